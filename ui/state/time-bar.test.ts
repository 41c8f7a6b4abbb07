import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Moment } from './scene/moments.ts';
import { histogramOf, movedEnd, nextWindow, startOf, stepped, units, windowBetween } from './time-bar.ts';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);
const at = (text: string, count = 1, amount: number | null = null): Moment => ({
  first: day(text),
  last: day(text),
  count,
  amount,
});
const END = 86_400_000 - 1;

describe('startOf and stepped', () => {
  it.each([
    ['day', '2024-02-29', '2024-03-01'],
    ['week', '2024-02-26', '2024-03-04'],
    ['month', '2024-02-01', '2024-03-01'],
    ['quarter', '2024-01-01', '2024-04-01'],
  ] as const)('%s of 29 February 2024', (unit, start, next) => {
    expect(startOf(day('2024-02-29') + 5_000, unit)).toBe(day(start));
    expect(stepped(day('2024-02-29'), unit, 1)).toBe(day(next));
  });

  it('goes as far back as forth, over the turn of the year and before 1970', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: day('1950-01-01'), max: day('2060-01-01') }),
        fc.constantFrom(...units),
        fc.integer({ min: -40, max: 40 }),
        (time, unit, steps) => {
          const start = startOf(time, unit);
          expect(start).toBeLessThanOrEqual(time);
          expect(stepped(time, unit, 1)).toBeGreaterThan(time);
          expect(stepped(stepped(start, unit, steps), unit, -steps)).toBe(start);
        },
      ),
    );
  });
});

describe('histogramOf', () => {
  it('counts and sums by the finest unit that stays readable', () => {
    const days = histogramOf([[at('2024-03-01', 2, 500), at('2024-03-03')], [at('2024-03-01', 1, 100)]]);
    expect(days?.unit).toBe('day');
    expect(days?.buckets.map(({ count, amount }) => [count, amount])).toEqual([
      [3, 600],
      [0, 0],
      [1, 0],
    ]);
    expect(days?.extent).toEqual([day('2024-03-01'), day('2024-03-03') + END]);
    expect(histogramOf([[at('2020-01-15'), at('2024-12-02')]])).toMatchObject({
      unit: 'month',
      buckets: { length: 60 },
    });
    expect(histogramOf([[at('1990-01-15'), at('2024-12-02')]])?.unit).toBe('quarter');
  });

  it('loses nothing, whatever comes', () => {
    const moment = fc.record({
      first: fc.option(fc.integer({ min: day('2015-01-01'), max: day('2025-12-31') })),
      last: fc.constant(null),
      count: fc.integer({ min: 1, max: 9 }),
      amount: fc.option(fc.integer({ min: 1, max: 1_000 })),
    });
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 40 }), (moments) => {
        const histogram = histogramOf([moments]);
        const total = moments.reduce((sum, { count }) => sum + count, 0);
        const counted = histogram?.buckets.reduce((sum, { count }) => sum + count, 0) ?? 0;
        const undated = moments.filter(({ first }) => first === null).reduce((sum, { count }) => sum + count, 0);
        expect(histogram === null ? undated : counted + histogram.undated).toBe(total);
      }),
    );
  });

  it('is nothing where nothing is dated', () => {
    expect(histogramOf([[{ first: null, last: null, count: 3, amount: null }]])).toBeNull();
  });
});

describe('a window', () => {
  const histogram = histogramOf([[at('2024-01-10'), at('2024-12-05')]]);
  if (histogram === null) throw new Error('no histogram');

  it('covers whole days, or whole months when it snaps', () => {
    const [a, b] = [day('2024-03-20') + 7, day('2024-02-11') + 9];
    expect(windowBetween(a, b, false)).toEqual([day('2024-02-11'), day('2024-03-20') + END]);
    expect(windowBetween(a, b, true)).toEqual([day('2024-02-01'), day('2024-03-31') + END]);
  });

  it('plays on in its own length, and stops at the ends', () => {
    const january = nextWindow(null, histogram, 1, true);
    expect(january).toEqual([day('2024-01-01'), day('2024-01-31') + END]);
    expect(nextWindow(january, histogram, 1, true)).toEqual([day('2024-02-01'), day('2024-02-29') + END]);
    expect(nextWindow(january, histogram, -1, true)).toBe(january);
    const december = nextWindow(null, histogram, -1, true);
    expect(december).toEqual([day('2024-12-01'), day('2024-12-31') + END]);
    expect(nextWindow(december, histogram, 1, true)).toBe(december);
    expect(nextWindow([day('2024-03-06'), day('2024-03-09') + END], histogram, 1, false)[0]).toBe(day('2024-03-13'));
  });

  it('is drawn out at either end, and never turned inside out', () => {
    const march = windowBetween(day('2024-03-01'), day('2024-03-31'), true);
    expect(movedEnd(march, 'to', 'month', 1)).toEqual([day('2024-03-01'), day('2024-04-30') + END]);
    expect(movedEnd(march, 'from', 'month', -1)).toEqual([day('2024-02-01'), day('2024-03-31') + END]);
    expect(movedEnd(march, 'from', 'month', 5)).toEqual(march);
    expect(movedEnd(march, 'to', 'month', -5)).toEqual(march);
  });
});
