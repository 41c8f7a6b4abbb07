/** Writes a table of the benchmark's layout, row by row, without holding it. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

const ROWS_PER_WRITE = 4096;

export type Cell = string | number | boolean;

/** @returns how many rows were written */
export async function writeTable(
  folder: string,
  name: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Promise<number> {
  const stream = createWriteStream(join(folder, `${name}.csv`));
  const ended = finished(stream);
  let lines: string[] = [columns.join('|')];
  let count = 0;
  for (const row of rows) {
    lines.push(row.join('|'));
    count++;
    if (lines.length < ROWS_PER_WRITE) continue;
    if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain');
    lines = [];
  }
  stream.end(lines.length > 0 ? `${lines.join('\n')}\n` : '');
  await ended;
  return count;
}
