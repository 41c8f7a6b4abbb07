import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgesOnShortCycles } from './short-cycle-edges.ts';

const VERTICES = 9;
const edges = fc.array(fc.tuple(fc.nat(VERTICES - 1), fc.nat(VERTICES - 1)), { maxLength: 24 });

type Pairs = readonly (readonly [number, number])[];

const found = (pairs: Pairs, some: readonly number[], maxLength: number): number[] => [
  ...edgesOnShortCycles(
    {
      vertexCount: VERTICES,
      sources: Uint32Array.from(pairs, ([from]) => from),
      targets: Uint32Array.from(pairs, ([, to]) => to),
    },
    Uint32Array.from(some),
    maxLength,
  ),
];

/** Whether so many of some edges, or fewer, lead from one vertex to another. */
function leads(pairs: Pairs, from: number, to: number, steps: number): boolean {
  if (from === to) return true;
  return steps > 0 && pairs.some(([a, b]) => a === from && leads(pairs, b, to, steps - 1));
}

describe('edges on short cycles', () => {
  it('are those from whose target so few edges lead back, in the order given', () => {
    fc.assert(
      fc.property(edges, fc.integer({ min: 1, max: 7 }), fc.func(fc.boolean()), (pairs, maxLength, isSome) => {
        const some = pairs.map((_, e) => e).filter((e) => isSome(e) || e % 3 > 0);
        const among = some.map((e) => pairs[e]);
        const expected = some.filter((e) => {
          const [from, to] = pairs[e];
          return from !== to && leads(among, to, from, maxLength - 1);
        });
        expect(found(pairs, some, maxLength)).toEqual(expected);
        expect(found(pairs, some.toReversed(), maxLength)).toEqual(expected.toReversed());
      }),
      { numRuns: 500 },
    );
  });

  it('are both edges of a pair, and all parallel ones, from two on, and a ring of three from three on', () => {
    const pairs: Pairs = [
      [0, 1],
      [1, 0],
      [1, 0],
      [1, 2],
      [2, 0],
      [2, 2],
    ];
    const all = [0, 1, 2, 3, 4, 5];
    expect(found(pairs, all, 1)).toEqual([]);
    expect(found(pairs, all, 2)).toEqual([0, 1, 2]);
    expect(found(pairs, all, 3)).toEqual([0, 1, 2, 3, 4]);
  });
});
