/** The circle of guarantees that a party stands in: everybody whom its guarantees reach and whose guarantees reach it. */
import type { NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type EdgeGroup, groupsBetween } from './neighborhood.ts';

export interface GuaranteeCircle {
  /** The party first, then by steps of guarantees from it; only the party itself when it stands in no circle. */
  readonly members: readonly NodeIndex[];
  /** Members of the whole circle. */
  readonly size: number;
  /** Guarantees between the members given. */
  readonly groups: readonly EdgeGroup[];
  /** False when the search or the list was cut. */
  readonly complete: boolean;
  readonly stoppedBecause: 'steps' | 'results' | null;
}

/** Guarantees that one question may follow. */
const MOST_STEPS = 1_000_000;

/**
 * The strongly connected component of a party in the guarantees that hold on a date, as the meeting of what it reaches
 * with what reaches it. O(guarantees of those reached), bounded by a million.
 *
 * @param limit most members to give, the nearest first
 */
export function guaranteeCircleOf(
  snapshot: Snapshot,
  party: NodeIndex,
  { asOf = snapshot.horizon, limit }: { readonly asOf?: Instant; readonly limit: number },
): GuaranteeCircle {
  const forward = reach(snapshot, party, asOf, 'out');
  const backward = reach(snapshot, party, asOf, 'in');
  const circle = [...forward.met].filter((node) => backward.met.has(node));
  const members = circle.slice(0, limit);
  const { groups, complete } = groupsBetween(snapshot, members, asOf, ['guarantees']);
  const stoppedBecause =
    forward.exhausted || backward.exhausted || !complete ? 'steps' : members.length < circle.length ? 'results' : null;
  return { members, size: circle.length, groups, complete: stoppedBecause === null, stoppedBecause };
}

/** Whom guarantees lead to, breadth first, the start included. */
function reach(
  snapshot: Snapshot,
  start: NodeIndex,
  asOf: Instant,
  direction: 'out' | 'in',
): { readonly met: ReadonlySet<NodeIndex>; readonly exhausted: boolean } {
  const guarantees = snapshot.edges('guarantees');
  const met = new Set([start]);
  let left = MOST_STEPS;
  // A set is walked in the order of insertion, those added meanwhile included: it is its own queue.
  for (const node of met) {
    const edges = direction === 'out' ? guarantees.out(node) : guarantees.into(node);
    for (const edge of edges) {
      if (left-- <= 0) return { met, exhausted: true };
      if (guarantees.holdsAt(edge, asOf))
        met.add(direction === 'out' ? guarantees.targets[edge] : guarantees.sources[edge]);
    }
  }
  return { met, exhausted: false };
}
