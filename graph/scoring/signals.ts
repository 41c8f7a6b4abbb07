/** Warning signals as parts of a score: what a loan officer heard, read or saw, which fades with time. */
import type { EntityId, NodeIndex } from '../schema/ids.ts';
import { nodeKinds, type SignalType } from '../schema/kinds.ts';
import { render, type Text } from '../schema/text.ts';
import { DAY, type Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** How bad a sure and fresh signal is, 0..1; 0 for a record that is no warning. */
export const signalSeverities: Readonly<Record<SignalType, number>> = {
  // A small firm stands and falls with its owner; a successor can still be found.
  ownerIllness: 0.6,
  // Endangers shares and houses more than sales.
  familyConflict: 0.4,
  // A court has it on paper.
  litigation: 0.7,
  // Whoever knows the books leaves them; there may be harmless reasons.
  staffTurnover: 0.5,
  refinancing: 0.5,
  // Those who deliver doubt that they will be paid: they know before a bank does.
  depositInquiry: 0.6,
  // The debt of another is about to become its own.
  guaranteeDispute: 0.6,
  // Common among sound owners as well.
  manyCreditCards: 0.4,
  // Says that repayment is not intended.
  assetHiding: 1,
  environmentalOrder: 0.5,
  // Money of any amount may be gone on any day.
  gambling: 1,
  supplyChainBreak: 0.5,
  // Wages are what a firm stops to pay last.
  payrollAnomaly: 0.6,
  // Mostly a forgotten form.
  addressChange: 0.3,
  inspection: 0,
  contractChange: 0,
  other: 0,
};

/** How much a sure, fresh and worst signal counts: half of what a proved pattern may, for a signal is a hint. */
export const SIGNAL_WEIGHT = 0.3;
export const SIGNAL_HALF_LIFE = 180 * DAY;
/** Signals of two types about one party at most so far apart say more than each of them. */
const COMPANY = 90 * DAY;
const ESCALATION = 1.25;

const alone: Text = { zh: '预警信号：{signal}（{date}）', en: 'Warning signal: {signal} ({date})' };
const escalated: Text = {
  zh: '预警信号：{signal}（{date}），90天内另有其他类型的信号',
  en: 'Warning signal: {signal} ({date}), with one of another type within 90 days',
};

/** A signal as it counts for one party: −ln(1 − weight · severity · confidence · 2^(−age ÷ half-life)). */
export interface CountedSignal {
  readonly signal: EntityId;
  readonly value: number;
  readonly text: Text;
}

interface Heard {
  readonly signal: NodeIndex;
  readonly type: SignalType;
  readonly at: Instant;
  readonly confidence: number;
}

/**
 * The signals that count for each party on a date: warnings of that day or before whose `concerns` holds. With a signal of
 * another type within 90 days the severity is a quarter more, at most 1. A signal without a time has that of its `concerns`,
 * and none at all does not count.
 *
 * @param without ids of signals that a counterfactual leaves out
 */
export function countSignals(
  snapshot: Snapshot,
  asOf: Instant,
  without: readonly EntityId[] = [],
): ReadonlyMap<NodeIndex, readonly CountedSignal[]> {
  const leftOut = new Set(without.map((id) => snapshot.find(id)));
  const counted = new Map<NodeIndex, readonly CountedSignal[]>();
  for (const [party, heard] of heardAbout(snapshot, asOf)) {
    const signals = [...heard.values()].filter(({ signal }) => !leftOut.has(signal));
    if (signals.length > 0)
      counted.set(
        party,
        signals.map((each) => countedOf(snapshot, asOf, each, signals)),
      );
  }
  return counted;
}

function heardAbout(snapshot: Snapshot, asOf: Instant): ReadonlyMap<NodeIndex, ReadonlyMap<NodeIndex, Heard>> {
  const concerns = snapshot.edges('concerns');
  const about = new Map<NodeIndex, Map<NodeIndex, Heard>>();
  for (let edge = 0; edge < concerns.count; edge++) {
    const signal = concerns.sources[edge];
    const type = snapshot.text('Signal', 'type', signal);
    if (type === null || !isWarning(type) || !concerns.holdsAt(edge, asOf)) continue;
    const told = snapshot.number('Signal', 'at', signal);
    const at = Number.isNaN(told) ? concerns.times[edge] : told;
    // An as-of date is a day, and what was heard on that day counts.
    if (!(at - (at % DAY) <= asOf)) continue;
    const party = concerns.targets[edge];
    const heard = about.get(party) ?? new Map<NodeIndex, Heard>();
    about.set(party, heard);
    const confidence = concerns.confidence(edge);
    if (confidence > (heard.get(signal)?.confidence ?? 0)) heard.set(signal, { signal, type, at, confidence });
  }
  return about;
}

const isWarning = (type: string): type is SignalType =>
  Object.hasOwn(signalSeverities, type) && signalSeverities[type as SignalType] > 0;

function countedOf(
  snapshot: Snapshot,
  asOf: Instant,
  { signal, type, at, confidence }: Heard,
  all: readonly Heard[],
): CountedSignal {
  const isEscalated = all.some((other) => other.type !== type && Math.abs(other.at - at) <= COMPANY);
  const severity = Math.min(1, signalSeverities[type] * (isEscalated ? ESCALATION : 1));
  const age = Math.max(0, asOf - at);
  const risk = SIGNAL_WEIGHT * severity * confidence * 2 ** (-age / SIGNAL_HALF_LIFE);
  const values = {
    signal: { type: 'label', value: nodeKinds.Signal.properties.type.values[type] },
    date: { type: 'date', value: at },
  } as const;
  return {
    signal: snapshot.idOf(signal),
    value: -Math.log1p(-risk),
    text: render(isEscalated ? escalated : alone, values, (id) => id),
  };
}
