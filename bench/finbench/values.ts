/** The benchmark's numbers: major units, rounded to thousandths, and ids that are longer than a double holds. */
import type { TimeRange } from '../../graph/schema/time.ts';

export const FEN = 100;

export const thousandths = (value: number): number => Math.round(value * 1000) / 1000;

/** Fen as the benchmark shows money. */
export const money = (fen: number): number => thousandths(fen / FEN);

/** The benchmark's windows are open at both ends; its times are whole milliseconds. */
export const openSpan = ({ startTime, endTime }: { startTime: number; endTime: number }): TimeRange => ({
  from: startTime + 1,
  to: endTime,
});

/** Orders decimal numbers that are too long for a double. */
export const byNumber = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
