/** When the relations behind lines happened or held, and what a window of time and of amounts leaves of a line. */
import type { Filter, Scene, SceneEdge } from './model.ts';

/** The events of one day, or one fact with its validity. Epoch milliseconds; amounts in minor units. */
export interface Moment {
  /** Null = has always held. */
  readonly first: number | null;
  /** Null = still holds. */
  readonly last: number | null;
  readonly count: number;
  readonly amount: number | null;
}

export const noMoments: ReadonlyMap<string, readonly Moment[]> = new Map();

/** Whether something that lasts from `first` to `last` touches a window. */
export const touches = (
  { first, last }: Pick<Moment, 'first' | 'last'>,
  [from, to]: readonly [number, number],
): boolean => (first ?? Number.NEGATIVE_INFINITY) <= to && (last ?? Number.POSITIVE_INFINITY) >= from;

/**
 * What the filter leaves of each line: a line with fewer relations, the line itself, or null. Where the single moments of
 * a line are not known, its first and last time decide.
 */
export function linesIn(
  { filter }: Pick<Scene, 'filter'>,
  moments: ReadonlyMap<string, readonly Moment[]>,
): (line: SceneEdge, source: string) => SceneEdge | null {
  const { window, minAmount, maxAmount } = filter;
  if (window === null && minAmount === null && maxAmount === null) return (line) => line;
  return (line, source) => {
    const within = window === null ? line : lineWithin(line, moments.get(source), window);
    return within !== null && amountPasses(within.amount, filter) ? within : null;
  };
}

const amountPasses = (amount: number | null, { minAmount, maxAmount }: Filter): boolean =>
  amount === null || ((minAmount === null || amount >= minAmount) && (maxAmount === null || amount <= maxAmount));

function lineWithin(
  line: SceneEdge,
  moments: readonly Moment[] | undefined,
  window: readonly [number, number],
): SceneEdge | null {
  if (moments === undefined) return touches(line, window) ? line : null;
  const inside = moments.filter((moment) => touches(moment, window));
  if (inside.length === 0) return null;
  if (inside.length === moments.length) return line;
  const amounts = inside.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  const firsts = inside.flatMap(({ first }) => (first === null ? [] : [first]));
  return {
    ...line,
    count: inside.reduce((sum, { count }) => sum + count, 0),
    amount: amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0),
    first: firsts.length === 0 ? null : Math.min(...firsts),
    last: firsts.length === 0 ? null : Math.max(...firsts),
  };
}
