import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from './budget.ts';
import { maximalCliques } from './cliques.ts';
import { condensation, membersOf, stronglyConnected, weaklyConnected } from './components.ts';
import { cycleBasis } from './cycle-basis.ts';
import { buildDigraph, type Digraph, reversed, sourcesOf } from './digraph.ts';
import { longestPathTo } from './longest-path.ts';
import { simpleCycles } from './simple-cycles.ts';

type Pair = readonly [number, number];

/** Random multigraphs: parallel edges and self-loops are likely in so few vertices. */
const graphOf = (vertices: number, edges: number) =>
  fc.array(fc.tuple(fc.nat(vertices - 1), fc.nat(vertices - 1)), { maxLength: edges });

const build = (count: number, pairs: readonly Pair[]): Digraph =>
  buildDigraph(
    count,
    pairs.map(([u]) => u),
    pairs.map(([, v]) => v),
  );

const told = (graph: Digraph): readonly string[] => {
  const sources = sourcesOf(graph);
  return [...graph.labels].map((label, place) => `${label}: ${sources[place]} ${graph.targets[place]}`).sort();
};

/** Which vertices reach which, by Warshall's closure. */
function closure(count: number, pairs: readonly Pair[]): boolean[][] {
  const reach = Array.from({ length: count }, (_, v) => Array.from({ length: count }, (_, w) => v === w));
  for (const [u, v] of pairs) reach[u][v] = true;
  for (let k = 0; k < count; k++)
    for (let i = 0; i < count; i++) for (let j = 0; j < count; j++) reach[i][j] ||= reach[i][k] && reach[k][j];
  return reach;
}

/** Elementary cycles by trying everything, from the least vertex. */
function bruteCycles(pairs: readonly Pair[], least: number, most: number): string[] {
  const found: string[] = [];
  const go = (path: number[], visited: number[]) => {
    const at = pairs[path[path.length - 1]][1];
    if (at === visited[0]) {
      if (path.length >= least && path.length <= most) found.push(path.join());
      return;
    }
    if (at < visited[0] || visited.includes(at)) return;
    pairs.forEach(([u], e) => {
      if (u === at) go([...path, e], [...visited, at]);
    });
  };
  pairs.forEach(([u], e) => {
    go([e], [u]);
  });
  return found.sort();
}

describe('a digraph', () => {
  it('holds the given edges both ways', () => {
    fc.assert(
      fc.property(graphOf(6, 20), (pairs) => {
        const graph = build(6, pairs);
        expect(told(graph)).toEqual(pairs.map(([u, v], e) => `${e}: ${u} ${v}`).sort());
        expect(told(reversed(graph))).toEqual(pairs.map(([u, v], e) => `${e}: ${v} ${u}`).sort());
      }),
    );
  });
});

describe('components', () => {
  it('are strong where vertices reach each other, and numbered against the direction of the edges', () => {
    fc.assert(
      fc.property(graphOf(8, 16), (pairs) => {
        const reach = closure(8, pairs);
        const { of } = stronglyConnected(build(8, pairs));
        for (let v = 0; v < 8; v++)
          for (let w = 0; w < 8; w++) expect(of[v] === of[w]).toBe(reach[v][w] && reach[w][v]);
        for (const [u, v] of pairs) expect(of[v]).toBeLessThanOrEqual(of[u]);
      }),
    );
  });

  it('are weak where directions do not matter, and list their members', () => {
    fc.assert(
      fc.property(graphOf(8, 8), (pairs) => {
        const reach = closure(8, [...pairs, ...pairs.map(([u, v]) => [v, u] as const)]);
        const components = weaklyConnected(build(8, pairs));
        for (let v = 0; v < 8; v++)
          for (let w = 0; w < 8; w++) expect(components.of[v] === components.of[w]).toBe(reach[v][w]);
        const { offsets, vertices } = membersOf(components);
        for (let c = 0; c < components.count; c++) {
          const members = [...vertices.subarray(offsets[c], offsets[c + 1])];
          expect(members).toEqual([...components.of.keys()].filter((v) => components.of[v] === c));
        }
      }),
    );
  });

  it('take a path of a million vertices without recursion', () => {
    const n = 1_000_000;
    const path = Uint32Array.from({ length: n }, (_, v) => v);
    const ring = buildDigraph(
      n,
      path,
      path.map((v) => (v + 1) % n),
    );
    expect(stronglyConnected(ring).count).toBe(1);
    const open = buildDigraph(n, path.subarray(1), path.subarray(0, n - 1));
    expect(stronglyConnected(open).count).toBe(n);
    expect(longestPathTo(open).lengths[0]).toBe(n - 1);
  });
});

