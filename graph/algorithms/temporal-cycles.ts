/**
 * Simple temporal cycles: closed walks over distinct vertices whose edges' times ascend inside a window. Each is found once, from
 * its first edge.
 *
 * For each first edge, walks from both ends tell which vertices can lie on its cycles, and until when each may be left
 * (`cycle-reach.ts`); the search forward goes only where that holds. What is left of dead ends comes from vertices already on the
 * path, so the worst case stays exponential, as the number of cycles is; a budget bounds it. Memory is O(vertices) beside the graph.
 */
import { DAY } from '../schema/time.ts';
import { Budget } from './budget.ts';
import { type CycleGraph, cycleGraphOf, EDGE, lastRanksWithin } from './cycle-graph.ts';
import { CycleReach } from './cycle-reach.ts';
import type { Slice } from './slice.ts';
import { Starts } from './starts.ts';
import type { TemporalGraph } from './temporal-graph.ts';

/** What is asked; plain data, so that it can be sent to another thread. */
export interface TemporalCycleQuestion {
  /** Last minus first time of a cycle is at most this, in milliseconds. */
  readonly window: number;
  /** Edges in a cycle; 2 and no bound unless given. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Each amount but the first is at least and at most so many times the one before it; edges without an amount are in no cycle. */
  readonly kept?: { readonly least: number; readonly most: number };
  /** Whether edges of one UTC day may come in any order; the window is then counted in days. */
  readonly dayOrderFree?: boolean;
}

type Follows = (previous: number, edge: number) => boolean;

export interface TemporalCycleOptions extends TemporalCycleQuestion {
  /** Whether `edge` may come right after `previous`, both labels. Not asked about the last and the first edge. */
  readonly follows?: Follows;
  /** Which edges, by label, a cycle may begin with; all unless given. */
  readonly begins?: (edge: number) => boolean;
  readonly slice?: Slice;
  /** In place of a slice: a counter, at first 0, in memory shared by all who take part; each vertex is one's who is free for it. */
  readonly dealt?: Int32Array;
  /** Spends a step for each edge looked at, and a result for each cycle. */
  readonly budget?: Budget;
}

/**
 * Yields the edge labels of each cycle in the order in which it is gone through. It belongs to the slice of the vertex at which it
 * begins.
 */
export function* temporalCycles(graph: TemporalGraph, options: TemporalCycleOptions): Generator<readonly number[]> {
  const budget = options.budget ?? new Budget();
  const search = new CycleSearch(cycleGraphOf(graph, options.dayOrderFree), options);
  while (search.next(budget)) {
    if (!budget.result()) return;
    yield Array.from(search.cycle());
  }
}

/**
 * Shows each cycle to `visit`: the edge labels of `cycle[0..length]`, in an array that the next cycle overwrites. The same search as
 * `temporalCycles`, without an array for each.
 */
export function visitTemporalCycles(
  graph: CycleGraph,
  options: TemporalCycleOptions,
  visit: (cycle: Uint32Array) => void,
): void {
  const budget = options.budget ?? new Budget();
  const search = new CycleSearch(graph, options);
  while (search.next(budget)) {
    if (!budget.result()) return;
    visit(search.cycle());
  }
}

/** How many cycles there are of each length, ascending. */
export function countTemporalCycles(
  graph: TemporalGraph | CycleGraph,
  options: TemporalCycleOptions,
): ReadonlyMap<number, number> {
  const budget = options.budget ?? new Budget();
  const search = new CycleSearch('instants' in graph ? graph : cycleGraphOf(graph, options.dayOrderFree), options);
  const counts: number[] = [];
  while (search.next(budget) && budget.result()) counts[search.length] = (counts[search.length] ?? 0) + 1;
  return new Map(counts.flatMap((count, length) => [[length, count] as const]));
}

