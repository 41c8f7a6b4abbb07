/**
 * Simple temporal cycles: closed walks over distinct vertices whose edges' times ascend inside a window. Each is found once, from
 * its first edge.
 *
 * For each first edge u→v a walk backwards from u, which it shares with the other edges of u, tells until when every vertex can
 * still reach u (`closing-times.ts`); the search forward from v goes only where that holds. What is left of dead ends comes from vertices already on the path, so the
 * worst case stays exponential, as the number of cycles is; a budget bounds it. Kumar & Calders, 2SCENT: an efficient algorithm
 * to enumerate all simple temporal cycles in a temporal network, VLDB 2018.
 */
import { DAY } from '../schema/time.ts';
import { Budget } from './budget.ts';
import { ClosingTimes } from './closing-times.ts';
import { inSlice, type Slice, wholeSlice } from './slice.ts';
import { firstAfter, firstFrom } from './sorted.ts';
import type { TemporalGraph } from './temporal-graph.ts';

export interface TemporalCycleOptions {
  /** Last minus first time of a cycle is at most this, in milliseconds. */
  readonly window: number;
  /** Edges in a cycle; 2 and no bound unless given. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Whether `edge` may come right after `previous`, both labels. Not asked about the last and the first edge. */
  readonly follows?: (previous: number, edge: number) => boolean;
  /** Whether edges of one UTC day may come in any order; the window is then counted in days. */
  readonly dayOrderFree?: boolean;
  readonly slice?: Slice;
  /** Spends a step for each edge looked at, and a result for each cycle. */
  readonly budget?: Budget;
}

/**
 * Yields the edge labels of each cycle in the order in which it is gone through. It belongs to the slice of the vertex at which it
 * begins.
 */
export function* temporalCycles(graph: TemporalGraph, options: TemporalCycleOptions): Generator<readonly number[]> {
  const search = new CycleSearch(graph, options);
  const budget = options.budget ?? new Budget();
  while (search.next(budget)) {
    if (!budget.result()) return;
    yield search.cycle();
  }
}

/** How many cycles there are of each length, ascending. */
export function countTemporalCycles(
  graph: TemporalGraph,
  options: Pick<TemporalCycleOptions, 'window' | 'maxLength' | 'budget'>,
): ReadonlyMap<number, number> {
  const search = new CycleSearch(graph, options);
  const budget = options.budget ?? new Budget();
  const counts: number[] = [];
  while (search.next(budget)) counts[search.length] = (counts[search.length] ?? 0) + 1;
  return new Map(counts.flatMap((count, length) => [[length, count] as const]));
}

/** A depth-first search that stops at every cycle. Its path stands in arrays, not in calls. */
class CycleSearch {
  /** Edges of the cycle at which the search stands. */
  length = 0;
  readonly #graph: TemporalGraph;
  readonly #window: number;
  readonly #minLength: number;
  readonly #maxLength: number;
  readonly #follows: TemporalCycleOptions['follows'];
  readonly #dayOrderFree: boolean;
  readonly #slice: Slice;
  readonly #closing: ClosingTimes;
  /** Where the walk stands after each edge, places of the edges taken, and where each vertex's next edge stands. */
  readonly #path: number[] = [];
  readonly #places: number[] = [];
  readonly #cursors: number[] = [];
  readonly #onPath: Uint8Array;
  /** The vertex and place of the current root, and the origin for whom the closing times hold. */
  #source = 0;
  #root = -1;
  #depth = 0;

  constructor(graph: TemporalGraph, options: TemporalCycleOptions) {
    this.#dayOrderFree = options.dayOrderFree ?? false;
    this.#graph = this.#dayOrderFree ? byDays(graph) : graph;
    this.#window = this.#dayOrderFree ? Math.floor(options.window / DAY) : options.window;
    this.#minLength = options.minLength ?? 2;
    this.#maxLength = Math.min(options.maxLength ?? graph.vertexCount, graph.vertexCount);
    this.#follows = options.follows;
    this.#slice = options.slice ?? wholeSlice;
    this.#closing = new ClosingTimes(this.#graph, !this.#dayOrderFree, this.#maxLength - 1);
    this.#onPath = new Uint8Array(graph.vertexCount);
  }

