/** Cuts a detection into parts without reading more than a few columns. */
import { randomUUID } from 'node:crypto';
import type { Share, Shares } from '../../detectors/share.ts';
import type { Instant, TimeRange } from '../../schema/time.ts';
import type { RecordCounts } from '../../store/store.ts';
import { type Choice, type Chosen, chooseDetectors } from '../choice.ts';
import type { DetectionPart, DetectionPlan, ScannedStore } from './part.ts';
import { type EventSurvey, evenCuts, horizonOf, surveyEvents } from './survey.ts';

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
 * Plans a detection. Reads times and amounts of the events that are cut as a stream: O(events) time, next to no memory. What cannot be cut is one part, which reads only the kinds that its
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
  for (const each of chosen) if (ran(each)) parts.push(...(await partsOf(store, each, { ...options, asOf, counts })));
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
  { asOf, counts, ...options }: PlanOptions & { readonly asOf: Instant; readonly counts: RecordCounts },
): Promise<readonly DetectionPart[]> {
  const common = { detector: detector.id, parameters, asOf };
  const { shares, groups } = detector;
  if (!shares && !groups) return [{ ...common, id: detector.id, share: null, events: null, wholeDays: false }];
  const survey = shares && (await surveyFor(store, shares, parameters, asOf, options.signal));
  const facts = detector.reads.edges.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  const pieces = groups?.together ? 1 : piecesOf(survey ? survey.count : facts, options);
  const cut =
    shares?.time || shares?.amount ? cutEvents(shares, parameters, asOf, survey!, pieces) : [groupsIn(pieces)];
  return cut.flatMap((list) =>
    list.map((share, i) => ({
      ...common,
      id: `${detector.id} ${share.by} ${i + 1}/${list.length}`,
      share,
      events: shares ? eventsFor(shares, parameters, share, asOf) : null,
      wholeDays: survey?.wholeDays ?? false,
    })),
  );
}

type Parameters = Readonly<Record<string, unknown>>;

const piecesOf = (count: number, { parts, events = EVENTS_OF_A_PART }: PlanOptions): number =>
  parts ?? Math.max(1, Math.ceil(count / events));

const groupsIn = (of: number): readonly Share[] =>
  Array.from({ length: of }, (_, index) => ({ by: 'group', index, of }));

function surveyFor(
  store: ScannedStore,
  shares: Shares<Parameters>,
  parameters: Parameters,
  asOf: Instant,
  signal?: AbortSignal,
): Promise<EventSurvey> {
  const { from, to } = lookedBack(shares, parameters, asOf);
  const step = shares.time?.step(parameters) ?? to - from;
  const least = shares.least?.(parameters);
  return surveyEvents(store, { kind: shares.events, during: { from: from + 1, to }, step, least }, signal);
}

/** The shares of each search that a detector declares. */
function cutEvents(
  shares: Shares<Parameters>,
  parameters: Parameters,
  asOf: Instant,
  survey: EventSurvey,
  pieces: number,
): readonly (readonly Share[])[] {
  const during = lookedBack(shares, parameters, asOf);
  const cut: (readonly Share[])[] = [];
  if (shares.time) {
    const cuts = evenCuts(survey.times, pieces).filter((at) => at > during.from);
    cut.push(ranges([during.from, ...cuts, during.to]).map((range) => ({ by: 'time', ...range })));
  }
  if (shares.amount) {
    const cuts = evenCuts(survey.amounts, pieces);
    cut.push(ranges([0, ...cuts, Number.MAX_VALUE]).map((range) => ({ by: 'amount', ...range })));
  }
  return cut;
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
  const least = shares.least?.(parameters);
  const amounts = least === undefined ? null : { from: least, to: Number.MAX_VALUE };
  const all = { kind: shares.events, during: { from: from - before, to }, amounts };
  switch (share.by) {
    case 'group':
      return all;
    case 'time': {
      const after = shares.time?.after(parameters) ?? 0;
      // An end counts as within reach, though ends of ranges are left out.
      return { ...all, during: { from: share.from - before, to: Math.min(share.to + after + 1, to) } };
    }
    case 'amount': {
      const ratio = (shares.amount?.ratio(parameters) ?? 1) * (1 + ROUNDING);
      const band = { from: Math.max(least ?? 0, share.from / ratio), to: Math.min(share.to * ratio, Number.MAX_VALUE) };
      return { ...all, amounts: band };
    }
  }
}

const ROUNDING = 1e-9;
