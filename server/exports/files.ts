/** Files of results: whole or not there, and read back by their name alone. */
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { RingsightError } from '../../graph/schema/errors.ts';
import type { ExportFormat } from './tables.ts';

export interface ExportedFile {
  readonly name: string;
  readonly lines: number;
  readonly bytes: number;
}

const NAME = /^[a-zA-Z]+-[0-9a-f-]{32,36}\.(jsonl|csv)$/;
const types: Readonly<Record<ExportFormat, string>> = {
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};
/** Lines handed over at once. */
const CHUNK = 1_000;

export class ExportFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  /**
   * Writes lines to the file of a job, replacing what an earlier attempt wrote.
   *
   * @throws RingsightError CANCELLED when the signal aborts; STORE_UNAVAILABLE when the folder cannot be written
   */
  async write(job: string, format: ExportFormat, lines: Iterable<string>, signal?: AbortSignal): Promise<ExportedFile> {
    const name = `${job}.${format}`;
    const path = join(this.#folder, name);
    const unfinished = `${path}.unfinished`;
    let count = 0;
    function* chunks(): Generator<string> {
      let chunk: string[] = [];
      for (const line of lines) {
        count++;
        if (chunk.push(`${line}\n`) < CHUNK) continue;
        yield chunk.join('');
        chunk = [];
      }
      yield chunk.join('');
    }
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(unfinished, chunks(), { signal });
      const { size } = await stat(unfinished);
      await rename(unfinished, path);
      return { name, lines: count, bytes: size };
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      const { code, name: kind } = error as NodeJS.ErrnoException;
      if (kind === 'AbortError') throw new RingsightError('CANCELLED', name, 'it was cancelled', 'Start it again.');
      if (code === undefined) throw error;
      const remedy = 'Make room, or set RINGSIGHT_RESULTS_DIR to a folder that may be written.';
      throw new RingsightError('STORE_UNAVAILABLE', 'results', `they cannot be written (${code})`, remedy, {
        cause: error,
      });
    }
  }

  /** @throws RingsightError NOT_FOUND for a name that is none of ours, or a file that is not there */
  async open(name: string): Promise<{ readonly stream: ReadStream; readonly bytes: number; readonly type: string }> {
    const [, format] = NAME.exec(name) ?? [];
    const path = join(this.#folder, name);
    const info = format === undefined ? null : await stat(path).catch(() => null);
    if (!info?.isFile()) {
      const remedy = 'Take the name from the result of an export that succeeded.';
      throw new RingsightError('NOT_FOUND', `export ${name}`, 'there is no such file', remedy);
    }
    return { stream: createReadStream(path), bytes: info.size, type: types[format as ExportFormat] };
  }
}
