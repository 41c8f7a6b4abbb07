/** What walks in time give, beside definitions that try every sequence of edges. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NodeIndex } from '../schema/ids.ts';
import { type EdgeRow, snapshotOf } from '../snapshot/from-rows.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { HopDistance } from './hop-distance.ts';
import { FlowsByNode, flowOf } from './node-flows.ts';
import { TemporalLevels } from './temporal-levels.ts';
import { TemporalPaths } from './temporal-paths.ts';

interface Transfer {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly amount: number;
}

const small = (max: number) => fc.integer({ min: 0, max });
const graphs = fc.array(fc.record({ from: small(4), to: small(4), at: small(8), amount: small(5) }), { maxLength: 14 });
const spans = fc.record({ from: small(4), to: fc.integer({ min: 3, max: 9 }) });
const SPAN = { from: 0, to: 100 };

const snapshotFrom = (transfers: readonly Transfer[]): Promise<Snapshot> =>
  snapshotOf(
    Array.from({ length: 5 }, (_, i) => ({ kind: 'Account' as const, key: String(i) })),
    transfers.map(({ from, to, at, amount }, i): EdgeRow => {
      const values = { at, amount, reference: String(i) };
      return { kind: 'transfers', from: `Account:${from}`, to: `Account:${to}`, values };
    }),
  );

const numberOf = (snapshot: Snapshot, node: NodeIndex): number => Number(snapshot.keyOf(node));

/** Every walk of exactly so many hops of ascending times in the span. */
function walksOf(transfers: readonly Transfer[], start: number, hops: number): readonly (readonly Transfer[])[] {
  if (hops === 0) return [[]];
  return walksOf(transfers, start, hops - 1).flatMap((walk) => {
    const last = walk.at(-1);
    const next = transfers.filter(({ from, at }) => from === (last?.to ?? start) && at > (last?.at ?? -1));
    return next.map((transfer) => [...walk, transfer]);
  });
}

describe('temporal levels', () => {
  it('downstream: who is reached after each number of hops, and when at the earliest', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, spans, async (transfers, span) => {
        const snapshot = await snapshotFrom(transfers);
        const walk = new TemporalLevels(snapshot.nodeCount);
        const options = { direction: 'downstream', span, hops: 3 } as const;
        const levels = walk.walk(snapshot.edges('transfers'), [snapshot.find('Account:0')!], options);
        const inSpan = transfers.filter(({ at }) => at >= span.from && at < span.to);
        for (let hops = 1; hops <= 3; hops++) {
          const expected = new Map<number, number>();
          for (const found of walksOf(inSpan, 0, hops)) {
            const { to, at } = found[hops - 1];
            expected.set(to, Math.min(at, expected.get(to) ?? Number.POSITIVE_INFINITY));
          }
          const level = levels[hops - 1] ?? { nodes: [], times: [] };
          const got = new Map(level.nodes.map((node, i) => [numberOf(snapshot, node), level.times[i]]));
          expect(got).toEqual(expected);
        }
      }),
    );
  });

  it('upstream: whose money comes to the start, and when it leaves them at the latest', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, spans, async (transfers, span) => {
        const snapshot = await snapshotFrom(transfers);
        const walk = new TemporalLevels(snapshot.nodeCount);
        const options = { direction: 'upstream', span, hops: 3 } as const;
        const levels = walk.walk(snapshot.edges('transfers'), [snapshot.find('Account:0')!], options);
        const inSpan = transfers.filter(({ at }) => at >= span.from && at < span.to);
        for (let hops = 1; hops <= 3; hops++) {
          const expected = new Map<number, number>();
          for (let start = 0; start < 5; start++) {
            for (const found of walksOf(inSpan, start, hops)) {
              if (found[hops - 1].to !== 0) continue;
              expected.set(start, Math.max(found[0].at, expected.get(start) ?? Number.NEGATIVE_INFINITY));
            }
          }
          const level = levels[hops - 1] ?? { nodes: [], times: [] };
          expect(new Map(level.nodes.map((node, i) => [numberOf(snapshot, node), level.times[i]]))).toEqual(expected);
        }
      }),
    );
  });
});

