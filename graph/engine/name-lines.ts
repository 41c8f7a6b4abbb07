/**
 * Texts that are searched through: normalised, line by line, in shared memory, so that a native byte search runs over them.
 * Two passes, no tree to build.
 */
import { sharedUint8, sharedUint32 } from '../snapshot/buffers.ts';

/** Full-width forms become half-width, letters lower case, and space disappears, so that spellings of one name agree. */
export const normalize = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** Normalised lines, each preceded by `\n`; the text of line i begins at `offsets[i]`, and one `\n` closes the last. */
export interface LineParts {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

const NEWLINE = 10;

/** @param line a row's text, normalised, without a newline */
export function packLines(count: number, line: (row: number) => string): LineParts {
  const lines: string[] = [];
  let total = 1;
  for (let row = 0; row < count; row++) {
    const text = line(row);
    lines.push(text);
    total += 1 + Buffer.byteLength(text);
  }
  const bytes = sharedUint8(total);
  const offsets = sharedUint32(count + 1);
  const buffer = Buffer.from(bytes.buffer);
  let at = 0;
  for (let row = 0; row < count; row++) {
    bytes[at++] = NEWLINE;
    offsets[row] = at;
    at += buffer.write(lines[row], at);
  }
  bytes[at] = NEWLINE;
  offsets[count] = at + 1;
  return { bytes, offsets };
}

/** Lines looked at for one pattern in one kind, before the best of them are chosen. */
export const CANDIDATES = 500;

const bufferOf = ({ bytes }: LineParts): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const lineAt = (lines: LineParts, row: number): string =>
  bufferOf(lines).toString('utf8', lines.offsets[row], lines.offsets[row + 1] - 1);

/** The first rows whose line, with the newlines around it, holds a pattern; each once, at most `CANDIDATES`. */
export function* rowsWith(lines: LineParts, pattern: string): Generator<number> {
  const { offsets } = lines;
  const buffer = bufferOf(lines);
  const wanted = Buffer.from(pattern);
  let left = CANDIDATES;
  for (let at = buffer.indexOf(wanted); at >= 0 && left > 0; left--) {
    // The pattern may begin with the newline that stands before its line.
    const row = rowAt(offsets, pattern.startsWith('\n') ? at + 1 : at);
    yield row;
    at = buffer.indexOf(wanted, offsets[row + 1] - 1);
  }
}

/** The last row that begins at or before a byte. */
function rowAt(offsets: Uint32Array, at: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
