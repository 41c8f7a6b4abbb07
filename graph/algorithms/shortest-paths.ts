/** All shortest paths between two vertices whose distance is known. */
import type { Budget } from './budget.ts';
import type { Neighbors } from './neighbors.ts';
import type { VertexPair } from './vertex-pairs.ts';

/**
 * Yields the vertices of every shortest path, source first; nothing where the pair is not near. Paths are put together where the
 * two balls meet, so nothing is looked at that is on no shortest path. O(edges at the vertices of the paths + length of the answer).
 */
export function* shortestPaths(
  graph: Neighbors,
  { source, target, outward, inward, reach }: VertexPair,
  budget: Budget,
): Generator<readonly number[]> {
  if (reach.type !== 'near') return;
  const reached = Math.min(outward.radius, reach.hops);
  const rest = reach.hops - reached;
  const [few, many] = outward.distances.size <= inward.distances.size ? [outward, inward] : [inward, outward];
  for (const v of few.distances.keys()) {
    if (!many.distances.has(v) || outward.distances.get(v) !== reached || inward.distances.get(v) !== rest) continue;
    for (const left of descents(v, source, outward.distances, (w) => graph.previous(w), budget)) {
      const half = [...left].reverse();
      for (const right of descents(v, target, inward.distances, (w) => graph.next(w), budget)) {
        yield [...half, ...right.slice(1)];
      }
    }
    if (budget.stoppedBecause !== null) return;
  }
}

/** Every way down from a vertex to the center, a step nearer each time. */
function* descents(
  from: number,
  center: number,
  distances: ReadonlyMap<number, number>,
  neighbors: (v: number) => readonly number[],
  budget: Budget,
): Generator<readonly number[]> {
  const path = [from];
  const cursors = [0];
  while (path.length > 0) {
    const v = path[path.length - 1];
    if (v === center) {
      yield path;
      path.pop();
      cursors.pop();
      continue;
    }
    const nearer = (distances.get(v) as number) - 1;
    const around = neighbors(v);
    if (budget.stoppedBecause !== null) return;
    let cursor = cursors[cursors.length - 1];
    while (cursor < around.length && distances.get(around[cursor]) !== nearer) cursor++;
    budget.spend(cursor - cursors[cursors.length - 1] + 1);
    if (cursor === around.length) {
      path.pop();
      cursors.pop();
      continue;
    }
    cursors[cursors.length - 1] = cursor + 1;
    path.push(around[cursor]);
    cursors.push(0);
  }
}