describe('temporal paths', () => {
  it('are the distinct sequences of accounts of walks that come to none twice', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (transfers) => {
        const snapshot = await snapshotFrom(transfers);
        const expected = new Set<string>();
        for (let hops = 1; hops <= 3; hops++) {
          for (const walk of walksOf(transfers, 0, hops)) {
            const path = [0, ...walk.map(({ to }) => to)];
            if (new Set(path).size === path.length) expected.add(path.join());
          }
        }
        const { outgoing } = snapshot.edges('transfers');
        const got: string[] = [];
        const paths = new TemporalPaths(snapshot.nodeCount);
        paths.visit(outgoing, snapshot.find('Account:0')!, { span: SPAN, hops: 3 }, (path, length) => {
          got.push(
            path
              .slice(0, length)
              .map((node) => numberOf(snapshot, node))
              .join(),
          );
        });
        expect(got).toHaveLength(new Set(got).size);
        expect(new Set(got)).toEqual(expected);
      }),
    );
  });
});

describe('the distance in hops', () => {
  it('is that of a search from one end', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, spans, async (transfers, span) => {
        const snapshot = await snapshotFrom(transfers);
        const distance = new HopDistance(snapshot.nodeCount);
        const inSpan = transfers.filter(({ at }) => at >= span.from && at < span.to);
        const expected = [0, null, null, null, null] as (number | null)[];
        for (let hops = 1; hops < 5; hops++) {
          for (const { from, to } of inSpan) if (expected[from] === hops - 1) expected[to] ??= hops;
        }
        const start = snapshot.find('Account:0')!;
        for (let to = 0; to < 5; to++) {
          const end = snapshot.find(`Account:${to}`)!;
          expect(distance.between(snapshot.edges('transfers'), start, end, span)).toBe(expected[to]);
        }
      }),
    );
  });
});

describe('flows of a node', () => {
  it('are counted, summed and bounded in a span above an amount, in all and by neighbour', async () => {
    const snapshot = await snapshotFrom([
      { from: 0, to: 1, at: 1, amount: 500 },
      { from: 0, to: 1, at: 2, amount: 300 },
      { from: 0, to: 2, at: 3, amount: 100 },
      { from: 0, to: 2, at: 9, amount: 900 },
      { from: 3, to: 0, at: 2, amount: 700 },
    ]);
    const { outgoing, incoming } = snapshot.edges('transfers');
    const amounts = snapshot.edges('transfers').numbers('amount')!;
    const [zero, one, two] = ['0', '1', '2'].map((key) => snapshot.find(`Account:${key}`)!);
    const span = { from: 1, to: 9 };
    expect(flowOf(outgoing, amounts, zero, span)).toEqual({ count: 3, sum: 900, max: 500 });
    expect(flowOf(outgoing, amounts, zero, { ...span, above: 100 })).toEqual({ count: 2, sum: 800, max: 500 });
    expect(flowOf(incoming, amounts, zero, span)).toEqual({ count: 1, sum: 700, max: 700 });
    expect(flowOf(outgoing, amounts, one, span)).toEqual({ count: 0, sum: 0, max: Number.NEGATIVE_INFINITY });

    const flows = new FlowsByNode(snapshot.nodeCount).addEdges(outgoing, amounts, zero, span);
    expect(flows.nodes).toEqual([one, two]);
    expect([flows.count(one), flows.sum(one), flows.max(one)]).toEqual([2, 800, 500]);
    expect([flows.count(two), flows.sum(two), flows.total]).toEqual([1, 100, 900]);
    expect(flows.clear().addEdges(outgoing, amounts, zero, { ...span, above: 400 }).nodes).toEqual([one]);
    expect([flows.has(two), flows.count(two), flows.sum(two), flows.total]).toEqual([false, 0, 0, 500]);
  });
});
