/** Pages of sorted lists, by keyset: a cursor says what it stood behind, so inserted and removed items shift nothing. */
import { RingsightError } from '../graph/schema/errors.ts';

export const MOST_PER_PAGE = 100;

/** What an item is sorted by, most significant first, ascending; the last part is its id. */
export type SortKey = readonly (string | number)[];

export interface Order<T> {
  /** Tells the cursors of one order from those of another. */
  readonly name: string;
  key(item: T): SortKey;
}

export interface PageQuery {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface Page<T> {
  readonly edges: readonly { readonly node: T; readonly cursor: string }[];
  readonly nodes: readonly T[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

/** Sorts items by an order. O(n log n). */
export function sortedBy<T>(items: readonly T[], order: Order<T>): readonly T[] {
  return items
    .map((item) => ({ item, key: order.key(item) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ item }) => item);
}

/**
 * One page of items that are sorted by `order`.
 *
 * @throws RingsightError BAD_REQUEST for a bad cursor or size; LIMIT_EXCEEDED for a size above 100
 */
export function pageOf<T>(sorted: readonly T[], order: Order<T>, { first, after }: PageQuery): Page<T> {
  const size = checkedSize('first', first ?? 20, MOST_PER_PAGE);
  const start = after === undefined || after === null ? 0 : firstBehind(sorted, order, keyOfCursor(after, order.name));
  const nodes = sorted.slice(start, start + size);
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(order, node) }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: start + size < sorted.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: sorted.length,
  };
}

/** A number of things to give: from 1 to a limit. Errors as `pageOf`. */
export function checkedSize(name: string, value: number, most: number): number {
  if (value > most) {
    throw new RingsightError('LIMIT_EXCEEDED', name, `${value} is more than ${most}`, `Ask for at most ${most}.`);
  }
  if (!(value >= 1)) throw new RingsightError('BAD_REQUEST', name, `${value} is less than 1`, 'Ask for at least 1.');
  return value;
}

function compareKeys(a: SortKey, b: SortKey): number {
  for (let i = 0; i < a.length; i++) {
    if (a[i] < b[i]) return -1;
    if (a[i] > b[i]) return 1;
  }
  return 0;
}

const cursorOf = <T>(order: Order<T>, item: T): string =>
  Buffer.from(JSON.stringify([order.name, ...order.key(item)])).toString('base64url');

function keyOfCursor(cursor: string, name: string): SortKey {
  try {
    const [order, ...key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const isKey = key.length > 0 && key.every((part) => typeof part === 'string' || typeof part === 'number');
    if (order === name && isKey) return key as SortKey;
  } catch {
    // Said below: whatever cannot be read is no cursor of this list.
  }
  throw new RingsightError(
    'BAD_REQUEST',
    'after',
    'it is not a cursor of this list in this order',
    'Use the endCursor of the page before, or leave it out for the first page.',
  );
}

/** Where the items behind a key begin. O(log n). */
function firstBehind<T>(sorted: readonly T[], order: Order<T>, key: SortKey): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(order.key(sorted[middle]), key) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
