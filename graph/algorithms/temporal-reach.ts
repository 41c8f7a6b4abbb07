/**
 * What can be reached along edges of strictly ascending times: how early everything is reached from a vertex, and how late everything
 * can set out to reach one. Cooke & Halsey, The shortest route through a network with time-dependent internodal transit times, 1966;
 * Wu, Cheng, Huang, Ke, Lu & Xu, Path problems in temporal graphs, 2014.
 */
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import type { Instant, TimeRange } from '../schema/time.ts';
import type { Adjacency } from '../snapshot/adjacency.ts';
import { BinaryHeap } from './binary-heap.ts';
import { Budget } from './budget.ts';

export interface TemporalReachOptions {
  /** Only edges of this span; edges at an unknown time are in none. */
  readonly span: TimeRange;
  /** Only edges of which this is true. */
  readonly counts?: (edge: EdgeIndex) => boolean;
  /** Spends a step for each edge looked at. What was settled before it ends stands, and is exact. */
  readonly budget?: Budget;
}

export interface TemporalReach {
  /** In the order of time. */
  readonly nodes: readonly NodeIndex[];
  /** By place in `nodes`: the earliest arrival, or the latest departure. */
  readonly times: readonly Instant[];
  /** By place in `nodes`: the edge that arrives then, or departs then. */
  readonly edges: readonly EdgeIndex[];
}

/**
 * The earliest arrival at every node that can be reached from one, which is not listed itself. O(edges in the span of those reached
 * · log of them).
 *
 * @param outgoing the edges that leave each node
 */
export function earliestArrivals(
  outgoing: Adjacency,
  from: NodeIndex,
  { span, counts, budget = new Budget() }: TemporalReachOptions,
): TemporalReach {
  return settle(from, budget, (node, time, meet) => {
    let place = time === null ? outgoing.from(node, span.from) : outgoing.after(node, time);
    for (const end = outgoing.from(node, span.to); place < end; place++) {
      if (!budget.spend()) return;
      const edge = outgoing.edge(place);
      if (counts === undefined || counts(edge)) meet(outgoing.others[edge], outgoing.times[edge], edge);
    }
  });
}

/**
 * The latest time at which one can leave every node and still reach a given one within the span. Complexity: `earliestArrivals`.
 *
 * @param incoming the edges that reach each node
 */
export function latestDepartures(
  incoming: Adjacency,
  to: NodeIndex,
  { span, counts, budget = new Budget() }: TemporalReachOptions,
): TemporalReach {
  // Time runs backwards: the keys are its negatives.
  const { times, ...reach } = settle(to, budget, (node, time, meet) => {
    const end = incoming.from(node, time === null ? span.to : -time);
    for (let place = incoming.from(node, span.from); place < end; place++) {
      if (!budget.spend()) return;
      const edge = incoming.edge(place);
      if (counts === undefined || counts(edge)) meet(incoming.others[edge], -incoming.times[edge], edge);
    }
  });
  return { ...reach, times: times.map((time) => -time) };
}

type Meet = (node: NodeIndex, time: number, edge: EdgeIndex) => void;

/** Dijkstra 1959 with times for distances; `around` is asked of each node once, with its time, or null at the start. */
function settle(
  start: NodeIndex,
  budget: Budget,
  around: (node: NodeIndex, time: number | null, meet: Meet) => void,
): TemporalReach {
  const open = new BinaryHeap<{ readonly node: NodeIndex; readonly edge: EdgeIndex }>();
  const best = new Map<NodeIndex, number>([[start, Number.NEGATIVE_INFINITY]]);
  const [nodes, times, edges]: number[][] = [[], [], []];
  const settled = new Set<NodeIndex>([start]);
  const meet: Meet = (node, time, edge) => {
    if (best.get(node)! <= time) return;
    best.set(node, time);
    open.push(time, { node, edge });
  };
  around(start, null, meet);
  for (let time = open.leastKey, item = open.pop(); item; time = open.leastKey, item = open.pop()) {
    if (budget.stoppedBecause !== null) break;
    if (settled.has(item.node)) continue;
    settled.add(item.node);
    nodes.push(item.node);
    times.push(time);
    edges.push(item.edge);
    around(item.node, time, meet);
  }
  return { nodes, times, edges };
}
