/** How a loop of transfers is told, and what several loops of the same parties say together. */
import { accountOwners } from '../control/accounts.ts';
import { type Control, controlAt } from '../control/control.ts';
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import type { TextValues } from '../schema/text.ts';
import { DAY, type Instant } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { confidenceOf, type Detection, type DetectionContext } from './detector.ts';
import { groupTie } from './group-tie.ts';
import { date, entities, entity, money, number, share } from './values.ts';

export const loopMessages = {
  ring: {
    zh: '{parties}之间资金闭环：{first}于{since}转出{amount}，经{hops}次转账，{until}回流{returned}；其后{repeatDays}天内再次发生{repeats}次。',
    en: 'Money ran in a ring of {parties}: {amount} left {first} on {since}, and {returned} of it was back after {hops} transfers on {until}; run again within {repeatDays} days: {repeats} times.',
  },
  inflatedTurnover: {
    zh: '{parties}同属一个控制人，却互相转账成环虚增流水：{first}于{since}转出{amount}，经{hops}次转账，{until}回流{returned}；其后{repeatDays}天内再次发生{repeats}次。',
    en: '{parties} answer to one controller and swell their turnover in a ring: {amount} left {first} on {since}, and {returned} of it was back after {hops} transfers on {until}; run again within {repeatDays} days: {repeats} times.',
  },
  groupRing: {
    zh: '{parties}之间的资金经同一控制人闭环：{first}于{since}转出{amount}，经{hops}次转账，{until}回流{returned}至其关联方；其后{repeatDays}天内再次发生{repeats}次。',
    en: 'Money of {parties} ran in a ring that closes through a common controller: {amount} left {first} on {since}, and {returned} of it was back with its group after {hops} transfers on {until}; run again within {repeatDays} days: {repeats} times.',
  },
  orderFree: {
    zh: '{parties}之间有{hops}笔几乎等额的转账首尾相接（{since}至{until}，约{amount}），先后次序不明，疑为资金闭环；首末金额比{returned}，从{first}起算；{repeatDays}天内另有{repeats}次。',
    en: '{hops} transfers of nearly equal amounts (about {amount}, {since} to {until}) join {parties} into a ring, in an order that is not known; seen from {first} the last is {returned} of the first. Again within {repeatDays} days: {repeats} times.',
  },
  flow: {
    zh: '{first}于{since}起转出{amount}，经{parties}拆分、汇合，到{until}回流{returned}，共{hops}笔转账；其后{repeatDays}天内再次发生{repeats}次。',
    en: '{amount} left {first} from {since} on, was split and merged among {parties}, and {returned} of it was back by {until}, in {hops} transfers; run again within {repeatDays} days: {repeats} times.',
  },
} as const;

export type Loop = Detection<typeof loopMessages>;
type Message = keyof typeof loopMessages;

/** The surest way to tell the same thing comes first. */
const PREFERENCE: readonly Message[] = ['inflatedTurnover', 'ring', 'groupRing', 'orderFree', 'flow'];

export interface LoopParameters {
  readonly repeatDays: number;
  readonly orderFreeConfidence: number;
  readonly flowConfidence: number;
}

/** Transfers that close a loop. */
export interface Ring {
  /** In the order in which the money runs, or for a flow of time. */
  readonly transfers: readonly EdgeIndex[];
  /** The owners (or accounts without a known one) in the order in which the money passes them, each once. */
  readonly parties: readonly NodeIndex[];
  /** What came back ÷ what left. */
  readonly returned: number;
  /** What left, in minor units. */
  readonly amount: number;
}

/** Writes loops as detections. */
export class LoopWriter {
  readonly #snapshot: Snapshot;
  readonly #control: Control;
  readonly #parameters: LoopParameters;

  constructor({ snapshot, asOf }: DetectionContext, parameters: LoopParameters) {
    this.#snapshot = snapshot;
    this.#control = controlAt(snapshot, asOf);
    this.#parameters = parameters;
  }

