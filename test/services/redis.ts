/** A real Redis of one's own, which can be stopped, killed and started again with its data or without. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.ts';

const PROGRAM = 'redis-server';
const READY_MILLISECONDS = 20_000;

/** Whether Debian's `redis-server` is installed. */
export const hasRedis = (): boolean => spawnSync(PROGRAM, ['--version']).status === 0;

export interface RedisOptions {
  /** Writes every change to disk, so that even a kill loses next to nothing. */
  readonly appendOnly?: boolean;
  readonly password?: string;
}

export interface RunningRedis {
  readonly port: number;
  readonly url: string;
  /** Ends it in good order: with `appendOnly` its data is on disk. */
  stop(): Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** Starts it again on its port, after `stop` or `kill`. */
  start(options?: { readonly withoutData?: boolean }): Promise<void>;
  /** Ends it and takes away its folder. */
  remove(): Promise<void>;
}

/**
 * Starts a Redis on a free port in a folder of its own.
 *
 * @throws Error when `redis-server` is not installed or does not start
 */
export async function startRedis({ appendOnly = false, password }: RedisOptions = {}): Promise<RunningRedis> {
  if (!hasRedis()) throw new Error('no redis-server found: install it (Debian: apt-get install redis-server)');
  const folder = await mkdtemp(join(tmpdir(), 'ringsight-redis-'));
  const port = await freePort();
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const settings = {
      port: String(port),
      bind: '127.0.0.1',
      dir: folder,
      save: '',
      appendonly: appendOnly ? 'yes' : 'no',
      appendfsync: 'always',
      'maxmemory-policy': 'noeviction',
      ...(password === undefined ? {} : { requirepass: password }),
    };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
    child = spawn(PROGRAM, args, { stdio: 'ignore' });
    await untilItListens(child, port);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  await start();
  return {
    port,
    url: `redis://${password === undefined ? '' : `:${password}@`}127.0.0.1:${port}`,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start: async ({ withoutData = false } = {}) => {
      if (withoutData) await rm(join(folder, 'appendonlydir'), { recursive: true, force: true });
      await start();
    },
    remove: async () => {
      await end('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilItListens(child: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + READY_MILLISECONDS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
    if (await answers(port)) return;
    await pause(20);
  }
  throw new Error(`redis-server did not answer within ${READY_MILLISECONDS} ms`);
}

/** Whether it answers; while it still loads its data it says so with an error. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once('data', (data) => {
      socket.destroy();
      resolve(!data.toString().startsWith('-LOADING'));
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
