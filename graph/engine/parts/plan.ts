/** Cuts a detection into parts without reading more than a few columns. */
import { randomUUID } from 'node:crypto';
import type { Share, Shares } from '../../detectors/share.ts';
import type { Instant, TimeRange } from '../../schema/time.ts';
import { type Choice, type Chosen, chooseDetectors } from '../choice.ts';
import type { DetectionPart, DetectionPlan, ScannedStore } from './part.ts';
import { evenCuts, evenGroups, horizonOf, surveyEvents, surveyParties } from './survey.ts';

export interface PlanOptions extends Choice {
  /** The horizon of the whole graph when left out, as for a snapshot. */
  readonly asOf?: Instant;
  /** Id of the run; a new one when left out. */
  readonly run?: string;
  /** How many parts each search should have; as many as `events` makes when left out. */
  readonly parts?: number;
  /** How many events a part should be about; five million when left out: some 300 MB of snapshot. */
  readonly events?: number;
  readonly signal?: AbortSignal;
}

const EVENTS_OF_A_PART = 5_000_000;

/**
 * Plans a detection. Reads times and amounts of the events that are cut, and whose accounts they touch, as a stream: O(events) time,
 * memory O(accounts of the parties that a detector cuts by). What cannot be cut is one part, which reads only the kinds that its
 * detector reads.
 *
 * @throws RingsightError BAD_REQUEST for an unknown detector or a parameter out of range; CANCELLED when the signal aborts
 */
export async function planParts(store: ScannedStore, options: PlanOptions = {}): Promise<DetectionPlan> {
  const chosen = chooseDetectors(options);
  const startedAt = Date.now();
  const { sequence, counts } = await store.status();
  const asOf = options.asOf ?? knownOr(await horizonOf(store, options.signal), startedAt);
  const ran = ({ detector }: Chosen): boolean => detector.needs.every((kind) => (counts[kind] ?? 0) > 0);
  const parts: DetectionPart[] = [];
  for (const each of chosen) if (ran(each)) parts.push(...(await partsOf(store, each, asOf, options)));
  return {
    run: options.run ?? randomUUID(),
    startedAt,
    asOf,
    snapshot: String(sequence),
    detectors: chosen.map((each) => ({ detector: each.detector.id, parameters: each.parameters, ran: ran(each) })),
    parts,
  };
}

const knownOr = (time: Instant, otherwise: Instant): Instant => (Number.isNaN(time) ? otherwise : time);

async function partsOf(
  store: ScannedStore,
  { detector, parameters }: Chosen,
  asOf: Instant,
  options: PlanOptions,
): Promise<readonly DetectionPart[]> {
  const common = { detector: detector.id, parameters, asOf };
  const { shares } = detector;
  if (!shares) return [{ ...common, id: detector.id, share: null, events: null, wholeDays: false }];
  const { wholeDays, cut } = await cutShares(store, shares, parameters, asOf, options);
  return cut.flatMap((list) =>
    list.map((share, i) => ({
      ...common,
      id: `${detector.id} ${share.by} ${i + 1}/${list.length}`,
      share,
      events: eventsFor(shares, parameters, share, asOf),
      wholeDays,
    })),
  );
}

type Parameters = Readonly<Record<string, unknown>>;

/** The shares of each search that a detector declares. */
async function cutShares(
  store: ScannedStore,
  shares: Shares<Parameters>,
  parameters: Parameters,
  asOf: Instant,
  { parts, events = EVENTS_OF_A_PART, signal }: PlanOptions,
): Promise<{ readonly wholeDays: boolean; readonly cut: readonly (readonly Share[])[] }> {
  const { time, amount, party } = shares;
  const during = lookedBack(shares, parameters, asOf);
  const step = time?.step(parameters) ?? during.to - during.from;
  const survey = await surveyEvents(store, shares.events, { ...during, from: during.from + 1 }, step, signal);
  const pieces = (count: number): number => parts ?? Math.max(1, Math.ceil(count / events));
  const cut: (readonly Share[])[] = [];
  if (time) {
    const cuts = evenCuts(survey.times, pieces(survey.count)).filter((at) => at > during.from);
    cut.push(ranges([during.from, ...cuts, during.to]).map((range) => ({ by: 'time', ...range })));
  }
  if (amount) {
    const cuts = evenCuts(survey.amounts, pieces(survey.count));
    cut.push(ranges([0, ...cuts, Number.MAX_VALUE]).map((range) => ({ by: 'amount', ...range })));
  }
  if (party) {
    const counts = await surveyParties(store, { events: shares.events, during, ...party }, signal);
    const touches = [...counts.values()].reduce((sum, count) => sum + count, 0);
    cut.push(evenGroups(counts, pieces(touches)).map((parties) => ({ by: 'party', parties })));
  }
  return { wholeDays: survey.wholeDays, cut };
}

const ranges = (bounds: readonly number[]): readonly TimeRange[] =>
  bounds.slice(1).map((to, i) => ({ from: bounds[i], to }));

/** After the start of the look-back up to the as-of date, both of which may be times of events. */
const lookedBack = (shares: Shares<Parameters>, parameters: Parameters, asOf: Instant): TimeRange => ({
  from: asOf - shares.lookBack(parameters),
  to: asOf + 1,
});

/** What a part must read for its share. */
export function eventsFor(
  shares: Shares<Parameters>,
  parameters: Parameters,
  share: Share,
  asOf: Instant,
): DetectionPart['events'] {
  const { from, to } = lookedBack(shares, parameters, asOf);
  const before = shares.before(parameters);
  const all = { kind: shares.events, during: { from: from - before, to }, amounts: null };
  switch (share.by) {
    case 'party':
      return all;
    case 'time': {
      const after = shares.time?.after(parameters) ?? 0;
      // An end counts as within reach, though ends of ranges are left out.
      return { ...all, during: { from: share.from - before, to: Math.min(share.to + after + 1, to) } };
    }
    case 'amount': {
      const ratio = (shares.amount?.ratio(parameters) ?? 1) * (1 + ROUNDING);
      return { ...all, amounts: { from: share.from / ratio, to: Math.min(share.to * ratio, Number.MAX_VALUE) } };
    }
  }
}

const ROUNDING = 1e-9;
