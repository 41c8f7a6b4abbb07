/** Counts and shares over walks and simple paths, beside a definition that goes through all sequences of edges. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigraph } from './digraph.ts';
import { MajorShares } from './major-shares.ts';
import { countSimplePaths } from './simple-path-counts.ts';

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}
const VERTICES = 6;
const vertex = fc.integer({ min: 0, max: VERTICES - 1 });
const graphs = fc.array(
  fc.record({ from: vertex, to: vertex, share: fc.integer({ min: 1, max: 8 }).map((n) => n / 8) }),
  {
    maxLength: 14,
  },
);
const graphOf = (edges: readonly Edge[]) =>
  buildDigraph(
    VERTICES,
    edges.map(({ from }) => from),
    edges.map(({ to }) => to),
  );

function pathsFrom(edges: readonly Edge[], start: number, length: number): readonly (readonly Edge[])[] {
  if (length === 0) return [[]];
  return pathsFrom(edges, start, length - 1).flatMap((path) => {
    const met = [start, ...path.map(({ to }) => to)];
    const next = edges.filter(({ from, to }) => from === met.at(-1) && !met.includes(to));
    return next.map((edge) => [...path, edge]);
  });
}
const starts = Array.from({ length: VERTICES }, (_, v) => v);

describe('simple paths', () => {
  it('are counted by length', () => {
    fc.assert(
      fc.property(graphs, fc.integer({ min: 0, max: 5 }), (edges, most) => {
        const expected = Array.from({ length: most + 1 }, (_, length) =>
          starts.reduce((sum, start) => sum + pathsFrom(edges, start, length).length, 0),
        );
        expect([...countSimplePaths(graphOf(edges), most)]).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('a → b twice, b → c and back, c → d → e: 6, 4, 3 and 2 paths of one to four edges', () => {
    // Two edges: abc twice, bcd, cde. Three: abcd twice, bcde. Four: abcde twice. The sixth vertex stands alone.
    const named = [
      [0, 1],
      [0, 1],
      [1, 2],
      [2, 1],
      [2, 3],
      [3, 4],
    ].map(([from, to]) => ({ from, to, share: 1 }));
    expect([...countSimplePaths(graphOf(named), 4)]).toEqual([6, 6, 4, 3, 2]);
  });
});

describe('major shares', () => {
  const questions = fc.record({
    levels: fc.integer({ min: 1, max: 6 }),
    least: fc.constantFrom(0.05, 0.25, 0.5),
    simple: fc.boolean(),
  });

  it('are those of all walks, or all simple paths, that are large enough, with how many there are', () => {
    fc.assert(
      fc.property(graphs, questions, (edges, { levels, least, simple }) => {
        const shares = Float64Array.from(edges, ({ share }) => share);
        const major = new MajorShares(graphOf(edges), shares, { levels, least, simple });
        for (const start of starts) {
          const expected = new Map<number, { share: number; walks: number }>();
          const go = (path: readonly number[], product: number): void => {
            if (path.length > levels) return;
            for (const { from, to, share } of edges) {
              if (from !== path.at(-1) || (simple && path.includes(to))) continue;
              const known = expected.get(to) ?? { share: 0, walks: 0 };
              expected.set(to, { share: known.share + product * share, walks: known.walks + 1 });
              go([...path, to], product * share);
            }
          };
          go([start], 1);
          const found = new Map<number, { share: number; walks: number }>();
          for (const vertex of starts) {
            major.visit(vertex, (owner, share, walks) => owner === start && found.set(vertex, { share, walks }));
          }
          expect([...found.keys()].sort()).toEqual(
            [...expected].flatMap(([vertex, { share }]) => (share >= least ? [vertex] : [])).sort(),
          );
          for (const [vertex, { share, walks }] of found) {
            expect(share).toBeCloseTo(expected.get(vertex)!.share, 12);
            expect(walks).toBe(expected.get(vertex)!.walks);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a has 60 % of b, b half of c and c a tenth of b: 0.6 and 0.3, or with what goes round 0.63 and 0.315', () => {
    // Walks to b: 0.6, then 0.6 · 0.5 · 0.1 = 0.03 more after three edges; to c: half of each.
    const graph = buildDigraph(3, [0, 1, 2], [1, 2, 1]);
    const shares = Float64Array.of(0.6, 0.5, 0.1);
    const of = (simple: boolean) => {
      const found: [number, string, number][] = [];
      const major = new MajorShares(graph, shares, { levels: 4, least: 0.25, simple });
      for (const vertex of [0, 1, 2]) {
        major.visit(vertex, (owner, share, walks) => owner === 0 && found.push([vertex, share.toFixed(6), walks]));
      }
      return found.sort();
    };
    expect(of(true)).toEqual([
      [1, '0.600000', 1],
      [2, '0.300000', 1],
    ]);
    expect(of(false)).toEqual([
      [1, '0.630000', 2],
      [2, '0.315000', 2],
    ]);
  });
});
