/** What the tests of the live snapshot compare. */
import { type Column, type ColumnBatch, columnsOf } from '../../schema/batch.ts';
import { edgeId, entityId } from '../../schema/ids.ts';
import { isNodeKind, type Kind } from '../../schema/kinds.ts';
import { residentProperties } from '../gather-properties.ts';
import type { Snapshot } from '../snapshot.ts';

type Row = Record<string, string | number | bigint | null>;

/** What a snapshot says of its nodes, transfers and holdings, node by node and list by list, apart from where its nodes and edges stand. */
export function fullPicture(snapshot: Snapshot): unknown {
  const nodes = Array.from({ length: snapshot.nodeCount }, (_, node) => node).filter((node) => snapshot.exists(node));
  const told = nodes.map((node) => {
    const kind = snapshot.kindOf(node);
    const id = snapshot.idOf(node);
    const values = residentProperties(kind).map(
      (name) => snapshot.text(kind, name as never, node) ?? snapshot.number(kind, name as never, node),
    );
    const found = snapshot.find(id) === node;
    const lists = (['transfers', 'owns'] as const).map((name) => listsOf(snapshot, name, node));
    return { id, found, name: snapshot.nameOf(node), placeholder: snapshot.isPlaceholder(node), values, lists };
  });
  const { horizon, edgeCount } = snapshot;
  return { horizon, nodeCount: nodes.length, edgeCount, nodes: told.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

function listsOf(snapshot: Snapshot, kind: 'transfers' | 'owns', node: number): unknown {
  const edges = snapshot.edges(kind);
  const tell = (edge: number) => ({
    id: edges.idOf(edge),
    from: snapshot.idOf(edges.sources[edge]),
    to: snapshot.idOf(edges.targets[edge]),
    time: edges.times[edge],
    end: edges.endOf(edge),
    confidence: edges.confidence(edge),
    values: residentProperties(kind).map(
      (name) => edges.text(edge, name as never) ?? edges.number(edge, name as never),
    ),
  });
  const { outgoing, incoming } = edges;
  const bounds = [0, 3, 7].map((t) =>
    [outgoing, incoming].map((way) => [way.from(node, t) - way.start(node), way.after(node, t) - way.start(node)]),
  );
  return { out: [...edges.out(node)].map(tell), into: [...edges.into(node)].map(tell), bounds };
}

/** A table of records that keeps to the rule of upserts: a value that is not known never replaces one that is. */
export class Records {
  readonly #rows = new Map<Kind, Map<string, Row>>();

  upsert(batches: readonly ColumnBatch[]): void {
    for (const { kind, columns, length } of batches) {
      const rows = this.#rows.get(kind) ?? new Map<string, Row>();
      this.#rows.set(kind, rows);
      for (let i = 0; i < length; i++) {
        const key = String(columns[isNodeKind(kind) ? 'key' : 'id'][i]);
        const row = rows.get(key) ?? {};
        for (const [name, column] of Object.entries(columns)) {
          const value = column[i];
          if (value !== null && !Number.isNaN(value)) row[name] = value;
        }
        rows.set(key, row);
      }
    }
  }

  /** Removes records by id, and edges by either of their ends. */
  remove(ids: readonly string[]): void {
    const gone = new Set(ids);
    for (const [kind, rows] of this.#rows) {
      for (const [key, { id, from, to }] of rows) {
        const own = isNodeKind(kind) ? entityId(kind, key) : edgeId(kind, id as bigint);
        if ([own, from, to].some((name) => gone.has(String(name)))) rows.delete(key);
      }
    }
  }

  edgeIds(): readonly string[] {
    return [...this.#rows].flatMap(([kind, rows]) =>
      isNodeKind(kind) ? [] : [...rows.values()].map(({ id }) => edgeId(kind, id as bigint)),
    );
  }

  batches(): readonly ColumnBatch[] {
    return [...this.#rows].map(([kind, rows]) => {
      const all = [...rows.values()];
      const columns: Record<string, Column> = {};
      for (const [name, type] of Object.entries(columnsOf(kind))) {
        if (type === 'hash') columns[name] = BigUint64Array.from(all, (row) => row[name] as bigint);
        else if (type === 'text') columns[name] = all.map((row) => (row[name] as string | undefined) ?? null);
        else columns[name] = Float64Array.from(all, (row) => (row[name] as number | undefined) ?? Number.NaN);
      }
      return { kind, length: all.length, columns };
    });
  }
}
