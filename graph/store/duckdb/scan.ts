/** Streams a kind out of its table. */
import { type DuckDBConnection, LIST, listValue, VARCHAR } from '@duckdb/node-api';
import { type ColumnBatch, columnsOf } from '../../schema/batch.ts';
import { RingsightError } from '../../schema/errors.ts';
import { isNodeKind, type Kind } from '../../schema/kinds.ts';
import type { ScanOptions } from '../store.ts';
import { appendColumns, ColumnGatherer, KEY_HASH } from './chunks.ts';
import type { Database } from './database.ts';
import { type EndTables, makeEndTables } from './ends.ts';
import { packedBatches } from './packed.ts';
import { type ChosenColumn, chunksOf, columnExpression, hashOf, type Reading, wordJoins } from './reading.ts';
import { keyOf, quoted, tableOf } from './tables.ts';

/** Rows of a batch: large enough that the work on a batch outweighs the hand-over. */
const BATCH_ROWS = 65_536;

/**
 * A text of which a table has so many copies comes once, in a dictionary: handing a text over costs some ten times as
 * much as handing over its number.
 */
const COPIES_FOR_A_DICTIONARY = 2;
const ROWS_FOR_A_DICTIONARY = 20_000;

/** So many rows say whether the texts of a column repeat. */
const SAMPLE_ROWS = 200_000;
/** By itself DuckDB stops when a megabyte is ready; from then on it works in turn with the reader, in one thread. */
const MEGABYTES_AHEAD = 512;
/** What is read ahead may take so much of the memory that is free. */
const SHARE_OF_MEMORY = 1 / 8;

/** Streams the records of a kind, nodes by key and edges by id, over a connection of its own. */
export async function* scanKind(database: Database, kind: Kind, options: ScanOptions): AsyncGenerator<ColumnBatch> {
  const { signal, bulk = false } = options;
  const chosen = chosenColumns(kind, options.columns);
  const connection = await database.connect();
  const interrupt = () => connection.interrupt();
  signal?.addEventListener('abort', interrupt);
  try {
    throwIfAborted(signal, kind);
    const hasRoom = bulk && !database.limited;
    if (hasRoom) await connection.run(`SET streaming_buffer_size = '${megabytesAhead()}MB'`);
    // One transaction, so that the dictionary and the rows show the same moment.
    await connection.run('BEGIN');
    const source = `(SELECT * FROM ${tableOf(kind)} ${await restriction(connection, kind, options)})`;
    const rows = await countOf(connection, source);
    const ends = await endsByRow(connection, kind, options, rows);
    const hashed = hashedColumns(kind, chosen, options);
    const texts = chosen.filter(([name]) => !hashed.has(name) && !(ends && Object.hasOwn(ends, name)));
    const repeated = await repeatedTexts(connection, kind, source, texts, rows);
    const dictionary = await readDictionary(connection, source, repeated);
    const withHash = hashed.has(KEY_HASH) ? [...chosen, [KEY_HASH, 'hash'] as const] : chosen;
    const reading = { connection, kind, source, chosen: withHash, repeated, dictionary, hashed, rows, bulk };
    const packs = hasRoom && hashed.size === 0 && isNodeKind(kind) && rows >= ROWS_FOR_A_DICTIONARY;
    let left = rows;
    for await (const batch of packs
      ? packedBatches(reading)
      : ends
        ? batchesByEnds(reading, ends, rows)
        : batches(reading)) {
      throwIfAborted(signal, kind);
      left -= batch.length;
      yield batch;
    }
    if (left !== 0) throw endedEarly(left, rows);
  } catch (error) {
    throwIfAborted(signal, kind);
    throw error;
  } finally {
    signal?.removeEventListener('abort', interrupt);
    connection.closeSync();
  }
}

const megabytesAhead = (): number =>
  Math.ceil(Math.min(MEGABYTES_AHEAD, (process.availableMemory() / 1e6) * SHARE_OF_MEMORY));

/** Edges whose ends are both known by row, then those with an end that is no node: most often there are none. */
async function* batchesByEnds(reading: Reading, tables: EndTables, rows: number): AsyncGenerator<ColumnBatch> {
  let left = rows;
  for await (const batch of batches(reading, { tables, those: 'known' })) {
    left -= batch.length;
    yield batch;
  }
  if (left > 0) yield* batches(reading, { tables, those: 'unknown' });
}

interface Joined {
  readonly tables: EndTables;
  readonly those: 'known' | 'unknown';
}

async function* batches(reading: Reading, joined?: Joined): AsyncGenerator<ColumnBatch> {
  const { connection, kind, chosen, repeated, dictionary, hashed, rows, bulk } = reading;
  const coded = { columns: new Set(repeated), dictionary, kept: bulk, ends: joined?.those === 'known', hashed };
  const gather = () => new ColumnGatherer(chosen, Math.min(rows, BATCH_ROWS), coded);
  let gathered = gather();
  for await (const chunk of chunksOf(await connection.stream(select(reading, joined)))) {
    if (gathered.length + chunk.rowCount > BATCH_ROWS) {
      yield gathered.batch(kind);
      if (bulk) gathered.clear();
      else gathered = gather();
    }
    gathered.add(chunk);
  }
  if (gathered.length > 0) yield gathered.batch(kind);
}

