import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ColumnBatch } from '../schema/batch.ts';
import { batchesOf, type EdgeRow, type NodeRow } from '../snapshot/from-rows.ts';
import { fullPicture } from '../snapshot/live/testing.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { openStore } from '../store/open.ts';
import type { GraphStore } from '../store/store.ts';
import { Engine } from './engine.ts';

let store: GraphStore;
let engine: Engine;
beforeEach(async () => {
  store = await openStore(':memory:');
  engine = Engine.open(store, { threads: 1 });
});
afterEach(async () => {
  await engine.close();
  await store.close();
});

const pays = (from: string, to: string, at: number): EdgeRow => ({
  kind: 'transfers',
  from: `Account:${from}`,
  to: `Account:${to}`,
  values: { at, amount: at },
});
const company = (key: string, name: string): NodeRow => ({ kind: 'Enterprise', key, values: { name } });
const owns = (key: string, validTo: number | null): EdgeRow => ({
  kind: 'owns',
  from: `Enterprise:${key}`,
  to: `Enterprise:${key} below`,
  values: { share: 0.5, validFrom: 1, validTo },
});

/** What another engine, which reads the store for the first time, has of it. */
async function fresh(): Promise<unknown> {
  const other = Engine.open(store, { threads: 1 });
  try {
    return fullPicture(await other.snapshot());
  } finally {
    await other.close();
  }
}
const timesOf = (snapshot: Snapshot, id: string) => {
  const edges = snapshot.edges('transfers');
  const node = snapshot.find(id);
  return node === null ? [] : [...edges.out(node)].map((edge) => edges.times[edge]);
};

