import { RingsightError } from '../../graph/schema/errors.ts';
import { type CsvRecord, CsvRecords, LONGEST_VALUE } from './csv-records.ts';
import { sqlText } from './sql.ts';
import type { Staging } from './staging.ts';
import {
  damageIn,
  ENCODING_FAULT,
  escapedNoDelimiter,
  linesOf,
  NUL_FAULT,
  type Rows,
  type TextFile,
  withUniformLines,
} from './text-file.ts';
import { decoded, REPLACEMENT, writeTexts } from './transcode.ts';

export const delimiters = [',', '|', '\t'] as const;

/** Longer lines take the careful way. */
const LONGEST_PLAIN_LINE = 1 << 20;

/**
 * Opens a CSV file. One without quotes, whose lines all end alike, goes to DuckDB as it is; any other is first split
 * into records here, so that each keeps the number of its true first line.
 *
 * @throws RingsightError BAD_INPUT when the header cannot be used
 */
export async function openCsv(staging: Staging, file: TextFile): Promise<Rows> {
  const { delimiter, columns, header } = readHeader(file);
  const { newline, hasQuotes, hasPlane16, hasTabs, hasRareBlanks, longestLine, filledLines } = file.facts.text;
  const isPlain = !hasQuotes && !hasPlane16 && newline !== 'mixed' && longestLine <= LONGEST_PLAIN_LINE;
  if (!isPlain) {
    const relation = await splitRelation(staging, file, delimiter, columns);
    return { columns, header, relation, isTame: false, count: null };
  }
  const plain = await withUniformLines(staging, file);
  const lines = await linesOf(staging, plain.path, longestLine);
  const relation = plainRelation(lines, file, delimiter, columns, header.line);
  const isTame = !hasRareBlanks && (delimiter === '\t' || !hasTabs);
  return { columns, header, relation, isTame, count: filledLines - 1 };
}

function readHeader(file: TextFile) {
  const text = new TextDecoder().decode(file.facts.head);
  const end = file.facts.text.newline === 'cr' ? text.replaceAll('\r', '\n') : text;
  const candidates = delimiters.map((delimiter) => ({ delimiter, record: firstRecord(end, delimiter) }));
  const { delimiter, record } = candidates.reduce((best, next) =>
    (next.record?.cells.length ?? 0) > (best.record?.cells.length ?? 0) ? next : best,
  );
  if (!record || record.broken !== null) {
    throw new RingsightError('BAD_INPUT', file.name, 'the header cannot be read', 'The first line names the columns.');
  }
  const columns = record.cells.map((cell) => cell.trim());
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice !== undefined) {
    throw new RingsightError('BAD_INPUT', file.name, `two columns are called "${twice}"`, 'Give each its own name.');
  }
  return { delimiter, columns, header: { line: record.line, raw: record.raw } };
}

function firstRecord(text: string, delimiter: string): CsvRecord | null {
  const first = new CsvRecords(delimiter, null).add(text, true).next();
  return first.done ? null : first.value;
}

/** Lines without quotes are split where the delimiter stands. */
function plainRelation(
  lines: string,
  file: TextFile,
  delimiter: string,
  columns: readonly string[],
  headerLine: number,
): string {
  const width = columns.length;
  const cells = columns.map((_, i) => `cells[${i + 1}] AS c${i}`);
  const fault = `CASE WHEN len(cells) <> ${width} THEN 'the row has ' || len(cells) || CASE len(cells) WHEN 1 THEN ' value' ELSE ' values' END || ' where the header has ${width}' END`;
  return `(SELECT line, raw, coalesce(${damageIn('raw', file)}, ${fault}) AS broken, ${cells.join(', ')}
    FROM (SELECT line, raw, string_split(raw, ${sqlText(delimiter)}) AS cells FROM ${lines} WHERE line > ${headerLine}))`;
}

/** Splits the records here and hands them over as JSON arrays, a line each: line, raw, broken, cells. */
async function splitRelation(
  staging: Staging,
  file: TextFile,
  delimiter: string,
  columns: readonly string[],
): Promise<string> {
  const path = staging.newFile();
  let longest = 0;
  async function* written(): AsyncGenerator<string> {
    let isHeader = true;
    for await (const records of recordsOf(file, delimiter, columns.length)) {
      let text = '';
      for (const record of records) {
        if (isHeader) isHeader = false;
        else {
          const line = lineOf(record, file);
          longest = Math.max(longest, line.length * 3);
          text += line;
        }
      }
      yield text;
    }
  }
  await writeTexts(path, written());
  const fields = columns.map((_, i) => `fields[${i + 4}] AS c${i}`);
  const pointers = Array.from({ length: columns.length + 3 }, (_, i) => `'$[${i}]'`);
  return `(SELECT CAST(fields[1] AS BIGINT) AS line, fields[2] AS raw, fields[3] AS broken, ${fields.join(', ')}
    FROM (SELECT json_extract_string(raw, [${pointers.join(', ')}]) AS fields FROM ${await linesOf(staging, path, longest)}))`;
}

async function* recordsOf(file: TextFile, delimiter: string, width: number): AsyncGenerator<readonly CsvRecord[]> {
  const records = new CsvRecords(delimiter, width);
  const returnsEndLines = file.facts.text.newline === 'cr';
  for await (const text of decoded(file.path, 'utf-8')) {
    yield [...records.add(returnsEndLines ? text.replaceAll('\r', '\n') : text, false)];
  }
  yield [...records.add('', true)];
}

function lineOf({ line, raw, cells, broken }: CsvRecord, file: TextFile): string {
  const fault =
    broken ?? (raw.includes('\0') ? NUL_FAULT : file.isDamaged && raw.includes(REPLACEMENT) ? ENCODING_FAULT : null);
  // One character more than is allowed tells the check of lengths what it must know.
  const kept = fault === null ? cells.map((cell) => cell.slice(0, LONGEST_VALUE + 1)) : [];
  const json = JSON.stringify([line, raw.slice(0, LONGEST_VALUE), fault, ...kept]);
  return `${escapedNoDelimiter(json)}\n`;
}