/** A depth-first search that stops at every cycle. Its path stands in arrays, not in calls. */
class CycleSearch {
  /** Edges of the cycle at which the search stands. */
  length = 0;
  readonly #graph: CycleGraph;
  readonly #lag: number;
  readonly #lastRanks: Uint32Array;
  readonly #minLength: number;
  readonly #maxLength: number;
  readonly #isBounded: boolean;
  readonly #follows: Follows | null;
  readonly #begins: TemporalCycleOptions['begins'];
  readonly #bounds: AmountBounds | null;
  readonly #starts: Starts;
  readonly #reach: CycleReach;
  readonly #onPath: Uint8Array;
  /** Where the walk stands after each edge, places of the edges taken, and where each vertex's next edge stands. */
  readonly #path: number[] = [];
  readonly #places: number[] = [];
  readonly #cursors: number[] = [];
  #labels = new Uint32Array(32);
  readonly #deadlines: number[] = [];
  #source = -1;
  /** The place of the first edge, the end of its source's, and the place of the first edge into the source that comes later. */
  #root = -1;
  #rootsEnd = 0;
  #back = -1;
  #depth = 0;

  constructor(graph: CycleGraph, options: TemporalCycleOptions) {
    const { vertexCount } = graph;
    this.#graph = graph;
    this.#lag = graph.byDay ? 0 : 1;
    this.#lastRanks = lastRanksWithin(graph.instants, graph.byDay ? Math.floor(options.window / DAY) : options.window);
    this.#minLength = options.minLength ?? 2;
    this.#maxLength = Math.min(options.maxLength ?? vertexCount, vertexCount);
    this.#isBounded = this.#maxLength < vertexCount;
    this.#bounds = options.kept ? new AmountBounds(graph, options.kept, this.#maxLength) : null;
    this.#follows = followsOf(this.#bounds, options.follows);
    this.#begins = options.begins;
    this.#starts = new Starts(vertexCount, options.slice, options.dealt);
    const amounts = options.kept !== undefined;
    this.#reach = new CycleReach(graph, { maxLength: this.#maxLength, amounts });
    this.#onPath = new Uint8Array(vertexCount);
  }

