import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxFlow, maxFlowBetween } from './max-flow.ts';
import { orderFreeCycles } from './order-free-cycles.ts';
import { returnedFlow } from './temporal-flow.ts';
import { build, closedWalks, type Edge, edgesOf } from './testing.ts';

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

  it('between two sets is the least cut that parts them, and says where it is', () => {
    const network = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 9 })), { maxLength: 14 });
    fc.assert(
      fc.property(network, (arcs) => {
        const [sources, targets, room] = [0, 1, 2].map((part) => arcs.map((arc) => arc[part]));
        const { value, flows, sourceSide } = maxFlowBetween(6, sources, targets, room, [0, 1], [4, 5]);
        const across = (side: (v: number) => boolean) =>
          arcs.reduce((sum, [u, v, most]) => sum + (side(u) && !side(v) ? most : 0), 0);
        const cuts = [0, 1, 2, 3].map((bits) => across((v) => v < 2 || (v < 4 && ((bits >> (v - 2)) & 1) === 1)));
        expect(value).toBeCloseTo(Math.min(...cuts), 9);
        expect(across((v) => sourceSide[v] === 1)).toBeCloseTo(value, 9);
        expect(flows).toHaveLength(arcs.length);
        expect([...sourceSide].slice(0, 2)).toEqual([1, 1]);
        expect([...sourceSide].slice(4)).toEqual([0, 0]);
      }),
    );
    expect(() => maxFlowBetween(2, [0], [1], [1], [0], [0, 1])).toThrow('somewhere else');
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
