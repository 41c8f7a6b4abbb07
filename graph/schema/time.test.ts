import { describe, expect, it } from 'vitest';
import { DAY, holdsAt, parseAsOf } from './time.ts';

describe('an as-of date', () => {
  it.each([
    ['2024-05-31', Date.UTC(2024, 5, 1) - 1],
    ['2024-02-29', Date.UTC(2024, 2, 1) - 1],
    ['2024-05-31T10:00:00Z', Date.UTC(2024, 4, 31, 10)],
    ['2024-05-31T10:00:00+08:00', Date.UTC(2024, 4, 31, 2)],
  ])('%s is read', (text, instant) => {
    expect(parseAsOf(text)).toBe(instant);
  });

  it.each([
    '2024-13-01',
    '2023-02-29',
    '2024-02-30T10:00:00Z',
    '2024-05-31 10:00',
    '2024-05-31Tx',
    '31.05.2024',
    '2024',
    '',
    'today',
  ])('%j is none', (text) => {
    expect(parseAsOf(text)).toBeNaN();
  });
});

describe('a fact', () => {
  it.each([
    { validFrom: 0, validTo: DAY, asOf: 0, holds: true },
    { validFrom: 0, validTo: DAY, asOf: DAY - 1, holds: true },
    { validFrom: 0, validTo: DAY, asOf: DAY, holds: false },
    { validFrom: DAY, validTo: Number.NaN, asOf: 0, holds: false },
    { validFrom: Number.NaN, validTo: Number.NaN, asOf: 0, holds: true },
  ])('from $validFrom to $validTo holds at $asOf: $holds', ({ validFrom, validTo, asOf, holds }) => {
    expect(holdsAt(validFrom, validTo, asOf)).toBe(holds);
  });
});
