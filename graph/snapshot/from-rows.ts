/** A snapshot from a few rows written by hand, for tests and worked examples. */
import { type Column, type ColumnBatch, columnsOf } from '../schema/batch.ts';
import { edgeHash, edgeNaturalKey } from '../schema/ids.ts';
import { type EdgeKind, edgeKind, type Kind, type NodeKind } from '../schema/kinds.ts';
import { buildSnapshot } from './build.ts';
import type { Snapshot } from './snapshot.ts';

type Values = Readonly<Record<string, string | number | boolean | null>>;

export interface NodeRow {
  readonly kind: NodeKind;
  readonly key: string;
  readonly values?: Values;
}

export interface EdgeRow {
  readonly kind: EdgeKind;
  /** Entity ids. */
  readonly from: string;
  readonly to: string;
  /** `at`, or `validFrom` and `validTo`, properties and `confidence`. Times are epoch milliseconds. */
  readonly values?: Values;
}

/** Node and edge rows as column batches, one a kind that has rows; edge ids by the rule of `edgeNaturalKey`. */
export function batchesOf(nodes: readonly NodeRow[], edges: readonly EdgeRow[]): readonly ColumnBatch[] {
  const rows = new Map<Kind, Record<string, string | number | boolean | bigint | null>[]>();
  const rowsOf = (kind: Kind) => rows.get(kind) ?? rows.set(kind, []).get(kind)!;
  for (const { kind, key, values } of nodes) rowsOf(kind).push({ ...values, key });
  const occurrences = new Map<string, number>();
  for (const { kind, from, to, values } of edges) {
    const { time, identity } = edgeKind(kind);
    const number = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
    const natural = {
      kind,
      from,
      to,
      time: number(values?.[time === 'event' ? 'at' : 'validFrom']),
      amount: number(values?.amount),
      identity: identity.map((name) => (values?.[name] as string | undefined) ?? null),
    };
    const same = `${kind} ${edgeNaturalKey(natural)}`;
    const occurrence = time === 'event' ? (occurrences.get(same) ?? 0) : 0;
    occurrences.set(same, occurrence + 1);
    rowsOf(kind).push({ ...values, from, to, id: edgeHash(edgeNaturalKey({ ...natural, occurrence })) });
  }
  return [...rows].map(([kind, records]) => batchOf(kind, records));
}

function batchOf(kind: Kind, records: readonly Readonly<Record<string, unknown>>[]): ColumnBatch {
  const columns: Record<string, Column> = {};
  for (const [name, type] of Object.entries(columnsOf(kind))) {
    if (type === 'hash') columns[name] = BigUint64Array.from(records.map((record) => record[name] as bigint));
    else if (type === 'text') columns[name] = records.map((record) => (record[name] as string | undefined) ?? null);
    else {
      const missing = name === 'confidence' ? 1 : Number.NaN;
      columns[name] = Float64Array.from(records.map((record) => Number(record[name] ?? missing)));
    }
  }
  return { kind, length: records.length, columns };
}

/** Builds a snapshot from rows. Nodes that only edges name become placeholders. */
export function snapshotOf(nodes: readonly NodeRow[], edges: readonly EdgeRow[], id = 'rows'): Promise<Snapshot> {
  const batches = batchesOf(nodes, edges);
  return buildSnapshot(id, (kind) => batches.filter((batch) => batch.kind === kind));
}
