/**
 * What a start has of every vertex over walks of a bounded length, level by level: what goes round in a circle counts each time, and
 * may come back to the start. It is what a query that goes up level by level gives; `effective-shares.ts` has its limit.
 */
import type { Digraph } from './digraph.ts';
import { NodeValues } from './node-values.ts';

/** Holds arrays by vertex, so that one serves any number of starts. */
export class LevelShares {
  /** Shares of the last start, over the vertices that it reaches. */
  readonly shares: NodeValues;
  readonly #graph: Digraph;
  /** By place. */
  readonly #weights: Float64Array;
  #level: NodeValues;
  #next: NodeValues;

  /** @param shares by edge label */
  constructor(graph: Digraph, shares: Float64Array) {
    this.#graph = graph;
    this.#weights = Float64Array.from(graph.labels, (label) => shares[label]);
    this.shares = new NodeValues(graph.vertexCount);
    this.#level = new NodeValues(graph.vertexCount);
    this.#next = new NodeValues(graph.vertexCount);
  }

  /** O(levels · edges reached). */
  from(start: number, levels: number): NodeValues {
    const { offsets, targets } = this.#graph;
    const { shares } = this;
    shares.clear();
    this.#level.clear().set(start, 1);
    for (let i = 0; i < levels && this.#level.nodes.length > 0; i++) {
      const [level, next] = [this.#level, this.#next.clear()];
      for (const v of level.nodes) {
        const share = level.get(v);
        for (let place = offsets[v]; place < offsets[v + 1]; place++) {
          next.add(targets[place], share * this.#weights[place]);
        }
      }
      for (const v of next.nodes) shares.add(v, next.get(v));
      [this.#level, this.#next] = [next, level];
    }
    return shares;
  }
}
