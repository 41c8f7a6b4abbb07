/** Runs peer.py. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { FeatureSet } from './ours.ts';

const script = fileURLToPath(new URL('./peer.py', import.meta.url));
const run = promisify(execFile);

export class Peer {
  readonly #python: string;
  readonly #file: string;
  readonly #scale: number;

  constructor(python: string, file: string, scale: number) {
    this.#python = python;
    this.#file = file;
    this.#scale = scale;
  }

  /** Transfers a second in one thread. */
  async speed(set: FeatureSet, batch: number, limit: number): Promise<number> {
    const { stdout } = await run(this.#python, [
      script,
      this.#file,
      set,
      'speed',
      String(batch),
      String(this.#scale),
      String(limit),
    ]);
    const { seconds, transfers } = JSON.parse(stdout) as { readonly seconds: number; readonly transfers: number };
    return transfers / seconds;
  }

  /** The features of the first transfers, row by row. */
  async values(set: FeatureSet, limit: number): Promise<Float64Array> {
    const folder = mkdtempSync(join(tmpdir(), 'ringsight-streaming-'));
    try {
      const out = join(folder, 'values');
      await run(this.#python, [script, this.#file, set, 'values', out, String(this.#scale), String(limit)]);
      return new Float64Array(Uint8Array.from(readFileSync(out)).buffer);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}
