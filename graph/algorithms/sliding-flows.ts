/** Degree and flow of a node in a window that slides over its edges: how many, how much, with how many others. */
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import type { Instant, TimeRange } from '../schema/time.ts';
import type { Adjacency } from '../snapshot/adjacency.ts';
import { NodeMarks } from './node-marks.ts';

/** What is in the window at the moment of its latest edge. It belongs to the walk: copy what is to be kept. */
export interface WindowFlow {
  /** Time of the latest edge; the window is `(end - width, end]`. */
  readonly end: Instant;
  /** Edges in the window. */
  readonly count: number;
  /** Sum of their known amounts. */
  readonly sum: number;
  /** Different nodes at their other ends. */
  readonly others: number;
  /** Places of the edges in the window: `first <= place <= last`. */
  readonly first: number;
  readonly last: number;
}

/** Holds an array by node, so that one serves any number of walks. */
export class SlidingFlows {
  readonly #seen: NodeMarks;
  readonly #counts: Uint32Array;

  constructor(nodeCount: number) {
    this.#seen = new NodeMarks(nodeCount);
    this.#counts = new Uint32Array(nodeCount);
  }

  /**
   * Visits the window that ends at each of a node's edges one way, earliest first; where several have one time, once, with all of
   * them. Every edge enters and leaves once: O(edges of the node in the span).
   *
   * @param amounts by edge; null counts edges alone
   * @param width milliseconds, above 0
   */
  visit(
    way: Adjacency,
    amounts: Float64Array | null,
    node: NodeIndex,
    { width, span }: { readonly width: number; readonly span: TimeRange },
    visit: (window: WindowFlow) => void,
  ): void {
    const { others, times } = way;
    this.#seen.clear();
    const [start, stop] = [way.from(node, span.from), way.from(node, span.to)];
    const window = { end: 0, count: 0, sum: 0, others: 0, first: start, last: start };
    const amountOf = (edge: EdgeIndex): number => amounts?.[edge] || 0;
    for (let place = start; place < stop; place++) {
      const edge = way.edge(place);
      const time = times[edge];
      window.sum += amountOf(edge);
      window.others += this.#enter(others[edge]);
      for (; times[way.edge(window.first)] <= time - width; window.first++) {
        const left = way.edge(window.first);
        window.sum -= amountOf(left);
        window.others -= this.#leave(others[left]);
      }
      if (place + 1 < stop && times[way.edge(place + 1)] === time) continue;
      window.end = time;
      window.last = place;
      window.count = place - window.first + 1;
      visit(window);
    }
  }

  /** 1 when the other was not in the window yet. */
  #enter(other: NodeIndex): number {
    if (this.#seen.add(other)) this.#counts[other] = 0;
    return this.#counts[other]++ === 0 ? 1 : 0;
  }

  /** 1 when the other is not in the window any more. */
  #leave(other: NodeIndex): number {
    return --this.#counts[other] === 0 ? 1 : 0;
  }
}
