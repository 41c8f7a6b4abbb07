import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascendingOrder } from './time-order.ts';

const numbers = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double(),
  fc.integer({ min: 1_600_000_000_000, max: 1_700_000_000_000 }),
);

/** NaN last; of infinities only equal ones have no difference. */
const stableOrder = (values: readonly number[]): number[] => {
  const known = values.map((_, i) => i).filter((i) => !Number.isNaN(values[i]));
  const unknown = values.map((_, i) => i).filter((i) => Number.isNaN(values[i]));
  return [...known.sort((a, b) => values[a] - values[b] || a - b), ...unknown];
};

describe('an ascending order', () => {
  it('of a few values is that of a stable sort', () => {
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 40 }), (values) => {
        expect([...ascendingOrder(Float64Array.from(values))]).toEqual(stableOrder(values));
      }),
    );
  });

  it('of many values is that of a stable sort', () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 30, maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (some, step) => {
        const values = Array.from({ length: 3000 }, (_, i) => some[(i * step) % some.length] + (i % 7));
        expect([...ascendingOrder(Float64Array.from(values))]).toEqual(stableOrder(values));
      }),
      { numRuns: 30 },
    );
  });
});
