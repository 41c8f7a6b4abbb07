import { RingsightError } from '../../graph/schema/errors.ts';
import { scanFile } from './scan-file.ts';
import { sqlText } from './sql.ts';
import type { Staging } from './staging.ts';
import { damageIn, escapedNoDelimiter, linesOf, type Rows, type TextFile, withUniformLines } from './text-file.ts';
import { decoded, writeTexts } from './transcode.ts';

/** Bytes that one object of a JSON array may take. */
const LARGEST_OBJECT = 16 << 20;

/** JSON Lines: an object a line. */
export async function openJsonLines(staging: Staging, file: TextFile): Promise<Rows> {
  const { path, facts } = await withUniformLines(staging, await withoutPlane16(staging, file));
  const lines = await linesOf(staging, path, facts.text.longestLine);
  const parsed = `(SELECT line, raw, ${damageIn('raw', file)} AS damage, try_cast(raw AS JSON) AS value FROM ${lines})`;
  return { ...(await rowsOf(staging, parsed)), count: facts.text.filledLines };
}

/**
 * One JSON array of objects. Objects have no lines of their own, so `line` is an object's number in the array, from 1.
 *
 * @throws RingsightError BAD_INPUT when the array is malformed
 */
export async function openJsonArray(staging: Staging, file: TextFile): Promise<Rows> {
  const link = sqlText(await staging.link(file.path));
  const objects = `read_json_objects(${link}, format = 'array', maximum_object_size = ${LARGEST_OBJECT}, compression = 'none')`;
  const parsed = `(SELECT row_number() OVER () AS line, CAST(json AS VARCHAR) AS raw, ${damageIn('CAST(json AS VARCHAR)', file)} AS damage, json AS value FROM ${objects})`;
  try {
    return { ...(await rowsOf(staging, parsed)), count: null };
  } catch (cause) {
    const reason = `the JSON array cannot be read: ${String(cause).split('\n')[0]}`;
    throw new RingsightError('BAD_INPUT', file.name, reason, 'Give JSON Lines: an object a line.', { cause });
  }
}

async function withoutPlane16(staging: Staging, file: TextFile): Promise<TextFile> {
  if (!file.facts.text.hasPlane16) return file;
  const path = staging.newFile();
  async function* escaped(): AsyncGenerator<string> {
    for await (const text of decoded(file.path, 'utf-8')) yield escapedNoDelimiter(text);
  }
  await writeTexts(path, escaped());
  return { ...file, path, facts: await scanFile(path) };
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
