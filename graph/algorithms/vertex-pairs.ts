/**
 * How far apart the vertices of a few are from each other, searched from both sides; each vertex's ball serves all its pairs.
 * Pohl, Bi-directional search, 1971.
 */
import { Ball } from './ball.ts';
import type { Budget } from './budget.ts';
import type { Neighbors } from './neighbors.ts';

/**
 * - `near`: a shortest path has `hops` edges, within the bound;
 * - `far`: it has `hops` edges, beyond the bound;
 * - `none`: there is no path, of whatever length;
 * - `unknown`: there is none within `sure` edges; the budget ended before more was known.
 */
export type Reach =
  | { readonly type: 'near' | 'far'; readonly hops: number }
  | { readonly type: 'none' }
  | { readonly type: 'unknown'; readonly sure: number };

export interface VertexPair {
  readonly source: number;
  readonly target: number;
  /** What is reached from the source, and what reaches the target. */
  readonly outward: Ball;
  readonly inward: Ball;
  readonly reach: Reach;
}

/**
 * Every pair of the given vertices, searched within the bound: once where directions do not matter, else in both orders.
 * O(vertices given · edges within about half the distance).
 *
 * @param ends distinct
 */
export function pairsAmong(
  graph: Neighbors,
  ends: readonly number[],
  maxHops: number,
  budget: Budget,
): readonly VertexPair[] {
  const outward = ends.map((end) => new Ball(end, (v) => graph.next(v), budget));
  const inward = graph.symmetric ? outward : ends.map((end) => new Ball(end, (v) => graph.previous(v), budget));
  return ends.flatMap((source, i) =>
    ends.flatMap((target, j) => {
      if (i === j || (graph.symmetric && j < i)) return [];
      const pair = { source, target, outward: outward[i], inward: inward[j] };
      return [{ ...pair, reach: reachOf(pair, maxHops, maxHops, budget) }];
    }),
  );
}

/**
 * What is known of a pair when the search goes on without a bound: how far apart it is, or that there is no path at all.
 * O(edges of the smaller of what the source reaches and what reaches the target) in all.
 */
export const reachBeyond = (pair: VertexPair, maxHops: number, budget: Budget): Reach =>
  pair.reach.type === 'unknown' ? reachOf(pair, maxHops, Number.POSITIVE_INFINITY, budget) : pair.reach;

/** Grows the thinner of two balls until they meet, or it is sure that there is no path of `most` edges. */
function reachOf(
  { outward: a, inward: b }: Pick<VertexPair, 'outward' | 'inward'>,
  maxHops: number,
  most: number,
  budget: Budget,
): Reach {
  let hops = meetingOf(a, b, a.distances.size <= b.distances.size ? a.distances.keys() : b.distances.keys(), budget);
  while (hops === null) {
    if (a.whole || b.whole) return { type: 'none' };
    const sure = a.radius + b.radius;
    if (sure >= most || budget.stoppedBecause !== null) return { type: 'unknown', sure };
    const grown = a.rim.length <= b.rim.length ? a : b;
    if (!grown.grow()) return { type: 'unknown', sure };
    hops = meetingOf(a, b, grown.rim, budget);
  }
  return { type: hops <= maxHops ? 'near' : 'far', hops };
}

/** The length of the shortest path over one of the vertices; null when both balls hold none of them. */
function meetingOf(a: Ball, b: Ball, vertices: Iterable<number>, budget: Budget): number | null {
  let least = Number.POSITIVE_INFINITY;
  let looked = 0;
  for (const v of vertices) {
    looked++;
    least = Math.min(least, (a.distances.get(v) ?? least) + (b.distances.get(v) ?? least));
  }
  budget.spend(looked);
  return least === Number.POSITIVE_INFINITY ? null : least;
}
