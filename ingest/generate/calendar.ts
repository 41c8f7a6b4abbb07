/** The calendar of a generated portfolio. Its history ends on a fixed date, so that the same seed tells the same story in any year. */

export const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Epoch milliseconds of a day's start. Months count from 1. */
export const date = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day);

/** First day with transactions, last day with transactions, and how many months lie between. */
export const HISTORY_START = date(2024, 1, 1);
export const HORIZON = date(2025, 12, 31);
export const MONTHS = 24;

/** The start of a day of the history's month 0..23; days past the month's end become its last. */
export function dayOf(month: number, day: number): number {
  const year = 2024 + Math.floor(month / 12);
  const of = (month % 12) + 1;
  const last = (date(of === 12 ? year + 1 : year, of === 12 ? 1 : of + 1, 1) - DAY - date(year, of, 1)) / DAY + 1;
  return date(year, of, Math.min(day, last));
}

/** The same day, or the Monday after a weekend. */
export function workday(day: number): number {
  const weekday = (Math.floor(day / DAY) + 4) % 7;
  return weekday === 6 ? day + 2 * DAY : weekday === 0 ? day + DAY : day;
}

/** An instant in the working hours of a day; `fraction` 0..1 of them. Rounded to seconds. */
export const during = (day: number, fraction: number): number =>
  day + 9 * HOUR + Math.floor(fraction * 9 * 3600) * 1000;

/** Monthly sales as a share of an average month, January to December, in hundredths. */
export const SEASONS = {
  even: [98, 78, 101, 101, 102, 102, 101, 101, 103, 100, 105, 108],
  festival: [150, 120, 80, 82, 88, 86, 84, 92, 118, 96, 92, 112],
  building: [60, 45, 95, 115, 122, 118, 108, 105, 115, 118, 108, 91],
  harvest: [80, 70, 78, 85, 92, 98, 105, 112, 135, 140, 115, 90],
} as const;
export type Season = keyof typeof SEASONS;

const texts = new Map<number, string>();
/** `2024-05-31`. */
export function dateText(time: number): string {
  const day = Math.floor(time / DAY);
  let text = texts.get(day);
  if (text === undefined) {
    text = new Date(day * DAY).toISOString().slice(0, 10);
    texts.set(day, text);
  }
  return text;
}

const two = Array.from({ length: 60 }, (_, i) => (i < 10 ? `0${i}` : String(i)));
/** `2024-05-31T09:30:00Z`. */
export function instantText(time: number): string {
  const second = Math.floor((time % DAY) / 1000);
  return `${dateText(time)}T${two[Math.floor(second / 3600)]}:${two[Math.floor(second / 60) % 60]}:${two[second % 60]}Z`;
}
