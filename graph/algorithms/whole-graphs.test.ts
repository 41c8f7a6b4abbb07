import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../snapshot/from-rows.ts';
import { type Arcs, arcsAlong, degreesOf, turned, undirected, withoutCopies } from './arcs.ts';
import { Budget } from './budget.ts';
import { collapse } from './collapse.ts';
import { communitiesOf, type WeightedPair } from './communities.ts';
import { weaklyConnected } from './components.ts';
import { buildDigraph } from './digraph.ts';
import { coreNumbers } from './k-core.ts';
import { KHops } from './k-hops.ts';
import { pageRank } from './page-rank.ts';
import { projection } from './projection.ts';

type Arrow = readonly [number, number];

const VERTICES = 7;
const graphs = fc.array(fc.tuple(fc.nat(VERTICES - 1), fc.nat(VERTICES - 1)), { maxLength: 18 });
const build = (arrows: readonly Arrow[], count = VERTICES): Arcs =>
  buildDigraph(
    count,
    arrows.map(([u]) => u),
    arrows.map(([, v]) => v),
  );
const arrowsOf = ({ vertexCount, offsets, targets }: Arcs): string[] =>
  Array.from({ length: vertexCount }, (_, v) =>
    [...targets.subarray(offsets[v], offsets[v + 1])].map((w) => `${v} ${w}`),
  ).flat();

describe('arcs', () => {
  it('turn round, and lose direction, copies and loops', () => {
    fc.assert(
      fc.property(graphs, (arrows) => {
        const graph = build(arrows);
        expect(arrowsOf(turned(graph)).sort()).toEqual(arrows.map(([u, v]) => `${v} ${u}`).sort());
        const simple = new Set(arrows.filter(([u, v]) => u !== v).flatMap(([u, v]) => [`${u} ${v}`, `${v} ${u}`]));
        expect(arrowsOf(undirected(graph))).toEqual([...simple].sort());
        const once = new Set(arrows.filter(([u, v]) => u !== v).map(([u, v]) => `${u} ${v}`));
        expect(arrowsOf(withoutCopies(graph))).toEqual([...once].sort());
      }),
    );
  });

  it('are the edges of a snapshot, without a copy of those that leave', async () => {
    const edge = (from: string, to: string, at: number) =>
      ({ kind: 'transfers', from: `Account:${from}`, to: `Account:${to}`, values: { at } }) as const;
    const snapshot = await snapshotOf(
      [{ kind: 'Enterprise', key: 'A' }],
      [edge('1', '2', 3), edge('2', '3', 2), edge('1', '3', 1), edge('1', '2', 4)],
    );
    const { outgoing, incoming, targets, times } = snapshot.edges('transfers');
    const out = arcsAlong(outgoing, snapshot.nodeCount);
    expect(out.targets).toBe(targets);
    expect(arrowsOf(out)).toEqual(['1 3', '1 2', '1 2', '2 3']);
    expect(arrowsOf(arcsAlong(incoming, snapshot.nodeCount))).toEqual(['2 1', '2 1', '3 1', '3 2']);
    const early = arcsAlong(outgoing, snapshot.nodeCount, (place) => times[place] < 3);
    expect(arrowsOf(early)).toEqual(['1 3', '2 3']);
  });
});

describe('k hops', () => {
  it('meet whom so many steps reach, again and again', () => {
    fc.assert(
      fc.property(graphs, fc.nat(4), (arrows, hops) => {
        const near = new KHops(build(arrows));
        for (let center = 0; center < VERTICES; center++) {
          const met = new Set([center]);
          for (let hop = 0; hop < hops; hop++) {
            for (const v of [...met]) for (const [u, w] of arrows) if (u === v) met.add(w);
          }
          expect(near.from(center, hops)).toBe(met.size - 1);
          const given = [...near.vertices.subarray(0, near.count)];
          expect(given[0]).toBe(center);
          expect(given.sort()).toEqual([...met].sort());
          for (let v = 0; v < VERTICES; v++) expect(near.has(v)).toBe(met.has(v));
        }
      }),
    );
  });
});

