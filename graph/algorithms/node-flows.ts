/** What flows along a node's edges within a span of time: in all, and by the node at the other end. */
import type { NodeIndex } from '../schema/ids.ts';
import type { TimeRange } from '../schema/time.ts';
import type { Adjacency } from '../snapshot/adjacency.ts';
import { NodeMarks } from './node-marks.ts';

/** A node's edges in a span: those of unknown time are in none. */
export interface FlowQuery extends TimeRange {
  /** Only amounts above this; all when left out. An unknown amount is above nothing. */
  readonly above?: number;
}

export interface Flow {
  readonly count: number;
  readonly sum: number;
  /** −Infinity when there is none. */
  readonly max: number;
}

/** Count, sum and maximum of a node's edges one way. O(log degree + edges in the span). */
export function flowOf(way: Adjacency, amounts: Float64Array, node: NodeIndex, query: FlowQuery): Flow {
  const above = query.above ?? Number.NEGATIVE_INFINITY;
  let count = 0;
  let sum = 0;
  let max = Number.NEGATIVE_INFINITY;
  for (let place = way.from(node, query.from), end = way.from(node, query.to); place < end; place++) {
    const amount = amounts[way.edge(place)];
    if (!(amount > above)) continue;
    count++;
    sum += amount;
    if (amount > max) max = amount;
  }
  return { count, sum, max };
}

/**
 * Flows by node: a sparse accumulator. It holds an array by node and is emptied in O(1), so that one serves any number of
 * questions.
 */
export class FlowsByNode {
  /** In the order in which they were first met. */
  readonly nodes: NodeIndex[] = [];
  readonly #seen: NodeMarks;
  readonly #counts: Uint32Array;
  readonly #sums: Float64Array;
  readonly #maxima: Float64Array;

  constructor(nodeCount: number) {
    this.#seen = new NodeMarks(nodeCount);
    this.#counts = new Uint32Array(nodeCount);
    this.#sums = new Float64Array(nodeCount);
    this.#maxima = new Float64Array(nodeCount);
  }

  clear(): this {
    this.#seen.clear();
    this.nodes.length = 0;
    return this;
  }

  add(node: NodeIndex, amount: number): void {
    if (this.#seen.add(node)) {
      this.nodes.push(node);
      this.#counts[node] = 1;
      this.#sums[node] = amount;
      this.#maxima[node] = amount;
      return;
    }
    this.#counts[node]++;
    this.#sums[node] += amount;
    if (amount > this.#maxima[node]) this.#maxima[node] = amount;
  }

  /** Adds a node's edges one way, each to the node at its other end. O(log degree + edges in the span). */
  addEdges(way: Adjacency, amounts: Float64Array, node: NodeIndex, query: FlowQuery): this {
    const above = query.above ?? Number.NEGATIVE_INFINITY;
    for (let place = way.from(node, query.from), end = way.from(node, query.to); place < end; place++) {
      const edge = way.edge(place);
      const amount = amounts[edge];
      if (amount > above) this.add(way.others[edge], amount);
    }
    return this;
  }

  has(node: NodeIndex): boolean {
    return this.#seen.has(node);
  }

  count(node: NodeIndex): number {
    return this.has(node) ? this.#counts[node] : 0;
  }

  sum(node: NodeIndex): number {
    return this.has(node) ? this.#sums[node] : 0;
  }

  /** −Infinity when nothing was added. */
  max(node: NodeIndex): number {
    return this.has(node) ? this.#maxima[node] : Number.NEGATIVE_INFINITY;
  }

  /** The sum over all nodes. */
  get total(): number {
    let total = 0;
    for (const node of this.nodes) total += this.#sums[node];
    return total;
  }
}
