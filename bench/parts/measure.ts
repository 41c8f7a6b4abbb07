/** Runs a deed of `child.ts` in a process of its own, whose memory may be bounded by the kernel. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Given, Measured } from './child.ts';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));

export interface Bounds {
  /** Bytes of memory that the process may write to (RLIMIT_DATA): an allocation beyond them fails. */
  readonly data?: number;
}

/** Without a bound V8 lets garbage lie about; what is compared is asked to be tidy, all alike. */
const TIDY = ['--max-semi-space-size=2', '--max-old-space-size=256'];

/** @throws Error when the process fails, as it does when it needs more than it may have */
export async function measure(
  deed: string,
  store: string,
  given: Given = {},
  { data }: Bounds = {},
): Promise<Measured> {
  const node = [process.execPath, ...TIDY, '--import', 'tsx', child, deed, store, JSON.stringify(given)];
  const [command, ...args] = data === undefined ? node : ['prlimit', `--data=${Math.floor(data)}`, ...node];
  const running = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, complained] = [running.stdout, running.stderr].map((stream) => stream.setEncoding('utf8').toArray());
  const [code, signal] = (await once(running, 'close')) as [number | null, string | null];
  if (code !== 0) throw new Error(`${deed} ended with ${signal ?? code}: ${(await complained).join('').slice(-2000)}`);
  return JSON.parse((await said).join('')) as Measured;
}
