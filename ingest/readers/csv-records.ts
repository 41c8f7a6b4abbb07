/**
 * Records of a CSV text that DuckDB cannot be given as it is: with quotes (a quoted cell may hold line breaks), or with
 * line ends of more than one kind. RFC 4180, with two liberties: LF ends a line too, and a quote inside a cell that does
 * not begin with one is a character like any other.
 *
 * A record that breaks the rules costs one line: where a quote is never closed, or is closed by one that was meant to
 * open another cell, only the line in which it opened is given up, and reading goes on with the next.
 */
export interface CsvRecord {
  /** Number of the line in which it begins, from 1. */
  readonly line: number;
  readonly raw: string;
  readonly cells: readonly string[];
  /** Why the line is not a record; null where it is one. */
  readonly broken: string | null;
}

/** Texts longer than this many characters are not values. */
export const LONGEST_VALUE = 65_536;

/** A quoted cell that is not closed within so many characters is taken for one that was never closed. */
const LONGEST_RECORD = 16 << 20;

const UNCLOSED = 'a quote is opened and not closed';

export class CsvRecords {
  readonly #delimiter: string;
  readonly #width: number | null;
  #text = '';
  #position = 0;
  #line = 1;

  /** @param width how many cells a record must have; null: any number */
  constructor(delimiter: string, width: number | null) {
    this.#delimiter = delimiter;
    this.#width = width;
  }

  /** The records that end in what has been given so far; with `last`, what is left too. */
  *add(text: string, last: boolean): Generator<CsvRecord> {
    this.#text = this.#text.slice(this.#position) + text;
    this.#position = 0;
    while (this.#position < this.#text.length) {
      const scanned = this.#scan(last);
      if (scanned === null) return;
      const record = this.#accept(scanned);
      if (record) yield record;
    }
  }

  /** Reads one record from the position on; null when more text is needed. */
  #scan(last: boolean): Scanned | null {
    const text = this.#text;
    const cells: string[] = [];
    let at = this.#position;
    for (;;) {
      let end: number;
      if (text[at] === '"') {
        const closing = this.#closingQuote(at + 1, last);
        if (closing === null) return null;
        if (closing < 0) return this.#fault(UNCLOSED, last);
        cells.push(text.slice(at + 1, closing).replaceAll('""', '"'));
        end = closing + 1;
        if (text[end] === '\r' && (text[end + 1] === '\n' || end + 1 === text.length)) end++;
      } else {
        end = this.#cellEnd(at);
        if (end === text.length && !last) return null;
        const cell = text.slice(at, end);
        cells.push(text[end] !== this.#delimiter && cell.endsWith('\r') ? cell.slice(0, -1) : cell);
      }
      if (end === text.length) return last ? { end, next: end, cells, broken: null } : null;
      if (text[end] === '\n') return { end, next: end + 1, cells, broken: null };
      if (text[end] !== this.#delimiter) return this.#fault('a closing quote is followed by more text', last);
      at = end + 1;
    }
  }

  /** Where the quote that closes a cell stands; -1 when none does, null when more text may hold it. */
  #closingQuote(from: number, last: boolean): number | null {
    let at = from;
    for (;;) {
      const quote = this.#text.indexOf('"', at);
      const isOpen = quote < 0 || (quote + 1 === this.#text.length && !last);
      if (isOpen) return last || this.#text.length - this.#position > LONGEST_RECORD ? -1 : null;
      if (this.#text[quote + 1] !== '"') return quote;
      at = quote + 2;
    }
  }

  #cellEnd(from: number): number {
    const text = this.#text;
    const delimiter = this.#delimiter.charCodeAt(0);
    let at = from;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === delimiter || unit === 10) break;
    }
    return at;
  }

  /** Gives up the line at the position. */
  #fault(reason: string, last: boolean): Scanned | null {
    const newline = this.#text.indexOf('\n', this.#position);
    if (newline < 0 && !last) return null;
    const end = newline < 0 ? this.#text.length : newline;
    return { end, next: newline < 0 ? end : end + 1, cells: [], broken: reason };
  }

  /** Moves on behind what was read; null for an empty line. */
  #accept(scanned: Scanned): CsvRecord | null {
    const line = this.#line;
    const start = this.#position;
    let { end, next, broken } = scanned;
    const { cells } = scanned;
    const isWidthWrong = broken === null && this.#width !== null && cells.length !== this.#width;
    if (isWidthWrong && this.#text.slice(start, end).includes('\n')) {
      end = this.#text.indexOf('\n', start);
      next = end + 1;
      broken = UNCLOSED;
    }
    const raw = this.#text.slice(start, end).replace(/\r$/, '');
    this.#position = next;
    this.#line += lineFeeds(this.#text, start, next);
    if (raw === '') return null;
    if (isWidthWrong) broken ??= widthFault(cells.length, this.#width ?? 0);
    return { line, raw, cells: broken === null ? cells : [], broken };
  }
}

interface Scanned {
  /** Where the record ends, and where the next one begins. */
  readonly end: number;
  readonly next: number;
  readonly cells: readonly string[];
  readonly broken: string | null;
}

export const widthFault = (found: number, expected: number): string =>
  `the row has ${found} ${found === 1 ? 'value' : 'values'} where the header has ${expected}`;

function lineFeeds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
