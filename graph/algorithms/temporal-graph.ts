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

/** What a search in the order of time needs of edges whose ends need not stand together. */
export interface OrderedEdges extends TemporalEdges {
  /** Labels, earliest first, those without a time last: all, or those of the edges that count. */
  readonly order: Uint32Array;
}

export interface TemporalGraph extends OrderedEdges {
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

/** O(edges). */
export const inTimeOrder = (edges: TemporalEdges): OrderedEdges => ({ ...edges, order: ascendingOrder(edges.times) });

/**
 * Builds both directions. Self-loops and edges without a time stand in neither. Equal times keep the order of the arrays.
 * O(vertices + edges).
 */
export function buildTemporalGraph(edges: TemporalEdges): TemporalGraph {
  const order = ascendingOrder(edges.times);
  const out = byEnd(edges, order, edges.sources, edges.targets);
  const into = byEnd(edges, order, edges.targets, edges.sources);
  return {
    ...edges,
    order,
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

/** Deals the edges, in their order, to the vertex at one end. */
function byEnd(edges: TemporalEdges, order: Uint32Array, near: Uint32Array, far: Uint32Array) {
  const { offsets, labels } = dealtTo(near, edges, order);
  const others = new Uint32Array(labels.length);
  const times = new Float64Array(labels.length);
  for (let place = 0; place < labels.length; place++) {
    others[place] = far[labels[place]];
    times[place] = edges.times[labels[place]];
  }
  return { offsets, labels, others, times };
}

/**
 * The labels of the edges that take part, vertex by vertex of one end (`near`, by label), each vertex's in the order given.
 * O(vertices + edges).
 */
export function dealtTo(
  near: Uint32Array,
  { vertexCount, sources, targets, times }: TemporalEdges,
  order: Uint32Array,
) {
  const takesPart = (e: number): boolean => sources[e] !== targets[e] && !Number.isNaN(times[e]);
  const offsets = new Uint32Array(vertexCount + 1);
  for (let e = 0; e < near.length; e++) if (takesPart(e)) offsets[near[e] + 1]++;
  for (let v = 0; v < vertexCount; v++) offsets[v + 1] += offsets[v];
  const cursor = offsets.slice();
  const labels = new Uint32Array(offsets[vertexCount]);
  for (const e of order) if (takesPart(e)) labels[cursor[near[e]]++] = e;
  return { offsets, labels };
}
