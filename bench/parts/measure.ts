/** Runs a deed of `child.ts` in a process of its own, whose memory may be bounded by the kernel. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Given, Measured } from './child.ts';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));

export interface Bounds {
  /** Bytes of memory that the process may have: what needs more ends. */
  readonly memory?: number;
  /** Megabytes of V8's heap; what a worker is advised to have when left out. */
  readonly heap?: number;
}

/** This is what docs/deploy.md advises for workers that are short of memory. */
const flags = (heap = 1024): readonly string[] => ['--max-semi-space-size=2', `--max-old-space-size=${heap}`];

const frugal = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' };

/** @throws Error when the process fails, as it does when it needs more than it may have */
export async function measure(
  deed: string,
  store: string,
  given: Given = {},
  { memory, heap }: Bounds = {},
): Promise<Measured> {
  const node = [process.execPath, ...flags(heap), '--import', 'tsx', child, deed, store, JSON.stringify(given)];
  const bound = memory === undefined ? unbound : boundTo(memory);
  try {
    const [command, ...args] = [...bound.before, ...node];
    const running = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...frugal } });
    const [said, complained] = [running.stdout, running.stderr].map((stream) => stream.setEncoding('utf8').toArray());
    const [code, signal] = (await once(running, 'close')) as [number | null, string | null];
    if (code !== 0)
      throw new Error(`${deed} ended with ${signal ?? code}: ${(await complained).join('').slice(-2000)}`);
    return JSON.parse((await said).join('')) as Measured;
  } finally {
    bound.release();
  }
}

interface Bound {
  /** What goes before the command. */
  readonly before: readonly string[];
  release(): void;
}

const unbound: Bound = { before: [], release: () => undefined };

/** Where the kernel bounds groups of processes, and what the bound is called there: version 1, then version 2. */
const groups = [
  { folder: '/sys/fs/cgroup/memory', limit: 'memory.limit_in_bytes' },
  { folder: '/sys/fs/cgroup', limit: 'memory.max' },
] as const;

/** How processes are bounded here: all of their memory by a control group where one may be made, else what they may write to. */
export const boundedBy = (): 'control group' | 'prlimit --data' => (groupHere() ? 'control group' : 'prlimit --data');

const groupHere = () => groups.find(({ folder, limit }) => existsSync(join(folder, limit)) && isWritable(folder));

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function boundTo(memory: number): Bound {
  const here = groupHere();
  if (!here) return { ...unbound, before: ['prlimit', `--data=${Math.floor(memory)}`] };
  const group = join(here.folder, `ringsight-${process.pid}-${Date.now()}`);
  mkdirSync(group);
  writeFileSync(join(group, here.limit), String(Math.floor(memory)));
  const enter = `echo $$ > ${join(group, 'cgroup.procs')} && exec "$@"`;
  return { before: ['sh', '-c', enter, 'sh'], release: () => leave(group) };
}

/** The kernel takes a moment to see that the last process of a group is gone. */
function leave(group: string): void {
  for (let tries = 0; tries < 50; tries++) {
    try {
      rmdirSync(group);
      return;
    } catch {}
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
}
