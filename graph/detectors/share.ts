/**
 * How a detection is cut between processes of which none reads the whole graph. A detector that declares `shares` says which
 * events it need not see all of; the facts that it reads are read whole by every part, for they are few beside events.
 */
import type { EntityId } from '../schema/ids.ts';
import type { EdgeKind } from '../schema/kinds.ts';
import type { Instant } from '../schema/time.ts';

/** What a part is asked for: the detections that begin with an event in it, or that are about its parties. Ends are left out. */
export type Share =
  | { readonly by: 'time'; readonly from: Instant; readonly to: Instant }
  /** Minor units. */
  | { readonly by: 'amount'; readonly from: number; readonly to: number }
  | { readonly by: 'party'; readonly parties: readonly EntityId[] };

/**
 * Which events a part reads for its share. Of `time`, `amount` and `party` each that is declared is a search of its own, cut its
 * own way: together they make the detection. Times in milliseconds.
 */
export interface Shares<P> {
  /** The events that are cut. */
  readonly events: EdgeKind;
  /** Events count from so long before the as-of date. */
  lookBack(parameters: P): number;
  /** Events so long before the one that a detection begins with bear on it, as a payment does on its refund. */
  before(parameters: P): number;
  /** Detections that begin in a slice of time; they end `after` its end at the latest. Slices are whole multiples of `step` since the epoch. */
  readonly time?: { step(parameters: P): number; after(parameters: P): number };
  /** Detections that begin with an amount in a band; all their amounts are within a `ratio` of the first, up or down. */
  readonly amount?: { ratio(parameters: P): number };
  /**
   * Facts of which a part that is cut by time or amount needs only those at an end of an event that it reads; of the nodes at
   * these ends it reads no others either.
   */
  readonly atEnds: readonly EdgeKind[];
  /** Detections about one party each, a source of `of` edges, from the events at the nodes that it has `through` an edge. */
  readonly party?: { readonly of: EdgeKind; readonly through: EdgeKind };
}

/** A test of whether a number is in a share that is cut that way; everything is where the share is not. */
export function within(share: Share | undefined, by: 'time' | 'amount'): (value: number) => boolean {
  if (share === undefined || share.by !== by) return () => true;
  const { from, to } = share as Extract<Share, { readonly from: number }>;
  return (value) => value >= from && value < to;
}
