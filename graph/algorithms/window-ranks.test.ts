import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WindowRanks } from './window-ranks.ts';

/** Ascending instants at gaps of 1 to 40, and windows that hold a few of them or most. */
const cases = fc.record({
  count: fc.constantFrom(1, 7, 100, 4096, 4097, 5000),
  gaps: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 50 }),
  window: fc.integer({ min: 0, max: 50_000 }),
});

describe('ranks within a window', () => {
  it('are those of trying every one, exactly where they are few, else for sixteen together', () => {
    fc.assert(
      fc.property(cases, ({ count, gaps, window }) => {
        let at = 0;
        const instants = Float64Array.from({ length: count }, (_, i) => (at += gaps[i % gaps.length]));
        const ranks = new WindowRanks(instants, window);
        const exactly = (rank: number): number =>
          instants.findLastIndex((instant) => instant <= instants[rank] + window);
        const wide = count <= 4096 ? 0 : 15;
        for (let rank = 0; rank < count; rank += Math.ceil(count / 40)) {
          expect(ranks.last(rank)).toBeGreaterThanOrEqual(exactly(rank));
          expect(ranks.last(rank)).toBeLessThanOrEqual(exactly(Math.min(count - 1, rank + wide)));
          const first = (of: number): number => instants.findIndex((instant) => instant + window >= instants[of]);
          expect(ranks.first(rank)).toBeLessThanOrEqual(first(rank));
          expect(ranks.first(rank)).toBeGreaterThanOrEqual(first(rank - (rank % (wide + 1))) - wide);
        }
      }),
      { numRuns: 60 },
    );
  });
});
