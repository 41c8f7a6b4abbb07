/**
 * Paths of strictly ascending times from a node, no node twice: the ways that money can have gone. A path is a sequence of nodes;
 * of parallel edges the earliest that comes after the hop before stands for all, since whoever arrives earlier can go on to all
 * that a later one can.
 */
import type { NodeIndex } from '../schema/ids.ts';
import type { TimeRange } from '../schema/time.ts';
import type { Adjacency } from '../snapshot/adjacency.ts';
import { Budget } from './budget.ts';
import { NodeMarks } from './node-marks.ts';

export interface TemporalPathOptions {
  readonly span: TimeRange;
  /** Most edges of a path. */
  readonly hops: number;
  /** Spends a step for each edge looked at, and a result for each path. */
  readonly budget?: Budget;
}

/** Holds arrays by node and hop, so that one serves any number of searches. */
export class TemporalPaths {
  readonly #nodeCount: number;
  /** By hop: what the node of that hop has gone on to already. */
  readonly #tried: NodeMarks[] = [];
  readonly #onPath: NodeMarks;
  readonly #path: NodeIndex[] = [];
  readonly #cursors: number[] = [];
  readonly #ends: number[] = [];

  constructor(nodeCount: number) {
    this.#nodeCount = nodeCount;
    this.#onPath = new NodeMarks(nodeCount);
  }

  /**
   * Visits every path of 1 to `hops` edges, each after the path that it prolongs. The array belongs to the search and is
   * `length` nodes long; copy what is to be kept. Exponential in `hops` at worst: give it a budget.
   */
  visit(
    way: Adjacency,
    start: NodeIndex,
    { span, hops, budget = new Budget() }: TemporalPathOptions,
    visit: (path: readonly NodeIndex[], length: number) => void,
  ): void {
    const { others, times } = way;
    while (this.#tried.length < hops) this.#tried.push(new NodeMarks(this.#nodeCount));
    this.#onPath.clear();
    this.#stand(way, 0, start, way.from(start, span.from), span);
    let depth = 0;
    while (depth >= 0) {
      if (this.#cursors[depth] >= this.#ends[depth]) {
        this.#onPath.delete(this.#path[depth]);
        depth--;
        continue;
      }
      if (!budget.spend()) return;
      const edge = way.edge(this.#cursors[depth]++);
      const other = others[edge];
      if (this.#onPath.has(other) || !this.#tried[depth].add(other)) continue;
      if (!budget.result()) return;
      this.#path[depth + 1] = other;
      visit(this.#path, depth + 2);
      if (depth + 1 < hops) this.#stand(way, ++depth, other, way.after(other, times[edge]), span);
    }
  }

  #stand(way: Adjacency, depth: number, node: NodeIndex, first: number, span: TimeRange): void {
    this.#path[depth] = node;
    this.#onPath.add(node);
    this.#tried[depth].clear();
    this.#cursors[depth] = first;
    this.#ends[depth] = way.from(node, span.to);
  }
}
