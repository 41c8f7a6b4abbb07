import { describe, expect, it } from 'vitest';
import type { ColumnBatch } from '../schema/batch.ts';
import { textsOf } from '../schema/batch.ts';
import { buildSnapshot } from './build.ts';
import { batchesOf } from './from-rows.ts';

const account = (key: string) => ({ kind: 'Account' as const, key, values: {} });
const paid = (from: string, to: string, at: number) => ({
  kind: 'transfers' as const,
  from: `Account:${from}`,
  to: `Account:${to}`,
  values: { at, amount: at },
});

/** Batches as a store gives them that knows ids by a hash, here a bad one: the number of characters. */
function hashed(batch: ColumnBatch): ColumnBatch {
  const hashes = (column: string, prefix = '') =>
    BigUint64Array.from({ length: batch.length }, (_, i) => BigInt((prefix + textsOf(batch, column)(i)).length));
  if (batch.columns.key) return { ...batch, hashes: { key: hashes('key', `${batch.kind}:`) } };
  const { from: _from, to: _to, ...columns } = batch.columns;
  return { ...batch, columns, hashes: { from: hashes('from'), to: hashes('to') } };
}

describe('ends of edges that come as hashes', () => {
  it('are told by their hash, and by name where that is the hash of several nodes or of none', async () => {
    const edges = [paid('a', 'ccc', 1), paid('bb', 'a', 2), paid('dd', 'ccc', 3), paid('eeee', 'ccc', 4)];
    const batches = batchesOf(['a', 'bb', 'ccc', 'dd'].map(account), edges);
    const asked: (readonly bigint[])[] = [];
    const snapshot = await buildSnapshot(
      'hashed',
      (kind) => batches.filter((batch) => batch.kind === kind).map(hashed),
      {
        named: async function* (kind, hashes) {
          asked.push([...hashes]);
          yield* batches.filter((batch) => batch.kind === kind);
        },
      },
    );
    const { count, sources, targets, times } = snapshot.edges('transfers');
    const told = Array.from({ length: count }, (_, edge) => [
      snapshot.keyOf(sources[edge]),
      snapshot.keyOf(targets[edge]),
      times[edge],
    ]);
    expect(told.sort(([, , a], [, , b]) => Number(a) - Number(b))).toEqual(
      edges.map(({ from, to, values }) => [from.slice(8), to.slice(8), values.at]),
    );
    // Two characters are `bb` and `dd`; four are nobody.
    expect(asked.map((list) => list.toSorted())).toEqual([[10n, 12n]]);
  });
});
