/** Longest paths in a graph without cycles. */
import type { Digraph } from './digraph.ts';

export interface LongestPaths {
  /** Edges on the longest path that ends in each vertex. */
  readonly lengths: Uint32Array;
  /** The labels of its edges, in order; of equally long ones the one whose last edges came first. O(length). */
  pathTo(vertex: number): readonly number[];
}

/**
 * The longest path to every vertex, exact, by dynamic programming in topological order (Kahn 1962). O(vertices + edges).
 *
 * @throws Error when the graph has a cycle: take the `condensation` first
 */
export function longestPathTo(dag: Digraph): LongestPaths {
  const { offsets, targets, labels, vertexCount } = dag;
  const waiting = new Uint32Array(vertexCount);
  for (const target of targets) waiting[target]++;
  const order: number[] = [];
  for (let v = 0; v < vertexCount; v++) if (waiting[v] === 0) order.push(v);
  const lengths = new Uint32Array(vertexCount);
  const via = new Int32Array(vertexCount).fill(-1);
  const before = new Int32Array(vertexCount).fill(-1);
  for (let i = 0; i < order.length; i++) {
    const v = order[i];
    for (let place = offsets[v]; place < offsets[v + 1]; place++) {
      const w = targets[place];
      const length = lengths[v] + 1;
      if (length > lengths[w] || (length === lengths[w] && labels[place] < via[w])) {
        lengths[w] = length;
        via[w] = labels[place];
        before[w] = v;
      }
      if (--waiting[w] === 0) order.push(w);
    }
  }
  if (order.length < vertexCount) throw new Error('longest paths need a graph without cycles');
  return {
    lengths,
    pathTo: (vertex) => {
      const path: number[] = [];
      for (let v = vertex; before[v] >= 0; v = before[v]) path.push(via[v]);
      return path.reverse();
    },
  };
}
