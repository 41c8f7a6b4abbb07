/** Starts the API with the explorer, and ends it in good order. */
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { RingsightError } from '../graph/schema/errors.ts';
import { isLoopback } from './auth/origin.ts';
import { openBoard } from './board.ts';
import type { ApiKey } from './config.ts';
import type { ReportDefect } from './errors.ts';
import { createHttpServer } from './http.ts';
import { type JobOptions, openServices, type Services } from './services.ts';

export interface ListenOptions {
  /** 127.0.0.1 when left out; anything but a loopback address needs `apiKeys`. */
  readonly host?: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly apiKeys?: readonly ApiKey[];
  /** Keys of those who may see the board of jobs. */
  readonly adminKeys?: readonly ApiKey[];
  readonly allowedOrigins?: readonly string[];
  /** Folder of the explorer's build; `dist/ui` when left out. */
  readonly explorer?: string;
  /** Time that one request may take. */
  readonly milliseconds?: number;
  readonly report?: ReportDefect;
}

export interface ServeOptions extends ListenOptions {
  /** Where the graph is kept. */
  readonly location: string;
  readonly threads?: number;
  readonly jobs?: JobOptions;
}

export interface Served {
  /** Where people open the explorer. */
  readonly url: string;
  /** Takes no more requests, lets those under way end, and gives back what it holds. */
  close(): Promise<void>;
}

const builtExplorer = fileURLToPath(new URL('../dist/ui', import.meta.url));
/** Who asks a server to write hears within this time that its database does not answer. */
const PATIENCE_MILLISECONDS = 5_000;
/** Requests that are still under way after this are cut off. */
const CLOSING_MILLISECONDS = 5_000;

/**
 * Opens a store and serves it. Errors: `openServices`, `listen`.
 */
export async function serve({ location, threads, jobs, ...options }: ServeOptions): Promise<Served> {
  mayListen(options);
  const services = await openServices(location, { threads, jobs, patienceMs: PATIENCE_MILLISECONDS });
  try {
    const served = await listen(services, options);
    return {
      url: served.url,
      close: async () => {
        await served.close();
        await services.close();
      },
    };
  } catch (error) {
    await services.close();
    throw error;
  }
}

/**
 * Serves services that are open already, and leaves them open at the end.
 *
 * @throws RingsightError FORBIDDEN for an address that others can reach, without API keys; BAD_REQUEST when the port or
 *   the address cannot be had
 */
export async function listen(services: Services, options: ListenOptions): Promise<Served> {
  mayListen(options);
  const {
    host = '127.0.0.1',
    port,
    apiKeys = [],
    adminKeys = [],
    allowedOrigins = [],
    explorer = builtExplorer,
  } = options;
  const { milliseconds, report } = options;
  const board = await openBoard(services.jobs.queue);
  const keys = { apiKeys, adminKeys };
  const settings = { host, ...keys, allowedOrigins, explorer, milliseconds, board, report };
  const { server, endStreams } = createHttpServer(services, settings);
  await listening(server, host, port);
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return { url: `http://${urlHost(host)}:${bound}`, close: () => closed(server, endStreams) };
}

function mayListen({ host = '127.0.0.1', apiKeys = [], adminKeys = [] }: ListenOptions): void {
  if (isLoopback(host) || apiKeys.length + adminKeys.length > 0) return;
  throw new RingsightError(
    'FORBIDDEN',
    `host ${host}`,
    'others could reach it, and no API keys are set',
    'Set RINGSIGHT_API_KEYS to name:key pairs, or listen on 127.0.0.1.',
  );
}

/** What a browser on this machine can open: a wildcard address is no name. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'it is taken' : error.message;
      reject(new RingsightError('BAD_REQUEST', `${host}:${port}`, reason, 'Choose another port.', { cause: error }));
    });
    server.listen(port, host, () => resolve());
  });
}

async function closed(server: Server, endStreams: () => void): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  endStreams();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), CLOSING_MILLISECONDS);
  await ended;
  clearTimeout(cut);
}
