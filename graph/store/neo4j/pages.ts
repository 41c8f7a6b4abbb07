/** Cuts what a scan reads into pages, each a query of its own, so that neither side ever holds a whole kind. */
import type { Integer } from 'neo4j-driver';
import { columnsOf } from '../../schema/batch.ts';
import { parseEntityId } from '../../schema/ids.ts';
import { isNodeKind, type Kind, type NodeKind } from '../../schema/kinds.ts';
import { keyColumn } from '../merge.ts';
import type { ScanOptions } from '../store.ts';
import type { Connection, Parameters } from './connection.ts';
import { CHANGE, indexedText, nameOf, STORE } from './names.ts';
import { foundPattern, isThere, wholeOf } from './read.ts';
import { hashesIn, hashesOf } from './values.ts';

const PAGE_ROWS = 32_768;
const HASHES = 1n << 64n;
/** Relationships passed over for one read, beyond which a lookup in the index costs less. */
const SPARSE = 4;

export interface Page {
  /** Clauses that bind `x` to the page's records, in order. */
  readonly match: string;
  readonly parameters: Parameters;
}

export async function* pagesOf(connection: Connection, kind: Kind, options: ScanOptions): AsyncGenerator<Page> {
  const filter = filterOf(kind, options);
  const wanted = isNodeKind(kind) ? options.keys : options.touching;
  if (options.since !== undefined || wanted !== undefined) yield* listedPages(connection, kind, options, filter);
  else if (isNodeKind(kind)) yield* nodePages(connection, kind);
  else if (options.bulk) yield* numberedPages(connection, kind, filter);
  else yield* edgePages(connection, kind, filter);
}

interface Filter {
  readonly condition: string;
  readonly parameters: Parameters;
}

function filterOf(kind: Kind, { during, amounts }: ScanOptions): Filter {
  if (isNodeKind(kind) || (during === undefined && amounts === undefined))
    return { condition: isThere(kind), parameters: {} };
  const time = Object.hasOwn(columnsOf(kind), 'at') ? 'x.at' : 'x.validFrom';
  const conditions: string[] = [];
  if (during !== undefined) conditions.push(`${time} >= $start AND ${time} < $end`);
  if (amounts !== undefined) conditions.push('x.amount >= $least AND x.amount < $most');
  return {
    condition: conditions.join(' AND '),
    parameters: {
      ...(during && { start: during.from, end: during.to }),
      ...(amounts && { least: amounts.from, most: amounts.to }),
    },
  };
}

/** The keys of nodes are any texts: first a walk of the index finds where pages begin. */
async function* nodePages(connection: Connection, kind: NodeKind): AsyncGenerator<Page> {
  for (let after: string | null = null; ; ) {
    const [row]: readonly { readonly last?: unknown }[] = await connection.read(
      `MATCH (x:${nameOf(kind)}) WHERE x.key > $after WITH x.key AS key ORDER BY key LIMIT $rows RETURN max(key) AS last`,
      { after: after ?? '', rows: PAGE_ROWS },
    );
    const last = row.last as string | null;
    if (last === null) return;
    const parameters = { after: after ?? '', last };
    yield {
      match: `MATCH ${foundPattern(kind)} WHERE x.key > $after AND x.key <= $last AND ${isThere(kind)} WITH x ORDER BY x.key`,
      parameters,
    };
    after = last;
  }
}

/**
 * Ranges of the numbers that Neo4j gives to relationships: a range is read from where it lies, in one piece, instead of edge by edge from
 * wherever the index points. Where other kinds were written in between, their relationships are passed over; where those are the most,
 * the index is the shorter way.
 */
async function* numberedPages(connection: Connection, kind: Kind, filter: Filter): AsyncGenerator<Page> {
  const [row] = await connection.read(
    `MATCH ()-[x:${nameOf(kind)}]->() RETURN toFloat(min(id(x))) AS low, toFloat(max(id(x))) AS high, toFloat(count(x)) AS count`,
  );
  const { low, high, count } = row as { readonly low: number | null; readonly high: number; readonly count: number };
  if (low === null) return;
  if (high - low > SPARSE * count + PAGE_ROWS) return yield* edgePages(connection, kind, filter);
  for (let first = low; first <= high; first += PAGE_ROWS) {
    yield {
      match: `MATCH ()-[x]->() WHERE id(x) IN range($first, $last) AND type(x) = $type AND ${filter.condition} WITH x`,
      parameters: { ...filter.parameters, first, last: Math.min(high, first + PAGE_ROWS - 1), type: nameOf(kind) },
    };
  }
}

