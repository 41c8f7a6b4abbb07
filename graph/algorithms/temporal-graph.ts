/** A directed multigraph whose edges happen at one instant each, a vertex's edges in the order of time both ways. */

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
 * O(edges · log degree) where the edges of a vertex are not in order yet, else O(vertices + edges).
 */
export function buildTemporalGraph(edges: TemporalEdges): TemporalGraph {
  const out = inTimeOrder(edges, edges.sources, edges.targets);
  const into = inTimeOrder(edges, edges.targets, edges.sources);
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

function inTimeOrder({ vertexCount, times }: TemporalEdges, near: Uint32Array, far: Uint32Array) {
  const offsets = new Uint32Array(vertexCount + 1);
  const counts = (e: number) => near[e] !== far[e] && !Number.isNaN(times[e]);
  for (let e = 0; e < near.length; e++) if (counts(e)) offsets[near[e] + 1]++;
  for (let v = 0; v < vertexCount; v++) offsets[v + 1] += offsets[v];
  const length = offsets[vertexCount];
  const cursor = offsets.slice();
  const labels = new Uint32Array(length);
  for (let e = 0; e < near.length; e++) if (counts(e)) labels[cursor[near[e]]++] = e;
  for (let v = 0; v < vertexCount; v++) {
    let sorted = true;
    for (let i = offsets[v] + 1; i < offsets[v + 1] && sorted; i++) sorted = times[labels[i - 1]] <= times[labels[i]];
    if (!sorted) labels.subarray(offsets[v], offsets[v + 1]).sort((a, b) => times[a] - times[b] || a - b);
  }
  const others = new Uint32Array(length);
  const ordered = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    others[i] = far[labels[i]];
    ordered[i] = times[labels[i]];
  }
  return { offsets, labels, others, times: ordered };
}
