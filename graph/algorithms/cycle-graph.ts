/** A temporal graph laid out for searches that jump about in it: what is read together stands together, in memory that threads share. */
import { DAY } from '../schema/time.ts';
import { sharedFloat64, sharedUint32 } from '../snapshot/buffers.ts';
import type { OrderedEdges } from './temporal-graph.ts';

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

const packed = { exact: new WeakMap<OrderedEdges, CycleGraph>(), byDay: new WeakMap<OrderedEdges, CycleGraph>() };

/** Made once for edges, and once more by days. O(vertices + edges). */
export function cycleGraphOf(edges: OrderedEdges, byDay = false): CycleGraph {
  const known = byDay ? packed.byDay : packed.exact;
  let cycleGraph = known.get(edges);
  if (cycleGraph === undefined) {
    cycleGraph = pack(edges, byDay);
    known.set(edges, cycleGraph);
  }
  return cycleGraph;
}

function pack(edges: OrderedEdges, byDay: boolean): CycleGraph {
  const { vertexCount, times, amounts } = edges;
  const rows = inRows(edges);
  const { labels } = rows;
  const instants = sharedFloat64(labels.length);
  const ends = new EndsInOrder(vertexCount, rows, byDay);
  let count = 0;
  for (let start = 0, end = 0; start < labels.length; start = end, count++) {
    const instant = instantOf(times[labels[start]], byDay);
    while (end < labels.length && instantOf(times[labels[end]], byDay) === instant) end++;
    instants[count] = instant;
    ends.deal(start, end, count);
  }
  return {
    vertexCount,
    byDay,
    instants: instants.subarray(0, count),
    outOffsets: ends.outOffsets,
    outEdges: ends.outEdges,
    out: ends.out,
    inOffsets: ends.inOffsets,
    into: ends.into,
    amounts: amounts && copyInto(sharedFloat64(amounts.length), amounts),
  };
}

const instantOf = (time: number, byDay: boolean): number => (byDay ? Math.floor(time / DAY) : time);

/** Edges in the order of time, what is known of them read once. */
interface Rows {
  readonly labels: Uint32Array;
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
}

/** Without self-loops and edges whose time is not known. */
function inRows({ sources, targets, times, order }: OrderedEdges): Rows {
  const rows = [new Uint32Array(order.length), new Uint32Array(order.length), new Uint32Array(order.length)];
  const [labels, from, to] = rows;
  let count = 0;
  for (let i = 0; i < order.length; i++) {
    const edge = order[i];
    const [source, target] = [sources[edge], targets[edge]];
    if (source === target || Number.isNaN(times[edge])) continue;
    labels[count] = edge;
    from[count] = source;
    to[count++] = target;
  }
  const [kept, keptFrom, keptTo] = rows.map((row) => row.subarray(0, count));
  return { labels: kept, sources: keptFrom, targets: keptTo };
}

/** By vertex, side by side: behind its last out-edge so far, and its last in-edge. */
const ENDS = 2;

/**
 * Deals the edges to both ends, instant by instant: how many edges a vertex has before or after one is where it was reached, or can be
 * left, as seen from there.
 */
class EndsInOrder {
  readonly outOffsets: Uint32Array;
  readonly inOffsets: Uint32Array;
  readonly outEdges: Uint32Array;
  readonly out: Int32Array;
  readonly into: Int32Array;
  readonly #rows: Rows;
  readonly #byDay: boolean;
  readonly #soFar: Uint32Array;
  /** Of the edges of one instant: their places, and where they continue as seen before it. */
  readonly #outPlaces: number[] = [];
  readonly #inPlaces: number[] = [];
  readonly #before: number[] = [];

  constructor(vertexCount: number, rows: Rows, byDay: boolean) {
    const { length } = rows.labels;
    this.outOffsets = offsetsOf(rows.sources, vertexCount);
    this.inOffsets = offsetsOf(rows.targets, vertexCount);
    this.outEdges = sharedUint32(length);
    this.out = sharedRows(length);
    this.into = sharedRows(length);
    this.#rows = rows;
    this.#byDay = byDay;
    this.#soFar = new Uint32Array(ENDS * vertexCount);
    for (let v = 0; v < vertexCount; v++) {
      this.#soFar[ENDS * v] = this.outOffsets[v];
      this.#soFar[ENDS * v + 1] = this.inOffsets[v];
    }
  }

  /** The edges of one instant, `start..end`. Inside a day they may follow each other, else not. */
  deal(start: number, end: number, rank: number): void {
    const { labels, sources, targets } = this.#rows;
    const { out, into, outEdges } = this;
    const [soFar, byDay, before] = [this.#soFar, this.#byDay, this.#before];
    const [outPlaces, inPlaces] = [this.#outPlaces, this.#inPlaces];
    for (let i = start; i < end; i++)
      before[i - start] = byDay ? soFar[ENDS * targets[i]] : soFar[ENDS * sources[i] + 1];
    for (let i = start; i < end; i++) {
      const [source, target] = [sources[i], targets[i]];
      const outPlace = soFar[ENDS * source]++;
      const inPlace = soFar[ENDS * target + 1]++;
      outPlaces[i - start] = outPlace;
      inPlaces[i - start] = inPlace;
      outEdges[outPlace] = labels[i];
      out[EDGE * outPlace] = target;
      out[EDGE * outPlace + 1] = rank;
      into[EDGE * inPlace] = source;
      into[EDGE * inPlace + 1] = rank;
    }
    for (let i = start; i < end; i++) {
      const seen = before[i - start];
      out[EDGE * outPlaces[i - start] + 2] = byDay ? seen : soFar[ENDS * targets[i]];
      into[EDGE * inPlaces[i - start] + 2] = byDay ? soFar[ENDS * sources[i] + 1] : seen;
    }
  }
}

const sharedRows = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * EDGE * length));

function offsetsOf(ends: Uint32Array, vertexCount: number): Uint32Array {
  const offsets = sharedUint32(vertexCount + 1);
  for (let i = 0; i < ends.length; i++) offsets[ends[i] + 1]++;
  for (let v = 0; v < vertexCount; v++) offsets[v + 1] += offsets[v];
  return offsets;
}

function copyInto(copy: Float64Array, array: Float64Array): Float64Array {
  copy.set(array);
  return copy;
}
