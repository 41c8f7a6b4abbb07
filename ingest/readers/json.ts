import { RingsightError } from '../../graph/schema/errors.ts';
import { LONGEST_VALUE } from './csv-records.ts';
import { sqlText } from './sql.ts';
import type { Staging } from './staging.ts';
import { damageIn, damageOf, handedOver, LONGEST_PLAIN_LINE, linesOf, type Rows, type TextFile } from './text-file.ts';
import { decoded } from './transcode.ts';

const CLOSING_BRACKET = 0x5d;

/** Bytes that one object of a JSON array may take. */
const LARGEST_OBJECT = 16 << 20;

/** JSON Lines: an object a line. */
export async function openJsonLines(staging: Staging, file: TextFile): Promise<Rows> {
  const { newline, hasPlane16, longestLine, filledLines } = file.facts.text;
  const isPlain = !hasPlane16 && (newline === 'lf' || newline === 'crlf') && longestLine <= LONGEST_PLAIN_LINE;
  const { relation, count } = isPlain
    ? { relation: await plainLines(staging, file), count: filledLines }
    : await cutLines(staging, file);
  const parsed = `(SELECT line, raw, damage, try_cast(raw AS JSON) AS value FROM ${relation})`;
  return { ...(await rowsOf(staging, parsed)), count };
}

async function plainLines(staging: Staging, file: TextFile): Promise<string> {
  const lines = await linesOf(staging, file.path, file.facts.text.longestLine);
  return `(SELECT line, raw, ${damageIn('raw', file)} AS damage FROM ${lines})`;
}

async function cutLines(staging: Staging, file: TextFile): Promise<Pick<Rows, 'relation' | 'count'>> {
  const { relation, count } = await handedOver(staging, linesIn(file), 3);
  const fields = 'CAST(fields[1] AS BIGINT) AS line, fields[2] AS raw, fields[3] AS damage';
  return { relation: `(SELECT ${fields} FROM ${relation})`, count };
}

/**
 * One JSON array of objects. Objects have no lines of their own, so `line` is an object's number in the array, from 1.
 *
 * @throws RingsightError BAD_INPUT when the array is not closed
 */
export async function openJsonArray(staging: Staging, file: TextFile): Promise<Rows> {
  // DuckDB takes an array that breaks off behind a comma for whole.
  if (file.facts.lastByte !== CLOSING_BRACKET) {
    throw new RingsightError('BAD_INPUT', file.name, 'the JSON array is not closed', 'Check that the file is whole.');
  }
  const link = sqlText(await staging.link(file.path));
  const objects = `read_json_objects(${link}, format = 'array', maximum_object_size = ${LARGEST_OBJECT}, compression = 'uncompressed')`;
  const raw = 'CAST(json AS VARCHAR)';
  const parsed = `(SELECT row_number() OVER () AS line, ${raw} AS raw, ${damageIn(raw, file)} AS damage, json AS value FROM ${objects})`;
  return { ...(await rowsOf(staging, parsed)), count: null };
}

async function rowsOf(staging: Staging, parsed: string): Promise<Omit<Rows, 'count'>> {
  const isObject = "value IS NOT NULL AND json_type(value) = 'OBJECT'";
  const names = await staging.rows(
    `SELECT DISTINCT unnest(json_keys(value)) AS name FROM ${parsed} WHERE ${isObject} ORDER BY name`,
  );
  const columns = names.map(([name]) => String(name));
  const pointers = columns.map((column) => sqlText(`/${column.replaceAll('~', '~0').replaceAll('/', '~1')}`));
  const cells = columns.map((_, i) => `cells[${i + 1}] AS c${i}`);
  const extracted = columns.length > 0 ? `json_extract_string(value, [${pointers.join(', ')}])` : 'NULL';
  const broken = `coalesce(damage, CASE WHEN ${isObject} THEN NULL ELSE 'the line is not a JSON object' END) AS broken`;
  const relation = `(SELECT ${['line', 'raw', broken, ...cells].join(', ')} FROM (SELECT line, raw, damage, value, ${extracted} AS cells FROM ${parsed}))`;
  return { columns, relation, header: null, isTame: false };
}

const TOO_LONG = `the line is longer than ${LONGEST_PLAIN_LINE} characters`;

/** Lines cut out here, as line, raw, damage; LF and CR LF end them, and CR where a file has nothing else. */
async function* linesIn(file: TextFile): AsyncGenerator<readonly (readonly (string | number | null)[])[]> {
  const end = file.facts.text.newline === 'cr' ? '\r' : '\n';
  let held = '';
  let line = 0;
  const rowsOfLines = (texts: readonly string[]) =>
    texts.flatMap((text) => {
      line++;
      const raw = text.replace(/\r$/, '');
      if (raw === '') return [];
      return [
        raw.length > LONGEST_PLAIN_LINE
          ? [line, raw.slice(0, LONGEST_VALUE), TOO_LONG]
          : [line, raw, damageOf(raw, file)],
      ];
    });
  for await (const text of decoded(file.path, 'utf-8')) {
    const lines = (held + text).split(end);
    held = lines.pop() ?? '';
    yield rowsOfLines(lines);
  }
  yield rowsOfLines([held]);
}
