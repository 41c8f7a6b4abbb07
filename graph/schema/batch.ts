/**
 * Records travel in column batches: between ingest and store, and between store and snapshot.
 *
 * Columns of a node batch: `key`, its properties, and the record columns.
 * Columns of an edge batch: `id` (the edge's 64-bit hash), `from` and `to` (entity ids), `at` or `validFrom` and
 * `validTo`, its properties, and the record columns.
 */
import { edgeKind, isNodeKind, type Kind, propertiesOf } from './kinds.ts';
import { isTextual } from './property-types.ts';

export type NumberColumn = Float64Array;
export type TextColumn = readonly (string | null)[];
export type HashColumn = BigUint64Array;
export type Column = NumberColumn | TextColumn | HashColumn;

/** A column of texts of which many are alike: row i says `values[codes[i]]`. */
export interface EncodedColumn {
  readonly codes: Uint32Array;
  /** The same object in every batch of a scan; it may grow from batch to batch. */
  readonly values: TextColumn;
}

/** A column of texts end to end, in UTF-8: so many texts are handed over sooner than each by itself. */
export interface PackedColumn {
  readonly bytes: Uint8Array;
  /** Bytes of each text, `NO_TEXT` where there is none. */
  readonly lengths: Uint32Array;
}

export const NO_TEXT = 0xffffffff;

/**
 * One end of edges for a reader that has read all nodes already: which of them it is. They are counted from 0 in the order of their scan,
 * through all kinds that the end may be of, in the order in which the kind of edge names them.
 */
export type EndColumn = Uint32Array;

export interface ColumnBatch {
  readonly kind: Kind;
  readonly length: number;
  readonly columns: Readonly<Record<string, Column>>;
  /** Text columns that stand here and not in `columns`: only in batches of a scan that allows it. */
  readonly encoded?: Readonly<Record<string, EncodedColumn>>;
  /** Text columns that stand here and not in `columns`: only in batches of nodes, of a scan that allows it. */
  readonly packed?: Readonly<Record<string, PackedColumn>>;
  /** Both ends, when they stand here and not in `columns`: only in batches of a scan that allows it. */
  readonly ends?: { readonly from: EndColumn; readonly to: EndColumn };
  /**
   * Entity ids as 64-bit hashes, by column: of nodes beside their `key`, of edges the `from` and `to` that then stand nowhere else. Only in
   * batches of a scan that allows it. Within a store equal ids have equal hashes.
   */
  readonly hashes?: Readonly<Record<string, HashColumn>>;
}

/** The texts of a column that is never null, by row, however they came. */
export function textsOf<T extends string>({ columns, encoded }: ColumnBatch, name: string): (row: number) => T {
  const coded = encoded?.[name];
  if (coded) return (row) => coded.values[coded.codes[row]] as T;
  const texts = columns[name] as readonly T[];
  return (row) => texts[row];
}

export type ColumnType = 'number' | 'text' | 'hash';

/**
 * Columns that every record has:
 * - `origin`: where this row came from, as `system:file:line`;
 * - `confidence`: 0..1 (1 = register, 0.5 = inferred);
 * - `flags`: JSON of what failed a check, by column, with the raw value; null when nothing did.
 */
export const recordColumns = { origin: 'text', confidence: 'number', flags: 'text' } as const satisfies Record<
  string,
  ColumnType
>;

/** The columns of a kind's batch in their fixed order, with how each is held. */
export function columnsOf(kind: Kind): Readonly<Record<string, ColumnType>> {
  const properties = Object.fromEntries(
    Object.entries(propertiesOf(kind)).map(([name, { type }]) => [name, isTextual(type) ? 'text' : 'number'] as const),
  );
  if (isNodeKind(kind)) return { key: 'text', ...properties, ...recordColumns };
  const time: Record<string, ColumnType> =
    edgeKind(kind).time === 'event' ? { at: 'number' } : { validFrom: 'number', validTo: 'number' };
  return { id: 'hash', from: 'text', to: 'text', ...time, ...properties, ...recordColumns };
}
