/** The histogram of the picture's moments, and windows of time on it. Times are epoch milliseconds, UTC. */
import type { Moment } from './scene/moments.ts';
import { createStore } from './store.ts';

export type Measure = 'count' | 'amount';
export type Window = readonly [from: number, to: number];
export const units = ['day', 'week', 'month', 'quarter'] as const;
export type Unit = (typeof units)[number];

export interface TimeBar {
  readonly open: boolean;
  readonly measure: Measure;
  /** Windows begin and end with months. */
  readonly snap: boolean;
  readonly playing: boolean;
}

export const timeBarStore = createStore<TimeBar>({ open: false, measure: 'count', snap: false, playing: false });

export const toggleTimeBar = (): void => timeBarStore.update((bar) => ({ ...bar, open: !bar.open, playing: false }));

const DAY = 86_400_000;
/** More bars than these are too thin to hit. */
const MOST_BARS = 96;

const monthOf = (time: number): number => {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** The start of the unit that a time lies in; weeks begin on Mondays. */
export function startOf(time: number, unit: Unit): number {
  const day = Math.floor(time / DAY);
  switch (unit) {
    case 'day':
      return day * DAY;
    case 'week':
      // 1 January 1970 was a Thursday.
      return (day - ((((day + 3) % 7) + 7) % 7)) * DAY;
    case 'month':
      return utcMonth(monthOf(time));
    case 'quarter':
      return utcMonth(Math.floor(monthOf(time) / 3) * 3);
  }
}

/** The start of a month that is counted from year 0. */
function utcMonth(month: number): number {
  const year = Math.floor(month / 12);
  const date = new Date(Date.UTC(2000, month - year * 12));
  date.setUTCFullYear(year);
  return date.getTime();
}

/** The start of the unit `steps` after the one that a time lies in. */
export function stepped(time: number, unit: Unit, steps: number): number {
  const start = startOf(time, unit);
  if (unit === 'day' || unit === 'week') return start + steps * (unit === 'day' ? 1 : 7) * DAY;
  return utcMonth(monthOf(start) + steps * (unit === 'month' ? 1 : 3));
}

export interface Bucket {
  readonly from: number;
  /** Inclusive. */
  readonly to: number;
  readonly count: number;
  /** Minor units. */
  readonly amount: number;
}

export interface Histogram {
  readonly unit: Unit;
  readonly buckets: readonly Bucket[];
  /** From the first bucket's start to the last one's end. */
  readonly extent: Window;
  /** Facts without a start: they have always held and stand in no bucket. */
  readonly undated: number;
}

/**
 * Counts moments by when they began, in the finest unit that gives at most 96 buckets (quarters give what they give);
 * null when nothing is dated. O(moments + buckets).
 */
export function histogramOf(moments: Iterable<readonly Moment[]>): Histogram | null {
  const dated: { at: number; count: number; amount: number }[] = [];
  let undated = 0;
  for (const list of moments)
    for (const { first, count, amount } of list)
      if (first === null) undated += count;
      else dated.push({ at: first, count, amount: amount ?? 0 });
  if (dated.length === 0) return null;
  const [low, high] = dated.reduce(
    ([least, most], { at }) => [Math.min(least, at), Math.max(most, at)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  const unit = units.find((one) => stepped(low, one, MOST_BARS) > high) ?? 'quarter';
  const buckets: Bucket[] = [];
  for (let from = startOf(low, unit); from <= high; from = stepped(from, unit, 1))
    buckets.push({ from, to: stepped(from, unit, 1) - 1, count: 0, amount: 0 });
  const places = new Map(buckets.map(({ from }, i) => [from, i]));
  for (const { at, count, amount } of dated) {
    const place = places.get(startOf(at, unit)) ?? 0;
    const bucket = buckets[place];
    if (bucket !== undefined)
      buckets[place] = { ...bucket, count: bucket.count + count, amount: bucket.amount + amount };
  }
  const [first, last] = [buckets[0], buckets[buckets.length - 1]];
  return { unit, buckets, extent: [first?.from ?? low, last?.to ?? high], undated };
}

/** A window between two times in either order, from the start of its first day to the end of its last, or of its months. */
export function windowBetween(a: number, b: number, snap: boolean): Window {
  const unit: Unit = snap ? 'month' : 'day';
  return [startOf(Math.min(a, b), unit), stepped(Math.max(a, b), unit, 1) - 1];
}

/** The window a step on: as long as it is, by one unit; from nowhere, the first unit. Stops at the ends. */
export function nextWindow(window: Window | null, { extent, unit }: Histogram, step: 1 | -1, snap: boolean): Window {
  const by: Unit = snap ? 'month' : unit;
  const [low, high] = extent;
  if (window === null)
    return step === 1 ? [startOf(low, by), stepped(low, by, 1) - 1] : [startOf(high, by), stepped(high, by, 1) - 1];
  const [from, to] = window;
  const wholeUnits = from === startOf(from, by) && to + 1 === startOf(to + 1, by);
  const moved: Window = wholeUnits
    ? [stepped(from, by, step), stepped(to + 1, by, step) - 1]
    : [from + (stepped(from, by, step) - startOf(from, by)), to + (stepped(from, by, step) - startOf(from, by))];
  return moved[0] > high || moved[1] < low ? window : moved;
}

/** Moves one end of a window by units, never past the other. */
export function movedEnd(window: Window, end: 'from' | 'to', unit: Unit, steps: number): Window {
  const [from, to] = window;
  if (end === 'from') return [Math.min(stepped(from, unit, steps), startOf(to, unit)), to];
  return [from, Math.max(stepped(to + 1, unit, steps) - 1, stepped(from, unit, 1) - 1)];
}
