import { type Command, InvalidArgumentError } from 'commander';
import { print } from '../output.ts';
import { exitCodes, locationOf, run, storeCommand } from '../run.ts';

interface Options {
  readonly store?: string;
  readonly port?: number;
  readonly host?: string;
  readonly debug?: boolean;
}

const portNumber = (text: string): number => {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('Ports are 0 to 65535.');
  return Number(text);
};

export const serve = (): Command =>
  storeCommand('serve', 'Serves the API and the explorer until it is interrupted.', 'ringsight serve --port 4000')
    .option('--port <n>', 'port to listen on, 0 for any free one (default: RINGSIGHT_PORT, else 4000)', portNumber)
    .option('--host <address>', 'address to listen on (default: RINGSIGHT_HOST, else 127.0.0.1)')
    .action((options: Options) =>
      run(options.debug, async (signal) => {
        const [{ readConfig }, { serve: start }] = await Promise.all([
          import('../../config.ts'),
          import('../../serve.ts'),
        ]);
        const config = readConfig();
        const location = await locationOf(options);
        const { url, close } = await start({
          ...config,
          location,
          port: options.port ?? config.port,
          host: options.host ?? config.host,
        });
        print(`Ringsight serves ${location} at ${url}`);
        await new Promise<void>((resolve) => {
          if (signal.aborted) resolve();
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
        await close();
        // Being told to end is how serving ends.
        process.exitCode = exitCodes.done;
      }),
    );
