/** `npm start`: from a fresh clone to a running Ringsight. Installs what is missing, then hands over to start/start.ts. */
import { parseArgs } from 'node:util';
import { checkNode, ensureInstalled, run, Stop } from './setup.mjs';

const help = `npm start [-- --port N]

Installs packages, builds the explorer, loads the sample portfolio, runs the detectors, and serves the API and the
explorer on this machine. What stands already is left alone, so a second start is quick. Ctrl-C ends it.

  --port N   listen on this port (default: 4000, or the next free one)
  --help     show this

The store is data/ringsight.duckdb and the sample is in data/sample; remove data/ to begin anew.`;

/** What the command line asks for; null when it asks for help. */
function optionsOf(args) {
  try {
    const { values } = parseArgs({ args, options: { port: { type: 'string' }, help: { type: 'boolean' } } });
    if (values.help) return null;
    if (values.port === undefined) return { port: undefined };
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port < 1 || port > 65_535) throw new Error(`--port ${values.port}: not a port`);
    return { port };
  } catch (error) {
    throw new Stop(`${error.message}\n\n${help}`, 2);
  }
}

await run(async () => {
  const options = optionsOf(process.argv.slice(2));
  if (options === null) {
    console.log(help);
    return;
  }
  checkNode();
  ensureInstalled();
  const { register } = await import('tsx/esm/api');
  register();
  const { start } = await import('./start/start.ts');
  process.exitCode = await start(options);
});
