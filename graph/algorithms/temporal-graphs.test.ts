import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../schema/time.ts';
import { Budget } from './budget.ts';
import { maxFlow } from './max-flow.ts';
import { orderFreeCycles } from './order-free-cycles.ts';
import { countTemporalCycles, type TemporalCycleOptions, temporalCycles } from './temporal-cycles.ts';
import { returnedFlow } from './temporal-flow.ts';
import { buildTemporalGraph, type TemporalGraph } from './temporal-graph.ts';

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly amount: number;
}

/** Few vertices and times: parallel edges, equal times and self-loops are likely. */
const edgesOf = (vertices: number, length: number, times: number) =>
  fc.array(
    fc.record({
      from: fc.nat(vertices - 1),
      to: fc.nat(vertices - 1),
      at: fc.oneof({ weight: 20, arbitrary: fc.nat(times) }, { weight: 1, arbitrary: fc.constant(Number.NaN) }),
      amount: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: length },
  );

const build = (vertexCount: number, edges: readonly Edge[]): TemporalGraph =>
  buildTemporalGraph({
    vertexCount,
    sources: Uint32Array.from(edges, ({ from }) => from),
    targets: Uint32Array.from(edges, ({ to }) => to),
    times: Float64Array.from(edges, ({ at }) => at),
    amounts: Float64Array.from(edges, ({ amount }) => amount),
  });

/** Every closed walk over distinct vertices, as labels, once for each edge that it can begin with. */
function* closedWalks(edges: readonly Edge[], most: number): Generator<readonly number[]> {
  function* go(path: readonly number[]): Generator<readonly number[]> {
    const visited = path.map((e) => edges[e].from);
    const at = edges[path[path.length - 1]].to;
    if (at === visited[0] && path.length > 1) yield path;
    if (visited.includes(at) || path.length === most) return;
    for (const [e, { from }] of edges.entries()) if (from === at) yield* go([...path, e]);
  }
  for (const e of edges.keys()) yield* go([e]);
}

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

describe('order-free cycles', () => {
  it('are those that trying everything finds', () => {
    const near = edgesOf(5, 12, 10).map((edges) => edges.map((edge) => ({ ...edge, amount: 98 + edge.amount })));
    fc.assert(
      fc.property(near, fc.nat(10), fc.integer({ min: 2, max: 4 }), (edges, window, maxLength) => {
        const tolerance = 0.02;
        const expected: string[] = [];
        for (const walk of closedWalks(edges, maxLength)) {
          const [times, amounts] = [walk.map((e) => edges[e].at), walk.map((e) => edges[e].amount)];
          const begins = walk.every((e) => edges[e].at > times[0] || (edges[e].at === times[0] && e >= walk[0]));
          const spread = Math.max(...times) - Math.min(...times);
          const even = Math.max(...amounts) <= Math.min(...amounts) * (1 + tolerance);
          if (begins && spread <= window && even) expected.push(walk.join());
        }
        const graph = build(5, edges);
        const options = { window, maxLength, tolerance };
        const found = [...orderFreeCycles(graph, options)].map((cycle) => cycle.join());
        expect([...found].sort()).toEqual(expected.sort());
        const slices = [0, 1].flatMap((index) => [
          ...orderFreeCycles(graph, { ...options, slice: { index, count: 2 } }),
        ]);
        expect(slices.map((cycle) => cycle.join()).sort()).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a maximum flow', () => {
  it('is the least cut', () => {
    const network = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 9 })), { maxLength: 14 });
    fc.assert(
      fc.property(network, (arcs) => {
        const { value, flows } = maxFlow(
          5,
          arcs.map(([u]) => u),
          arcs.map(([, v]) => v),
          arcs.map(([, , room]) => room),
          0,
          4,
        );
        const cuts = Array.from({ length: 8 }, (_, bits) => {
          const side = (v: number) => v === 0 || (v < 4 && ((bits >> (v - 1)) & 1) === 1);
          return arcs.reduce((sum, [u, v, room]) => sum + (side(u) && !side(v) ? room : 0), 0);
        });
        expect(value).toBeCloseTo(Math.min(...cuts), 9);
        const net = [0, 0, 0, 0, 0];
        arcs.forEach(([u, v, room], e) => {
          expect(flows[e]).toBeGreaterThanOrEqual(0);
          expect(flows[e]).toBeLessThanOrEqual(room);
          net[u] += flows[e];
          net[v] -= flows[e];
        });
        expect(net.slice(1, 4)).toEqual([0, 0, 0]);
      }),
    );
  });
});

describe('what returns', () => {
  /** The most that a state of balances can still bring back, by trying every whole amount at every event. */
  function bruteReturned(edges: readonly Edge[], origin: number, from: number, window: number): number {
    const events = edges
      .filter(({ at, from: u, to }) => at >= from && at <= from + window && u !== to)
      .sort((a, b) => a.at - b.at);
    const known = new Map<string, number>();
    // Balances hold what may leave now; arrivals wait in `coming` until the clock has moved on.
    const most = (i: number, balances: readonly number[], coming: readonly number[]): number => {
      if (i === events.length) return 0;
      const key = `${i} ${balances} ${coming}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const { from: u, to: v, at, amount } = events[i];
      const moved = i > 0 && events[i - 1].at < at;
      const own = moved ? balances.map((b, w) => b + coming[w]) : balances;
      const due = moved ? coming.map(() => 0) : coming;
      let best = 0;
      for (let x = 0; x <= (u === origin ? amount : Math.min(amount, own[u])); x++) {
        const after = own.map((b, w) => (w === u && u !== origin ? b - x : b));
        const later = due.map((c, w) => (w === v && v !== origin ? c + x : c));
        best = Math.max(best, (v === origin ? x : 0) + most(i + 1, after, later));
      }
      known.set(key, best);
      return best;
    };
    return most(0, [0, 0, 0, 0], [0, 0, 0, 0]);
  }

  it('is the most that any way of moving it brings back', () => {
    const small = edgesOf(4, 9, 6).map((edges) => edges.map((edge) => ({ ...edge, amount: Math.min(edge.amount, 3) })));
    fc.assert(
      fc.property(small, fc.nat(2), fc.integer({ min: 1, max: 6 }), (edges, from, window) => {
        const { left, returned, edges: used } = returnedFlow(build(4, edges), { origin: 0, from, window });
        expect(returned).toBeCloseTo(bruteReturned(edges, 0, from, window), 9);
        const leaves = edges.filter((e) => e.from === 0 && e.to !== 0 && e.at >= from && e.at <= from + window);
        expect(left).toBe(leaves.reduce((sum, { amount }) => sum + amount, 0));
        const back = used.filter((e) => edges[e].to === 0).reduce((sum, e) => sum + edges[e].amount, 0);
        expect(back).toBeGreaterThanOrEqual(returned - 1e-9);
        expect(used.map((e) => edges[e].at)).toEqual(used.map((e) => edges[e].at).sort((a, b) => a - b));
      }),
      { numRuns: 400 },
    );
  });

  it('follows what is split and merged on the way', () => {
    // 0 pays 1 and 2; both pay 3; 3 pays back 90 in one sum, and 5 before it had anything.
    const edges: Edge[] = [
      { from: 0, to: 1, at: 1, amount: 60 },
      { from: 0, to: 2, at: 1, amount: 40 },
      { from: 3, to: 0, at: 2, amount: 5 },
      { from: 1, to: 3, at: 3, amount: 55 },
      { from: 2, to: 3, at: 4, amount: 40 },
      { from: 3, to: 0, at: 5, amount: 90 },
    ];
    expect(returnedFlow(build(4, edges), { origin: 0, from: 0, window: 10 })).toEqual({
      left: 100,
      returned: 90,
      edges: [0, 1, 3, 4, 5],
    });
    expect(returnedFlow(build(4, edges), { origin: 0, from: 0, window: 4 }).returned).toBe(0);
  });
});
