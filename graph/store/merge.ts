/** What a new statement about a record changes of what is stored: one rule for every store. */
import { type ColumnBatch, columnsOf } from '../schema/batch.ts';
import { isNodeKind, type Kind } from '../schema/kinds.ts';

/** A record as a store holds it. */
export interface Stored {
  readonly values: Readonly<Record<string, string | number | null>>;
  readonly confidence: number;
  readonly flags: string | null;
  readonly sources: readonly string[];
}

export interface Merged {
  /** Whether a value, the confidence or a flag changed: a new source alone is no change. */
  readonly changed: boolean;
  /** What is another value now, by column. */
  readonly values: Readonly<Record<string, string | number>>;
  readonly confidence: number;
  readonly flags: string | null;
  /** All sources, when there is a new one. */
  readonly sources: readonly string[] | null;
}

/** Names of the columns that have values of their own: neither the key or ends, nor what every record has. */
export const valueColumns = (kind: Kind): readonly string[] =>
  Object.keys(columnsOf(kind)).filter(
    (name) => !['id', 'key', 'from', 'to', 'origin', 'confidence', 'flags'].includes(name),
  );

export const keyColumn = (kind: Kind): 'key' | 'id' => (isNodeKind(kind) ? 'key' : 'id');

/**
 * Compares a row of a batch with its stored record. A value that is known is never replaced by one that is not. Flags follow
 * their column: they stay until the column gets a value that passes.
 */
export function mergeRow({ kind, columns }: ColumnBatch, row: number, stored: Stored): Merged {
  const values: Record<string, string | number> = {};
  const stated = new Set(['key', 'id', 'from', 'to'].filter((name) => Object.hasOwn(columns, name)));
  for (const name of valueColumns(kind)) {
    const given = columns[name][row] as string | number | null;
    if (given === null || Number.isNaN(given)) continue;
    stated.add(name);
    if (given !== stored.values[name]) values[name] = given;
  }
  const stating = columns.confidence[row] as number;
  const confidence = Number.isNaN(stating) ? stored.confidence : stating;
  const flags = mergedFlags(stored.flags, columns.flags[row] as string | null, stated);
  const changed = Object.keys(values).length > 0 || confidence !== stored.confidence || flags !== stored.flags;
  const origin = columns.origin[row] as string | null;
  const sources = origin === null || stored.sources.includes(origin) ? null : [...stored.sources, origin];
  return { changed, values, confidence, flags, sources };
}

type Flags = Readonly<Record<string, string>>;

const parsed = (flags: string | null): Flags => (flags === null ? {} : JSON.parse(flags));

/** Flags in one spelling, so that equal ones compare equal: keys sorted, and null when there is none. */
const spelt = (flags: readonly (readonly [string, string])[]): string | null =>
  flags.length === 0
    ? null
    : JSON.stringify(Object.fromEntries(flags.toSorted(([one], [other]) => (one < other ? -1 : 1))));

export const canonicalFlags = (flags: string | null): string | null =>
  flags === null ? null : spelt(Object.entries(parsed(flags)));

function mergedFlags(stored: string | null, given: string | null, stated: ReadonlySet<string>): string | null {
  if (stored === null && given === null) return null;
  const fresh = parsed(given);
  const kept = Object.entries(parsed(stored)).filter(([name]) => !stated.has(name) && !Object.hasOwn(fresh, name));
  return spelt([...kept, ...Object.entries(fresh)]);
}

/** Rows of a batch by their key or id, in order. */
export function keysOf({ kind, columns, length }: ColumnBatch): readonly (string | bigint)[] {
  const keys = (columns.key ?? columns.id) as readonly string[] | BigUint64Array;
  const all = Array.from({ length }, (_, row) => keys[row]);
  const repeated = typeof keys[0] === 'bigint' ? repeatedHashes(keys as BigUint64Array) : length - new Set(all).size;
  // By contract; a batch that breaks it would store a record twice.
  if (repeated > 0) throw new Error(`a batch of ${kind} states ${repeated} of its keys more than once`);
  return all;
}

function repeatedHashes(hashes: BigUint64Array): number {
  const sorted = hashes.toSorted();
  let repeated = 0;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) repeated++;
  return repeated;
}