  /** @param form `ring` becomes `inflatedTurnover` when all hands are one controller's; null when that is too few hands to tell */
  write(form: 'ring' | 'groupRing' | 'orderFree' | 'flow', ring: Ring): Loop | null {
    const snapshot = this.#snapshot;
    const control = this.#control;
    const groups = ring.parties.map((party) => control.groupOf(party));
    const isOneGroup = groups[0] >= 0 && groups.every((group) => group === groups[0]);
    // Between two firms of one owner money comes and goes; only a third hand makes it a way round.
    if (isOneGroup && ring.parties.length < 3) return null;
    const related = groups.filter((group, i) => group >= 0 && groups.some((other, j) => i !== j && other === group));
    const ties = related.length > 0 ? this.#ties(ring.parties, groups) : { evidence: [], confidence: 1 };
    const message: Message = form === 'ring' && isOneGroup ? 'inflatedTurnover' : form;
    const transfers = ring.transfers.map((edge) => ({ kind: 'transfers', edge }) as const);
    const times = ring.transfers.map((edge) => snapshot.edges('transfers').times[edge]);
    const needsTies = message === 'inflatedTurnover' || message === 'groupRing';
    const certainty =
      form === 'orderFree'
        ? this.#parameters.orderFreeConfidence
        : form === 'flow'
          ? this.#parameters.flowConfidence
          : 1;
    return {
      message,
      subjects: ring.parties,
      evidence: [...transfers, ...this.#accounts(ring.transfers), ...ties.evidence],
      severity: Math.min(1, 0.3 + 0.3 * Math.min(1, ring.returned) + (0.2 * related.length) / ring.parties.length),
      confidence: confidenceOf(snapshot, transfers) * certainty * (needsTies ? ties.confidence : 1),
      amount: ring.amount,
      values: {
        parties: entities(snapshot, ring.parties),
        first: entity(snapshot, ring.parties[0]),
        amount: money(ring.amount),
        since: date(times.reduce((least, time) => Math.min(least, time))),
        until: date(times.reduce((most, time) => Math.max(most, time))),
        hops: number(ring.transfers.length),
        returned: share(ring.returned),
        repeatDays: number(this.#parameters.repeatDays),
        repeats: number(0),
      },
    };
  }

  /** Who holds the accounts. */
  #accounts(transfers: readonly EdgeIndex[]): readonly EvidenceEdge[] {
    const { edgeOf } = accountOwners(this.#snapshot);
    const { sources, targets } = this.#snapshot.edges('transfers');
    const accounts = new Set(transfers.flatMap((edge) => [sources[edge], targets[edge]]));
    return [...accounts]
      .map((account) => edgeOf(account))
      .filter((edge) => edge >= 0)
      .map((edge) => ({ kind: 'hasAccount', edge }));
  }

  /** What ties each party to the last one before it of the same group. */
  #ties(parties: readonly NodeIndex[], groups: readonly number[]) {
    const evidence = new Map<string, EvidenceEdge>();
    let confidence = 1;
    parties.forEach((party, i) => {
      const before = groups.lastIndexOf(groups[i], i - 1);
      if (i === 0 || before < 0 || groups[i] < 0) return;
      confidence *= this.#control.groupConfidence(parties[before], party);
      for (const tie of groupTie(this.#control, parties[before], party)) evidence.set(`${tie.kind} ${tie.edge}`, tie);
    });
    return { evidence: [...evidence.values()], confidence };
  }
}

/**
 * Loops of the same parties as one: told in the surest form, counted as often as they ran with other transfers. Each rerun
 * within the repeat window makes it graver, up to three.
 *
 * @returns null for a loop of two transfers that ran only once: a short loan, goods sent back, or two who buy from each other
 */
export function combineLoops(same: readonly Detection[]): Detection | null {
  const form = PREFERENCE.find((message) => same.some((loop) => loop.message === message));
  const told = same.filter(({ message }) => message === form);
  const face = told[0];
  const runs = separateRuns(told);
  const gap = numberOf(face, 'repeatDays') * DAY;
  const repeats = runs.filter((run, i) => i > 0 && sinceOf(run) - sinceOf(runs[i - 1]) <= gap).length;
  if (numberOf(face, 'hops') === 2 && repeats === 0) return null;
  return {
    ...face,
    severity: Math.min(1, face.severity + 0.1 * Math.min(3, repeats)),
    amount: runs.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    values: { ...face.values, repeats: number(repeats) },
  };
}

/** The most loops without a transfer in common that can be had by taking them as they end, in the order of time. */
function separateRuns(loops: readonly Detection[]): readonly Detection[] {
  const used = new Set<EdgeIndex>();
  const runs: Detection[] = [];
  const inTime = [...loops].sort((a, b) => untilOf(a) - untilOf(b) || sinceOf(b) - sinceOf(a));
  for (const loop of inTime) {
    const transfers = loop.evidence.filter(({ kind }) => kind === 'transfers').map(({ edge }) => edge);
    if (transfers.some((edge) => used.has(edge))) continue;
    for (const edge of transfers) used.add(edge);
    runs.push(loop);
  }
  return runs.sort((a, b) => sinceOf(a) - sinceOf(b));
}

function numberOf({ values }: Detection, slot: string): number {
  const value = (values as TextValues)[slot];
  return value.type === 'number' || value.type === 'date' ? value.value : Number.NaN;
}

const sinceOf = (loop: Detection): Instant => numberOf(loop, 'since');
const untilOf = (loop: Detection): Instant => numberOf(loop, 'until');
