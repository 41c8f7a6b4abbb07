/**
 * Risk that comes over from others, by messages: what j tells i is j's risk without what i told j, so that nobody's risk comes
 * straight back as an echo. Messages only grow and stay below 1, so they reach the least fixed point. Cf. loopy belief
 * propagation, Pearl 1988; Kschischang et al. 2001, doi:10.1109/18.910572.
 */
import type { NodeIndex } from '../schema/ids.ts';
import type { Bond } from './bonds.ts';

/** A bond as the propagation sees it: strength is the weight of the kind times the share. */
export interface Tie extends Bond {
  readonly strength: number;
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
  /** What came over by each other party: the message 0..1, and the ties that it came by. */
  readonly incoming: readonly { readonly party: NodeIndex; readonly message: number; readonly ties: readonly Tie[] }[];
}

interface Incoming {
  readonly ties: readonly Tie[];
  message: number;
  /** −ln(1 − ·) of the message over all ties. */
  value: number;
}

interface State {
  readonly own: number;
  total: number;
  readonly incoming: ReadonlyMap<NodeIndex, Incoming>;
  dependents: readonly NodeIndex[] | null;
  queued: boolean;
}

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
      for (const [other, ties] of source.tiesOf(party)) incoming.set(other, { ties, message: 0, value: 0 });
      const value = own.get(party) ?? 0;
      state = { own: value, total: value, incoming, dependents: null, queued: false };
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
        const message = 1 - Math.exp(-(state.total - (state.incoming.get(other)?.value ?? 0)));
        if (message <= received.message + TOLERANCE) continue;
        const value = carried(received.ties, message);
        target.total += value - received.value;
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
        incoming: [...incoming]
          .filter(([, { message }]) => message > 0)
          .map(([from, { message, ties }]) => ({ party: from, message, ties })),
      });
  return reached;
}

const carried = (ties: readonly Tie[], message: number): number =>
  ties.reduce((sum, { strength }) => sum - Math.log1p(-strength * message), 0);
