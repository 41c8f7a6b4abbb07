/**
 * Cycles of nearly equal amounts inside a window, whatever the order of their times: records of payments come late and out of
 * order. A cycle is found once, from its earliest edge; before the search forward, a walk backwards tells how far every vertex
 * is from the start through edges that could belong to it.
 */
import { Budget } from './budget.ts';
import { inSlice, type Slice, wholeSlice } from './slice.ts';
import { firstAfter, firstFrom } from './sorted.ts';
import { dealtTo, type TemporalGraph } from './temporal-graph.ts';
import { ascendingOrder } from './time-order.ts';

export interface OrderFreeCycleOptions {
  /** Last minus first time of a cycle is at most this, in milliseconds. */
  readonly window: number;
  readonly minLength?: number;
  /** There is no end to longer ones, so a bound must be given. */
  readonly maxLength: number;
  /** The largest amount is at most (1 + tolerance) times the smallest; 0.01 unless given. */
  readonly tolerance?: number;
  /** Which edges, by label, a cycle may begin with; all unless given. */
  readonly begins?: (edge: number) => boolean;
  /** A cycle belongs to the slice of its earliest edge. */
  readonly slice?: Slice;
  /** Spends a step for each edge looked at, and a result for each cycle. */
  readonly budget?: Budget;
}

/**
 * Yields the edge labels of each cycle, in the order in which it is gone through, from its earliest edge. Edges with an unknown
 * or non-positive amount take part in none. Exponential in `maxLength` at worst: give it a budget.
 *
 * @throws Error when the graph has no amounts
 */
export function* orderFreeCycles(graph: TemporalGraph, options: OrderFreeCycleOptions): Generator<readonly number[]> {
  const { minLength = 2, begins, slice = wholeSlice, budget = new Budget() } = options;
  const search = new Search(graph, options, budget);
  for (let root = 0; root < graph.sources.length; root++) {
    if (!inSlice(slice, root) || begins?.(root) === false) continue;
    if (!budget.spend()) return;
    if (!search.begin(root)) continue;
    while (search.next()) {
      if (search.length < minLength) continue;
      if (!budget.result()) return;
      yield search.cycle();
    }
    if (budget.stoppedBecause !== null) return;
  }
}

/** A quotient may be rounded up past the amount that it is meant to find; the exact test is the product. */
const ROUNDING = 1 - 1e-12;

class Search {
  length = 0;
  readonly #graph: TemporalGraph;
  readonly #amounts: Float64Array;
  readonly #out: ByAmount;
  readonly #into: ByAmount;
  readonly #window: number;
  readonly #ratio: number;
  readonly #maxLength: number;
  readonly #budget: Budget;
  readonly #hops: Uint32Array;
  readonly #epochs: Uint32Array;
  readonly #onPath: Uint8Array;
  readonly #labels: number[] = [];
  readonly #vertices: number[] = [];
  readonly #cursors: number[] = [];
  readonly #ends: number[] = [];
  readonly #least: number[] = [];
  readonly #most: number[] = [];
  #epoch = 0;
  #depth = 0;

  constructor(graph: TemporalGraph, options: OrderFreeCycleOptions, budget: Budget) {
    if (!graph.amounts) throw new Error('order-free cycles need amounts');
    this.#graph = graph;
    this.#amounts = graph.amounts;
    const order = ascendingOrder(graph.amounts);
    this.#out = byAmount(graph, graph.sources, graph.amounts, order);
    this.#into = byAmount(graph, graph.targets, graph.amounts, order);
    this.#window = options.window;
    this.#ratio = 1 + (options.tolerance ?? 0.01);
    this.#maxLength = options.maxLength;
    this.#budget = budget;
    this.#hops = new Uint32Array(graph.vertexCount);
    this.#epochs = new Uint32Array(graph.vertexCount);
    this.#onPath = new Uint8Array(graph.vertexCount);
  }

  cycle(): readonly number[] {
    return this.#labels.slice(0, this.length);
  }

