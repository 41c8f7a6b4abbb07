import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../schema/time.ts';
import { Budget } from './budget.ts';
import { cycleGraphOf } from './cycle-graph.ts';
import {
  countTemporalCycles,
  type TemporalCycleOptions,
  temporalCycles,
  visitTemporalCycles,
} from './temporal-cycles.ts';
import { build, closedWalks, type Edge, edgesOf } from './testing.ts';

function bruteTemporalCycles(edges: readonly Edge[], options: TemporalCycleOptions): string[] {
  const { window, minLength = 2, maxLength = 99, follows = () => true, dayOrderFree = false } = options;
  const found: string[] = [];
  for (const walk of closedWalks(edges, maxLength)) {
    const times = walk.map((e) => (dayOrderFree ? Math.floor(edges[e].at / DAY) : edges[e].at));
    const inOrder = times.every((t, i) => i === 0 || (dayOrderFree ? times[i - 1] <= t : times[i - 1] < t));
    const span = (times[times.length - 1] - times[0]) * (dayOrderFree ? DAY : 1);
    if (!inOrder || !(span <= window) || walk.length < minLength) continue;
    if (times[0] === times[times.length - 1] && walk[0] !== Math.min(...walk)) continue;
    if (walk.every((e, i) => i === 0 || follows(walk[i - 1], e))) found.push(walk.join());
  }
  return found.sort();
}

