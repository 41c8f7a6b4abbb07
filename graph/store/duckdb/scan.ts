/** Streams a kind out of its table. */
import { type DuckDBConnection, type DuckDBDataChunk, LIST, listValue, VARCHAR } from '@duckdb/node-api';
import { type ColumnBatch, type ColumnType, columnsOf } from '../../schema/batch.ts';
import { RingsightError } from '../../schema/errors.ts';
import { isNodeKind, type Kind } from '../../schema/kinds.ts';
import type { ScanOptions } from '../store.ts';
import { ColumnGatherer } from './chunks.ts';
import { type EndTables, makeEndTables } from './ends.ts';
import { keyOf, quoted, tableOf } from './tables.ts';

/** Rows of a batch: large enough that the work on a batch outweighs the hand-over. */
const BATCH_ROWS = 65_536;

/**
 * A text of which a table has so many copies comes once, in a dictionary: handing a text over costs some ten times as
 * much as handing over its number.
 */
const COPIES_FOR_A_DICTIONARY = 2;
const ROWS_FOR_A_DICTIONARY = 20_000;

type ChosenColumn = readonly [name: string, type: ColumnType];

/** Streams the records of a kind, nodes by key and edges by id, over a connection of its own. */
export async function* scanKind(
  connect: () => Promise<DuckDBConnection>,
  kind: Kind,
  options: ScanOptions,
): AsyncGenerator<ColumnBatch> {
  const { signal } = options;
  const chosen = chosenColumns(kind, options.columns);
  const connection = await connect();
  const interrupt = () => connection.interrupt();
  signal?.addEventListener('abort', interrupt);
  try {
    throwIfAborted(signal, kind);
    // One transaction, so that the dictionary and the rows show the same moment.
    await connection.run('BEGIN');
    const source = `(SELECT * FROM ${tableOf(kind)} ${await restriction(connection, kind, options)})`;
    const rows = await countOf(connection, source);
    const ends = await endsByRow(connection, kind, options, rows);
    const texts = ends ? chosen.filter(([name]) => !Object.hasOwn(ends, name)) : chosen;
    const repeated = await repeatedTexts(connection, kind, source, texts, rows);
    const dictionary = await readDictionary(connection, source, repeated);
    const result = await connection.stream(select(kind, source, chosen, repeated, ends, options.bulk));
    const coded = { columns: new Set(repeated), dictionary, kept: options.bulk === true, ends: ends !== null };
    const gather = () => new ColumnGatherer(chosen, BATCH_ROWS, coded);
    let gathered = gather();
    for await (const chunk of chunksOf(() => result.fetchChunk(), rows)) {
      throwIfAborted(signal, kind);
      if (gathered.length + chunk.rowCount > BATCH_ROWS) {
        yield gathered.batch(kind);
        if (options.bulk) gathered.clear();
        else gathered = gather();
      }
      gathered.add(chunk);
    }
    if (gathered.length > 0) yield gathered.batch(kind);
  } catch (error) {
    throwIfAborted(signal, kind);
    throw error;
  } finally {
    signal?.removeEventListener('abort', interrupt);
    connection.closeSync();
  }
}

/** Few edges are not worth a table of all nodes. */
async function endsByRow(
  connection: DuckDBConnection,
  kind: Kind,
  { nodesRead, columns }: ScanOptions,
  rows: number,
): Promise<EndTables | null> {
  const wanted = columns === undefined || (columns.includes('from') && columns.includes('to'));
  return wanted && nodesRead !== undefined && rows >= ROWS_FOR_A_DICTIONARY
    ? makeEndTables(connection, kind, nodesRead)
    : null;
}

