/** Simple paths (no vertex twice) between two vertices, shortest first. */
import type { Budget } from './budget.ts';
import type { Neighbors } from './neighbors.ts';
import type { VertexPair } from './vertex-pairs.ts';

/**
 * Yields the vertices of every simple path of up to `maxHops` edges, source first, in the order of length. Depth-first with a
 * bound that grows by one (Korf, Depth-first iterative-deepening, 1985), never to a vertex from which the target is known to be
 * too far. Memory: O(maxHops · degree) besides the ball of the target. Time: exponential in `maxHops` at worst, hence the budget.
 */
export function* simplePaths(
  graph: Neighbors,
  { source, target, inward, reach }: VertexPair,
  maxHops: number,
  budget: Budget,
): Generator<readonly number[]> {
  if (reach.type !== 'near') return;
  const path = [source];
  const cursors = [0];
  for (let length = reach.hops; length <= maxHops; length++) {
    // Half the way the search is free, and from there on it keeps to what is near enough to the target.
    while (inward.radius < length / 2 && !inward.whole) if (!inward.grow()) return;
    path.length = cursors.length = 1;
    cursors[0] = 0;
    while (path.length > 0) {
      const depth = path.length - 1;
      const around = graph.next(path[depth]);
      if (!budget.spend()) return;
      if (cursors[depth] === around.length) {
        path.pop();
        cursors.pop();
        continue;
      }
      const w = around[cursors[depth]++];
      if (w === target) {
        if (path.length === length) yield [...path, w];
      } else if (path.length + inward.atLeast(w) <= length && !path.includes(w)) {
        path.push(w);
        cursors.push(0);
      }
    }
    path.push(source);
    cursors.push(0);
  }
}
