import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesOf, type EdgeRow, snapshotOf } from '../snapshot/from-rows.ts';
import { LiveSnapshot } from '../snapshot/live/live.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { Budget } from './budget.ts';
import { type ClosingCycleQuestion, ClosingCycles } from './closing-cycles.ts';

const pays = (from: number, to: number, at: number, reference: string): EdgeRow => ({
  kind: 'transfers',
  from: `Account:${from}`,
  to: `Account:${to}`,
  values: { at, reference },
});

/** All chains of edges over distinct nodes, in the order of time, that end with the closing edge: straight from the definition. */
function bruteForce(snapshot: Snapshot, closing: number, { window, maxLength }: ClosingCycleQuestion): string[] {
  const { sources, targets, times, count } = snapshot.edges('transfers');
  const found: string[] = [];
  const extend = (path: readonly number[]): void => {
    const last = path[path.length - 1];
    const nodes = path.map((edge) => sources[edge]);
    if (last === closing) {
      if (path.length > 1 && targets[last] === sources[path[0]] && new Set(nodes).size === nodes.length)
        found.push(path.join());
      return;
    }
    if (path.length >= maxLength) return;
    for (let edge = 0; edge < count; edge++) {
      if (sources[edge] === targets[last] && times[edge] > times[last] && times[edge] <= times[closing])
        extend([...path, edge]);
    }
  };
  for (let edge = 0; edge < count; edge++) {
    if (times[closing] - times[edge] <= window && times[edge] < times[closing]) extend([edge]);
  }
  return found.sort();
}

const rows = fc
  .array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(12)), { minLength: 1, maxLength: 22 })
  .map((all) => all.map(([from, to, at], i) => pays(from, to, at, `R${i}`)));
const question = fc.record({ window: fc.integer({ min: 1, max: 13 }), maxLength: fc.integer({ min: 2, max: 6 }) });

describe('cycles that an edge closes', () => {
  it('are those of the definition, for every edge', async () => {
    await fc.assert(
      fc.asyncProperty(rows, question, async (all, asked) => {
        const snapshot = await snapshotOf([], all);
        const edges = snapshot.edges('transfers');
        const search = new ClosingCycles(snapshot.nodeCount);
        for (let edge = 0; edge < edges.count; edge++) {
          const found = search.find(edges, edge, asked).map((cycle) => cycle.join());
          expect(found.sort()).toEqual(bruteForce(snapshot, edge, asked));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are the same on a live view', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, question, async (before, after, asked) => {
        const added = after.map((row, i) => ({ ...row, values: { ...row.values, reference: `S${i}` } }));
        const live = new LiveSnapshot(await snapshotOf([], before));
        live.apply(batchesOf([], added), 'live');
        const told = (snapshot: Snapshot) => {
          const edges = snapshot.edges('transfers');
          const search = new ClosingCycles(snapshot.nodeCount);
          const nodes = Array.from({ length: snapshot.nodeCount }, (_, node) => node);
          const all = nodes.flatMap((node) => [...edges.out(node)]);
          return all
            .flatMap((edge) => search.find(edges, edge, asked).map((cycle) => cycle.map((e) => edges.idOf(e)).join()))
            .sort();
        };
        expect(told(live.view())).toEqual(told(await snapshotOf([], [...before, ...added])));
      }),
      { numRuns: 60 },
    );
  });

  it('end where the budget ends, and say so', async () => {
    const all = Array.from({ length: 5 }, (_, i) => pays(0, 1, i, `R${i}`));
    const snapshot = await snapshotOf([], [...all, pays(1, 0, 9, 'back')]);
    const edges = snapshot.edges('transfers');
    const [back] = edges.out(snapshot.find('Account:1')!);
    const asked = { window: 10, maxLength: 6 };
    const search = new ClosingCycles(snapshot.nodeCount);
    expect(search.find(edges, back, asked)).toHaveLength(5);
    const budget = new Budget({ results: 3 });
    expect(search.find(edges, back, asked, budget)).toHaveLength(3);
    expect(budget.stoppedBecause).toBe('results');
  });
});
