import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesOf, type NodeRow } from '../../snapshot/from-rows.ts';
import type { GraphStore } from '../store.ts';
import { openDuckDbStore } from './store.ts';

const companies = (rows: readonly NodeRow[]) => batchesOf(rows, [])[0];
const filler: readonly NodeRow[] = Array.from({ length: 40 }, (_, i) => ({
  kind: 'Enterprise',
  key: `filler ${i}`,
  values: { name: 'always the same' },
}));

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const row: fc.Arbitrary<NodeRow> = fc
  .record({
    key: fc.constantFrom('a', 'b', '甲'),
    values: fc.record({
      name: maybe(fc.constantFrom('one', '二', "it's")),
      netAssets: maybe(fc.constantFrom(0, -1.5, 9e15)),
      confidence: maybe(fc.constantFrom(1, 0.5)),
      origin: maybe(fc.constantFrom('s:f:1', 's:f:2')),
      flags: maybe(fc.constantFrom('{}', '{"netAssets":"x"}', '{"status":"y","name":"\\""}', '{"name":"n/a"}')),
    }),
  })
  .map((of) => ({ kind: 'Enterprise' as const, ...of }));
const batch = fc.uniqueArray(row, { selector: ({ key }) => key, minLength: 1, maxLength: 3 });

async function withStores<T>(work: (one: GraphStore, other: GraphStore) => Promise<T>): Promise<T> {
  const [one, other] = [await openDuckDbStore(':memory:'), await openDuckDbStore(':memory:')];
  try {
    return await work(one, other);
  } finally {
    await one.close();
    await other.close();
  }
}

describe('small batches', () => {
  it('leave what large ones leave, and count the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 6 }), (batches) =>
        withStores(async (small, large) => {
          await large.upsert(companies(filler));
          for (const rows of batches) {
            const counts = await small.upsert(companies(rows));
            const { unchanged, ...others } = await large.upsert(companies([...rows, ...filler]));
            expect(counts).toEqual({ ...others, unchanged: unchanged - filler.length });
          }
          const ids = ['a', 'b', '甲'].map((key) => `Enterprise:${key}`);
          expect(await small.records(ids)).toEqual(await large.records(ids));
          const { sequence } = await small.status();
          expect((await large.status()).sequence).toBe(sequence + 1);
        }),
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  it('that are asked for at once are committed together; one that fails, fails alone', async () => {
    await withStores(async (store) => {
      await store.status();
      const transfer = (to: string) => ({
        kind: 'transfers' as const,
        from: 'Account:x',
        to,
        values: { at: 1, amount: 1 },
      });
      const [a] = batchesOf([], [transfer('Account:a'), transfer('Account:b')]);
      const twice = { ...a, columns: { ...a.columns, id: new BigUint64Array([1n, 1n]) } };
      const outcomes = await Promise.allSettled([
        store.upsert(companies([{ kind: 'Enterprise', key: 'a' }])),
        store.upsert(twice),
        store.upsert(companies([{ kind: 'Enterprise', key: 'b' }])),
        store.upsert(a),
        store.upsert(companies([{ kind: 'Enterprise', key: 'a' }])),
      ]);
      expect(outcomes.map((each) => (each.status === 'fulfilled' ? each.value.inserted : 'failed'))).toEqual([
        1,
        'failed',
        1,
        2,
        0,
      ]);
      const { sequence, counts } = await store.status();
      expect({ sequence, counts }).toEqual({ sequence: 3, counts: { Enterprise: 2, transfers: 2 } });
    });
  });
});

describe('single edges into a large table', () => {
  const pays = (to: number) => ({
    kind: 'transfers' as const,
    from: 'Account:a',
    to: `Account:${to}`,
    values: { at: to, amount: 1 },
  });
  const edges = (from: number, count: number) =>
    batchesOf(
      [],
      Array.from({ length: count }, (_, i) => pays(from + i)),
    )[0];
  const counts = async (written: Promise<object>) => Object.values(await written);

  it('are new, changed or the same as in a small one, whoever wrote them', async () => {
    await withStores(async (store) => {
      await store.upsert(edges(0, 200_000));
      await store.status();
      expect(await counts(store.upsert(edges(5, 1)))).toEqual([0, 0, 1]);
      expect(await counts(store.upsert(edges(300_000, 1)))).toEqual([1, 0, 0]);
      expect(await counts(store.upsert(edges(300_000, 3)))).toEqual([2, 0, 1]);
      expect(await counts(store.upsert(edges(299_990, 40)))).toEqual([37, 0, 3]);
      expect(await counts(store.upsert(edges(300_020, 2)))).toEqual([0, 0, 2]);
      expect(await store.remove(['Account:300020'])).toEqual({ transfers: 1 });
      expect(await counts(store.upsert(edges(300_020, 1)))).toEqual([1, 0, 0]);
      expect((await store.status()).counts).toEqual({ transfers: 200_040 });
    });
  }, 60_000);
});
