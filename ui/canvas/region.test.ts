import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxBetween, isInside } from './region.ts';

describe('isInside', () => {
  it('knows the notch of a lasso', () => {
    const notched = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
      { x: 5, y: 2 },
      { x: 0, y: 10 },
    ];
    expect(isInside({ x: 1, y: 4 }, notched)).toBe(true);
    expect(isInside({ x: 5, y: 4 }, notched)).toBe(false);
    expect(isInside({ x: 5, y: 1 }, notched)).toBe(true);
    expect(isInside({ x: 11, y: 1 }, notched)).toBe(false);
  });

  it('is a comparison of coordinates in a box, whichever corner it was begun from', () => {
    const coordinate = fc.integer({ min: -50, max: 50 });
    const point = fc.record({ x: coordinate, y: coordinate });
    const half = fc.record({ x: coordinate.map((n) => n + 0.5), y: coordinate.map((n) => n + 0.5) });
    fc.assert(
      fc.property(point, point, half, (a, b, at) => {
        const between = (value: number, one: number, other: number): boolean =>
          value > Math.min(one, other) && value < Math.max(one, other);
        expect(isInside(at, boxBetween(a, b))).toBe(between(at.x, a.x, b.x) && between(at.y, a.y, b.y));
      }),
    );
  });

  it('is nowhere without a region', () => {
    expect(isInside({ x: 0, y: 0 }, [])).toBe(false);
  });
});
