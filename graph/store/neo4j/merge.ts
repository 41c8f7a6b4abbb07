/** What a new statement about a record changes of what is stored. */
import type { ColumnBatch } from '../../schema/batch.ts';
import { propertyOf, type Value, valueColumns } from './values.ts';

/** A record as the store holds it. */
export interface Stored {
  readonly values: Readonly<Record<string, string | number | null>>;
  readonly confidence: number;
  readonly flags: string | null;
  readonly sources: readonly string[];
}

export interface Merged {
  /** Whether a value, the confidence or a flag changed: a new source alone is no change. */
  readonly changed: boolean;
  /** Properties to set; null takes one away. Null when there is nothing to write. */
  readonly set: Readonly<Record<string, Value>> | null;
}

/**
 * Compares a row of a batch with its stored record. A value that is known is never replaced by one that is not. Flags follow
 * their column: they stay until the column gets a value that passes.
 */
export function mergeRow({ kind, columns }: ColumnBatch, row: number, stored: Stored): Merged {
  const set: Record<string, Value> = {};
  const stated = new Set(['key', 'id', 'from', 'to'].filter((name) => Object.hasOwn(columns, name)));
  for (const name of valueColumns(kind)) {
    const given = columns[name][row];
    if (isUnknown(given)) continue;
    stated.add(name);
    if (given !== stored.values[name]) set[name] = propertyOf(kind, name)(given);
  }
  const confidence = columns.confidence[row] as number;
  if (!Number.isNaN(confidence) && confidence !== stored.confidence) set.confidence = confidenceProperty(confidence);
  const flags = mergedFlags(stored.flags, columns.flags[row] as string | null, stated);
  if (flags !== stored.flags) set.flags = flags;
  const changed = Object.keys(set).length > 0;
  const origin = columns.origin[row] as string | null;
  if (origin !== null && !stored.sources.includes(origin)) Object.assign(set, sourcesWith(stored.sources, origin));
  return { changed, set: Object.keys(set).length > 0 ? set : null };
}

const isUnknown = (value: string | number | bigint | null): boolean => value === null || Number.isNaN(value);

function sourcesWith(sources: readonly string[], origin: string): Record<string, Value> {
  return sources.length === 0 ? { origin } : { sources: [...sources, origin] as never };
}

/** Certainty, the common case, takes no room: no property is 1. */
export const confidenceProperty = (confidence: number): number | null =>
  Number.isNaN(confidence) || confidence === 1 ? null : confidence;

/** The columns of new records, those without any value left out. */
export function newProperties(
  { kind, columns, length }: ColumnBatch,
  rows: readonly number[],
): Readonly<Record<string, readonly Value[]>> {
  const made: Record<string, readonly Value[]> = {};
  const add = (name: string, value: (row: number) => Value): void => {
    const values = rows.map(value);
    if (values.some((each) => each !== null)) made[name] = values;
  };
  if (length === 0) return made;
  for (const name of valueColumns(kind)) {
    const property = propertyOf(kind, name);
    add(name, (row) => property(columns[name][row]));
  }
  add('confidence', (row) => confidenceProperty(columns.confidence[row] as number));
  add('flags', (row) => canonicalFlags(columns.flags[row] as string | null));
  add('origin', (row) => columns.origin[row] as string | null);
  return made;
}

type Flags = Readonly<Record<string, string>>;

const parsed = (flags: string | null): Flags => (flags === null ? {} : JSON.parse(flags));

/** Flags in one spelling, so that equal ones compare equal: keys sorted, and null when there is none. */
const spelt = (flags: readonly (readonly [string, string])[]): string | null =>
  flags.length === 0
    ? null
    : JSON.stringify(Object.fromEntries(flags.toSorted(([one], [other]) => (one < other ? -1 : 1))));

export const canonicalFlags = (flags: string | null): string | null => spelt(Object.entries(parsed(flags)));

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
  const repeated = length - new Set<string | bigint>(all).size;
  // By contract; a batch that breaks it would store a record twice.
  if (repeated > 0) throw new Error(`a batch of ${kind} states ${repeated} of its keys more than once`);
  return all;
}