/** Ids of edges are hashes, so equal ranges of them hold about as many edges each. */
async function* edgePages(connection: Connection, kind: Kind, filter: Filter): AsyncGenerator<Page> {
  const [row] = await connection.read(`MATCH (s:${STORE} {id: 'store'}) RETURN coalesce(s.\`${kind}\`, 0) AS count`);
  const count = row === undefined ? 0 : wholeOf(row.count);
  if (count === 0) return;
  const pages = BigInt(Math.ceil(count / PAGE_ROWS));
  for (const { low, high } of hashRanges(pages)) {
    yield {
      match: `MATCH ${foundPattern(kind)} WHERE x.id >= $low AND x.id <= $high AND ${filter.condition} WITH x ORDER BY x.id`,
      parameters: { ...filter.parameters, low, high },
    };
  }
}

/** Ranges of hashes from 0 to 2^64, in the signed integers of the database; none crosses from its positive to its negative ones. */
function* hashRanges(count: bigint): Generator<{ readonly low: bigint; readonly high: bigint }> {
  const pages = count + (count & 1n);
  const signed = (hash: bigint): bigint => BigInt.asIntN(64, hash);
  const halves = count === 1n ? 2n : pages;
  for (let page = 0n; page < halves; page++) {
    yield { low: signed((HASHES * page) / halves), high: signed((HASHES * (page + 1n)) / halves - 1n) };
  }
}

/** Pages of records that are asked for by name: those changed since a point of the sequence, or those at given ends. */
async function* listedPages(
  connection: Connection,
  kind: Kind,
  { since, keys, touching }: ScanOptions,
  filter: Filter,
): AsyncGenerator<Page> {
  const lists: (readonly (string | bigint)[])[] = [];
  if (since !== undefined) lists.push(await changedSince(connection, kind, since));
  if (isNodeKind(kind) && keys !== undefined) lists.push([...new Set(keys.map(indexedText))]);
  if (!isNodeKind(kind) && touching !== undefined) lists.push(await edgesTouching(connection, kind, touching));
  const names = sorted(lists.length === 1 ? lists[0] : shared(lists[0], lists[1]));
  const key = keyColumn(kind);
  for (let start = 0; start < names.length; start += PAGE_ROWS) {
    const page = names.slice(start, start + PAGE_ROWS);
    yield {
      match: `UNWIND $names AS name MATCH ${foundPattern(kind)} WHERE x.${key} = name AND ${filter.condition} WITH x`,
      parameters: {
        ...filter.parameters,
        names: page.map((name) => (typeof name === 'bigint' ? BigInt.asIntN(64, name) : name)),
      },
    };
  }
}

async function changedSince(connection: Connection, kind: Kind, since: number): Promise<readonly (string | bigint)[]> {
  const rows = await connection.read(
    `MATCH (c:${CHANGE}) WHERE c.kind = $kind AND c.sequence > $since RETURN c.touched AS touched`,
    { kind, since: Math.max(0, Math.floor(since)) },
  );
  const names = new Set<string | bigint>();
  for (const { touched } of rows) {
    const list = touched instanceof Int8Array ? hashesIn(touched) : namesIn(kind, touched as readonly unknown[]);
    for (const name of list) names.add(name);
  }
  return [...names];
}

/** Keys, or ids as a database has them that an earlier version wrote. */
const namesIn = (kind: Kind, touched: readonly unknown[]): Iterable<string | bigint> =>
  isNodeKind(kind) ? (touched as readonly string[]) : hashesOf(touched as readonly Integer[]);

/** Ids of edges with an end among these nodes, by the nodes' kinds. */
async function edgesTouching(
  connection: Connection,
  kind: Kind,
  touching: readonly string[],
): Promise<readonly bigint[]> {
  const keys = new Map<NodeKind, string[]>();
  for (const id of new Set(touching)) {
    const entity = parseEntityId(id);
    if (entity) keys.set(entity.kind, [...(keys.get(entity.kind) ?? []), indexedText(entity.key)]);
  }
  const ids = new Set<bigint>();
  for (const [end, own] of keys) {
    const [row] = await connection.read(
      `UNWIND $keys AS key MATCH (n:${nameOf(end)} {key: key})-[x:${nameOf(kind)}]-() RETURN collect(DISTINCT x.id) AS ids`,
      { keys: own },
    );
    for (const id of hashesOf(row.ids as readonly Integer[])) ids.add(id);
  }
  return [...ids];
}

function shared<T>(one: readonly T[], other: readonly T[]): readonly T[] {
  const both = new Set(other);
  return one.filter((each) => both.has(each));
}

/** Ids by size, keys by their code points as the database orders them; JavaScript by itself compares halves of them. */
function sorted(names: readonly (string | bigint)[]): readonly (string | bigint)[] {
  if (typeof names[0] === 'bigint') return Array.from(BigUint64Array.from(names as readonly bigint[]).sort());
  const bytes = (names as readonly string[]).map((name) => [name, Buffer.from(name)] as const);
  return bytes.sort(([, a], [, b]) => Buffer.compare(a, b)).map(([name]) => name);
}
