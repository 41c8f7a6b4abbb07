/** What a statement changes of a record, as properties of a node or relationship. */
import type { Column, ColumnBatch } from '../../schema/batch.ts';
import type { Kind } from '../../schema/kinds.ts';
import { canonicalFlags, type Merged, type Stored, valueColumns } from '../merge.ts';
import { isBoolean, propertyOf, type Value } from './values.ts';

/** Properties to set; null takes one away. Null when there is nothing to write. */
export function changedProperties(kind: Kind, merged: Merged, stored: Stored): Readonly<Record<string, Value>> | null {
  const set: Record<string, Value> = {};
  for (const [name, value] of Object.entries(merged.values)) set[name] = propertyOf(kind, name)(value);
  if (merged.confidence !== stored.confidence) set.confidence = confidenceProperty(merged.confidence);
  if (merged.flags !== stored.flags) set.flags = merged.flags;
  if (merged.sources !== null) Object.assign(set, sourcesProperty(merged.sources));
  return Object.keys(set).length > 0 ? set : null;
}

/** A single source is `origin`. */
const sourcesProperty = (sources: readonly string[]): Record<string, Value> =>
  sources.length === 1 ? { origin: sources[0] } : { sources: sources as never };

/** Certainty, the common case, takes no room: no property is 1. */
export const confidenceProperty = (confidence: number): number | null =>
  Number.isNaN(confidence) || confidence === 1 ? null : confidence;

/** Values by property and row; whole numbers, where a property has no others, in a `Float64Array`. */
export type NewProperties = Readonly<Record<string, readonly Value[] | Float64Array>>;

/** The columns of new records, those without any value left out. */
export function newProperties({ kind, columns, length }: ColumnBatch, rows: readonly number[]): NewProperties {
  const made: Record<string, readonly Value[] | Float64Array> = {};
  const add = (name: string, value: (row: number) => Value): void => {
    if (rows.some((row) => value(row) !== null)) made[name] = rows.map(value);
  };
  if (length === 0) return made;
  for (const name of valueColumns(kind)) {
    const column = columns[name];
    const property = propertyOf(kind, name);
    if (isWhole(kind, name, column, rows)) made[name] = Float64Array.from(rows, (row) => column[row]);
    else add(name, (row) => property(column[row] as string | number | null));
  }
  add('confidence', (row) => confidenceProperty(columns.confidence[row] as number));
  add('flags', (row) => canonicalFlags(columns.flags[row] as string | null));
  add('origin', (row) => columns.origin[row] as string | null);
  return made;
}

const isWhole = (kind: Kind, name: string, column: Column, rows: readonly number[]): column is Float64Array =>
  column instanceof Float64Array && !isBoolean(kind, name) && rows.every((row) => Number.isSafeInteger(column[row]));
