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
import { type CycleGraph, cycleGraphOf, EDGE } from './cycle-graph.ts';
import { CycleHops } from './cycle-hops.ts';
import { CycleReach, type FirstEdge, type WaysBack } from './cycle-reach.ts';
import type { Slice } from './slice.ts';
import { Starts } from './starts.ts';
import type { TemporalGraph } from './temporal-graph.ts';
import { WindowRanks } from './window-ranks.ts';

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

/** Up to this length cycles are looked for by halves of so few edges that what several walks share does not matter. */
const SHORT = 6;

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
  /** In the unit of the graph's instants. */
  readonly #window: number;
  readonly #windows: WindowRanks;
  readonly #minLength: number;
  readonly #maxLength: number;
  readonly #isBounded: boolean;
  readonly #follows: Follows | null;
  readonly #begins: TemporalCycleOptions['begins'];
  readonly #bounds: AmountBounds | null;
  readonly #starts: Starts;
  readonly #waysBack: WaysBack;
  readonly #onPath: Uint8Array;
  /** By depth: the vertex, the place of the edge taken, of the next, behind the last, and the rank until which it may be left. */
  readonly #path = emptyPath();
  readonly #places = emptyPath();
  readonly #cursors = emptyPath();
  readonly #ends = emptyPath();
  readonly #until = emptyPath();
  #labels = new Uint32Array(32);
  readonly #first = new Root();
  #depth = 0;

  constructor(graph: CycleGraph, options: TemporalCycleOptions) {
    const { vertexCount } = graph;
    this.#graph = graph;
    this.#lag = graph.byDay ? 0 : 1;
    this.#window = graph.byDay ? Math.floor(options.window / DAY) : options.window;
    this.#windows = new WindowRanks(graph.instants, this.#window);
    this.#minLength = options.minLength ?? 2;
    this.#maxLength = Math.min(options.maxLength ?? vertexCount, vertexCount);
    this.#isBounded = this.#maxLength < vertexCount;
    this.#bounds = options.kept ? new AmountBounds(graph, options.kept, this.#maxLength) : null;
    this.#follows = followsOf(this.#bounds, options.follows);
    this.#begins = options.begins;
    this.#starts = new Starts(vertexCount, options.slice, options.dealt);
    const amounts = options.kept !== undefined;
    this.#waysBack =
      this.#maxLength > SHORT
        ? new CycleReach(graph, { maxLength: this.#maxLength, amounts })
        : new CycleHops(graph, this.#maxLength, this.#windows);
    this.#onPath = new Uint8Array(vertexCount);
  }

  /** Goes on to the next cycle; false when there is none or the budget is spent. */
  next(budget: Budget): boolean {
    for (;;) {
      if (this.#depth > 0 && this.#walk(budget)) return true;
      if (budget.stoppedBecause !== null) return false;
      while (!this.#nextRoot(budget)) if (!this.#nextSource(budget)) return false;
    }
  }

  /** Labels of the cycle at which the search stands; the next one overwrites them. */
  cycle(): Uint32Array {
    if (this.#labels.length < this.length) this.#labels = new Uint32Array(2 * this.length);
    for (let i = 0; i < this.length; i++) this.#labels[i] = this.#graph.outEdges[this.#places[i]];
    return this.#labels.subarray(0, this.length);
  }

  /** Goes on to the next source that something comes back to; false when there is none or the budget is spent. */
  #nextSource(budget: Budget): boolean {
    const { out, outOffsets, inOffsets } = this.#graph;
    for (let source = this.#starts.next(); source >= 0; source = this.#starts.next()) {
      const [place, end, back] = [outOffsets[source], outOffsets[source + 1], inOffsets[source]];
      if (place === end || back === inOffsets[source + 1]) continue;
      if (!budget.spend(end - place)) return false;
      this.#first.begin(source, place, end, back, this.#windows.last(out[EDGE * (end - 1) + 1]));
      return true;
    }
    return false;
  }

  /** Goes on to the next edge of the source from which a cycle may come; false when there is none or the budget is spent. */
  #nextRoot(budget: Budget): boolean {
    const { out, outEdges, into, inOffsets } = this.#graph;
    const [first, waysBack, windows, lag] = [this.#first, this.#waysBack, this.#windows, this.#lag];
    const { source, end } = first;
    const backEnd = inOffsets[source + 1];
    let back = first.back;
    for (let place = first.place + 1; place < end; place++) {
      const earliest = out[EDGE * place + 1] + lag;
      while (back < backEnd && into[EDGE * back + 1] < earliest) back++;
      if (back === backEnd) break;
      // Most first edges fail here: nothing comes back to the source inside the window.
      const deadline = windows.last(earliest - lag);
      if (into[EDGE * back + 1] > deadline || this.#begins?.(outEdges[place]) === false) continue;
      first.take(place, deadline, back);
      if (this.#bounds !== null) this.#bounds.setFor(first, outEdges[place]);
      const mayClose = waysBack.enter(first);
      if (waysBack.looked > 0 && !budget.spend(waysBack.looked)) return false;
      const target = out[EDGE * place];
      if (!mayClose || (waysBack.free === 0 && !this.#isNear(target, 1))) continue;
      this.#places[0] = place;
      this.#onPath[source] = 1;
      this.#depth = 1;
      this.#stand(target, out[EDGE * place + 2]);
      return true;
    }
    first.place = end;
    return false;
  }

  /** Whether the way back from a vertex that so many edges led to is short enough. */
  #isNear(v: number, edges: number): boolean {
    const { state, stride } = this.#waysBack;
    return !this.#isBounded || edges + state[stride * v + 1] <= this.#maxLength;
  }

  /** Puts v at the end of the path, with its edges from a place on still to go. */
  #stand(v: number, leave: number): void {
    const { state, stride, free } = this.#waysBack;
    const depth = this.#depth;
    const { deadline } = this.#first;
    this.#path[depth] = v;
    this.#onPath[v] = 1;
    this.#cursors[depth] = leave;
    this.#ends[depth] = this.#graph.outOffsets[v + 1];
    this.#until[depth] = depth <= free ? deadline : Math.min(deadline, state[stride * v]);
  }

  /** Goes on from the end of the path until it closes (true) or the root is done (false). */
  #walk(budget: Budget): boolean {
    while (this.#depth > 0 && budget.stoppedBecause === null) {
      const place = this.#nextEdge(budget);
      const depth = this.#depth;
      if (place < 0) {
        this.#onPath[this.#path[depth]] = 0;
        this.#depth--;
        continue;
      }
      const { out, outEdges } = this.#graph;
      const w = out[EDGE * place];
      const isClosing = w === this.#first.source;
      if (isClosing && depth + 1 < this.#minLength) continue;
      if (this.#follows !== null && !this.#follows(outEdges[this.#places[depth - 1]], outEdges[place])) continue;
      this.#places[depth] = place;
      if (!isClosing) {
        this.#depth++;
        this.#stand(w, out[EDGE * place + 2]);
        continue;
      }
      this.length = depth + 1;
      if (this.#isInWindow() && (this.#lag === 1 || this.#isCanonical())) return true;
    }
    for (let i = 1; i <= this.#depth; i++) this.#onPath[this.#path[i]] = 0;
    this.#onPath[this.#first.source] = 0;
    this.#depth = 0;
    return false;
  }

  /** The place of the next edge by which the end of the path may go on or close; −1 when there is none. */
  #nextEdge(budget: Budget): number {
    const { out } = this.#graph;
    const [depth, waysBack, onPath, lag] = [this.#depth, this.#waysBack, this.#onPath, this.#lag];
    const { state, stride, free } = waysBack;
    const [start, end, until, source] = [
      this.#cursors[depth],
      this.#ends[depth],
      this.#until[depth],
      this.#first.source,
    ];
    const isFree = depth < free;
    let place = start;
    let found = -1;
    for (; place < end; place++) {
      const rank = out[EDGE * place + 1];
      if (rank > until) break;
      const w = out[EDGE * place];
      if (!isFree && rank + lag > state[stride * w]) continue;
      if (w !== source && (onPath[w] === 1 || (!isFree && !this.#isNear(w, depth + 1)))) continue;
      found = place++;
      break;
    }
    this.#cursors[depth] = place;
    return budget.spend(place - start) ? found : -1;
  }

  /** Deadlines are a little late. */
  #isInWindow(): boolean {
    const { out, instants } = this.#graph;
    const [root, last] = [this.#places[0], this.#places[this.length - 1]];
    return instants[out[EDGE * last + 1]] <= instants[out[EDGE * root + 1]] + this.#window;
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

/** Room for the short paths that are the rule; longer ones make it grow. */
const emptyPath = (): number[] => Array.from({ length: SHORT + 2 }, () => 0);

/** The first edge of the paths under way. */
class Root implements FirstEdge {
  source = -1;
  place = -1;
  end = -1;
  deadline = 0;
  back = 0;
  lastDeadline = 0;
  least = Number.NEGATIVE_INFINITY;
  most = Number.POSITIVE_INFINITY;

  /** Stands before the first of a source's edges. */
  begin(source: number, place: number, end: number, back: number, lastDeadline: number): void {
    this.source = source;
    this.place = place - 1;
    this.end = end;
    this.back = back;
    this.lastDeadline = lastDeadline;
  }

  take(place: number, deadline: number, back: number): void {
    this.place = place;
    this.deadline = deadline;
    this.back = back;
  }
}

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

  setFor(root: Root, edge: number): void {
    root.least = this.#least * this.#amounts[edge];
    root.most = this.#most * this.#amounts[edge];
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