  /** Goes on to the next cycle; false when there is none or the budget is spent. */
  next(budget: Budget): boolean {
    for (;;) {
      if (this.#depth > 0 && this.#walk(budget)) return true;
      if (budget.stoppedBecause !== null || !this.#nextRoot(budget)) return false;
    }
  }

  cycle(): readonly number[] {
    const labels: number[] = [];
    for (let i = 0; i < this.length; i++) labels.push(this.#graph.outEdges[this.#places[i]]);
    return labels;
  }

  /** Finds the next first edge from which a cycle may come. */
  #nextRoot(budget: Budget): boolean {
    const { outEdges, outOffsets, outTargets, outTimes } = this.#graph;
    while (++this.#root < outEdges.length) {
      const root = this.#root;
      while (outOffsets[this.#source + 1] <= root) this.#source++;
      if (!inSlice(this.#slice, this.#source)) continue;
      const [u, v, time] = [this.#source, outTargets[root], outTimes[root]];
      if (!budget.spend()) return false;
      if (!this.#mayClose(u, v, time)) continue;
      this.#closing.moveTo(u, time, time + this.#window);
      if (!budget.spend(this.#closing.looked)) return false;
      if (!this.#leavesInTime(time, v) || 1 + this.#closing.hops(v) > this.#maxLength) continue;
      this.#places[0] = root;
      this.#onPath[u] = 1;
      this.#depth = 1;
      this.#stand(v, time);
      return true;
    }
    return false;
  }

  /** Whether something leaves v, and something reaches u, inside the window: what most roots fail, cheaply. */
  #mayClose(u: number, v: number, time: number): boolean {
    const { outOffsets, outTimes, inOffsets, inTimes } = this.#graph;
    const until = time + this.#window;
    const out = this.#firstLater(outTimes, outOffsets[v], outOffsets[v + 1], time);
    if (out === outOffsets[v + 1] || outTimes[out] > until) return false;
    const into = this.#firstLater(inTimes, inOffsets[u], inOffsets[u + 1], time);
    return into < inOffsets[u + 1] && inTimes[into] <= until;
  }

  #firstLater(times: Float64Array, from: number, to: number, time: number): number {
    return this.#dayOrderFree ? firstFrom(times, from, to, time) : firstAfter(times, from, to, time);
  }

  #leavesInTime(arrival: number, v: number): boolean {
    const latest = this.#closing.latest(v);
    return this.#dayOrderFree ? arrival <= latest : arrival < latest;
  }

  /** Puts v at the end of the path, with its edges from `arrival` on still to go. */
  #stand(v: number, arrival: number): void {
    const { outOffsets, outTimes } = this.#graph;
    this.#path[this.#depth] = v;
    this.#onPath[v] = 1;
    this.#cursors[this.#depth] = this.#firstLater(outTimes, outOffsets[v], outOffsets[v + 1], arrival);
  }

  /** Goes on from the end of the path until it closes (true) or the root is done (false). */
  #walk(budget: Budget): boolean {
    const { outEdges, outOffsets, outTargets, outTimes } = this.#graph;
    const origin = this.#source;
    while (this.#depth > 0) {
      const depth = this.#depth;
      const v = this.#path[depth];
      const place = this.#cursors[depth]++;
      const time = place < outOffsets[v + 1] ? outTimes[place] : Number.POSITIVE_INFINITY;
      if (time > this.#closing.latest(v)) {
        this.#onPath[v] = 0;
        this.#depth--;
        continue;
      }
      if (!budget.spend()) break;
      const w = outTargets[place];
      if (w === origin) {
        if (depth + 1 < this.#minLength || depth + 1 > this.#maxLength) continue;
        if (this.#follows && !this.#follows(outEdges[this.#places[depth - 1]], outEdges[place])) continue;
        this.#places[depth] = place;
        this.length = depth + 1;
        if (this.#dayOrderFree && !this.#isCanonical()) continue;
        return true;
      }
      if (this.#onPath[w] === 1 || !this.#leavesInTime(time, w)) continue;
      if (depth + 1 + this.#closing.hops(w) > this.#maxLength) continue;
      if (this.#follows && !this.#follows(outEdges[this.#places[depth - 1]], outEdges[place])) continue;
      this.#places[depth] = place;
      this.#depth++;
      this.#stand(w, time);
    }
    for (let i = 1; i <= this.#depth; i++) this.#onPath[this.#path[i]] = 0;
    this.#onPath[origin] = 0;
    this.#depth = 0;
    return false;
  }

  /** A cycle inside one day can begin with each of its edges; the one with the least label counts. */
  #isCanonical(): boolean {
    const { outEdges, outTimes } = this.#graph;
    const root = this.#places[0];
    const last = this.#places[this.length - 1];
    if (outTimes[root] !== outTimes[last]) return true;
    // Where the last edge may not be followed by the first, the cycle can begin with this one only.
    if (this.#follows && !this.#follows(outEdges[last], outEdges[root])) return true;
    for (let i = 1; i < this.length; i++) if (outEdges[this.#places[i]] < outEdges[root]) return false;
    return true;
  }
}

/** The same graph with times in whole days; their order stays. */
function byDays(graph: TemporalGraph): TemporalGraph {
  const days = (times: Float64Array) => times.map((time) => Math.floor(time / DAY));
  return { ...graph, outTimes: days(graph.outTimes), inTimes: days(graph.inTimes) };
}
