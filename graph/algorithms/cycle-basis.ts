/** A few directed cycles that together go through every edge that lies on any: what to show where all cycles are too many. */
import { Budget } from './budget.ts';
import { stronglyConnected } from './components.ts';
import { type Digraph, sourcesOf } from './digraph.ts';

/**
 * Cycles as edge labels. For each edge inside a strongly connected component that no earlier cycle covers: the edge, and a
 * shortest way back. O(edges · edges of the component).
 *
 * @param budget spends a step for each edge looked at; when it is spent the cover is not complete
 */
export function cycleBasis(graph: Digraph, budget: Budget = new Budget()): readonly (readonly number[])[] {
  const { offsets, targets, labels, vertexCount } = graph;
  const { of } = stronglyConnected(graph);
  const sources = sourcesOf(graph);
  const covered = new Uint8Array(graph.edgeCount);
  const via = new Int32Array(vertexCount);
  const seen = new Uint32Array(vertexCount);
  const cycles: number[][] = [];

  /** Places of the edges of a shortest path, or null when the budget is spent. */
  function shortestPath(from: number, to: number, epoch: number): number[] | null {
    const queue = [from];
    seen[from] = epoch;
    for (let i = 0; i < queue.length && seen[to] !== epoch; i++) {
      const v = queue[i];
      if (!budget.spend(1 + offsets[v + 1] - offsets[v])) return null;
      for (let place = offsets[v]; place < offsets[v + 1]; place++) {
        const w = targets[place];
        if (of[w] !== of[to] || seen[w] === epoch) continue;
        seen[w] = epoch;
        via[w] = place;
        queue.push(w);
      }
    }
    const path: number[] = [];
    for (let v = to; v !== from; v = sources[via[v]]) path.push(via[v]);
    return path.reverse();
  }

  for (let place = 0; place < graph.edgeCount; place++) {
    if (covered[place] === 1 || of[sources[place]] !== of[targets[place]]) continue;
    const back = shortestPath(targets[place], sources[place], place + 1);
    if (back === null) break;
    const cycle = [place, ...back];
    for (const edge of cycle) covered[edge] = 1;
    cycles.push(cycle.map((edge) => labels[edge]));
  }
  return cycles;
}
