/** Streams a kind out of the database, page by page. */
import type { Column, ColumnBatch, EncodedColumn } from '../../schema/batch.ts';
import { columnsOf } from '../../schema/batch.ts';
import { RingsightError } from '../../schema/errors.ts';
import { isNodeKind, type Kind } from '../../schema/kinds.ts';
import type { ScanOptions } from '../store.ts';
import type { Connection, Row } from './connection.ts';
import { type Page, pagesOf } from './pages.ts';
import { EndNames, expressionsOf, foundPattern, returned } from './read.ts';
import { columnOf } from './values.ts';

/** Streams the records of a kind, nodes by key and edges by id. */
export async function* scanKind(connection: Connection, kind: Kind, options: ScanOptions): AsyncGenerator<ColumnBatch> {
  const columns = chosenColumns(kind, options.columns);
  const { signal } = options;
  throwIfAborted(signal, kind);
  const ends = new EndNames(kind);
  const fetch = (page: Page): Promise<Row> => readPage(connection, kind, columns, page);
  let ahead: Promise<Row> | null = null;
  for await (const [page, following] of pairs(pagesOf(connection, kind, options))) {
    const row = await abortable(ahead ?? fetch(page), signal, kind);
    ahead = following === null ? null : fetch(following);
    // It is awaited in its turn; until then nobody may miss its failure.
    ahead?.catch(() => undefined);
    const batch = await batchOf(connection, kind, columns, row, ends, options.bulk === true);
    if (batch.length > 0) yield batch;
    throwIfAborted(signal, kind);
  }
}

/** Each page with the one after it, null after the last. */
async function* pairs(pages: AsyncIterable<Page>): AsyncGenerator<readonly [Page, Page | null]> {
  let last: Page | null = null;
  for await (const page of pages) {
    if (last !== null) yield [last, page];
    last = page;
  }
  if (last !== null) yield [last, null];
}

async function readPage(connection: Connection, kind: Kind, columns: readonly string[], page: Page): Promise<Row> {
  const [row] = await connection.read(
    `${page.match(foundPattern(kind))} WITH collect(x) AS xs ${returned({ ...expressionsOf(kind, columns), ' rows': '1' })}`,
    page.parameters,
  );
  return row;
}

async function batchOf(
  connection: Connection,
  kind: Kind,
  names: readonly string[],
  row: Row,
  ends: EndNames,
  bulk: boolean,
): Promise<ColumnBatch> {
  const lists = row as Readonly<Record<string, readonly unknown[]>>;
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
  const { length } = lists[' rows'];
  return bulk ? { kind, length, columns, encoded } : { kind, length, columns };
}

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
