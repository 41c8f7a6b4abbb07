/**
 * How a detection is cut between processes of which none reads the whole graph. A detector declares which events it need not see all
 * of (`shares`), and which facts have no bearing on each other (`groups`).
 */
import type { EdgeKind, NodeKind } from '../schema/kinds.ts';
import type { Instant } from '../schema/time.ts';

/** What a part is asked for: the detections that begin with an event in it, or all that its groups have. Ends are left out. */
export type Share =
  | { readonly by: 'time'; readonly from: Instant; readonly to: Instant }
  /** Minor units. */
  | { readonly by: 'amount'; readonly from: number; readonly to: number }
  /** The groups of which a number that is theirs leaves `index` when divided by `of`. */
  | { readonly by: 'group'; readonly index: number; readonly of: number };

/**
 * Which events a part reads for its share. Of `time` and `amount` each that is declared is a search of its own, cut its own way:
 * together they make the detection. Where neither is, it is cut by its groups. Times in milliseconds.
 */
export interface Shares<P> {
  /** The events that are cut. */
  readonly events: EdgeKind;
  /** Events count from so long before the as-of date. */
  lookBack(parameters: P): number;
  /** Events so long before the one that a detection begins with bear on it, as a payment does on its refund. */
  before(parameters: P): number;
  /** Smaller events, in minor units, and those of unknown amount have no bearing on anything; all have when left out. */
  least?(parameters: P): number;
  /** Detections that begin in a slice of time; they end `after` its end at the latest. Slices are whole multiples of `step` since the epoch. */
  readonly time?: { step(parameters: P): number; after(parameters: P): number };
  /** Detections that begin with an amount in a band; all their amounts are within a `ratio` of the first, up or down. */
  readonly amount?: { ratio(parameters: P): number };
  /**
   * Facts of which a part that is cut by time or amount needs only those at an end of an event that it reads; of the nodes at
   * these ends it reads no others either.
   */
  readonly atEnds?: readonly EdgeKind[];
  /** In a part that is cut by groups only events matter at what the sources of the edges `around` which they are have by such an edge. */
  readonly through?: EdgeKind;
}

/**
 * Facts that tie entities together. Entities that no path of them joins are in different groups, and a detection is about one group: its
 * facts and the events at its accounts. A part then reads only groups that matter.
 */
export interface Groups {
  /** Only groups with the source of such an edge matter; in a part that is cut by time or amount, those with an end of its events. */
  readonly around?: EdgeKind;
  /** Facts that join nobody, and are read whole. Events join nobody either. */
  readonly apart?: readonly EdgeKind[];
  /** Nodes that are read whole, because the detector looks for them by a text and not along an edge. */
  readonly whole?: readonly NodeKind[];
  /** Whether detections compare groups with each other: then all that matter are one part. */
  readonly together?: boolean;
}

/** A test of whether a number is in a share that is cut that way; everything is where the share is not. */
export function within(share: Share | undefined, by: 'time' | 'amount'): (value: number) => boolean {
  if (share === undefined || share.by !== by) return () => true;
  const { from, to } = share as Extract<Share, { readonly from: number }>;
  return (value) => value >= from && value < to;
}
