/** A directed multigraph whose edges happen at one instant each, a vertex's edges in the order of time both ways. */
import { ascendingOrder } from './time-order.ts';

export interface TemporalEdges {
  readonly vertexCount: number;
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  /** Epoch milliseconds; an edge with NaN (not known) takes part in nothing. */
  readonly times: Float64Array;
  /** What an edge carries; only the flow algorithms read it. */
  readonly amounts?: Float64Array;
}

export interface TemporalGraph extends TemporalEdges {
  /** Labels (positions in the caller's arrays) of the edges that leave v: `outEdges[outOffsets[v]..outOffsets[v + 1]]`, earliest first. */
  readonly outOffsets: Uint32Array;
  readonly outEdges: Uint32Array;
  /** Target and time by place in `outEdges`, so that a search reads memory in a row. */
  readonly outTargets: Uint32Array;
  readonly outTimes: Float64Array;
  /** The same for the edges that reach v. */
  readonly inOffsets: Uint32Array;
  readonly inEdges: Uint32Array;
  readonly inSources: Uint32Array;
  readonly inTimes: Float64Array;
}

/**
 * Builds both directions. Self-loops and edges without a time stand in neither. Equal times keep the order of the arrays.
 * O(vertices + edges).
 */
export function buildTemporalGraph(edges: TemporalEdges): TemporalGraph {
  const order = ascendingOrder(edges.times).filter((e) => takesPart(edges, e));
  const out = byEnd(edges, order, edges.sources, edges.targets);
  const into = byEnd(edges, order, edges.targets, edges.sources);
  return {
    ...edges,
    outOffsets: out.offsets,
    outEdges: out.labels,
    outTargets: out.others,
    outTimes: out.times,
    inOffsets: into.offsets,
    inEdges: into.labels,
    inSources: into.others,
    inTimes: into.times,
  };
}

const takesPart = ({ sources, targets, times }: TemporalEdges, e: number): boolean =>
  sources[e] !== targets[e] && !Number.isNaN(times[e]);

/** Deals the edges, in their order, to the vertex at one end. */
function byEnd({ vertexCount, times: known }: TemporalEdges, order: Uint32Array, near: Uint32Array, far: Uint32Array) {
  const offsets = new Uint32Array(vertexCount + 1);
  for (const e of order) offsets[near[e] + 1]++;
  for (let v = 0; v < vertexCount; v++) offsets[v + 1] += offsets[v];
  const cursor = offsets.slice();
  const labels = new Uint32Array(order.length);
  const others = new Uint32Array(order.length);
  const times = new Float64Array(order.length);
  for (const e of order) {
    const place = cursor[near[e]]++;
    labels[place] = e;
    others[place] = far[e];
    times[place] = known[e];
  }
  return { offsets, labels, others, times };
}