  /** Prepares the search from a first edge; false when it cannot close. */
  begin(root: number): boolean {
    const { sources, targets, times } = this.#graph;
    const amount = this.#amounts[root];
    if (sources[root] === targets[root] || Number.isNaN(times[root]) || !(amount > 0)) return false;
    if (!this.#measure(root)) return false;
    this.#labels[0] = root;
    this.#onPath[sources[root]] = 1;
    this.#depth = 1;
    this.#stand(targets[root], amount, amount);
    return true;
  }

  /** Goes on to the next cycle of the root; false when there is none left or the budget is spent. */
  next(): boolean {
    const { targets } = this.#graph;
    const root = this.#labels[0];
    const origin = this.#graph.sources[root];
    while (this.#depth > 0) {
      const depth = this.#depth;
      if (this.#cursors[depth] === this.#ends[depth]) {
        this.#onPath[this.#vertices[depth]] = 0;
        this.#depth--;
        continue;
      }
      if (!this.#budget.spend()) break;
      const edge = this.#out.edges[this.#cursors[depth]++];
      const amount = this.#amounts[edge];
      if (amount * this.#ratio < this.#most[depth] || !this.#belongs(edge, root)) continue;
      const w = targets[edge];
      if (w === origin) {
        if (depth + 1 > this.#maxLength) continue;
        this.#labels[depth] = edge;
        this.length = depth + 1;
        return true;
      }
      if (this.#onPath[w] === 1 || this.#epochs[w] !== this.#epoch) continue;
      if (depth + 1 + this.#hops[w] > this.#maxLength) continue;
      this.#labels[depth] = edge;
      this.#depth++;
      this.#stand(w, Math.min(this.#least[depth], amount), Math.max(this.#most[depth], amount));
    }
    for (let i = 1; i <= this.#depth; i++) this.#onPath[this.#vertices[i]] = 0;
    this.#onPath[origin] = 0;
    this.#depth = 0;
    return false;
  }

  /** Whether an edge comes after the root, of two at one time the one with the larger label, and inside its window. */
  #belongs(edge: number, root: number): boolean {
    const { times } = this.#graph;
    const since = times[edge] - times[root];
    return since <= this.#window && (since > 0 || (since === 0 && edge > root));
  }

  #stand(v: number, least: number, most: number): void {
    const { values } = this.#out;
    const { outOffsets } = this.#graph;
    this.#vertices[this.#depth] = v;
    this.#onPath[v] = 1;
    this.#least[this.#depth] = least;
    this.#most[this.#depth] = most;
    this.#cursors[this.#depth] = firstFrom(values, outOffsets[v], outOffsets[v + 1], (most / this.#ratio) * ROUNDING);
    this.#ends[this.#depth] = firstAfter(values, outOffsets[v], outOffsets[v + 1], least * this.#ratio);
  }

  /** Distances to the root's source, over edges that fit the root; true when the root's target is near enough. */
  #measure(root: number): boolean {
    const { sources, targets, inOffsets } = this.#graph;
    const [origin, goal, amount] = [sources[root], targets[root], this.#amounts[root]];
    this.#epoch++;
    let level = [origin];
    for (let hops = 1; hops < this.#maxLength && level.length > 0; hops++) {
      const next: number[] = [];
      for (const v of level) {
        const first = firstFrom(this.#into.values, inOffsets[v], inOffsets[v + 1], (amount / this.#ratio) * ROUNDING);
        const end = firstAfter(this.#into.values, inOffsets[v], inOffsets[v + 1], amount * this.#ratio);
        if (!this.#budget.spend(1 + end - first)) return false;
        for (let place = first; place < end; place++) {
          const edge = this.#into.edges[place];
          const w = sources[edge];
          if (w === origin || this.#epochs[w] === this.#epoch || !this.#belongs(edge, root)) continue;
          this.#epochs[w] = this.#epoch;
          this.#hops[w] = hops;
          if (w !== goal) next.push(w);
        }
      }
      level = next;
    }
    return this.#epochs[goal] === this.#epoch;
  }
}

/** A vertex's edges by ascending amount, under the offsets of the order by time; unknown amounts come last. */
interface ByAmount {
  readonly edges: Uint32Array;
  readonly values: Float64Array;
}

function byAmount(graph: TemporalGraph, near: Uint32Array, amounts: Float64Array, order: Uint32Array): ByAmount {
  const edges = dealtTo(near, graph, order).labels;
  const values = new Float64Array(edges.length);
  for (let place = 0; place < edges.length; place++) {
    const amount = amounts[edges[place]];
    values[place] = Number.isNaN(amount) ? Number.POSITIVE_INFINITY : amount;
  }
  return { edges, values };
}
