/** Looks over the events of a store in one stream of a few columns, to cut them into even parts. */
import type { ColumnBatch } from '../../schema/batch.ts';
import type { EntityId } from '../../schema/ids.ts';
import { type EdgeKind, edgeKind, edgeKindNames } from '../../schema/kinds.ts';
import { DAY, type Instant, type TimeRange } from '../../schema/time.ts';
import type { ScannedStore } from './part.ts';

/** How many events fall into each bucket. Buckets are known by where they begin. */
export type Histogram = ReadonlyMap<number, number>;

export interface EventSurvey {
  readonly count: number;
  /** Whether no event tells a time of day. */
  readonly wholeDays: boolean;
  /** By time, in buckets of one step since the epoch. */
  readonly times: Histogram;
  /** By amount, in buckets half a hundredth apart; unknown amounts are in none. */
  readonly amounts: Histogram;
}

const AMOUNT_STEP = Math.log(1.005);

/** O(events) time, memory for the buckets alone. */
export async function surveyEvents(
  store: ScannedStore,
  kind: EdgeKind,
  during: TimeRange,
  step: number,
  signal?: AbortSignal,
): Promise<EventSurvey> {
  const times = new Map<number, number>();
  const amounts = new Map<number, number>();
  let count = 0;
  let wholeDays = true;
  for await (const { columns, length } of store.scan(kind, { columns: ['at', 'amount'], during, bulk: true, signal })) {
    const [at, amount] = [columns.at, columns.amount] as Float64Array[];
    count += length;
    for (let i = 0; i < length; i++) {
      wholeDays &&= at[i] % DAY === 0;
      add(times, Math.floor(at[i] / step) * step);
      if (amount[i] > 0) add(amounts, Math.exp(Math.floor(Math.log(amount[i]) / AMOUNT_STEP) * AMOUNT_STEP));
    }
  }
  return { count, wholeDays, times, amounts };
}

/** How many events each party has a part in; parties without any are there too. */
export type PartySurvey = ReadonlyMap<EntityId, number>;

/** O(events) time, memory for the nodes that the parties have. */
export async function surveyParties(
  store: ScannedStore,
  { events, of, through, during }: PartyQuestion,
  signal?: AbortSignal,
): Promise<PartySurvey> {
  const counts = new Map<EntityId, number>();
  for await (const batch of store.scan(of, { columns: ['from'], bulk: true, signal })) {
    const partyAt = textsOf<EntityId>(batch, 'from');
    for (let i = 0; i < batch.length; i++) counts.set(partyAt(i), 0);
  }
  const holders = await holdersOf(store, through, counts, signal);
  for await (const batch of store.scan(events, { columns: ['from', 'to'], during, bulk: true, signal }))
    for (const end of ['from', 'to']) {
      const idAt = textsOf<EntityId>(batch, end);
      for (let i = 0; i < batch.length; i++) for (const party of holders.get(idAt(i)) ?? []) add(counts, party);
    }
  return counts;
}

export interface PartyQuestion {
  readonly events: EdgeKind;
  readonly of: EdgeKind;
  readonly through: EdgeKind;
  readonly during: TimeRange;
}

/** What some parties have through a kind of edge, each with whoever of them has it. */
export async function holdersOf(
  store: ScannedStore,
  through: EdgeKind,
  parties: { has(party: EntityId): boolean },
  signal?: AbortSignal,
): Promise<ReadonlyMap<EntityId, readonly EntityId[]>> {
  const holders = new Map<EntityId, EntityId[]>();
  for await (const batch of store.scan(through, { columns: ['from', 'to'], bulk: true, signal })) {
    const [fromAt, toAt] = [textsOf<EntityId>(batch, 'from'), textsOf<EntityId>(batch, 'to')];
    for (let i = 0; i < batch.length; i++) {
      if (!parties.has(fromAt(i))) continue;
      const known = holders.get(toAt(i));
      if (known) known.push(fromAt(i));
      else holders.set(toAt(i), [fromAt(i)]);
    }
  }
  return holders;
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

/** Parties in `parts` lists whose counts add up to about as much: the busiest first, each to whom has least so far. */
export function evenGroups(counts: PartySurvey, parts: number): readonly (readonly EntityId[])[] {
  const groups = Array.from({ length: parts }, () => ({ events: 0, parties: [] as EntityId[] }));
  const busiest = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  for (const [party, count] of busiest) {
    const least = groups.reduce((best, group) => (group.events < best.events ? group : best));
    least.events += count + 1;
    least.parties.push(party);
  }
  return groups.map(({ parties }) => parties.sort()).filter((parties) => parties.length > 0);
}

/** The texts of a column that is never null, by row, however they came. */
export function textsOf<T extends string>({ columns, encoded }: ColumnBatch, name: string): (row: number) => T {
  const coded = encoded?.[name];
  if (coded) return (row) => coded.values[coded.codes[row]] as T;
  const texts = columns[name] as readonly T[];
  return (row) => texts[row];
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
