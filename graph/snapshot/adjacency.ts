/**
 * One way along the edges of a kind: those that leave a node, or those that reach it. A node's edges stand at places
 * `start(node) <= place < end(node)`, earliest first, so that the edges of a span are found by two binary searches:
 *
 *     for (let place = way.from(node, span.from), end = way.from(node, span.to); place < end; place++) {
 *       const edge = way.edge(place);
 *       way.others[edge] // the node at its other end
 *     }
 *
 * Reading never allocates. What holds for one direction is written once, over an adjacency, and serves both.
 */
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import type { Instant, TimeRange } from '../schema/time.ts';

export interface AdjacencyParts {
  /** First node of the range that `offsets` covers. */
  readonly base: number;
  /** Places of node `base + i` are `offsets[i] <= place < offsets[i + 1]`. */
  readonly offsets: Uint32Array;
  /** The edge at each place; null where a place is its edge. */
  readonly edges: Uint32Array | null;
  /** The other end, by edge. */
  readonly others: Uint32Array;
  /** By edge; NaN where not known, and such edges come first. */
  readonly times: Float64Array;
}

export class Adjacency {
  /** The node at the other end, by edge. */
  readonly others: Uint32Array;
  /** By edge; NaN where not known. */
  readonly times: Float64Array;
  readonly #base: number;
  readonly #offsets: Uint32Array;
  readonly #edges: Uint32Array | null;

  constructor({ base, offsets, edges, others, times }: AdjacencyParts) {
    this.others = others;
    this.#base = base;
    this.#offsets = offsets;
    this.#edges = edges;
    this.times = times;
  }

  start(node: NodeIndex): number {
    const row = node - this.#base;
    return row >= 0 && row < this.#offsets.length - 1 ? this.#offsets[row] : 0;
  }

  end(node: NodeIndex): number {
    const row = node - this.#base;
    return row >= 0 && row < this.#offsets.length - 1 ? this.#offsets[row + 1] : 0;
  }

  /** The first of a node's places at or after an instant; its end when there is none. O(log degree). */
  from(node: NodeIndex, time: Instant): number {
    const edges = this.#edges;
    const times = this.times;
    let low = this.start(node);
    let high = this.end(node);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (times[edges === null ? middle : edges[middle]] >= time) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The first of a node's places after an instant; its end when there is none. O(log degree). */
  after(node: NodeIndex, time: Instant): number {
    const edges = this.#edges;
    const times = this.times;
    let low = this.start(node);
    let high = this.end(node);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (times[edges === null ? middle : edges[middle]] > time) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Whether an edge stands at the place of its own index, so that `others` can be read along the places. */
  get placesAreEdges(): boolean {
    return this.#edges === null;
  }

  /** The edge at a place. */
  edge(place: number): EdgeIndex {
    return this.#edges === null ? place : this.#edges[place];
  }

  /**
   * Visits a node's edges, earliest first, with the node at the other end: those of a span, or all. A hot loop goes over the
   * places itself.
   */
  each(node: NodeIndex, visit: (edge: EdgeIndex, other: NodeIndex) => void, span?: TimeRange): void {
    const end = span === undefined ? this.end(node) : this.from(node, span.to);
    for (let place = span === undefined ? this.start(node) : this.from(node, span.from); place < end; place++) {
      const edge = this.edge(place);
      visit(edge, this.others[edge]);
    }
  }
}
