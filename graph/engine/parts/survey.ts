/** Looks over the events of a store in one stream of a few columns, to cut them into even parts. */
import { type EdgeKind, edgeKind, edgeKindNames } from '../../schema/kinds.ts';
import { DAY, type Instant, type TimeRange } from '../../schema/time.ts';
import type { ScannedStore } from './part.ts';

/** How many events fall into each bucket. Buckets are known by where they begin. */
export type Histogram = ReadonlyMap<number, number>;

export interface EventSurvey {
  /** Of events of the least amount or more. */
  readonly count: number;
  /** Whether no event tells a time of day. */
  readonly wholeDays: boolean;
  /** Of those by time, in buckets of one step since the epoch. */
  readonly times: Histogram;
  /** Of those by amount, in buckets half a hundredth apart; unknown amounts are in none. */
  readonly amounts: Histogram;
}

export interface EventQuestion {
  readonly kind: EdgeKind;
  readonly during: TimeRange;
  /** Of the buckets of time. */
  readonly step: number;
  /** See `Shares`. */
  readonly least?: number;
}

const AMOUNT_STEP = Math.log(1.005);

/** O(events) time, memory for the buckets alone. */
export async function surveyEvents(
  store: ScannedStore,
  { kind, during, step, least }: EventQuestion,
  signal?: AbortSignal,
): Promise<EventSurvey> {
  const times = new Map<number, number>();
  const amounts = new Map<number, number>();
  let count = 0;
  let wholeDays = true;
  for await (const { columns, length } of store.scan(kind, { columns: ['at', 'amount'], during, bulk: true, signal })) {
    const [at, amount] = [columns.at, columns.amount] as Float64Array[];
    for (let i = 0; i < length; i++) {
      wholeDays &&= at[i] % DAY === 0;
      if (least !== undefined && !(amount[i] >= least)) continue;
      count++;
      add(times, Math.floor(at[i] / step) * step);
      if (amount[i] > 0) add(amounts, Math.exp(Math.floor(Math.log(amount[i]) / AMOUNT_STEP) * AMOUNT_STEP));
    }
  }
  return { count, wholeDays, times, amounts };
}

/** The latest time of any event or start of a fact, as a snapshot's horizon; NaN when there is none. */
export async function horizonOf(store: ScannedStore, signal?: AbortSignal): Promise<Instant> {
  let latest = Number.NaN;
  for (const kind of edgeKindNames) {
    const column = edgeKind(kind).time === 'event' ? 'at' : 'validFrom';
    for await (const { columns } of store.scan(kind, { columns: [column], bulk: true, signal }))
      for (const time of columns[column] as Float64Array) if (!(time <= latest) && !Number.isNaN(time)) latest = time;
  }
  return latest;
}

/**
 * Where to cut so that each of `parts` runs of buckets holds about as much as the others: beginnings of buckets, ascending. There
 * are fewer where single buckets hold more than a part should.
 */
export function evenCuts(histogram: Histogram, parts: number): readonly number[] {
  const buckets = [...histogram].sort(([a], [b]) => a - b);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  const cuts: number[] = [];
  let before = 0;
  for (const [start, count] of buckets) {
    if (before >= ((cuts.length + 1) * total) / parts) cuts.push(start);
    before += count;
  }
  return cuts;
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
