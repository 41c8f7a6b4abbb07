/**
 * Risk that comes over from others, by messages: what j tells i is j's risk without what i told j, so that nobody's risk comes
 * straight back as an echo. Over a tie that carries conduct, j tells only its own risk and the conduct of those it answers for in
 * turn: then a controller of many companies does not hear its own risk again from each of them, by way of the others. Messages
 * only grow and stay below 1, so they reach the least fixed point. Cf. loopy belief
 * propagation, Pearl 1988; Kschischang et al. 2001, doi:10.1109/18.910572.
 */
import type { NodeIndex } from '../schema/ids.ts';
import type { Bond, BondSpec } from './bonds.ts';

/** A bond as the propagation sees it: strength is the weight of the kind times the share. */
export interface Tie extends Bond {
  readonly strength: number;
  readonly carries: BondSpec['carries'];
}

export interface BondSource {
  /** The ties that endanger a party, grouped by whose risk comes over. */
  tiesOf(party: NodeIndex): ReadonlyMap<NodeIndex, readonly Tie[]>;
  /** At least the parties that have a tie with this one. */
  neighbours(party: NodeIndex): Iterable<NodeIndex>;
}

export interface Reached {
  /** −ln(1 − risk), of the party's own findings and all. */
  readonly own: number;
  readonly total: number;
  /** The ties that something came over by, and the message 0..1. */
  readonly incoming: readonly Received[];
}

export interface Received extends Tie {
  readonly message: number;
}

/** One number for what is told of all risk, one for what is told of conduct alone. */
type Parts = Readonly<Record<BondSpec['carries'], number>>;

interface Incoming {
  readonly ties: readonly Tie[];
  message: Parts;
  /** −ln(1 − ·) of each message over the ties that carry it. */
  value: Parts;
}

interface State {
  readonly own: number;
  /** Own and all that came over. */
  total: number;
  /** Own and what came over as conduct. */
  conduct: number;
  readonly incoming: ReadonlyMap<NodeIndex, Incoming>;
  dependents: readonly NodeIndex[] | null;
  queued: boolean;
}

const nothing: Parts = { risk: 0, conduct: 0 };

/** A message that grew by less is not passed on. Well below the 1e-6 to which a risk is wanted. */
const TOLERANCE = 1e-9;
/** How often a party may be looked at on the average; a chain of near-certain bonds converges in some hundred. */
const ROUNDS = 1000;

/**
 * Spreads own risks, given as −ln(1 − q), over ties. Only parties that some risk reaches are looked at.
 *
 * @returns every party that risk reaches. O(rounds · ties between them); rounds grow with the logarithm of the tolerance
 */
export function propagate(own: ReadonlyMap<NodeIndex, number>, source: BondSource): ReadonlyMap<NodeIndex, Reached> {
  const states = new Map<NodeIndex, State>();
  const stateOf = (party: NodeIndex): State => {
    let state = states.get(party);
    if (!state) {
      const incoming = new Map<NodeIndex, Incoming>();
      for (const [other, ties] of source.tiesOf(party)) incoming.set(other, { ties, message: nothing, value: nothing });
      const value = own.get(party) ?? 0;
      state = { own: value, total: value, conduct: value, incoming, dependents: null, queued: false };
      states.set(party, state);
    }
    return state;
  };
  let queue: NodeIndex[] = [...own.keys()].filter((party) => own.get(party)! > 0).sort((a, b) => a - b);
  for (let round = 0; round < ROUNDS && queue.length > 0; round++) {
    const next: NodeIndex[] = [];
    for (const party of queue) stateOf(party).queued = false;
    for (const party of queue) {
      const state = stateOf(party);
      state.dependents ??= [...source.neighbours(party)].filter((other) => stateOf(other).incoming.has(party));
      for (const other of state.dependents) {
        const target = stateOf(other);
        const received = target.incoming.get(party)!;
        const echo = state.incoming.get(other)?.value ?? nothing;
        const message = {
          risk: -Math.expm1(-(state.total - echo.risk - echo.conduct)),
          conduct: -Math.expm1(-(state.conduct - echo.conduct)),
        };
        const { risk, conduct } = received.message;
        if (message.risk <= risk + TOLERANCE && message.conduct <= conduct + TOLERANCE) continue;
        const value = { risk: carried(received, 'risk', message), conduct: carried(received, 'conduct', message) };
        target.conduct += value.conduct - received.value.conduct;
        target.total += value.risk - received.value.risk + value.conduct - received.value.conduct;
        received.message = message;
        received.value = value;
        if (!target.queued) {
          target.queued = true;
          next.push(other);
        }
      }
    }
    queue = next;
  }
  const reached = new Map<NodeIndex, Reached>();
  for (const [party, { own: ownValue, total, incoming }] of states)
    if (total > 0)
      reached.set(party, {
        own: ownValue,
        total,
        incoming: [...incoming.values()]
          .flatMap(({ message, ties }) => ties.map((tie) => ({ ...tie, message: message[tie.carries] })))
          .filter(({ message }) => message > 0),
      });
  return reached;
}

const carried = ({ ties }: Incoming, part: keyof Parts, message: Parts): number =>
  ties.reduce(
    (sum, { strength, carries }) => (carries === part ? sum - Math.log1p(-strength * message[part]) : sum),
    0,
  );