describe('PageRank', () => {
  /** A thousand steps of the walk itself, as a matrix. */
  function walked(arrows: readonly Arrow[], damping: number, restart: readonly number[]): number[] {
    const out = Array.from({ length: VERTICES }, (_, v) => arrows.filter(([u]) => u === v).map(([, w]) => w));
    let ranks = [...restart];
    for (let step = 0; step < 1000; step++) {
      const next = restart.map((chance) => chance * (1 - damping));
      ranks.forEach((rank, v) => {
        for (const w of out[v]) next[w] += (damping * rank) / out[v].length;
        if (out[v].length > 0) return;
        restart.forEach((chance, w) => {
          next[w] += damping * rank * chance;
        });
      });
      ranks = next;
    }
    return ranks;
  }

  it('is where a walk is found', () => {
    const weights = fc
      .array(fc.nat(3), { minLength: VERTICES, maxLength: VERTICES })
      .filter((all) => all.some(Boolean));
    fc.assert(
      fc.property(graphs, fc.option(weights), fc.constantFrom(0.5, 0.85), (arrows, given, damping) => {
        const sum = given?.reduce((total, weight) => total + weight, 0) ?? VERTICES;
        const restart = Array.from({ length: VERTICES }, (_, v) => (given?.[v] ?? 1) / sum);
        const graph = build(arrows);
        const { ranks } = pageRank(turned(graph), degreesOf(graph), { damping, restart: given ?? undefined });
        walked(arrows, damping, restart).forEach((rank, v) => {
          expect(ranks[v]).toBeCloseTo(rank, 6);
        });
      }),
    );
  });

  it('is known by hand for two that both point at a third', () => {
    const graph = build(
      [
        [0, 2],
        [1, 2],
      ],
      3,
    );
    // x0 = x1 = 1, x2 = 1 + 2 · 0.85, over a sum of 4.7
    const { ranks } = pageRank(turned(graph), degreesOf(graph), { tolerance: 1e-12 });
    expect([...ranks]).toEqual([1 / 4.7, 1 / 4.7, 2.7 / 4.7].map((rank) => expect.closeTo(rank, 12)));
  });

  it('ends with the budget, and wants somewhere to start', () => {
    const ring = build([
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 1],
    ]);
    const budget = new Budget({ steps: 8 });
    expect(pageRank(turned(ring), degreesOf(ring), { budget }).sweeps).toBe(2);
    expect(budget.stoppedBecause).toBe('steps');
    expect(() => pageRank(ring, degreesOf(ring), { restart: new Float64Array(VERTICES) })).toThrow('start');
  });
});

describe('core numbers', () => {
  it('are what is left when the vertices with fewer neighbours are taken away again and again', () => {
    fc.assert(
      fc.property(graphs, (arrows) => {
        const simple = undirected(build(arrows));
        const neighbors = (v: number) => [...simple.targets.subarray(simple.offsets[v], simple.offsets[v + 1])];
        const expected = new Array<number>(VERTICES).fill(0);
        for (let k = 1; k < VERTICES; k++) {
          let left = Array.from({ length: VERTICES }, (_, v) => v);
          for (let before = -1; before !== left.length; ) {
            before = left.length;
            left = left.filter((v) => neighbors(v).filter((w) => left.includes(w)).length >= k);
          }
          for (const v of left) expected[v] = k;
        }
        expect([...coreNumbers(simple)]).toEqual(expected);
      }),
    );
  });
});

describe('a projection', () => {
  it('ties those who share something, by how rare it is', () => {
    fc.assert(
      fc.property(graphs, fc.constantFrom(undefined, 3), (arrows, mostUsers) => {
        // Vertices use things: the things are vertices of their own.
        const uses = arrows.map(([u, thing]): Arrow => [u, VERTICES + thing]);
        const usersOf = (thing: number) => new Set(uses.filter(([, t]) => t === thing).map(([u]) => u));
        const expected = [];
        for (let a = 0; a < VERTICES; a++) {
          for (let b = a + 1; b < VERTICES; b++) {
            const things = Array.from({ length: VERTICES }, (_, t) => usersOf(VERTICES + t)).filter(
              (users) => users.has(a) && users.has(b) && users.size <= (mostUsers ?? Infinity),
            );
            const weight = things.reduce((sum, { size }) => sum + 1 / Math.log(1 + size), 0);
            if (things.length > 0) expected.push({ a, b, shared: things.length, weight: expect.closeTo(weight, 9) });
          }
        }
        expect([...projection(build(uses, 2 * VERTICES), { mostUsers })]).toEqual(expected);
      }),
    );
  });

  it('ends with the budget', () => {
    const crowd = Array.from({ length: 50 }, (_, v): Arrow => [v, 50]);
    const budget = new Budget({ results: 10 });
    expect([...projection(build(crowd, 51), { budget })]).toHaveLength(10);
    expect(budget.stoppedBecause).toBe('results');
  });
});

