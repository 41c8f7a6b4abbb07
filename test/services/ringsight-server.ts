import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = fileURLToPath(new URL('../../server/cli/ringsight.mjs', import.meta.url));

export interface ServerOptions {
  /** The store to serve: a path or what else `--store` takes. */
  readonly store: string;
  readonly port?: number;
  /** More environment for the server, such as `RINGSIGHT_API_KEYS`. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long it may take until it is ready. */
  readonly timeoutMs?: number;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** What the server has written so far, both streams. */
  output(): string;
  /** Ends the server as an operator does, and by force when it does not go; resolves to its exit code, or null after force. */
  stop(): Promise<number | null>;
}

/**
 * Starts the real server in a process of its own, as users start it, and waits until it says that it is ready.
 *
 * @throws Error with the server's output when it ends or stays unready
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, [bin, 'serve', '--store', options.store, '--port', String(port)], {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const server = { url: `http://127.0.0.1:${port}`, port, output: () => output, stop: () => stop(child) };
  try {
    // Until it says where it listens, whoever answers at the port may be someone else.
    const listens = (): boolean => output.includes(`:${port}`);
    await untilReady(child, listens, `${server.url}/readyz`, options.timeoutMs ?? 60_000);
  } catch (cause) {
    await server.stop();
    throw new Error(`the server did not start: ${(cause as Error).message}\n${output}`, { cause });
  }
  return server;
}

async function untilReady(child: ChildProcess, listens: () => boolean, url: string, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const answer = listens() ? await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null) : null;
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`${url} was not ready within ${timeoutMs} ms`);
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
  const code = await ended;
  clearTimeout(force);
  return code;
}
