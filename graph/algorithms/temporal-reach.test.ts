import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NodeIndex } from '../schema/ids.ts';
import { type EdgeRow, snapshotOf } from '../snapshot/from-rows.ts';
import { Budget } from './budget.ts';
import { SlidingFlows, type WindowFlow } from './sliding-flows.ts';
import { earliestArrivals, latestDepartures, type TemporalReach } from './temporal-reach.ts';
import { type Edge, edgesOf } from './testing.ts';

const VERTICES = 5;

/** The edges between accounts 0 to 4, all of which are there. */
async function open(edges: readonly Edge[]) {
  const accounts = Array.from({ length: VERTICES }, (_, v) => ({ kind: 'Account', key: String(v) }) as const);
  const rows = edges.map(
    ({ from, to, at, amount }): EdgeRow => ({
      kind: 'transfers',
      from: `Account:${from}`,
      to: `Account:${to}`,
      values: { amount, ...(Number.isNaN(at) ? {} : { at }) },
    }),
  );
  const snapshot = await snapshotOf(accounts, rows);
  const node = (v: number): NodeIndex => snapshot.find(`Account:${v}`)!;
  return { snapshot, node, transfers: snapshot.edges('transfers') };
}

const spans = fc
  .record({ from: fc.nat(3), length: fc.nat(8) })
  .map(({ from, length }) => ({ from, to: from + length }));

describe('temporal reach', () => {
  /** The best time at every vertex by going along every ascending walk. */
  function everyWalk(edges: readonly Edge[], start: number, back: boolean): Map<number, number> {
    const best = new Map<number, number>();
    const go = (at: number, time: number) => {
      for (const { from, to, at: when } of edges) {
        const [here, there, later] = back ? [to, from, when < time] : [from, to, when > time];
        if (here !== at || !later) continue;
        const known = best.get(there);
        if (there !== start && (known === undefined || (back ? when > known : when < known))) best.set(there, when);
        go(there, when);
      }
    };
    go(start, back ? Infinity : -Infinity);
    return best;
  }

  it('is the earliest arrival and the latest departure over all ascending walks in the span', async () => {
    await fc.assert(
      fc.asyncProperty(edgesOf(VERTICES, 10, 6), spans, async (edges, span) => {
        const { snapshot, node, transfers } = await open(edges);
        const within = edges.filter(({ at }) => at >= span.from && at < span.to);
        const told = ({ nodes, times }: TemporalReach) =>
          new Map(nodes.map((each, i) => [Number(snapshot.keyOf(each)), times[i]]));
        const arrivals = earliestArrivals(transfers.outgoing, node(0), { span });
        expect(told(arrivals)).toEqual(everyWalk(within, 0, false));
        expect(arrivals.times).toEqual([...arrivals.times].sort((a, b) => a - b));
        arrivals.edges.forEach((edge, i) => {
          expect(transfers.targets[edge]).toBe(arrivals.nodes[i]);
          expect(transfers.times[edge]).toBe(arrivals.times[i]);
        });
        const departures = latestDepartures(transfers.incoming, node(0), { span });
        expect(told(departures)).toEqual(everyWalk(within, 0, true));
        departures.edges.forEach((edge, i) => {
          expect(transfers.sources[edge]).toBe(departures.nodes[i]);
          expect(transfers.times[edge]).toBe(departures.times[i]);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('counts only what counts, and ends with the budget', async () => {
    const chain = [0, 1, 2].map((v) => ({ from: v, to: v + 1, at: v, amount: v + 1 }));
    const { snapshot, node, transfers } = await open(chain);
    const span = { from: 0, to: 10 };
    const amounts = transfers.numbers('amount')!;
    const small = earliestArrivals(transfers.outgoing, node(0), { span, counts: (edge) => amounts[edge] < 3 });
    expect(small.nodes.map((each) => snapshot.keyOf(each))).toEqual(['1', '2']);
    const budget = new Budget({ steps: 1 });
    expect(earliestArrivals(transfers.outgoing, node(0), { span, budget }).nodes).toHaveLength(1);
    expect(budget.stoppedBecause).toBe('steps');
  });
});

describe('sliding flows', () => {
  it('are what is in each window', async () => {
    await fc.assert(
      fc.asyncProperty(edgesOf(VERTICES, 14, 6), spans, fc.integer({ min: 1, max: 4 }), async (edges, span, width) => {
        const { snapshot, node, transfers } = await open(edges);
        const slide = new SlidingFlows(snapshot.nodeCount);
        for (let v = 0; v < VERTICES; v++) {
          const own = edges.filter(({ from, at }) => from === v && at >= span.from && at < span.to);
          const expected = [...new Set(own.map(({ at }) => at))]
            .sort((a, b) => a - b)
            .map((end) => {
              const inside = own.filter(({ at }) => at > end - width && at <= end);
              return {
                end,
                count: inside.length,
                sum: inside.reduce((sum, { amount }) => sum + amount, 0),
                others: new Set(inside.map(({ to }) => to)).size,
              };
            });
          const seen: Omit<WindowFlow, 'first' | 'last'>[] = [];
          slide.visit(transfers.outgoing, transfers.numbers('amount'), node(v), { width, span }, (window) => {
            const { first, last, ...rest } = window;
            expect(last - first + 1).toBe(rest.count);
            seen.push(rest);
          });
          expect(seen).toEqual(expected);
        }
      }),
      { numRuns: 150 },
    );
  });
});