describe('communities', () => {
  const clique = (from: number, size: number): WeightedPair[] =>
    Array.from({ length: size }, (_, i) =>
      Array.from({ length: i }, (_, j) => ({ a: from + j, b: from + i, weight: 1 })),
    ).flat();

  it('are two cliques that one bond ties', () => {
    const pairs = [...clique(0, 5), ...clique(5, 5), { a: 4, b: 5, weight: 1 }];
    const { count, of, modularity } = communitiesOf(11, pairs);
    // 21 bonds: 10 of 21 within each clique, whose ends are half of all.
    expect({ count, of: [...of] }).toEqual({ count: 3, of: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2] });
    expect(modularity).toBeCloseTo(2 * (10 / 21 - 0.25), 9);
    expect(communitiesOf(3, [])).toMatchObject({ count: 3, modularity: 0 });
  });

  it('are the same for the same seed, never across components, with the modularity of the definition', () => {
    const weighted = fc.array(
      fc.record({ a: fc.nat(9), b: fc.nat(9), weight: fc.integer({ min: 1, max: 5 }) }).filter(({ a, b }) => a !== b),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(weighted, fc.nat(100), (pairs, seed) => {
        const found = communitiesOf(10, pairs, { seed });
        expect(communitiesOf(10, pairs, { seed })).toEqual(found);
        const { of: component } = weaklyConnected(
          build(
            pairs.map(({ a, b }): Arrow => [a, b]),
            10,
          ),
        );
        for (let v = 0; v < 10; v++)
          for (let w = 0; w < 10; w++) if (found.of[v] === found.of[w]) expect(component[v]).toBe(component[w]);
        const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
        if (total === 0) return;
        let expected = 0;
        for (let c = 0; c < found.count; c++) {
          const within = pairs.filter(({ a, b }) => found.of[a] === c && found.of[b] === c);
          const ends = pairs.reduce(
            (sum, { a, b, weight }) => sum + weight * (Number(found.of[a] === c) + Number(found.of[b] === c)),
            0,
          );
          expected += within.reduce((sum, { weight }) => sum + weight, 0) / total - (ends / (2 * total)) ** 2;
        }
        expect(found.modularity).toBeCloseTo(expected, 9);
      }),
    );
  });
});

describe('a collapsed graph', () => {
  /** Accounts 0 to 5 belong to three owners, two each, and the owners are who stands for them. */
  async function open(deals: readonly { readonly from: number; readonly to: number; readonly amount: number }[]) {
    const accounts = Array.from({ length: 6 }, (_, key) => ({ kind: 'Account', key: String(key) }) as const);
    const rows = deals.map(
      ({ from, to, amount }) =>
        ({ kind: 'transfers', from: `Account:${from}`, to: `Account:${to}`, values: { amount, at: 1 } }) as const,
    );
    const snapshot = await snapshotOf(accounts, rows);
    const node = (account: number) => snapshot.find(`Account:${account}`)!;
    const edges = snapshot.edges('transfers');
    return { snapshot, node, edges, amounts: edges.numbers('amount') };
  }
  const owner = (account: number) => account - (account % 2);

  it('adds up what those who stand for the ends have with each other', async () => {
    const deals = fc.array(fc.record({ from: fc.nat(5), to: fc.nat(5), amount: fc.integer({ min: 1, max: 9 }) }), {
      maxLength: 14,
    });
    await fc.assert(
      fc.asyncProperty(deals, async (dealt) => {
        const { snapshot, node, edges, amounts } = await open(dealt);
        const counts = (edge: number) => amounts![edge] > 2;
        const { nodes, pairs } = collapse(snapshot.nodeCount, [{ edges, amounts, counts }], (v) =>
          node(owner(Number(snapshot.keyOf(v)))),
        );
        const expected = [
          [0, 2],
          [0, 4],
          [2, 4],
        ].flatMap(([a, b]) => {
          const between = dealt.filter(
            ({ from, to, amount }) => amount > 2 && [owner(from), owner(to)].sort().join() === `${a},${b}`,
          );
          const sum = between.reduce((total, { amount }) => total + amount, 0);
          return between.length === 0 ? [] : [{ a: node(a), b: node(b), count: between.length, sum }];
        });
        expect(pairs.map((pair) => ({ ...pair, a: nodes[pair.a], b: nodes[pair.b] }))).toEqual(expected);
        expect(nodes).toEqual([...new Set(expected.flatMap(({ a, b }) => [a, b]))].sort((x, y) => x - y));
      }),
      { numRuns: 60 },
    );
  });

  it('is what communities are found in', async () => {
    const { snapshot, edges, amounts } = await open([
      { from: 0, to: 1, amount: 9 },
      { from: 1, to: 0, amount: 9 },
      { from: 2, to: 3, amount: 9 },
      { from: 1, to: 2, amount: 1 },
    ]);
    const { nodes, pairs } = collapse(snapshot.nodeCount, [{ edges, amounts }], (v) => v);
    const { of } = communitiesOf(
      nodes.length,
      pairs.map(({ a, b, sum }) => ({ a, b, weight: sum })),
    );
    expect([...of]).toEqual([0, 0, 1, 1]);
  });
});
