/** A temporal graph laid out for searches that jump about in it: what is read together stands together, in memory that threads share. */
import { DAY } from '../schema/time.ts';
import { sharedFloat64, sharedUint32 } from '../snapshot/buffers.ts';
import type { TemporalGraph } from './temporal-graph.ts';

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
  const { instants, ranks } = rankTimes(graph, byDay);
  const out = sideBySide(graph.outEdges, graph.outTargets, ranks);
  const into = sideBySide(graph.inEdges, graph.inSources, ranks);
  continueEdges(graph, out, into, byDay);
  return {
    vertexCount: graph.vertexCount,
    byDay,
    instants,
    outOffsets: copyInto(sharedUint32(graph.outOffsets.length), graph.outOffsets),
    outEdges: copyInto(sharedUint32(graph.outEdges.length), graph.outEdges),
    out,
    inOffsets: copyInto(sharedUint32(graph.inOffsets.length), graph.inOffsets),
    into,
    amounts: graph.amounts && copyInto(sharedFloat64(graph.amounts.length), graph.amounts),
  };
}

/** @returns ranks by label */
function rankTimes({ times, order }: TemporalGraph, byDay: boolean) {
  const ranks = new Uint32Array(times.length);
  const instants = sharedFloat64(order.length);
  let count = 0;
  for (let i = 0; i < order.length; i++) {
    const edge = order[i];
    const instant = byDay ? Math.floor(times[edge] / DAY) : times[edge];
    if (Number.isNaN(instant)) continue;
    if (count === 0 || instant > instants[count - 1]) instants[count++] = instant;
    ranks[edge] = count - 1;
  }
  return { instants: instants.subarray(0, count), ranks };
}

/** The third number of a place is left for `continueEdges`. */
function sideBySide(edges: Uint32Array, others: Uint32Array, ranks: Uint32Array): Int32Array {
  const rows = new Int32Array(new SharedArrayBuffer(4 * EDGE * edges.length));
  for (let place = 0; place < edges.length; place++) {
    rows[EDGE * place] = others[place];
    rows[EDGE * place + 1] = ranks[edges[place]];
  }
  return rows;
}

/** Where an edge's target is left after it, and where its source was reached before it: a vertex's edges are gone through both ways at once. */
function continueEdges(graph: TemporalGraph, out: Int32Array, into: Int32Array, byDay: boolean): void {
  const { vertexCount, outOffsets, inOffsets, outEdges, inEdges } = graph;
  const outPlaces = placesOf(outEdges, graph.times.length);
  const inPlaces = placesOf(inEdges, graph.times.length);
  /** Edges of one rank follow each other inside a day only. */
  const later = byDay ? 0 : 1;
  for (let v = 0; v < vertexCount; v++) {
    const [outEnd, inEnd] = [outOffsets[v + 1], inOffsets[v + 1]];
    let left = outOffsets[v];
    for (let place = inOffsets[v]; place < inEnd; place++) {
      const ready = into[EDGE * place + 1] + later;
      while (left < outEnd && out[EDGE * left + 1] < ready) left++;
      out[EDGE * outPlaces[inEdges[place]] + 2] = left;
    }
    let reached = inOffsets[v];
    for (let place = outOffsets[v]; place < outEnd; place++) {
      const until = out[EDGE * place + 1] - later;
      while (reached < inEnd && into[EDGE * reached + 1] <= until) reached++;
      into[EDGE * inPlaces[outEdges[place]] + 2] = reached;
    }
  }
}

/** By label. */
function placesOf(edges: Uint32Array, labels: number): Uint32Array {
  const places = new Uint32Array(labels);
  for (let place = 0; place < edges.length; place++) places[edges[place]] = place;
  return places;
}

function copyInto<A extends Uint32Array | Float64Array>(copy: A, array: A): A {
  copy.set(array);
  return copy;
}
