/** Rows of the contract suite, and how they are read back. */
import fc from 'fast-check';
import type { ColumnBatch } from '../../graph/schema/batch.ts';
import type { Review, Run } from '../../graph/schema/finding.ts';
import type { Kind } from '../../graph/schema/kinds.ts';
import { batchesOf, type EdgeRow, type NodeRow } from '../../graph/snapshot/from-rows.ts';
import type { Snapshot } from '../../graph/snapshot/snapshot.ts';
import type { GraphStore, ScanOptions, StoredRecord } from '../../graph/store/store.ts';

export const hostileTexts: readonly string[] = [
  'O\'Brien "& Söhne"; DROP TABLE graph."Enterprise"; --',
  '福建省泉州市晋江市陈埭镇 𠮷野家 👩‍👩‍👧',
  '__proto__',
  'constructor',
  '$1 ? :a {x} %s \\ \\u0041',
  ' leading, "trailing" \t\r\n ',
  'NULL',
  '=1+1',
  '\u001f\u001e\u202eabc',
  '9007199254740993',
  'x'.repeat(100_000),
];

type Values = NonNullable<NodeRow['values']>;

export const counts = (inserted: number, updated: number, unchanged: number) => ({ inserted, updated, unchanged });

export const batchOf = (kind: Kind, nodes: readonly NodeRow[], edges: readonly EdgeRow[]): ColumnBatch =>
  batchesOf(nodes, edges).find((batch) => batch.kind === kind)!;
export const enterprise = (key: string, values: Values): ColumnBatch =>
  batchOf('Enterprise', [{ kind: 'Enterprise', key, values }], []);
export const companies = (byKey: Readonly<Record<string, string>>): ColumnBatch =>
  batchOf(
    'Enterprise',
    Object.entries(byKey).map(([key, name]) => ({ kind: 'Enterprise', key, values: { name } })),
    [],
  );
export const paid = (from: string, to: string, at: number, values: Values): EdgeRow => ({
  kind: 'transfers',
  from: `Account:${from}`,
  to: `Account:${to}`,
  values: { ...values, at },
});
export const run = (id: string, more: { rejected?: number } = {}): Run => ({
  id,
  type: 'ingest',
  startedAt: 1,
  endedAt: null,
  format: 'portfolio',
  files: [],
  counts: {},
  rejected: 0,
  warnings: 0,
  ...more,
});
export const review = (id: string, verdict: Review['verdict']): Review => ({
  id,
  finding: 'f1',
  verdict,
  reason: '原因',
  reviewer: 'lin',
  at: 5,
});

export async function recordOf(store: GraphStore, id: string): Promise<StoredRecord> {
  const [record] = await store.records([id]);
  return record;
}

/** All rows of a kind as plain objects, NaN as null and ids as text, so that they compare. */
export async function rows(
  store: GraphStore,
  kind: Kind,
  options?: ScanOptions,
): Promise<readonly Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  for await (const { length, columns } of store.scan(kind, options)) {
    for (let i = 0; i < length; i++) {
      all.push(Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, plain(column[i])])));
    }
  }
  return all;
}

/** A text column of a batch, encoded or not. */
export function textsOf({ columns, encoded }: ColumnBatch, name: string): readonly (string | null)[] {
  const coded = encoded?.[name];
  return coded ? Array.from(coded.codes, (code) => coded.values[code]) : (columns[name] as readonly (string | null)[]);
}

const plain = (value: string | number | bigint | null): unknown =>
  typeof value === 'bigint' ? value.toString(16) : Number.isNaN(value) ? null : value;

export const names = async (store: GraphStore) =>
  Object.fromEntries((await rows(store, 'Enterprise')).map(({ key, name }) => [key, name]));

export function cutBatch(batch: ColumnBatch, rowsEach: number): readonly ColumnBatch[] {
  const starts = Array.from({ length: Math.ceil(batch.length / rowsEach) }, (_, i) => i * rowsEach);
  return starts.map((start) => ({
    kind: batch.kind,
    length: Math.min(rowsEach, batch.length - start),
    columns: Object.fromEntries(
      Object.entries(batch.columns).map(([name, column]) => [name, column.slice(start, start + rowsEach)]),
    ),
  }));
}

/** Everything that a snapshot says, apart from where its nodes and edges stand. */
export function pictureOf(snapshot: Snapshot): unknown {
  const nodes = Array.from({ length: snapshot.nodeCount }, (_, node) => ({
    id: snapshot.idOf(node),
    name: snapshot.nameOf(node),
    placeholder: snapshot.isPlaceholder(node),
    assets: snapshot.number('Enterprise', 'netAssets', node),
  }));
  const edges = (['transfers', 'owns'] as const).flatMap((kind) => {
    const of = snapshot.edges(kind);
    return Array.from({ length: of.count }, (_, edge) => ({
      id: of.idOf(edge),
      from: snapshot.idOf(of.sources[edge]),
      to: snapshot.idOf(of.targets[edge]),
      time: of.times[edge],
      confidence: of.confidence(edge),
    }));
  });
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return { horizon: snapshot.horizon, nodes: nodes.sort(byId), edges: edges.sort(byId) };
}

const key = fc.stringMatching(/^[a-e甲乙' "/%]{1,3}$/);
export const graphs: fc.Arbitrary<{ nodes: readonly NodeRow[]; edges: readonly EdgeRow[] }> = fc.record({
  nodes: fc
    .uniqueArray(
      fc.record({
        kind: fc.constantFrom('Account' as const, 'Enterprise' as const),
        key,
        name: fc.option(fc.string({ unit: 'grapheme' })),
        netAssets: fc.option(fc.integer()),
        confidence: fc.constantFrom(1, 0.5),
      }),
      { selector: (node) => `${node.kind}:${node.key}`, maxLength: 20 },
    )
    .map((nodes) =>
      nodes.map(
        ({ kind, key, confidence, name, netAssets }): NodeRow => ({
          kind,
          key,
          values: kind === 'Enterprise' ? { name, netAssets, confidence } : { status: name, confidence },
        }),
      ),
    ),
  edges: fc
    .array(
      fc.oneof(
        fc
          .record({ from: key, to: key, at: fc.integer({ min: 0, max: 9 }), amount: fc.integer({ min: 0, max: 3 }) })
          .map(({ from, to, at, amount }) => paid(from, to, at, { amount })),
        fc.record({ from: key, to: key, share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })) }).map(
          ({ from, to, share }): EdgeRow => ({
            kind: 'owns',
            from: `Enterprise:${from}`,
            to: `Enterprise:${to}`,
            values: { share },
          }),
        ),
      ),
      { maxLength: 30 },
    )
    .map((edges) => [
      ...new Map(edges.map((edge) => [edge.kind === 'owns' ? `${edge.from} ${edge.to}` : edge, edge])).values(),
    ]),
});
