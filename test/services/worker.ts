import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = fileURLToPath(new URL('../../server/cli/ringsight.mjs', import.meta.url));

export interface WorkerOptions {
  readonly store: string;
  readonly redis: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Largest heap of JavaScript in MB. */
  readonly heapMb?: number;
}

export interface RunningWorker {
  readonly pid: number;
  output(): string;
  /** Ends it as an operator does; resolves to its exit code. */
  stop(): Promise<number | null>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

/**
 * Starts a real worker in a process of its own, as users start it, and waits until it says that it works.
 *
 * @throws Error with its output when it ends instead
 */
export async function startWorker({ store, redis, env, heapMb }: WorkerOptions): Promise<RunningWorker> {
  const heap = heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`];
  const child = spawn(process.execPath, [...heap, bin, 'worker', '--store', store], {
    cwd: root,
    env: { ...process.env, RINGSIGHT_REDIS: redis, RINGSIGHT_JOB_LOCK_SECONDS: '1', RINGSIGHT_THREADS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let output = '';
  const working = new Promise<void>((resolve) => {
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('works jobs')) resolve();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
  });
  await Promise.race([working, ended]);
  if (child.exitCode !== null) throw new Error(`the worker ended with ${child.exitCode}\n${output}`);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await ended;
    }
    return child.exitCode;
  };
  return {
    pid: child.pid!,
    output: () => output,
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
  };
}