/** Few edges are not worth a table of all nodes. */
async function endsByRow(
  connection: DuckDBConnection,
  kind: Kind,
  { nodesRead, columns, bulk, hashed }: ScanOptions,
  rows: number,
): Promise<EndTables | null> {
  const wanted = columns === undefined || (columns.includes('from') && columns.includes('to'));
  return bulk && !hashed && wanted && nodesRead !== undefined && rows >= ROWS_FOR_A_DICTIONARY
    ? makeEndTables(connection, kind, nodesRead)
    : null;
}

/** The WHERE clause of what is asked for; keys and ends that are asked for become the temporary table `wanted`. */
async function restriction(
  connection: DuckDBConnection,
  kind: Kind,
  { since, keys, touching, during, amounts, withHashes }: ScanOptions,
): Promise<string> {
  const conditions: string[] = [];
  if (since !== undefined) conditions.push(`seq > ${Math.max(0, Math.floor(since))}`);
  if (during !== undefined) {
    const time = Object.hasOwn(columnsOf(kind), 'at') ? '"at"' : '"validFrom"';
    conditions.push(`${time} >= ${during.from}::DOUBLE AND ${time} < ${during.to}::DOUBLE`);
  }
  if (amounts !== undefined)
    conditions.push(`"amount" >= ${amounts.from}::DOUBLE AND "amount" < ${amounts.to}::DOUBLE`);
  if (withHashes !== undefined) conditions.push(await amongHashes(connection, kind, withHashes));
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

/** The condition that an entity's hash is one of these, which become the temporary table `hashes`. */
async function amongHashes(connection: DuckDBConnection, kind: Kind, hashes: BigUint64Array): Promise<string> {
  await connection.run('CREATE TEMP TABLE hashes (id UBIGINT)');
  await appendColumns(connection, 'hashes', hashes.length, [{ type: 'hash', values: hashes }]);
  const among = (hash: string): string => `${hash} IN (SELECT id FROM temp.main.hashes)`;
  return isNodeKind(kind)
    ? among(hashOf(kind, 'key'))
    : `(${among(hashOf(kind, 'from'))} OR ${among(hashOf(kind, 'to'))})`;
}

/** Which columns come as hashes: a node's key besides its text, the ends of edges instead of theirs. */
function hashedColumns(
  kind: Kind,
  chosen: readonly ChosenColumn[],
  { bulk, hashed }: ScanOptions,
): ReadonlySet<string> {
  if (!bulk || !hashed) return new Set();
  const names = chosen.map(([name]) => name);
  if (isNodeKind(kind)) return new Set(names.includes('key') ? [KEY_HASH] : []);
  return new Set(names.filter((name) => name === 'from' || name === 'to'));
}

function endedEarly(left: number, rows: number): RingsightError {
  const reason = `reading ended ${left} rows before the last of ${rows}, most likely for want of memory`;
  return new RingsightError('STORE_UNAVAILABLE', 'store', reason, 'Free some memory, then run the same again.');
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
  const distinct = texts.map((name) => `approx_count_distinct(${quoted(name)})`);
  const sample = `(SELECT ${texts.map(quoted).join(', ')} FROM ${source} LIMIT ${SAMPLE_ROWS})`;
  const [counts] = (await connection.runAndReadAll(`SELECT ${distinct.join(', ')} FROM ${sample}`)).getRows();
  return texts.filter((_, i) => Number(counts[i]) * COPIES_FOR_A_DICTIONARY <= Math.min(rows, SAMPLE_ROWS));
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
  for await (const chunk of chunksOf(await connection.stream('SELECT word, code FROM temp.main.words'))) {
    const [texts, codes] = [chunk.getColumnVector(0), chunk.getColumnVector(1)];
    for (let i = 0; i < chunk.rowCount; i++) words[codes.getItem(i) as number] = texts.getItem(i) as string;
  }
  const read = words.reduce((count) => count + 1, -1);
  if (read !== rows) throw endedEarly(rows - read, rows);
  return words;
}

function select({ kind, source, chosen, repeated, hashed, bulk }: Reading, joined?: Joined): string {
  const selected = chosen.map(([name, type]) => {
    if (joined?.those === 'known' && Object.hasOwn(joined.tables, name)) return `${name}_end.row`;
    if (hashed.has(name)) return hashOf(kind, name);
    return columnExpression(name, type, repeated);
  });
  const ends = Object.entries(joined?.tables ?? {}).map(([name, table]) => {
    const join = joined!.those === 'known' ? 'JOIN' : 'LEFT JOIN';
    return `${join} ${table} ${name}_end ON ${name}_end.id = t.${quoted(name)}`;
  });
  const unknown = joined?.those === 'unknown' ? 'WHERE from_end.row IS NULL OR to_end.row IS NULL' : '';
  const order = bulk && !isNodeKind(kind) ? '' : `ORDER BY t.${quoted(keyOf(kind))}`;
  return `SELECT ${selected.join(', ')} FROM ${source} t ${wordJoins(repeated)} ${ends.join(' ')} ${unknown} ${order}`;
}

function throwIfAborted(signal: AbortSignal | undefined, kind: Kind): void {
  if (signal?.aborted) throw new RingsightError('CANCELLED', `reading ${kind}`, 'cancelled', 'Start it again.');
}
