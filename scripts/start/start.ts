import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { RingsightError } from '../../graph/schema/errors.ts';
import { readConfig } from '../../server/config.ts';
import { type ListenOptions, listen, type Served } from '../../server/serve.ts';
import { openServices, type Services } from '../../server/services.ts';
import { detectWhatIsNew } from './detection.ts';
import { BuildFailed, buildExplorer } from './explorer.ts';
import { loadSample } from './sample.ts';
import { report } from './step.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Brings up whatever is missing, serves, and returns once it has been told to end.
 *
 * @returns the exit code: 0 ended while serving, 1 failed, 2 wrongly set up, 130 interrupted before it was up
 */
export async function start({ port }: { readonly port: number | undefined }): Promise<number> {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  endWithNpm(ending);
  try {
    await bringUp(port, ending.signal);
    return 0;
  } catch (error) {
    if (ending.signal.aborted) return 130;
    if (!(error instanceof RingsightError || error instanceof BuildFailed)) throw error;
    console.error(error.message);
    return error instanceof RingsightError && error.code === 'BAD_REQUEST' ? 2 : 1;
  }
}

/** A signal to npm ends npm and the shell between, which does not hand it on: losing that parent is then the signal. */
function endWithNpm(ending: AbortController): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) ending.abort();
  }, 500);
  watch.unref();
}

async function bringUp(port: number | undefined, signal: AbortSignal): Promise<void> {
  const config = readConfig();
  const building = buildWhileLoading(signal);
  const services = await openServices(config.store, { threads: config.threads });
  try {
    await loadSample(root, services.store, signal);
    await detectWhatIsNew(services.engine, signal);
    const milliseconds = await building;
    if (milliseconds !== null) report('Explorer', 'built', milliseconds);
    const server =
      port === undefined ? await listenNear(services, config) : await listen(services, { ...config, port });
    console.log(`\n  Ringsight is at ${server.url}  (API: ${server.url}/graphql). Ctrl-C ends it.`);
    if (!signal.aborted) await once(signal, 'abort');
    await server.close();
  } finally {
    await services.close();
  }
}

/**
 * Builds the explorer beside the loading of the data; the caller awaits it when the data stand.
 *
 * @returns how many milliseconds it took, or null when nothing had to be built
 */
function buildWhileLoading(signal: AbortSignal): Promise<number | null> {
  const startedAt = performance.now();
  const building = buildExplorer(root, signal).then((built) => (built ? performance.now() - startedAt : null));
  // Its failure is the caller's to report, at the time it awaits; until then it is not unhandled.
  building.catch(() => undefined);
  return building;
}

const portsToTry = 50;

/** Listens on the port that is asked for or on the next one that is free. Errors: `listen`. */
async function listenNear(services: Services, options: ListenOptions): Promise<Served> {
  for (let port = options.port; ; port++) {
    try {
      return await listen(services, { ...options, port });
    } catch (error) {
      const isTaken = error instanceof RingsightError && (error.cause as NodeJS.ErrnoException)?.code === 'EADDRINUSE';
      if (!isTaken || port + 1 === options.port + portsToTry) throw error;
    }
  }
}