describe('applying', () => {
  it('is in the next answer, in the store, and named by the store’s sequence', async () => {
    await engine.view();
    const [nodes, edges] = await engine.apply(batchesOf([company('A', '甲公司')], [pays('a', 'b', 5)]));
    expect([nodes, edges].map(({ inserted }) => inserted)).toEqual([1, 1]);
    const view = await engine.view();
    expect(view.id).toBe(String((await store.status()).sequence));
    expect(view.nameOf(view.find('Enterprise:A')!)).toBe('甲公司');
    const { edges: groups } = await engine.neighborhood('Account:a', { hops: 1, limit: 10 });
    expect(groups).toMatchObject([{ kind: 'transfers', from: 'Account:a', to: 'Account:b', count: 1, total: 5 }]);
    expect((await engine.search('甲公司', { limit: 5 })).map(({ id }) => id)).toEqual(['Enterprise:A']);
    expect(fullPicture(await engine.snapshot())).toEqual(await fresh());
  });

  it('twice is once, and ends a fact that held', async () => {
    await engine.apply(batchesOf([], [owns('A', null), pays('a', 'b', 5)]));
    const { id } = await engine.view();
    const counts = await engine.apply(batchesOf([], [owns('A', null), pays('a', 'b', 5)]));
    expect(counts).toEqual([0, 1].map(() => ({ inserted: 0, updated: 0, unchanged: 1 })));
    expect((await engine.view()).id).toBe(id);
    await engine.apply(batchesOf([], [owns('A', 9)]));
    const view = await engine.view();
    const edges = view.edges('owns');
    const [edge, ...others] = edges.out(view.find('Enterprise:A')!);
    expect([edges.endOf(edge), others]).toEqual([9, []]);
    expect(fullPicture(await engine.snapshot())).toEqual(await fresh());
  });

  it('keeps the nodes, and with them the index of their names, when a payment changes none', async () => {
    await engine.apply(batchesOf([company('A', '甲公司')], [pays('a', 'b', 5)]));
    const before = await engine.snapshot();
    await engine.apply(batchesOf([], [pays('b', 'a', 6)]));
    expect((await engine.search('甲公司', { limit: 5 })).map(({ id }) => id)).toEqual(['Enterprise:A']);
    const after = await engine.snapshot();
    expect([after === before, after.parts.nodes === before.parts.nodes]).toEqual([false, true]);
    await engine.apply(batchesOf([company('A', '乙公司')], []));
    expect((await engine.search('乙公司', { limit: 5 })).map(({ name }) => name)).toEqual(['乙公司']);
  });

  it('shows nothing of what the store refuses', async () => {
    await engine.apply(batchesOf([], [pays('a', 'b', 5)]));
    const before = await engine.view();
    const [batch] = batchesOf([], [pays('a', 'b', 6), pays('a', 'b', 7)]);
    const twice: ColumnBatch = { ...batch, columns: { ...batch.columns, id: new BigUint64Array([1n, 1n]) } };
    await expect(engine.apply([twice])).rejects.toThrow('more than once');
    expect(await engine.view()).toBe(before);
  });

  it('forgets what is removed, in answers, in the search, and then in memory', async () => {
    await engine.apply(
      batchesOf([company('A', '甲公司'), company('B', 'Other')], [pays('a', 'b', 5), pays('a', 'c', 6), owns('A', 9)]),
    );
    const before = await engine.view();
    const compacting = engine.snapshot();
    expect(await engine.remove(['Enterprise:A', 'Account:b'])).toEqual({ Enterprise: 1, transfers: 1, owns: 1 });
    const view = await engine.view();
    expect(['Enterprise:A', 'Enterprise:A below', 'Account:b'].map((id) => view.find(id))).toEqual([null, null, null]);
    expect(timesOf(view, 'Account:a')).toEqual([6]);
    expect(before.nameOf(before.find('Enterprise:A')!)).toBe('甲公司');
    expect(await engine.search('甲公司', { limit: 5 })).toEqual([]);
    await expect(engine.neighborhood('Enterprise:A', { hops: 1, limit: 10 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await compacting;
    const { nodes } = (await engine.snapshot()).parts;
    expect(
      JSON.stringify(
        nodes.map(({ texts }) => Object.values(texts).map(({ values }) => Buffer.from(values.bytes).toString())),
      ),
    ).not.toContain('甲公司');
    await engine.apply(batchesOf([company('A', '丙公司')], [pays('a', 'b', 7)]));
    expect((await engine.search('丙公司', { limit: 5 })).map(({ id }) => id)).toEqual(['Enterprise:A']);
    expect(fullPicture(await engine.view())).toEqual(await fresh());
  });

  it('takes more at once than would be applied one by one', async () => {
    await engine.view();
    const rows = Array.from({ length: 6000 }, (_, i) => company(`k${i}`, `n${i}`));
    await engine.apply(batchesOf(rows, [pays('a', 'b', 1)]));
    expect((await engine.view()).nodeCount).toBe(6002);
  });
});

describe('catching up', () => {
  it('reads what others wrote, without reading all again', async () => {
    for (const batch of batchesOf([company('A', 'one')], [pays('a', 'b', 5)])) await store.upsert(batch);
    const first = await engine.snapshot();
    for (const batch of batchesOf([company('A', 'two')], [pays('b', 'c', 6), owns('A', 3)])) await store.upsert(batch);
    const view = await engine.view();
    expect(view.nameOf(view.find('Enterprise:A')!)).toBe('two');
    expect(timesOf(view, 'Account:b')).toEqual([6]);
    expect(view.find('Account:a')).toBe(first.find('Account:a'));
    expect(fullPicture(await engine.snapshot())).toEqual(await fresh());
  });

  it('never shows a part of what was applied together', async () => {
    await engine.view();
    let going = true;
    const read = async () => {
      for (let reads = 0; going; reads++) {
        const snapshot = await (reads % 3 === 0 ? engine.snapshot() : engine.view());
        expect(timesOf(snapshot, 'Account:a')).toEqual(timesOf(snapshot, 'Account:b'));
        // What is known already is answered without a turn of the event loop.
        await setImmediate();
      }
    };
    const reading = [read(), read()];
    for (let i = 0; i < 30; i++) await engine.apply(batchesOf([], [pays('a', 'x', i), pays('b', 'y', i)]));
    going = false;
    await Promise.all(reading);
    expect(timesOf(await engine.view(), 'Account:a')).toHaveLength(30);
  });

  it('ends at what the store has, however writes, reads and compactions meet', async () => {
    const key = fc.constantFrom('a', 'b', 'c');
    const write = fc.record({
      how: fc.constantFrom('apply', 'apply', 'upsert'),
      rows: fc.array(fc.tuple(key, key, fc.nat(9)), { minLength: 1, maxLength: 4 }),
      name: key,
      look: fc.constantFrom('view', 'snapshot', null),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 8 }), async (writes) => {
        const work = writes.map(async ({ how, rows, name, look }, i) => {
          const edges = new Map(rows.map(([from, to, at]) => [`${from}${to}${at}`, pays(from, to, at)]));
          const batches = batchesOf([company(name, `${i}`)], [...edges.values(), owns(name, i % 2 ? i : null)]);
          if (how === 'apply') await engine.apply(batches);
          else for (const batch of batches) await store.upsert(batch);
          if (look) await engine[look]();
        });
        await Promise.all(work);
        const expected = await fresh();
        expect(fullPicture(await engine.view())).toEqual(expected);
        expect(fullPicture(await engine.snapshot())).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
