/**
 * Where what leaves some nodes can be after exactly 1, 2, … hops of strictly ascending times. A walk may come back to a node.
 * Per level and node only the best time counts: whoever arrives earlier can go on to all that a later one can.
 */
import type { NodeIndex } from '../schema/ids.ts';
import type { TimeRange } from '../schema/time.ts';
import type { Adjacency } from '../snapshot/adjacency.ts';
import type { Edges } from '../snapshot/edges.ts';
import { NodeValues } from './node-values.ts';

/** `downstream` follows edges as time goes, `upstream` backwards along edges and time. */
export type TraceDirection = 'downstream' | 'upstream';

export interface TemporalLevelOptions {
  readonly direction: TraceDirection;
  /** Every hop is in it. */
  readonly span: TimeRange;
  readonly hops: number;
}

export interface TemporalLevel {
  /** Each once, in the order in which they were met. */
  readonly nodes: readonly NodeIndex[];
  /** By place in `nodes`: the earliest arrival there, or upstream the latest departure from there. */
  readonly times: readonly number[];
}

/** Holds arrays by node, so that one serves any number of walks. */
export class TemporalLevels {
  readonly #best: NodeValues;

  constructor(nodeCount: number) {
    this.#best = new NodeValues(nodeCount);
  }

  /** One level a hop; the last ones are left out when nothing goes on. O(Σ over levels of edges of its nodes in the span). */
  walk(edges: Edges, starts: Iterable<NodeIndex>, options: TemporalLevelOptions): readonly TemporalLevel[] {
    const isDown = options.direction === 'downstream';
    const nodes = [...starts];
    const levels: TemporalLevel[] = [];
    let level: TemporalLevel = {
      nodes,
      times: nodes.map(() => (isDown ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY)),
    };
    while (levels.length < options.hops) {
      level = isDown ? this.#down(edges.outgoing, level, options.span) : this.#up(edges.incoming, level, options.span);
      if (level.nodes.length === 0) break;
      levels.push(level);
    }
    return levels;
  }

  #down(way: Adjacency, level: TemporalLevel, { from, to }: TimeRange): TemporalLevel {
    const { others, times } = way;
    this.#best.clear();
    for (let i = 0; i < level.nodes.length; i++) {
      const node = level.nodes[i];
      const arrival = level.times[i];
      const end = way.from(node, to);
      for (let place = arrival < from ? way.from(node, from) : way.after(node, arrival); place < end; place++) {
        const edge = way.edge(place);
        this.#best.lower(others[edge], times[edge]);
      }
    }
    return this.#level();
  }

  #up(way: Adjacency, level: TemporalLevel, { from, to }: TimeRange): TemporalLevel {
    const { others, times } = way;
    this.#best.clear();
    for (let i = 0; i < level.nodes.length; i++) {
      const node = level.nodes[i];
      const end = way.from(node, Math.min(level.times[i], to));
      for (let place = way.from(node, from); place < end; place++) {
        const edge = way.edge(place);
        this.#best.raise(others[edge], times[edge]);
      }
    }
    return this.#level();
  }

  #level(): TemporalLevel {
    const nodes = [...this.#best.nodes];
    return { nodes, times: nodes.map((node) => this.#best.get(node)) };
  }
}
