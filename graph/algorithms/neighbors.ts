/** What a search for paths sees of a graph: who is next to whom, however many edges say so. */
import type { Digraph } from './digraph.ts';

export interface Neighbors {
  readonly vertexCount: number;
  /** Whether `next` and `previous` are the same: directions do not matter. */
  readonly symmetric: boolean;
  /**
   * The vertices that edges lead to from v, each once and never v itself; the caller must not change the array. What looks at
   * edges spends the budget of the search, and gives fewer when it runs out: a search looks at its budget after it has asked.
   */
  next(v: number): readonly number[];
  /** The vertices from which edges lead to v, likewise. */
  previous(v: number): readonly number[];
}

/** The neighbours of a digraph's vertices in ascending order. O(vertices + edges · log degree). */
export function neighborsOf(graph: Digraph, symmetric = false): Neighbors {
  const { vertexCount, offsets, targets } = graph;
  const onward = Array.from({ length: vertexCount }, () => new Set<number>());
  const back = symmetric ? onward : Array.from({ length: vertexCount }, () => new Set<number>());
  for (let v = 0; v < vertexCount; v++) {
    for (let place = offsets[v]; place < offsets[v + 1]; place++) {
      const w = targets[place];
      if (w === v) continue;
      onward[v].add(w);
      back[w].add(v);
    }
  }
  const ascending = (sets: readonly ReadonlySet<number>[]) => sets.map((set) => [...set].sort((a, b) => a - b));
  const next = ascending(onward);
  const previous = symmetric ? next : ascending(back);
  return { vertexCount, symmetric, next: (v) => next[v], previous: (v) => previous[v] };
}
