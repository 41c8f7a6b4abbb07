/** A temporal graph laid out for searches that jump about in it: what is read together stands together, in memory that threads share. */
import { DAY } from '../schema/time.ts';
import { sharedFloat64, sharedUint32 } from '../snapshot/buffers.ts';
import type { TemporalGraph } from './temporal-graph.ts';
import { ascendingOrder } from './time-order.ts';

/** Numbers that an edge has in `out` and in `into`. */
export const EDGE = 3;

/** Sent to another thread it is a few handles; the arrays are shared. */
export interface CycleGraph {
  readonly vertexCount: number;
  /** Whether times are whole days, inside which there is no order. */
  readonly byDay: boolean;
  /** Distinct times, ascending: epoch milliseconds, or days since 1970. A *rank* is a place in it. */
  readonly instants: Float64Array;
  /** Vertex v's edges have the places `outOffsets[v]..outOffsets[v + 1]`, earliest first; `outEdges` has their labels. */
  readonly outOffsets: Uint32Array;
  readonly outEdges: Uint32Array;
  /** For each place: the target, the rank of the time, and the first place at which the target can then be left. */
  readonly out: Int32Array;
  readonly inOffsets: Uint32Array;
  /** For each place among what reaches a vertex: the source, the rank, and behind the last place at which it can have been reached before. */
  readonly into: Int32Array;
  readonly amounts?: Float64Array;
}

const packed = { exact: new WeakMap<TemporalGraph, CycleGraph>(), byDay: new WeakMap<TemporalGraph, CycleGraph>() };

/** Made once for a graph, and once more by days. O(vertices + edges). */
export function cycleGraphOf(graph: TemporalGraph, byDay = false): CycleGraph {
  const known = byDay ? packed.byDay : packed.exact;
  let cycleGraph = known.get(graph);
  if (cycleGraph === undefined) {
    cycleGraph = pack(graph, byDay);
    known.set(graph, cycleGraph);
  }
  return cycleGraph;
}

function pack(graph: TemporalGraph, byDay: boolean): CycleGraph {
  const times = byDay ? graph.times.map((time) => Math.floor(time / DAY)) : graph.times;
  const order = ascendingOrder(times);
  const { instants, ranks } = rankTimes(times, order);
  const { next, last } = continuations(graph, order, ranks, byDay);
  return {
    vertexCount: graph.vertexCount,
    byDay,
    instants,
    outOffsets: copyInto(sharedUint32(graph.outOffsets.length), graph.outOffsets),
    outEdges: copyInto(sharedUint32(graph.outEdges.length), graph.outEdges),
    out: sideBySide(graph.outEdges, graph.outTargets, ranks, next),
    inOffsets: copyInto(sharedUint32(graph.inOffsets.length), graph.inOffsets),
    into: sideBySide(graph.inEdges, graph.inSources, ranks, last),
    amounts: graph.amounts && copyInto(sharedFloat64(graph.amounts.length), graph.amounts),
  };
}

/** @returns ranks by label */
function rankTimes(times: Float64Array, order: Uint32Array) {
  const ranks = new Uint32Array(times.length);
  const instants = sharedFloat64(times.length);
  let count = 0;
  for (const edge of order) {
    if (Number.isNaN(times[edge])) break;
    if (count === 0 || times[edge] > instants[count - 1]) instants[count++] = times[edge];
    ranks[edge] = count - 1;
  }
  return { instants: instants.subarray(0, count), ranks };
}

/** By label: where an edge's target is left after it, and where its source was reached before it. */
function continuations(graph: TemporalGraph, order: Uint32Array, ranks: Uint32Array, byDay: boolean) {
  const { sources, targets, times, outOffsets, inOffsets } = graph;
  const next = new Uint32Array(order.length);
  const last = new Uint32Array(order.length);
  const left = outOffsets.slice();
  const reached = inOffsets.slice();
  const note = (edge: number, before: boolean): void => {
    if (before === byDay) next[edge] = left[targets[edge]];
    if (before !== byDay) last[edge] = reached[sources[edge]];
  };
  for (let i = 0, end = 0; i < order.length && !Number.isNaN(times[order[i]]); i = end) {
    while (end < order.length && ranks[order[end]] === ranks[order[i]] && !Number.isNaN(times[order[end]])) {
      note(order[end++], true);
    }
    for (let j = i; j < end; j++) {
      const edge = order[j];
      if (sources[edge] === targets[edge]) continue;
      left[sources[edge]]++;
      reached[targets[edge]]++;
    }
    for (let j = i; j < end; j++) note(order[j], false);
  }
  return { next, last };
}

function sideBySide(edges: Uint32Array, others: Uint32Array, ranks: Uint32Array, places: Uint32Array): Int32Array {
  const rows = new Int32Array(new SharedArrayBuffer(4 * EDGE * edges.length));
  for (let place = 0; place < edges.length; place++) {
    rows[EDGE * place] = others[place];
    rows[EDGE * place + 1] = ranks[edges[place]];
    rows[EDGE * place + 2] = places[edges[place]];
  }
  return rows;
}

function copyInto<A extends Uint32Array | Float64Array>(copy: A, array: A): A {
  copy.set(array);
  return copy;
}
