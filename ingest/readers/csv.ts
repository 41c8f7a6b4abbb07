import { RingsightError } from '../../graph/schema/errors.ts';
import { type CsvRecord, CsvRecords, LONGEST_VALUE } from './csv-records.ts';
import { sqlText } from './sql.ts';
import type { Staging } from './staging.ts';
import { damageIn, damageOf, handedOver, LONGEST_PLAIN_LINE, linesOf, type Rows, type TextFile } from './text-file.ts';
import { decoded } from './transcode.ts';

export const delimiters = [',', '|', '\t'] as const;

/**
 * Opens a CSV file. One without quotes, whose lines all end alike, goes to DuckDB as it is; any other is first split
 * into records here, so that each keeps the number of its true first line.
 *
 * @throws RingsightError BAD_INPUT when the header cannot be used
 */
export async function openCsv(staging: Staging, file: TextFile): Promise<Rows> {
  const { delimiter, columns, header } = readHeader(file);
  const { newline, hasQuotes, hasPlane16, hasTabs, hasRareBlanks, longestLine, filledLines } = file.facts.text;
  const isPlain =
    !hasQuotes && !hasPlane16 && (newline === 'lf' || newline === 'crlf') && longestLine <= LONGEST_PLAIN_LINE;
  if (!isPlain) {
    return { columns, header, isTame: false, ...(await splitRelation(staging, file, delimiter, columns)) };
  }
  const lines = await linesOf(staging, file.path, longestLine);
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
  const twice = columns.find((column, i) => column !== '' && columns.indexOf(column) !== i);
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

/** Splits the records here and hands them over: line, raw, broken, cells. */
async function splitRelation(
  staging: Staging,
  file: TextFile,
  delimiter: string,
  columns: readonly string[],
): Promise<Pick<Rows, 'relation' | 'count'>> {
  const rows = splitRows(file, delimiter, columns.length);
  const { relation, count } = await handedOver(staging, rows, columns.length + 3);
  const cells = columns.map((_, i) => `fields[${i + 4}] AS c${i}`);
  const fields = ['CAST(fields[1] AS BIGINT) AS line', 'fields[2] AS raw', 'fields[3] AS broken', ...cells];
  return { relation: `(SELECT ${fields.join(', ')} FROM ${relation})`, count };
}

async function* splitRows(file: TextFile, delimiter: string, width: number) {
  const records = new CsvRecords(delimiter, width);
  const returnsEndLines = file.facts.text.newline === 'cr';
  const rows = (found: Iterable<CsvRecord>) => [...found].map((record) => rowOf(record, file));
  let isHeader = true;
  for await (const text of decoded(file.path, 'utf-8')) {
    const found = rows(records.add(returnsEndLines ? text.replaceAll('\r', '\n') : text, false));
    yield isHeader ? found.slice(1) : found;
    isHeader &&= found.length === 0;
  }
  const found = rows(records.add('', true));
  yield isHeader ? found.slice(1) : found;
}

function rowOf({ line, raw, cells, broken }: CsvRecord, file: TextFile): readonly (string | number | null)[] {
  const fault = broken ?? damageOf(raw, file);
  // One character more than is allowed tells the check of lengths what it must know.
  const kept = fault === null ? cells.map((cell) => cell.slice(0, LONGEST_VALUE + 1)) : [];
  return [line, raw.slice(0, LONGEST_VALUE), fault, ...kept];
}