/** The WHERE clause of what is asked for; keys and ends that are asked for become the temporary table `wanted`. */
async function restriction(
  connection: DuckDBConnection,
  kind: Kind,
  { since, keys, touching, during }: ScanOptions,
): Promise<string> {
  const conditions: string[] = [];
  if (since !== undefined) conditions.push(`seq > ${Math.max(0, Math.floor(since))}`);
  if (during !== undefined) {
    const time = Object.hasOwn(columnsOf(kind), 'at') ? '"at"' : '"validFrom"';
    conditions.push(`${time} >= ${during.from}::DOUBLE AND ${time} < ${during.to}::DOUBLE`);
  }
  const wanted = isNodeKind(kind) ? keys : touching;
  if (wanted !== undefined) {
    await connection.run(
      'CREATE TEMP TABLE wanted AS SELECT DISTINCT unnest($ids) AS id',
      { ids: listValue([...wanted]) },
      { ids: LIST(VARCHAR) },
    );
    const among = (column: string): string => `${quoted(column)} IN (SELECT id FROM temp.main.wanted)`;
    conditions.push(isNodeKind(kind) ? among('key') : `(${among('from')} OR ${among('to')})`);
  }
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

/** A stream that fails, as for want of memory, ends like one that is done; so its rows are counted. */
async function* chunksOf(fetch: () => Promise<DuckDBDataChunk | null>, rows: number): AsyncGenerator<DuckDBDataChunk> {
  let left = rows;
  for (let chunk = await fetch(); chunk !== null && chunk.rowCount > 0; chunk = await fetch()) {
    left -= chunk.rowCount;
    yield chunk;
  }
  if (left === 0) return;
  const reason = `reading ended ${left} rows before the last of ${rows}, most likely for want of memory`;
  throw new RingsightError('STORE_UNAVAILABLE', 'store', reason, 'Free some memory, then run the same again.');
}

async function countOf(connection: DuckDBConnection, source: string): Promise<number> {
  const [[rows]] = (await connection.runAndReadAll(`SELECT count(*) FROM ${source}`)).getRows();
  return Number(rows);
}

function chosenColumns(kind: Kind, wanted: readonly string[] | undefined): readonly ChosenColumn[] {
  const all = columnsOf(kind);
  const names = wanted ?? Object.keys(all);
  return names.map((name) => {
    if (Object.hasOwn(all, name)) return [name, all[name]] as const;
    const known = `Use one of ${Object.keys(all).join(', ')}.`;
    throw new RingsightError('BAD_REQUEST', `${kind}.${name}`, 'there is no such column', known);
  });
}

/** Names of the chosen text columns whose texts repeat. The estimate decides about speed alone. */
async function repeatedTexts(
  connection: DuckDBConnection,
  kind: Kind,
  source: string,
  chosen: readonly ChosenColumn[],
  rows: number,
): Promise<readonly string[]> {
  const texts = chosen
    .filter(([name, type]) => type === 'text' && name !== keyOf(kind) && name !== 'origin')
    .map(([name]) => name);
  if (texts.length === 0 || rows < ROWS_FOR_A_DICTIONARY) return [];
  const distinct = texts.map((name) => `approx_count_distinct(${quoted(name)}), count(${quoted(name)})`);
  const [counts] = (await connection.runAndReadAll(`SELECT ${distinct.join(', ')} FROM ${source}`)).getRows();
  return texts.filter((_, i) => {
    const [different, all] = [Number(counts[2 * i]), Number(counts[2 * i + 1])];
    return all > 0 && different * COPIES_FOR_A_DICTIONARY <= rows;
  });
}

/** The texts of columns by their code; code 0 is null. Leaves the dictionary as the temporary table `words`. */
async function readDictionary(
  connection: DuckDBConnection,
  source: string,
  columns: readonly string[],
): Promise<readonly (string | null)[]> {
  if (columns.length === 0) return [];
  const all = columns.map((name) => `SELECT ${quoted(name)} AS word FROM ${source}`).join(' UNION ALL ');
  await connection.run(
    `CREATE TEMP TABLE words AS SELECT word, (row_number() OVER ())::UINTEGER AS code
     FROM (SELECT DISTINCT word FROM (${all}) WHERE word IS NOT NULL)`,
  );
  const words: (string | null)[] = [null];
  const rows = await countOf(connection, 'temp.main.words');
  const result = await connection.stream('SELECT word, code FROM temp.main.words');
  for await (const chunk of chunksOf(() => result.fetchChunk(), rows)) {
    const [texts, codes] = [chunk.getColumnVector(0), chunk.getColumnVector(1)];
    for (let i = 0; i < chunk.rowCount; i++) words[codes.getItem(i) as number] = texts.getItem(i) as string;
  }
  return words;
}

function select(
  kind: Kind,
  source: string,
  chosen: readonly ChosenColumn[],
  repeated: readonly string[],
  ends: EndTables | null,
  anyOrder = false,
): string {
  const selected = chosen.flatMap(([name, type]) => {
    if (ends && (name === 'from' || name === 'to')) {
      return [`coalesce(${name}_end.row, 0)::UINTEGER`, `CASE WHEN ${name}_end.row IS NULL THEN t.${quoted(name)} END`];
    }
    const word = repeated.indexOf(name);
    if (word >= 0) return `coalesce(w${word}.code, 0)::UINTEGER`;
    if (name === 'origin') return 't.sources[1]';
    return type === 'number' ? `coalesce(t.${quoted(name)}, 'NaN'::DOUBLE)` : `t.${quoted(name)}`;
  });
  const joins = repeated.map((name, i) => `LEFT JOIN temp.main.words w${i} ON w${i}.word = t.${quoted(name)}`);
  for (const [name, table] of Object.entries(ends ?? {}))
    joins.push(`LEFT JOIN ${table} ${name}_end ON ${name}_end.id = t.${quoted(name)}`);
  const order = anyOrder && !isNodeKind(kind) ? '' : `ORDER BY t.${quoted(keyOf(kind))}`;
  return `SELECT ${selected.join(', ')} FROM ${source} t ${joins.join(' ')} ${order}`;
}

function throwIfAborted(signal: AbortSignal | undefined, kind: Kind): void {
  if (signal?.aborted) throw new RingsightError('CANCELLED', `reading ${kind}`, 'cancelled', 'Start it again.');
}