describe('simple cycles', () => {
  const cases: readonly [number, number][] = [
    [1, 9],
    [2, 3],
    [1, 2],
    [3, 5],
  ];
  it.each(cases)('of %i to %i edges are those that trying everything finds', (minLength, maxLength) => {
    fc.assert(
      fc.property(graphOf(6, 14), (pairs) => {
        const graph = build(6, pairs);
        const found = [...simpleCycles(graph, { minLength, maxLength })].map((cycle) => cycle.join());
        expect([...found].sort()).toEqual(bruteCycles(pairs, minLength, maxLength));
        const slices = [0, 1, 2].flatMap((index) => [
          ...simpleCycles(graph, { minLength, maxLength, slice: { index, count: 3 } }),
        ]);
        expect(slices.map((cycle) => cycle.join()).sort()).toEqual([...found].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('are found where the path had barred a shorter way back before', () => {
    const pairs = '5 2,3 1,5 2,0 1,6 4,4 4,4 0,5 4,1 0,4 2,3 6,0 6,1 3,6 6,5 0,4 7,6 5,4 5,4 2,5 0,7 2,4 3'
      .split(',')
      .map((pair) => pair.split(' ').map(Number) as unknown as Pair);
    const found = [...simpleCycles(build(8, pairs), { maxLength: 5 })].map((cycle) => cycle.join());
    expect(found).toContain('11,4,21,1,8');
    expect(found.sort()).toEqual(bruteCycles(pairs, 1, 5));
  });

  it('stop when the budget is spent, and say so', () => {
    const pairs = Array.from({ length: 7 }, (_, u) => Array.from({ length: 7 }, (_, v) => [u, v] as const)).flat();
    const graph = build(7, pairs);
    const budget = new Budget({ results: 10 });
    expect([...simpleCycles(graph, { budget })]).toHaveLength(10);
    expect(budget.stoppedBecause).toBe('results');
    const steps = new Budget({ steps: 100 });
    expect([...simpleCycles(graph, { budget: steps })].length).toBeLessThan(100);
    expect(steps.stoppedBecause).toBe('steps');
  });

  it('are not looked for again and again behind a dead end', () => {
    // A ladder of 40 rungs that no one leaves, beside one cycle: without locks its 2^40 walks would all be tried.
    const pairs: Pair[] = [[0, 1]];
    for (let i = 0; i < 40; i++) {
      const [a, b, c, next] = [1 + 3 * i, 2 + 3 * i, 3 + 3 * i, 4 + 3 * i];
      pairs.push([a, b], [a, c], [b, next], [c, next]);
    }
    // The end leads back only to the second vertex, which the path from the first has already passed.
    pairs.push([121, 1], [1, 0]);
    const budget = new Budget({ steps: 100_000 });
    const fromFirst = [...simpleCycles(build(122, pairs), { budget, slice: { index: 0, count: 200 } })];
    expect(fromFirst).toEqual([[0, pairs.length - 1]]);
    expect(budget.stoppedBecause).toBeNull();
  });
});

describe('a cycle basis', () => {
  it('goes through every edge that lies on a cycle, and through no other', () => {
    fc.assert(
      fc.property(graphOf(7, 16), (pairs) => {
        const reach = closure(7, pairs);
        const cycles = cycleBasis(build(7, pairs));
        for (const cycle of cycles) {
          const vertices = cycle.map((e) => pairs[e][0]);
          expect(new Set(vertices).size).toBe(cycle.length);
          cycle.forEach((e, i) => {
            expect(pairs[e][1]).toBe(vertices[(i + 1) % cycle.length]);
          });
        }
        const onCycle = [...pairs.keys()].filter((e) => reach[pairs[e][1]][pairs[e][0]]);
        expect([...new Set(cycles.flat())].sort((a, b) => a - b)).toEqual(onCycle);
      }),
    );
  });
});

describe('maximal cliques', () => {
  it('are those that trying every set finds', () => {
    fc.assert(
      fc.property(graphOf(8, 24), (pairs) => {
        const both = [...pairs, ...pairs.map(([u, v]) => [v, u] as const)];
        const tied = (v: number, w: number) => both.some(([a, b]) => a === v && b === w);
        const sets = Array.from({ length: 256 }, (_, bits) => [...Array(8).keys()].filter((v) => (bits >> v) & 1));
        const cliques = sets.filter(
          (set) => set.length > 0 && set.every((v) => set.every((w) => v === w || tied(v, w))),
        );
        const maximal = cliques.filter(
          (set) => !cliques.some((other) => other.length > set.length && set.every((v) => other.includes(v))),
        );
        for (const minSize of [1, 2, 3]) {
          const found = [...maximalCliques(build(8, both), { minSize })].map((clique) => clique.join()).sort();
          const expected = maximal.filter((set) => set.length >= minSize).map((set) => set.join());
          expect(found).toEqual(expected.sort());
        }
      }),
    );
  });
});

describe('longest paths', () => {
  it('are the longest that trying everything finds, and are paths', () => {
    fc.assert(
      fc.property(graphOf(8, 18), (pairs) => {
        const down = pairs.filter(([u, v]) => u < v);
        const { lengths, pathTo } = longestPathTo(build(8, down));
        const longest = (v: number): number =>
          Math.max(0, ...down.filter(([, target]) => target === v).map(([u]) => longest(u) + 1));
        for (let v = 0; v < 8; v++) {
          const path = pathTo(v);
          expect(lengths[v]).toBe(longest(v));
          expect(path).toHaveLength(lengths[v]);
          path.forEach((e, i) => {
            expect(down[e][1]).toBe(i + 1 < path.length ? down[path[i + 1]][0] : v);
          });
        }
      }),
    );
  });

  it('run in a condensation, under the labels of the graph, and nowhere with cycles', () => {
    const pairs: Pair[] = [
      [0, 1],
      [1, 0],
      [1, 2],
      [2, 3],
    ];
    const graph = build(4, pairs);
    const components = stronglyConnected(graph);
    const paths = longestPathTo(condensation(graph, components));
    expect(paths.pathTo(components.of[3])).toEqual([2, 3]);
    expect(() => longestPathTo(graph)).toThrow('without cycles');
  });
});
