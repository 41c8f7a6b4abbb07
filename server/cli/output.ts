/** Results go to stdout, everything else to stderr. Text from data never reaches a terminal as it is. */

import { clean } from '../exports/text.ts';

export { clean, csvLine, jsonLine } from '../exports/text.ts';

/** A line of the result. */
export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** A line for the person who watches. */
export const note = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

export interface TableColumn {
  readonly title: string;
  readonly align?: 'right';
}

/** Lines of a table: columns as wide as their widest cell, two spaces between them. */
export function tableLines(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): readonly string[] {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => row.map((cell) => clean(cell)))];
  const widths = columns.map((_, i) => lines.reduce((widest, line) => Math.max(widest, widthOf(line[i])), 0));
  return lines.map((line) =>
    line
      .map((cell, i) => {
        const space = ' '.repeat(widths[i] - widthOf(cell));
        return columns[i].align === 'right' ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Prints a table. */
export const printTable = (columns: readonly TableColumn[], rows: readonly (readonly string[])[]): void => {
  for (const line of tableLines(columns, rows)) print(line);
};

// UAX 11: wide and fullwidth characters take two columns; marks are drawn onto the character before them.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const MARK = /[\p{Mn}\p{Me}\u200b-\u200d]/u;

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

export const count = (value: number): string => value.toLocaleString('en-US');

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** `2026-05-31 14:03:09`, UTC. */
export const time = (instant: number): string => new Date(instant).toISOString().slice(0, 19).replace('T', ' ');

export function bytes(value: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const size = value === 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(value) / 10));
  return size === 0 ? `${value} bytes` : `${(value / 2 ** (10 * size)).toFixed(1)} ${units[size]}`;
}

/** When the reader of a pipe has gone, as `head` does, there is nothing left to do and nothing wrong. */
export function endQuietlyWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode);
      throw error;
    });
  }
}
