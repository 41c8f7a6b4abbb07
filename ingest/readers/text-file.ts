/** What the readers of CSV and JSON share: the lines of a text as a relation. */
import { type FileFacts, scanFile } from './scan-file.ts';
import { sqlText } from './sql.ts';
import type { Staging } from './staging.ts';
import { decoded, REPLACEMENT, withLineFeeds, writeTexts } from './transcode.ts';

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

/** A text file as the readers of text get it: UTF-8, one kind of line end (but for CSV, whose reader copes with more). */
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
export const escapedNoDelimiter = (json: string): string => json.replaceAll(NO_DELIMITER, '\\udbff\\udfff');

/** Copies a text with every line ended by LF, where it has other ends. */
export async function withUniformLines(staging: Staging, file: TextFile): Promise<TextFile> {
  const { newline } = file.facts.text;
  if (newline === 'lf' || newline === 'crlf') return file;
  const path = staging.newFile();
  await writeTexts(path, withLineFeeds(decoded(file.path, 'utf-8'), newline === 'cr'));
  return { ...file, path, facts: await scanFile(path) };
}

export const NUL_FAULT = 'the line holds a NUL byte';
export const ENCODING_FAULT = "the line holds bytes that have no meaning in the file's encoding";

/** SQL that says why a line is no text to work with, else null. */
export function damageIn(raw: string, file: TextFile): string {
  const faults = [
    ...(file.facts.text.nulBytes > 0 ? [[`contains(${raw}, chr(0))`, NUL_FAULT]] : []),
    ...(file.isDamaged ? [[`contains(${raw}, ${sqlText(REPLACEMENT)})`, ENCODING_FAULT]] : []),
  ].map(([condition, reason]) => `WHEN ${condition} THEN ${sqlText(reason)}`);
  return faults.length > 0 ? `CASE ${faults.join(' ')} END` : 'NULL';
}
