/** Runs parallel-cycle-enumeration and reads what it prints. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface PeerRun {
  readonly algorithm: string;
  readonly seconds: number;
  readonly counts: ReadonlyMap<number, number>;
}

/** Coarse- and fine-grained Johnson, coarse- and fine-grained Read–Tarjan. */
const ALGORITHMS = ['4', '5', '6', '7'];

const run = promisify(execFile);

/** One run of each of its parallel algorithms, fastest first. Its time leaves reading and building the graph out. */
export async function runPeer(
  binary: string,
  file: string,
  windowSeconds: number,
  threads: number,
): Promise<readonly PeerRun[]> {
  const runs: PeerRun[] = [];
  for (const algorithm of ALGORITHMS) {
    const options = ['-f', file, '-algo', algorithm, '-n', String(threads), '-tws', String(windowSeconds)];
    const { stdout, stderr } = await run(binary, options, { maxBuffer: 64 * 1024 * 1024 });
    const seconds = Number(/Total time: ([\d.e+-]+) s/.exec(stdout + stderr)?.[1] ?? Number.NaN);
    if (Number.isNaN(seconds)) throw new Error(`${binary} ${options.join(' ')}: it printed no time`);
    const counts = [...(stdout + stderr).matchAll(/^(\d+), (\d+)$/gm)].map(
      ([, a, b]) => [Number(a), Number(b)] as const,
    );
    runs.push({ algorithm, seconds, counts: new Map(counts) });
  }
  return runs.sort((a, b) => a.seconds - b.seconds);
}
