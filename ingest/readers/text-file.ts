/** What the readers of CSV and JSON share: the lines of a text as a relation. */
import type { FileFacts } from './scan-file.ts';
import { sqlText } from './sql.ts';
import type { Staging } from './staging.ts';
import { REPLACEMENT, writeTexts } from './transcode.ts';

export interface Rows {
  readonly columns: readonly string[];
  /**
   * SQL of a relation: `line` (of the file; the row's number where there are no lines), `raw`, `broken` (why the line is
   * no row, else null), and `c0`, `c1`, … with the cells as text in the order of `columns`.
   */
  readonly relation: string;
  /** The header as it stands in the file, and its line; null where names come with each row. */
  readonly header: { readonly line: number; readonly raw: string } | null;
  /** Cells hold no control characters and no blanks but spaces, which spares each of them a look. */
  readonly isTame: boolean;
  /** Number of rows, counted without the staging database, where that is possible. */
  readonly count: number | null;
}

/** A text file as the readers of text get it: in UTF-8. */
export interface TextFile {
  readonly name: string;
  readonly path: string;
  readonly facts: FileFacts;
  /** Bytes that had no meaning in the file's encoding stand as `REPLACEMENT`. */
  readonly isDamaged: boolean;
}

/**
 * Lines of a text file as a relation of `line` and `raw`, empty ones left out. Nothing is taken for a quote or for a
 * delimiter, so that a line of the file is a line here.
 */
export async function linesOf(staging: Staging, path: string, longestLine: number): Promise<string> {
  // The longest line that a reader of CSV lets pass is 2 MB unless told otherwise; its buffer must hold one.
  const size = Math.max(2 << 20, longestLine + 16);
  const options = [
    "columns = {'raw': 'VARCHAR'}",
    `delim = ${sqlText(NO_DELIMITER)}`,
    "quote = ''",
    "escape = ''",
    "comment = ''",
    'header = false',
    'auto_detect = false',
    "compression = 'none'",
    `max_line_size = ${size}`,
    `buffer_size = ${size * 8}`,
  ];
  const file = sqlText(await staging.link(path));
  return `(SELECT line, raw FROM (SELECT row_number() OVER () AS line, raw FROM read_csv(${file}, ${options.join(', ')})) WHERE raw IS NOT NULL)`;
}

/** The last code point of all, which no text may use: where a reader wants a delimiter and lines shall stay whole. */
const NO_DELIMITER = '\u{10ffff}';

/** JSON that says the same without it. */
const escapedNoDelimiter = (json: string): string => json.replaceAll(NO_DELIMITER, '\\udbff\\udfff');

/** Lines that are longer than this take the careful way, in which they are cut. */
export const LONGEST_PLAIN_LINE = 256 << 10;

/**
 * Hands rows over that were cut out of a text here: each is written as a JSON array on a line of its own.
 *
 * @returns a relation with the first `width` values of each row, as text, in `fields`, and the number of rows
 */
export async function handedOver(
  staging: Staging,
  pieces: AsyncIterable<readonly (readonly (string | number | null)[])[]>,
  width: number,
): Promise<{ readonly relation: string; readonly count: number }> {
  const path = staging.newFile();
  let longest = 0;
  let count = 0;
  async function* written(): AsyncGenerator<string> {
    for await (const rows of pieces) {
      let text = '';
      count += rows.length;
      for (const row of rows) {
        const line = `${escapedNoDelimiter(JSON.stringify(row))}\n`;
        longest = Math.max(longest, line.length * MOST_BYTES);
        text += line;
      }
      yield text;
    }
  }
  await writeTexts(path, written());
  const places = Array.from({ length: width }, (_, i) => `'$[${i}]'`);
  const lines = await linesOf(staging, path, longest);
  return { relation: `(SELECT json_extract_string(raw, [${places.join(', ')}]) AS fields FROM ${lines})`, count };
}

/** Bytes that a UTF-16 unit takes in UTF-8 at most. */
const MOST_BYTES = 3;

/** Why a line is no text to work with, else null; `damageIn` says the same in SQL. */
export function damageOf(raw: string, { isDamaged }: TextFile): string | null {
  if (raw.includes('\0')) return NUL_FAULT;
  return isDamaged && raw.includes(REPLACEMENT) ? ENCODING_FAULT : null;
}

const NUL_FAULT = 'the line holds a NUL byte';
const ENCODING_FAULT = "the line holds bytes that have no meaning in the file's encoding";

/** SQL that says why a line is no text to work with, else null. */
export function damageIn(raw: string, file: TextFile): string {
  const faults = [
    ...(file.facts.text.nulBytes > 0 ? [[`contains(${raw}, chr(0))`, NUL_FAULT]] : []),
    ...(file.isDamaged ? [[`contains(${raw}, ${sqlText(REPLACEMENT)})`, ENCODING_FAULT]] : []),
  ].map(([condition, reason]) => `WHEN ${condition} THEN ${sqlText(reason)}`);
  return faults.length > 0 ? `CASE ${faults.join(' ')} END` : 'NULL';
}