  /** Goes on to the next cycle; false when there is none or the budget is spent. */
  next(budget: Budget): boolean {
    for (;;) {
      if (this.#depth > 0 && this.#walk(budget)) return true;
      if (budget.stoppedBecause !== null || !this.#nextRoot(budget)) return false;
    }
  }

  /** Labels of the cycle at which the search stands; the next one overwrites them. */
  cycle(): Uint32Array {
    if (this.#labels.length < this.length) this.#labels = new Uint32Array(2 * this.length);
    for (let i = 0; i < this.length; i++) this.#labels[i] = this.#graph.outEdges[this.#places[i]];
    return this.#labels.subarray(0, this.length);
  }

  /** Finds the next first edge from which a cycle may come. */
  #nextRoot(budget: Budget): boolean {
    const { out, outEdges, outOffsets, into, inOffsets } = this.#graph;
    for (;;) {
      if (++this.#root >= this.#rootsEnd) {
        if (!this.#nextSource()) return false;
        continue;
      }
      const source = this.#source;
      const place = this.#root;
      if (this.#begins?.(outEdges[place]) === false) continue;
      if (!budget.spend()) return false;
      const deadline = this.#deadlines[place - outOffsets[source]];
      const earliest = out[EDGE * place + 1] + this.#lag;
      while (this.#back < inOffsets[source + 1] && into[EDGE * this.#back + 1] < earliest) this.#back++;
      // Most first edges fail here: nothing comes back to the source inside the window.
      if (this.#back === inOffsets[source + 1] || into[EDGE * this.#back + 1] > deadline) continue;
      const { least, most } = this.#bounds?.of(outEdges[place]) ?? anyAmount;
      const mayClose = this.#reach.enter({ source, place, deadline, back: this.#back, least, most });
      if (!budget.spend(this.#reach.looked)) return false;
      const target = out[EDGE * place];
      if (!mayClose || (this.#isBounded && 1 + this.#reach.hops(target) > this.#maxLength)) continue;
      this.#places[0] = place;
      this.#onPath[source] = 1;
      this.#depth = 1;
      this.#stand(target, out[EDGE * place + 2]);
      return true;
    }
  }

  /** Goes on to the next source, with the deadlines of its edges: looked up together, since they lie far apart. */
  #nextSource(): boolean {
    const { out, outOffsets, inOffsets } = this.#graph;
    this.#source = this.#starts.next();
    if (this.#source < 0) return false;
    const first = outOffsets[this.#source];
    this.#root = first - 1;
    this.#back = inOffsets[this.#source];
    const isReached = this.#back < inOffsets[this.#source + 1];
    this.#rootsEnd = isReached ? outOffsets[this.#source + 1] : first;
    for (let place = first; place < this.#rootsEnd; place++) {
      this.#deadlines[place - first] = this.#lastRanks[out[EDGE * place + 1]];
    }
    return true;
  }

  /** Puts v at the end of the path, with its edges from a place on still to go. */
  #stand(v: number, leave: number): void {
    this.#path[this.#depth] = v;
    this.#onPath[v] = 1;
    this.#cursors[this.#depth] = leave;
  }

  /** Goes on from the end of the path until it closes (true) or the root is done (false). */
  #walk(budget: Budget): boolean {
    const { out, outEdges } = this.#graph;
    const [reach, places, onPath, follows] = [this.#reach, this.#places, this.#onPath, this.#follows];
    const [origin, lag] = [this.#source, this.#lag];
    while (this.#depth > 0) {
      const depth = this.#depth;
      const v = this.#path[depth];
      const place = this.#cursors[depth]++;
      if (place === reach.outEnd(v) || out[EDGE * place + 1] > reach.latest(v)) {
        onPath[v] = 0;
        this.#depth--;
        continue;
      }
      if (!budget.spend()) break;
      const w = out[EDGE * place];
      if (w === origin) {
        if (depth + 1 < this.#minLength || depth + 1 > this.#maxLength) continue;
        if (follows !== null && !follows(outEdges[places[depth - 1]], outEdges[place])) continue;
        places[depth] = place;
        this.length = depth + 1;
        if (lag === 0 && !this.#isCanonical()) continue;
        return true;
      }
      const ready = out[EDGE * place + 1] + lag;
      if (onPath[w] === 1 || ready > reach.latest(w)) continue;
      if (this.#isBounded && depth + 1 + reach.hops(w) > this.#maxLength) continue;
      if (follows !== null && !follows(outEdges[places[depth - 1]], outEdges[place])) continue;
      places[depth] = place;
      this.#depth++;
      this.#stand(w, out[EDGE * place + 2]);
    }
    for (let i = 1; i <= this.#depth; i++) onPath[this.#path[i]] = 0;
    onPath[origin] = 0;
    this.#depth = 0;
    return false;
  }

  /** A cycle inside one day can begin with each of its edges; the one with the least label counts. */
  #isCanonical(): boolean {
    const { out, outEdges } = this.#graph;
    const root = this.#places[0];
    const last = this.#places[this.length - 1];
    if (out[EDGE * root + 1] !== out[EDGE * last + 1]) return true;
    // Where the last edge may not be followed by the first, the cycle can begin with this one only.
    if (this.#follows !== null && !this.#follows(outEdges[last], outEdges[root])) return true;
    for (let i = 1; i < this.length; i++) if (outEdges[this.#places[i]] < outEdges[root]) return false;
    return true;
  }
}

const anyAmount = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
/** Products of many factors are not exact to the last digit; the rule itself is asked again for every edge. */
const ROUNDING = 1e-9;

/** The rule of amounts, and what it says about all edges of a cycle from its first alone. */
class AmountBounds {
  readonly #amounts: Float64Array;
  readonly #kept: { readonly least: number; readonly most: number };
  readonly #least: number;
  readonly #most: number;

  constructor({ amounts }: CycleGraph, kept: { readonly least: number; readonly most: number }, maxLength: number) {
    if (!amounts) throw new Error('a rule of amounts needs amounts');
    this.#amounts = amounts;
    this.#kept = kept;
    this.#least = Math.min(1, kept.least ** (maxLength - 1)) * (1 - ROUNDING);
    this.#most = Math.max(1, kept.most ** (maxLength - 1)) * (1 + ROUNDING);
  }

  of(first: number): { readonly least: number; readonly most: number } {
    return { least: this.#least * this.#amounts[first], most: this.#most * this.#amounts[first] };
  }

  allows(previous: number, edge: number): boolean {
    const before = this.#amounts[previous];
    const amount = this.#amounts[edge];
    return amount >= this.#kept.least * before && amount <= this.#kept.most * before;
  }
}

function followsOf(bounds: AmountBounds | null, follows: Follows | undefined): Follows | null {
  if (bounds === null) return follows ?? null;
  if (follows === undefined) return (previous, edge) => bounds.allows(previous, edge);
  return (previous, edge) => bounds.allows(previous, edge) && follows(previous, edge);
}
