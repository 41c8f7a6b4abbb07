import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closableEdges } from './closable-edges.ts';

const VERTICES = 7;
const edges = fc.array(fc.tuple(fc.nat(VERTICES - 1), fc.nat(VERTICES - 1)), { maxLength: 14 });

const closableOf = (pairs: readonly (readonly [number, number])[]): number[] => [
  ...closableEdges({
    vertexCount: VERTICES,
    sources: Uint32Array.from(pairs, ([from]) => from),
    targets: Uint32Array.from(pairs, ([, to]) => to),
  }),
];

describe('closable edges', () => {
  it('are all that lie on a cycle, in the order of their places', () => {
    fc.assert(
      fc.property(edges, (pairs) => {
        const reaches = (from: number, to: number, seen = new Set<number>()): boolean =>
          from === to ||
          (!seen.has(from) && pairs.some(([a, b]) => a === from && reaches(b, to, new Set([...seen, from]))));
        const onCycle = pairs.flatMap(([from, to], e) => (from !== to && reaches(to, from) ? [e] : []));
        const kept = closableOf(pairs);
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        expect(kept).toEqual(expect.arrayContaining(onCycle));
      }),
    );
  });

  it('leave out ways in and ways out, however long', () => {
    const ring = [
      [0, 1],
      [1, 2],
      [2, 0],
    ] as const;
    expect(closableOf([[4, 3], [3, 0], ...ring, [2, 5], [5, 6], [6, 6]])).toEqual([2, 3, 4]);
  });

  it('are none without a cycle that a few rounds leave standing', () => {
    expect(
      closableOf([
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
      ]),
    ).toEqual([]);
  });
});
