import { describe, expect, it } from 'vitest';
import { DAY, date, dateText, dayOf, instantText, workday } from './calendar.ts';

describe('calendar', () => {
  it.each([
    [0, 15, '2024-01-15'],
    [1, 31, '2024-02-29'],
    [13, 31, '2025-02-28'],
    [23, 31, '2025-12-31'],
  ])('month %i day %i is %s', (month, day, text) => {
    expect(dateText(dayOf(month, day))).toBe(text);
  });

  it.each([
    ['2025-03-14', '2025-03-14'],
    ['2025-03-15', '2025-03-17'],
    ['2025-03-16', '2025-03-17'],
  ])('%s is worked on %s', (day, worked) => {
    expect(dateText(workday(Date.parse(`${day}T00:00:00Z`)))).toBe(worked);
  });

  it('writes instants as ISO 8601 to the second', () => {
    const time = date(2025, 3, 4) + DAY / 2 + 61_000;
    expect(instantText(time)).toBe('2025-03-04T12:01:01Z');
  });
});