describe('temporal cycles', () => {
  it('are those that trying everything finds', () => {
    fc.assert(
      fc.property(
        edgesOf(5, 14, 12),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 2, max: 6 }),
        (edges, window, maxLength) => {
          const graph = build(5, edges);
          const expected = bruteTemporalCycles(edges, { window, maxLength });
          const found = [...temporalCycles(graph, { window, maxLength })].map((cycle) => cycle.join());
          expect([...found].sort()).toEqual(expected);
          const counts = new Map<number, number>();
          for (const cycle of expected) {
            const length = cycle.split(',').length;
            counts.set(length, (counts.get(length) ?? 0) + 1);
          }
          const counted = countTemporalCycles(graph, { window, maxLength });
          expect([...counted]).toEqual([...counts].sort(([a], [b]) => a - b));
          const slices = [0, 1, 2].flatMap((index) => [
            ...temporalCycles(graph, { window, maxLength, slice: { index, count: 3 } }),
          ]);
          expect(slices.map((cycle) => cycle.join()).sort()).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('of any length are all found', () => {
    fc.assert(
      fc.property(edgesOf(6, 14, 30), (edges) => {
        const found = [...temporalCycles(build(6, edges), { window: 30 })].map((cycle) => cycle.join());
        expect(found.sort()).toEqual(bruteTemporalCycles(edges, { window: 30 }));
      }),
      { numRuns: 200 },
    );
  });

  it('keep to a rule between one edge and the next, and to a least length', () => {
    fc.assert(
      fc.property(edgesOf(4, 12, 15), (edges) => {
        const follows = (previous: number, edge: number) => edges[edge].amount <= edges[previous].amount;
        const options = { window: 15, minLength: 3, follows };
        const found = [...temporalCycles(build(4, edges), options)].map((cycle) => cycle.join());
        expect(found.sort()).toEqual(bruteTemporalCycles(edges, options));
      }),
      { numRuns: 200 },
    );
  });

  it('of bounded length are found in denser graphs too, whatever the split of the window leaves to either end', () => {
    fc.assert(
      fc.property(
        edgesOf(7, 30, 40),
        fc.integer({ min: 5, max: 40 }),
        fc.integer({ min: 2, max: 5 }),
        (edges, window, maxLength) => {
          const found = [...temporalCycles(build(7, edges), { window, maxLength })].map((cycle) => cycle.join());
          expect(found.sort()).toEqual(bruteTemporalCycles(edges, { window, maxLength }));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are the same where very many instants lie between', () => {
    // Edges that are on no cycle: what is told for several instants together is told here.
    const between = Array.from({ length: 5000 }, (_, i) => ({ from: 5, to: 6, at: 2.5 * i + 0.1, amount: 1 }));
    fc.assert(
      fc.property(
        edgesOf(5, 14, 12),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 2, max: 7 }),
        (edges, window, maxLength) => {
          const slow = edges.map((edge) => ({ ...edge, at: 1000 * edge.at }));
          const options = { window: 1000 * window, maxLength };
          const found = [...temporalCycles(build(7, [...slow, ...between]), options)].map((cycle) => cycle.join());
          expect(found.sort()).toEqual(bruteTemporalCycles(slow, options));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keep to what each amount may be of the one before it', () => {
    const share = fc.constantFrom(0.4, 0.7, 1, 1.5, 3);
    fc.assert(
      fc.property(edgesOf(5, 16, 20), share, share, fc.integer({ min: 2, max: 6 }), (edges, a, b, maxLength) => {
        const kept = { least: Math.min(a, b), most: Math.max(a, b) };
        const follows = (previous: number, edge: number) =>
          edges[edge].amount >= kept.least * edges[previous].amount &&
          edges[edge].amount <= kept.most * edges[previous].amount;
        const found = [...temporalCycles(build(5, edges), { window: 20, maxLength, kept })].map((cycle) =>
          cycle.join(),
        );
        expect(found.sort()).toEqual(bruteTemporalCycles(edges, { window: 20, maxLength, follows }));
      }),
      { numRuns: 300 },
    );
  });

  it('are each found by one of those to whom the vertices are dealt', () => {
    fc.assert(
      fc.property(edgesOf(200, 400, 100), (edges) => {
        const graph = build(200, edges);
        const dealt = new Int32Array(new SharedArrayBuffer(4));
        const first = temporalCycles(graph, { window: 60, dealt });
        const second = temporalCycles(graph, { window: 60, dealt });
        const found: string[] = [];
        for (let more = true; more; ) {
          const [a, b] = [first.next(), second.next()];
          for (const { value } of [a, b]) if (value) found.push(value.join());
          more = !a.done || !b.done;
        }
        const whole = [...temporalCycles(graph, { window: 60 })].map((cycle) => cycle.join());
        expect(found.sort()).toEqual(whole.sort());
      }),
      { numRuns: 50 },
    );
  });

  it('are shown one after another in one array, and counted, as they are yielded', () => {
    fc.assert(
      fc.property(edgesOf(5, 20, 12), fc.boolean(), (edges, dayOrderFree) => {
        const graph = build(5, edges);
        const options = { window: 9, dayOrderFree };
        const yielded = [...temporalCycles(graph, options)].map((cycle) => cycle.join());
        const shown: string[] = [];
        visitTemporalCycles(cycleGraphOf(graph, dayOrderFree), options, (cycle) => shown.push(cycle.join()));
        expect(shown).toEqual(yielded);
        const counted = countTemporalCycles(graph, options);
        expect([...counted.values()].reduce((sum, count) => sum + count, 0)).toBe(yielded.length);
      }),
    );
  });

  it('may go through a day in any order where only days are known', () => {
    fc.assert(
      fc.property(edgesOf(4, 10, 5), fc.integer({ min: 0, max: 4 }), (edges, days) => {
        const dated = edges.map((edge) => ({ ...edge, at: edge.at * DAY }));
        const options = { window: days * DAY, dayOrderFree: true };
        const found = [...temporalCycles(build(4, dated), options)].map((cycle) => cycle.join());
        expect(found.sort()).toEqual(bruteTemporalCycles(dated, options));
      }),
      { numRuns: 300 },
    );
  });

  const ring = (at: readonly number[]): readonly Edge[] =>
    at.map((day, i) => ({ from: i, to: (i + 1) % at.length, at: day * DAY, amount: 1 }));

  it('are the one of A→B d1, B→C d2, C→A d4, and none when C→A comes on d1', () => {
    expect([...temporalCycles(build(3, ring([1, 2, 4])), { window: 30 * DAY })]).toEqual([[0, 1, 2]]);
    expect([...temporalCycles(build(3, ring([1, 2, 1])), { window: 30 * DAY })]).toEqual([]);
    expect([...temporalCycles(build(3, ring([1, 2, 4])), { window: 3 * DAY })]).toHaveLength(1);
    expect([...temporalCycles(build(3, ring([1, 2, 4])), { window: 3 * DAY - 1 })]).toEqual([]);
  });

  it('stop when the budget is spent, and say so', () => {
    const edges = Array.from({ length: 300 }, (_, i) => ({ from: i % 5, to: (i * 7 + 1) % 5, at: i, amount: 1 }));
    const results = new Budget({ results: 5 });
    expect([...temporalCycles(build(5, edges), { window: 300, budget: results })]).toHaveLength(5);
    expect(results.stoppedBecause).toBe('results');
    const steps = new Budget({ steps: 500 });
    const found = [...temporalCycles(build(5, edges), { window: 300, budget: steps })];
    expect(found.length).toBeLessThan(500);
    expect(steps.stoppedBecause).toBe('steps');
  });
});
