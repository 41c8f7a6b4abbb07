/** What a statement changes of a record, as properties of a node or relationship. */
import type { ColumnBatch } from '../../schema/batch.ts';
import type { Kind } from '../../schema/kinds.ts';
import { canonicalFlags, type Merged, type Stored, valueColumns } from '../merge.ts';
import { propertyOf, type Value } from './values.ts';

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

/** The columns of new records, those without any value left out. */
export function newProperties(
  { kind, columns, length }: ColumnBatch,
  rows: readonly number[],
): Readonly<Record<string, readonly Value[]>> {
  const made: Record<string, readonly Value[]> = {};
  const add = (name: string, value: (row: number) => Value): void => {
    if (rows.some((row) => value(row) !== null)) made[name] = rows.map(value);
  };
  if (length === 0) return made;
  for (const name of valueColumns(kind)) {
    const property = propertyOf(kind, name);
    add(name, (row) => property(columns[name][row] as string | number | null));
  }
  add('confidence', (row) => confidenceProperty(columns.confidence[row] as number));
  add('flags', (row) => canonicalFlags(columns.flags[row] as string | null));
  add('origin', (row) => columns.origin[row] as string | null);
  return made;
}
