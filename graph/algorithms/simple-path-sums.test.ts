/** Counts and shares over simple paths, beside a definition that goes through all sequences of edges. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigraph } from './digraph.ts';
import { countSimplePaths } from './simple-path-counts.ts';
import { SimplePathShares } from './simple-path-shares.ts';

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

  it('give shares and numbers of paths of every vertex', () => {
    fc.assert(
      fc.property(graphs, vertex, fc.integer({ min: 1, max: 5 }), (edges, start, most) => {
        const expected = new Map<number, { share: number; paths: number }>();
        for (let length = 1; length <= most; length++) {
          for (const path of pathsFrom(edges, start, length)) {
            const { to } = path[length - 1];
            const { share, paths } = expected.get(to) ?? { share: 0, paths: 0 };
            expected.set(to, {
              share: share + path.reduce((product, edge) => product * edge.share, 1),
              paths: paths + 1,
            });
          }
        }
        const shares = new SimplePathShares(
          graphOf(edges),
          Float64Array.from(edges, ({ share }) => share),
        );
        // A start before it leaves nothing behind.
        for (const other of [(start + 1) % VERTICES, start]) shares.from(other, most);
        expect([...shares.reached].sort()).toEqual([...expected.keys()].sort());
        for (const [v, { share, paths }] of expected) {
          expect(shares.shares[v]).toBeCloseTo(share, 12);
          expect(shares.paths[v]).toBe(paths);
        }
      }),
    );
  });
});
