import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from './budget.ts';
import { cheapestPaths } from './cheapest-paths.ts';
import { buildDigraph } from './digraph.ts';
import { type Neighbors, neighborsOf } from './neighbors.ts';
import { shortestPaths } from './shortest-paths.ts';
import { simplePaths } from './simple-paths.ts';
import { pairsAmong, reachBeyond, type VertexPair } from './vertex-pairs.ts';

type Arrow = readonly [number, number];

const VERTICES = 8;
const graphs = fc.record({
  arrows: fc.array(fc.tuple(fc.nat(VERTICES - 1), fc.nat(VERTICES - 1)), { maxLength: 20 }),
  symmetric: fc.boolean(),
});

const build = (count: number, arrows: readonly Arrow[], symmetric = false): Neighbors =>
  neighborsOf(
    buildDigraph(
      count,
      arrows.map(([u]) => u),
      arrows.map(([, v]) => v),
    ),
    symmetric,
  );

/** Every simple path between two vertices by trying everything, shortest first. */
function everyPath(arrows: readonly Arrow[], symmetric: boolean, from: number, to: number): string[] {
  const found: number[][] = [];
  const go = (path: number[]) => {
    const at = path[path.length - 1];
    if (at === to) {
      found.push(path);
      return;
    }
    const next = arrows.flatMap(([u, v]) => [...(u === at ? [v] : []), ...(symmetric && v === at ? [u] : [])]);
    for (const w of new Set(next)) if (!path.includes(w)) go([...path, w]);
  };
  go([from]);
  return found.map((path) => path.join()).sort(byLength);
}
const byLength = (a: string, b: string) => a.length - b.length || (a < b ? -1 : 1);
const edgesOf = (path: string) => path.split(',').length - 1;

const between = (graph: Neighbors, from: number, to: number, maxHops: number, budget = new Budget()): VertexPair =>
  pairsAmong(graph, [from, to], maxHops, budget).find(({ source }) => source === from) as VertexPair;

describe('a pair', () => {
  it('is near, far, or proved not to be, between all of a few vertices', () => {
    fc.assert(
      fc.property(graphs, fc.integer({ min: 1, max: 4 }), ({ arrows, symmetric }, maxHops) => {
        const graph = build(VERTICES, arrows, symmetric);
        const budget = new Budget();
        const pairs = pairsAmong(graph, [0, 1, 2, 3], maxHops, budget);
        expect(pairs).toHaveLength(symmetric ? 6 : 12);
        for (const pair of pairs) {
          const [shortest] = everyPath(arrows, symmetric, pair.source, pair.target);
          const hops = shortest === undefined ? Infinity : edgesOf(shortest);
          if (hops <= maxHops) expect(pair.reach).toEqual({ type: 'near', hops });
          else expect(pair.reach.type).not.toBe('near');
          expect(reachBeyond(pair, maxHops, budget)).toEqual(
            hops === Infinity ? { type: 'none' } : { type: hops <= maxHops ? 'near' : 'far', hops },
          );
        }
      }),
    );
  });

  it('is not known when the budget ends first, and says how far it is sure', () => {
    const path = Array.from({ length: 99 }, (_, v): Arrow => [v, v + 1]);
    const budget = new Budget({ steps: 50 });
    const spending = spendingOn(build(100, path, true), budget);
    const pair = between(spending, 0, 99, 6, budget);
    expect(pair.reach).toEqual({ type: 'unknown', sure: 6 });
    const beyond = reachBeyond(pair, 6, budget);
    expect(beyond).toMatchObject({ type: 'unknown' });
    expect((beyond as { sure: number }).sure).toBeGreaterThan(6);
    expect(budget.stoppedBecause).toBe('steps');
  });
});

/** A graph that spends a step for each neighbour, as one that looks at edges does. */
function spendingOn(graph: Neighbors, budget: Budget): Neighbors {
  const spend = (list: readonly number[]) => (budget.spend(list.length) ? list : []);
  return { ...graph, next: (v) => spend(graph.next(v)), previous: (v) => spend(graph.previous(v)) };
}

