import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDigraph, reversed } from './digraph.ts';
import { effectiveShares } from './effective-shares.ts';
import { LevelShares } from './level-shares.ts';
import { factorize } from './linear-solve.ts';

interface Stake {
  readonly holder: number;
  readonly company: number;
  readonly share: number;
}

const VERTICES = 7;

/** Random stakes, scaled so that the shares of a company add up to at most 0.95. */
const stakes = fc
  .array(
    fc.record({ holder: fc.nat(VERTICES - 1), company: fc.nat(VERTICES - 1), share: fc.integer({ min: 1, max: 10 }) }),
    {
      maxLength: 16,
    },
  )
  .map((list): Stake[] =>
    list.map((stake) => {
      const all = list.filter(({ company }) => company === stake.company);
      return { ...stake, share: (0.95 * stake.share) / all.reduce((sum, { share }) => sum + share, 0) };
    }),
  );

const prepared = (list: readonly Stake[]) => {
  const graph = buildDigraph(
    VERTICES,
    list.map(({ holder }) => holder),
    list.map(({ company }) => company),
  );
  return { graph, shares: Float64Array.from(list, ({ share }) => share) };
};

/** Sums the walks one level after another until nothing is left: no solve, no components. */
function bruteShares(list: readonly Stake[], start: number, throughStart: boolean): number[] {
  const total = Array(VERTICES).fill(0);
  let level = [...total];
  level[start] = 1;
  for (let i = 0; i < 3000; i++) {
    const next = Array(VERTICES).fill(0);
    for (const { holder, company, share } of list) {
      if (throughStart || company !== start) next[company] += level[holder] * share;
    }
    next.forEach((share, v) => {
      total[v] += share;
    });
    level = next;
  }
  return total;
}

describe('effective shares', () => {
  it('are the sum over all walks, both ways through the graph', () => {
    fc.assert(
      fc.property(stakes, fc.nat(VERTICES - 1), fc.boolean(), (list, start, throughStart) => {
        const { graph, shares } = prepared(list);
        const turned = list.map(({ holder, company, share }) => ({ holder: company, company: holder, share }));
        for (const [digraph, walked] of [
          [graph, list],
          [reversed(graph), turned],
        ] as const) {
          const found = effectiveShares(digraph, shares)(start, { throughStart });
          const expected = bruteShares(walked, start, throughStart);
          expect(found.vertices).toEqual([...expected.keys()].filter((v) => expected[v] > 0));
          found.vertices.forEach((v, i) => {
            expect(found.shares[i]).toBeCloseTo(expected[v], 9);
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of an outside owner are 0.853659 and 0.512195 where two companies hold each other', () => {
    // 0 = A, 1 = B, 2 = P, 3 = Q: A has 60 % of B, B 30 % of A, P 70 % of A, Q 40 % of B.
    const { graph, shares } = prepared([
      { holder: 0, company: 1, share: 0.6 },
      { holder: 1, company: 0, share: 0.3 },
      { holder: 2, company: 0, share: 0.7 },
      { holder: 3, company: 1, share: 0.4 },
    ]);
    const solve = effectiveShares(graph, shares);
    const rounded = (start: number) => solve(start, { throughStart: false }).shares.map((share) => share.toFixed(6));
    expect(rounded(2)).toEqual(['0.853659', '0.512195']);
    expect(rounded(3)).toEqual(['0.146341', '0.487805']);
  });

  it('end where they enter a circle that nothing leaves', () => {
    const { graph, shares } = prepared([
      { holder: 0, company: 1, share: 0.5 },
      { holder: 1, company: 2, share: 1 },
      { holder: 2, company: 1, share: 1 },
    ]);
    expect(effectiveShares(graph, shares)(0, { throughStart: true })).toEqual({ vertices: [1], shares: [0.5] });
  });

  it('are the same by iteration in a circle too large for a dense solve', () => {
    const n = 1500;
    const ring = Uint32Array.from({ length: n }, (_, v) => v);
    const graph = buildDigraph(
      n,
      ring,
      ring.map((v) => (v + 1) % n),
    );
    const { vertices, shares } = effectiveShares(graph, new Float64Array(n).fill(0.9))(0, { throughStart: true });
    const of = (v: number) => shares[vertices.indexOf(v)];
    expect(of(1)).toBeCloseTo(0.9, 12);
    expect(of(50)).toBeCloseTo(0.9 ** 50, 12);
    const closed = effectiveShares(graph, new Float64Array(n).fill(1))(0, { throughStart: true });
    expect(closed).toEqual({ vertices: [1], shares: [1] });
  });

  it('by levels are the walks of at most so many edges', () => {
    fc.assert(
      fc.property(stakes, fc.nat(VERTICES - 1), fc.nat(5), (list, start, levels) => {
        const walks = (v: number, left: number): number =>
          list.reduce((sum, s) => sum + (s.company === v && left > 0 ? s.share * walksTo(s.holder, left - 1) : 0), 0);
        const walksTo = (v: number, left: number): number => (v === start ? 1 : 0) + walks(v, left);
        const { graph, shares } = prepared(list);
        const held = new LevelShares(graph, shares);
        // A start before it leaves nothing behind.
        for (const other of [(start + 1) % VERTICES, start]) held.from(other, levels);
        for (let v = 0; v < VERTICES; v++) {
          expect(held.shares.has(v) ? held.shares.get(v) : 0).toBeCloseTo(walks(v, levels), 9);
        }
      }),
    );
  });
});

describe('a dense solve', () => {
  it('gives back what the matrix was multiplied with, or says that there is no inverse', () => {
    const entry = fc.integer({ min: -4, max: 4 });
    const system = fc.tuple(
      fc.array(entry, { minLength: 16, maxLength: 16 }),
      fc.array(entry, { minLength: 4, maxLength: 4 }),
    );
    fc.assert(
      fc.property(system, ([matrix, x]) => {
        const at = (rows: readonly number[], columns: readonly number[]): number =>
          rows.length === 0
            ? 1
            : columns.reduce(
                (sum, c, i) =>
                  sum +
                  (i % 2 ? -1 : 1) *
                    matrix[4 * rows[0] + c] *
                    at(
                      rows.slice(1),
                      columns.filter((d) => d !== c),
                    ),
                0,
              );
        const determinant = at([0, 1, 2, 3], [0, 1, 2, 3]);
        const solver = factorize(Float64Array.from(matrix), 4);
        expect(solver === null).toBe(determinant === 0);
        const b = [0, 1, 2, 3].map((row) => x.reduce((sum, value, c) => sum + matrix[4 * row + c] * value, 0));
        const solved = solver?.solve(b) ?? [];
        solved.forEach((value, i) => {
          expect(value).toBeCloseTo(x[i], 6);
        });
      }),
    );
  });
});
