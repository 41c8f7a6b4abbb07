/** Streams a kind out of the database, page by page. */
import type { Column, ColumnBatch, EncodedColumn } from '../../schema/batch.ts';
import { columnsOf } from '../../schema/batch.ts';
import { RingsightError } from '../../schema/errors.ts';
import { isNodeKind, type Kind } from '../../schema/kinds.ts';
import type { ScanOptions } from '../store.ts';
import type { Connection, Row } from './connection.ts';
import { type Page, pagesOf } from './pages.ts';
import { EndNames, expressionsOf, returned, wholeOf } from './read.ts';
import { columnOf } from './values.ts';

/** Values of a column that come in one list: some kilobytes of a record. */
const LIST_ROWS = 128;
/** Pages that are on their way while one is worked on. */
const PAGES_AHEAD = 2;

/** Streams the records of a kind, nodes by key and edges by id. */
export async function* scanKind(connection: Connection, kind: Kind, options: ScanOptions): AsyncGenerator<ColumnBatch> {
  const columns = chosenColumns(kind, options.columns);
  const { signal } = options;
  throwIfAborted(signal, kind);
  const ends = new EndNames(kind);
  const fetch = (page: Page): Promise<readonly Row[]> => readPage(connection, kind, columns, page);
  for await (const fetched of ahead(pagesOf(connection, kind, options), fetch)) {
    const rows = await abortable(fetched.it, signal, kind);
    const batch = await batchOf(connection, kind, columns, rows, ends, options.bulk === true);
    if (batch.length > 0) yield batch;
    throwIfAborted(signal, kind);
  }
}

/** What is fetched for each item in turn, while the next ones are on their way. */
async function* ahead<A, B>(
  items: AsyncIterable<A>,
  fetch: (item: A) => Promise<B>,
): AsyncGenerator<{ readonly it: Promise<B> }> {
  const pending: Promise<B>[] = [];
  for await (const item of items) {
    const fetching = fetch(item);
    // It is awaited in its turn; until then nobody may miss its failure.
    fetching.catch(() => undefined);
    pending.push(fetching);
    if (pending.length > PAGES_AHEAD) yield { it: pending.shift()! };
  }
  for (const last of pending) yield { it: last };
}

/**
 * Lists of few values: the driver reads what lies in one piece of the stream many times as fast as what is spread over several.
 */
async function readPage(
  connection: Connection,
  kind: Kind,
  columns: readonly string[],
  page: Page,
): Promise<readonly Row[]> {
  return connection.read(
    `${page.match} WITH collect(x) AS page UNWIND range(0, size(page) - 1, ${LIST_ROWS}) AS start
     WITH page[start..start + ${LIST_ROWS}] AS xs ${returned(expressionsOf(kind, columns))}, size(xs) AS \` rows\``,
    page.parameters,
  );
}

async function batchOf(
  connection: Connection,
  kind: Kind,
  names: readonly string[],
  rows: readonly Row[],
  ends: EndNames,
  bulk: boolean,
): Promise<ColumnBatch> {
  const lists = joined(rows, names);
  const endNames = names.filter((name) => !isNodeKind(kind) && (name === 'from' || name === 'to'));
  await ends.learn(connection.read, ...endNames.map((name) => lists[name] as readonly number[]));
  const columns: Record<string, Column> = {};
  const encoded: Record<string, EncodedColumn> = {};
  for (const name of names) {
    const nodes = lists[name] as readonly number[];
    if (!endNames.includes(name)) columns[name] = columnOf(kind, name, lists[name]);
    else if (bulk) encoded[name] = { codes: ends.codes(nodes), values: ends.names };
    else columns[name] = ends.namesOf(nodes);
  }
  const length = rows.reduce((sum, row) => sum + wholeOf(row[' rows']), 0);
  return bulk ? { kind, length, columns, encoded } : { kind, length, columns };
}

/** The values of each column, of all the lists that they came in. */
const joined = (rows: readonly Row[], names: readonly string[]): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(names.map((name) => [name, ([] as unknown[]).concat(...rows.map((row) => row[name]))]));

function chosenColumns(kind: Kind, wanted: readonly string[] | undefined): readonly string[] {
  const all = Object.keys(columnsOf(kind));
  const wrong = wanted?.find((name) => !all.includes(name));
  if (wrong === undefined) return wanted ?? all;
  throw new RingsightError(
    'BAD_REQUEST',
    `${kind}.${wrong}`,
    'there is no such column',
    `Use one of ${all.join(', ')}.`,
  );
}

function throwIfAborted(signal: AbortSignal | undefined, kind: Kind): void {
  if (signal?.aborted) throw new RingsightError('CANCELLED', `reading ${kind}`, 'cancelled', 'Start it again.');
}

/** The work, or CANCELLED as soon as the signal asks for it: the database ends what nobody waits for. */
async function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined, kind: Kind): Promise<T> {
  if (!signal) return work;
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new RingsightError('CANCELLED', `reading ${kind}`, 'cancelled', 'Start it again.'));
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