describe('paths', () => {
  it('are all the shortest', () => {
    fc.assert(
      fc.property(graphs, fc.integer({ min: 1, max: 5 }), ({ arrows, symmetric }, maxHops) => {
        const graph = build(VERTICES, arrows, symmetric);
        const budget = new Budget();
        for (const pair of pairsAmong(graph, [0, 1, 2], maxHops, budget)) {
          const every = everyPath(arrows, symmetric, pair.source, pair.target);
          const expected = every.filter((path) => path.length === every[0].length && edgesOf(path) <= maxHops);
          const found = [...shortestPaths(graph, pair, budget)].map((path) => path.join());
          expect(found.sort(byLength)).toEqual(expected);
        }
      }),
    );
  });

  it('are all the simple ones up to a length, shortest first', () => {
    fc.assert(
      fc.property(graphs, fc.integer({ min: 1, max: 7 }), ({ arrows, symmetric }, maxHops) => {
        const graph = build(VERTICES, arrows, symmetric);
        const budget = new Budget();
        const found = [...simplePaths(graph, between(graph, 0, 1, maxHops, budget), maxHops, budget)];
        expect(found.map(({ length }) => length)).toEqual(found.map(({ length }) => length).sort((a, b) => a - b));
        expect(found.map((path) => path.join()).sort(byLength)).toEqual(
          everyPath(arrows, symmetric, 0, 1).filter((path) => edgesOf(path) <= maxHops),
        );
      }),
    );
  });

  it('come cheapest first, each with its cost', () => {
    const prices = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: VERTICES, maxLength: VERTICES });
    fc.assert(
      fc.property(graphs, prices, fc.integer({ min: 1, max: 7 }), ({ arrows, symmetric }, passing, maxHops) => {
        const graph = build(VERTICES, arrows, symmetric);
        const budget = new Budget();
        const options = { maxHops, budget, passing: (v: number) => passing[v] };
        const found = [...cheapestPaths(graph, between(graph, 0, 1, maxHops, budget), options)];
        const costs = found.map(({ cost }) => cost);
        for (let i = 1; i < costs.length; i++) expect(costs[i]).toBeGreaterThanOrEqual(costs[i - 1] - 1e-9);
        for (const { vertices, cost } of found) {
          const inner = vertices.slice(1, -1).reduce((sum, v) => sum + passing[v], 0);
          expect(cost).toBeCloseTo(vertices.length - 1 + inner, 9);
        }
        expect(found.map(({ vertices }) => vertices.join()).sort(byLength)).toEqual(
          everyPath(arrows, symmetric, 0, 1).filter((path) => edgesOf(path) <= maxHops),
        );
      }),
    );
  });

  it('go round a hub when that is cheaper', () => {
    // 0 and 1 are tied by the hub 2, which ties everybody, and by a chain 0 3 4 1 of their own.
    const crowd = Array.from({ length: 100 }, (_, i): Arrow => [2, 5 + i]);
    const graph = build(105, [[0, 2], [2, 1], [0, 3], [3, 4], [4, 1], ...crowd], true);
    const budget = new Budget();
    const passing = (v: number) => Math.log2(graph.next(v).length / 2);
    const pair = between(graph, 0, 1, 6, budget);
    const [first, second, ...more] = cheapestPaths(graph, pair, { maxHops: 6, passing, budget });
    expect(first).toEqual({ vertices: [0, 3, 4, 1], cost: 3 });
    expect(second.vertices).toEqual([0, 2, 1]);
    expect(second.cost).toBeCloseTo(2 + Math.log2(51), 12);
    expect(more).toEqual([]);
  });

  it('end with the budget', () => {
    // A ladder of 20 squares has 2^20 shortest paths.
    const rungs = Array.from({ length: 20 }, (_, i): Arrow[] => [
      [3 * i, 3 * i + 1],
      [3 * i, 3 * i + 2],
      [3 * i + 1, 3 * i + 3],
      [3 * i + 2, 3 * i + 3],
    ]).flat();
    const graph = build(61, rungs);
    for (const search of [
      (pair: VertexPair, budget: Budget) => shortestPaths(graph, pair, budget),
      (pair: VertexPair, budget: Budget) => simplePaths(graph, pair, 40, budget),
      (pair: VertexPair, budget: Budget) => cheapestPaths(graph, pair, { maxHops: 40, passing: () => 1, budget }),
    ]) {
      const budget = new Budget({ steps: 10_000 });
      const found = [...search(between(graph, 0, 60, 40, budget), budget)].length;
      expect(found).toBeGreaterThan(0);
      expect(found).toBeLessThan(10_000);
      expect(budget.stoppedBecause).toBe('steps');
    }
  });
});
