import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../build.ts';
import { batchesOf, type EdgeRow, type NodeRow, snapshotOf } from '../from-rows.ts';
import { Snapshot } from '../snapshot.ts';
import { compact } from './compact.ts';
import { LiveSnapshot } from './live.ts';
import { fullPicture, Records } from './testing.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd', '甲');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const text = fc.constantFrom('货款', '工资', 'x');
const time = fc.integer({ min: 0, max: 9 });
const confidence = fc.constantFrom(1, 1, 0.5);

const node: fc.Arbitrary<NodeRow> = fc.oneof(
  fc
    .record({ key, values: fc.record({ name: maybe(text), netAssets: maybe(fc.nat(9)), legalForm: maybe(text) }) })
    .map((row) => ({ kind: 'Enterprise' as const, ...row })),
  fc.record({ key, values: fc.record({ name: maybe(text) }) }).map((row) => ({ kind: 'Person' as const, ...row })),
  fc.record({ key }).map((row) => ({ kind: 'Account' as const, ...row })),
);

const edge: fc.Arbitrary<EdgeRow> = fc.oneof(
  fc
    .record({
      from: key,
      to: key,
      values: fc.record({
        at: time,
        amount: maybe(fc.nat(5)),
        purpose: maybe(text),
        reference: maybe(fc.constantFrom('R1', 'R2')),
        confidence,
      }),
    })
    .map(({ from, to, values }) => ({
      kind: 'transfers' as const,
      from: `Account:${from}`,
      to: `Account:${to}`,
      values,
    })),
  fc
    .record({
      kind: fc.constantFrom('Enterprise', 'Person'),
      from: key,
      to: key,
      values: fc.record({
        validFrom: maybe(fc.nat(2)),
        validTo: maybe(time),
        share: maybe(fc.constantFrom(0.25, 0.5)),
        confidence,
      }),
    })
    .map(({ kind, from, to, values }) => ({
      kind: 'owns' as const,
      from: `${kind}:${from}`,
      to: `Enterprise:${to}`,
      values,
    })),
);

/** Ids of what is removed after a step; edges of what is there, by number. */
const removal = fc.option(
  fc.record({
    ids: fc.array(
      fc.tuple(fc.constantFrom('Enterprise', 'Person', 'Account'), key).map((parts) => parts.join(':')),
      { maxLength: 2 },
    ),
    edges: fc.array(fc.nat(9), { maxLength: 2 }),
  }),
  { nil: null },
);

/** Keys of one batch are distinct, as in every store; the last row of a key stands. */
const step = fc.record({
  batches: fc.tuple(fc.array(node, { maxLength: 5 }), fc.array(edge, { maxLength: 8 })).map(([nodes, edges]) => {
    const distinctNodes = new Map(nodes.map((row) => [`${row.kind}:${row.key}`, row]));
    const distinctEdges = new Map(
      edges.map((row) => {
        const { reference, at, amount, validFrom } = row.values as Record<string, unknown>;
        return [[row.kind, row.from, row.to, reference ?? `${at} ${amount}`, validFrom].join(), row];
      }),
    );
    return batchesOf([...distinctNodes.values()], [...distinctEdges.values()]);
  }),
  removal,
  compaction: fc.constantFrom('none', 'none', 'now', 'later'),
});

