/** Streams a kind out of the database, page by page. */
import type { Column, ColumnBatch, EncodedColumn } from '../../schema/batch.ts';
import { columnsOf } from '../../schema/batch.ts';
import { RingsightError } from '../../schema/errors.ts';
import { isNodeKind, type Kind } from '../../schema/kinds.ts';
import type { ScanOptions } from '../store.ts';
import type { Connection } from './connection.ts';
import { type Page, pagesOf } from './pages.ts';
import { EndNames, expressionsOf, type Lists, readColumns } from './read.ts';
import { columnOf } from './values.ts';

/** Pages that are on their way while one is worked on. */
const PAGES_AHEAD = 2;

/** Streams the records of a kind, nodes by key and edges by id. */
export async function* scanKind(connection: Connection, kind: Kind, options: ScanOptions): AsyncGenerator<ColumnBatch> {
  const columns = chosenColumns(kind, options.columns);
  const { signal } = options;
  throwIfAborted(signal, kind);
  const ends = new EndNames(kind);
  const expressions = { ...expressionsOf(kind, columns), ' rows': '1' };
  const fetch = ({ match, parameters }: Page): Promise<Lists> =>
    readColumns(connection.read, match, parameters, expressions);
  for await (const fetched of ahead(pagesOf(connection, kind, options), fetch)) {
    const lists = await abortable(fetched.it, signal, kind);
    const batch = await batchOf(connection, kind, columns, lists, ends, options.bulk === true);
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

async function batchOf(
  connection: Connection,
  kind: Kind,
  names: readonly string[],
  lists: Lists,
  ends: EndNames,
  bulk: boolean,
): Promise<ColumnBatch> {
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