describe('a live snapshot', () => {
  it('equals one built from scratch, whatever was applied and whenever it was compacted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const records = new Records();
        let live = new LiveSnapshot(await buildSnapshot('0', () => []));
        /** A compaction under way, and what was applied since it began. */
        let pending: { parts: Snapshot['parts']; since: ((next: LiveSnapshot) => void)[] } | null = null;
        const swap = () => {
          if (!pending) return;
          live = new LiveSnapshot(new Snapshot(structuredClone(pending.parts)));
          for (const change of pending.since) change(live);
          pending = null;
        };
        const seen: { view: Snapshot; picture: unknown }[] = [];
        for (const [i, { batches, removal, compaction }] of steps.entries()) {
          live.apply(batches, String(i + 1));
          pending?.since.push((next) => next.apply(batches, 'again'));
          records.upsert(batches);
          if (removal) {
            const there = records.edgeIds();
            const edges = removal.edges.flatMap((number) => there[number % there.length] ?? []);
            const ids = [...removal.ids, ...edges];
            live.remove(ids, String(i + 1));
            pending?.since.push((next) => next.remove(ids, 'again'));
            records.remove(ids);
          }
          const written = records.batches();
          const scratch = await buildSnapshot('scratch', (kind) => written.filter((batch) => batch.kind === kind));
          const picture = fullPicture(live.view());
          expect(picture).toEqual(fullPicture(scratch));
          seen.push({ view: live.view(), picture });
          if (compaction === 'now') swap();
          if (compaction !== 'none' && !pending)
            pending = { parts: compact(structuredClone(live.compaction())), since: [] };
          if (compaction === 'now') swap();
          expect(fullPicture(live.view())).toEqual(picture);
        }
        for (const { view, picture } of seen) expect(fullPicture(view)).toEqual(picture);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('compacts what it was when it was asked, whatever is applied before that is done', async () => {
    const live = new LiveSnapshot(await buildSnapshot('0', () => []));
    const pay = (to: string, amount: number) =>
      batchesOf(
        [],
        [{ kind: 'transfers', from: 'Account:a', to: `Account:${to}`, values: { at: 1, amount, reference: 'R' } }],
      );
    live.apply(pay('b', 1), '1');
    const before = fullPicture(live.view());
    const compaction = live.compaction();
    live.apply(pay('b', 2), '2');
    live.apply(pay('c', 1), '3');
    expect(fullPicture(new Snapshot(compact(compaction)))).toEqual(before);
  });

  it('keeps nothing of what was removed once it is compacted', async () => {
    const live = new LiveSnapshot(
      await snapshotOf(
        [
          { kind: 'Person', key: 'secret key', values: { name: 'secret name' } },
          { kind: 'Person', key: 'other', values: { name: 'other name' } },
        ],
        [
          {
            kind: 'transfers',
            from: 'Account:secret account',
            to: 'Account:b',
            values: { at: 7, amount: 5, purpose: 'secret purpose' },
          },
        ],
      ),
    );
    live.remove(['Person:secret key', 'Account:secret account'], '1');
    expect(live.size).toEqual({ nodes: 3, edges: 1 });
    const view = live.view();
    expect([view.find('Account:b'), view.edgeCount, view.horizon]).toEqual([null, 0, Number.NaN]);
    const told = (value: unknown): string =>
      ArrayBuffer.isView(value)
        ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString()
        : typeof value === 'object' && value !== null
          ? Object.values(value).map(told).join()
          : '';
    const compacted = compact(live.compaction());
    expect(told(live.base.parts)).toContain('secret name');
    expect(told(compacted)).toContain('other name');
    expect(told(compacted)).not.toContain('secret');
  });

  it('takes an event twice as once, and says what it shows', async () => {
    const live = new LiveSnapshot(await buildSnapshot('0', () => []));
    const batches = batchesOf(
      [],
      [{ kind: 'transfers', from: 'Account:a', to: 'Account:b', values: { at: 7, amount: 5 } }],
    );
    live.apply(batches, '1');
    live.apply(batches, '2');
    const view = live.view();
    expect([view.id, view.horizon, view.nodeCount, view.edgeCount, live.size]).toEqual([
      '2',
      7,
      2,
      1,
      { nodes: 2, edges: 1 },
    ]);
  });

  it('keeps what a reader holds as it was, and shows the next one all of an event', async () => {
    const live = new LiveSnapshot(await buildSnapshot('0', () => []));
    const pay = (at: number) =>
      batchesOf([], [{ kind: 'transfers', from: 'Account:a', to: 'Account:b', values: { at, amount: at } }]);
    live.apply(pay(5), '1');
    const before = live.view();
    live.apply(pay(3), '2');
    live.apply(pay(9), '3');
    const times = (view: Snapshot) => {
      const edges = view.edges('transfers');
      const [a, b] = ['Account:a', 'Account:b'].map((id) => view.find(id)!);
      return [[...edges.out(a)], [...edges.into(b)]].map((list) => list.map((edge) => edges.times[edge]));
    };
    expect(times(before)).toEqual([[5], [5]]);
    expect(times(live.view())).toEqual([
      [3, 5, 9],
      [3, 5, 9],
    ]);
  });

  it('grows past the room behind its columns', async () => {
    const live = new LiveSnapshot(await buildSnapshot('0', () => []));
    for (let i = 0; i < 1000; i++) {
      live.apply(
        batchesOf([], [{ kind: 'transfers', from: 'Account:a', to: `Account:${i % 7}`, values: { at: i, amount: i } }]),
        String(i),
      );
    }
    const view = live.view();
    const edges = view.edges('transfers');
    expect([...edges.out(view.find('Account:a')!)].map((edge) => edges.times[edge])).toEqual(
      Array.from({ length: 1000 }, (_, i) => i),
    );
    const compacted = new Snapshot(compact(live.compaction()));
    expect(fullPicture(compacted)).toEqual(fullPicture(view));
  });
});
