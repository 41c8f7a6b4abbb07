/**
 * Simple cycles inside a window, whatever the order of their times: each step must have some edge in it. Parallel edges are one
 * step, so a cycle counts once for each edge that can be its earliest. Read as the "simple cycles" of Blanuša, Ienne & Atasu,
 * Scalable fine-grained parallel cycle enumeration algorithms, SPAA 2022. Without an order there is no end to them in wide windows: give
 * a bound or a budget.
 */
import { Budget } from './budget.ts';
import { inSlice, type Slice, wholeSlice } from './slice.ts';
import { firstAfter, firstFrom } from './sorted.ts';
import type { TemporalGraph } from './temporal-graph.ts';

export interface WindowCycleOptions {
  /** Every step has an edge at most so much later than the first edge. Milliseconds. */
  readonly window: number;
  /** The most steps of a cycle; no bound unless given. */
  readonly maxLength?: number;
  /** A cycle belongs to the slice of the vertex at which it begins. */
  readonly slice?: Slice;
  /** Spends a step for each edge looked at, and a result for each cycle. */
  readonly budget?: Budget;
}

export interface WindowCycle {
  /** Label of its earliest edge. Of several edges at that time the earliest is that from the vertex with the largest number. */
  readonly first: number;
  /** From the source of the earliest edge round to the last before it. */
  readonly vertices: readonly number[];
}

/**
 * Yields each cycle with each edge that can be its first. Where no bound is given, Johnson's blocking (Finding all the elementary circuits of
 * a directed graph, SIAM J. Comput. 1975) keeps dead ends from being walked twice; with one, distances to the start do.
 */
export function* windowCycles(graph: TemporalGraph, options: WindowCycleOptions): Generator<WindowCycle> {
  const budget = options.budget ?? new Budget();
  const search = new Search(graph, options, budget);
  while (search.next()) {
    if (!budget.result()) return;
    yield { first: search.first, vertices: search.vertices() };
  }
}

/** How many there are of each length, ascending. */
export function countWindowCycles(graph: TemporalGraph, options: WindowCycleOptions): ReadonlyMap<number, number> {
  const budget = options.budget ?? new Budget();
  const search = new Search(graph, options, budget);
  const counts: number[] = [];
  while (search.next() && budget.result()) counts[search.length] = (counts[search.length] ?? 0) + 1;
  return new Map(counts.flatMap((count, length) => [[length, count] as const]));
}

class Search {
  length = 0;
  readonly #graph: TemporalGraph;
  readonly #options: WindowCycleOptions;
  readonly #budget: Budget;
  readonly #slice: Slice;
  readonly #maxLength: number;
  readonly #isBounded: boolean;
  /** Steps from a vertex back to the source; they hold for the round in `#rounds`, as do steps from it in `#steps`. */
  readonly #hops: Uint32Array;
  readonly #rounds: Uint32Array;
  readonly #stepRounds: Uint32Array;
  readonly #stepStarts: Uint32Array;
  readonly #stepEnds: Uint32Array;
  readonly #taken: Uint32Array;
  readonly #blocked: Uint8Array;
  /** Whom a blocked vertex waits for; a vertex is let go when one of them can go on again. */
  readonly #waiting = new Map<number, Set<number>>();
  readonly #steps: number[] = [];
  readonly #path: number[] = [];
  readonly #cursors: number[] = [];
  readonly #found: boolean[] = [];
  #round = 0;
  #take = 0;
  #source = 0;
  #root = -1;
  #time = 0;
  #depth = -1;

  constructor(graph: TemporalGraph, options: WindowCycleOptions, budget: Budget) {
    const { vertexCount } = graph;
    this.#graph = graph;
    this.#options = options;
    this.#budget = budget;
    this.#slice = options.slice ?? wholeSlice;
    this.#maxLength = options.maxLength ?? vertexCount;
    this.#isBounded = this.#maxLength < vertexCount;
    const numbers = (): Uint32Array => new Uint32Array(vertexCount);
    this.#hops = numbers();
    this.#rounds = numbers();
    this.#stepRounds = numbers();
    this.#stepStarts = numbers();
    this.#stepEnds = numbers();
    this.#taken = numbers();
    this.#blocked = new Uint8Array(vertexCount);
  }

  get first(): number {
    return this.#graph.outEdges[this.#root];
  }

  vertices(): readonly number[] {
    return [this.#source, ...this.#path.slice(0, this.length - 1)];
  }

  /** Goes on to the next cycle; false when there is none or the budget is spent. */
  next(): boolean {
    for (;;) {
      if (this.#depth >= 0 && this.#walk()) return true;
      if (this.#budget.stoppedBecause !== null || !this.#nextRoot()) return false;
    }
  }

  #nextRoot(): boolean {
    const { outEdges, outOffsets, outTargets, outTimes } = this.#graph;
    this.#release();
    while (++this.#root < outEdges.length) {
      while (outOffsets[this.#source + 1] <= this.#root) this.#source++;
      if (!inSlice(this.#slice, this.#source)) continue;
      this.#time = outTimes[this.#root];
      const target = outTargets[this.#root];
      if (!this.#budget.spend()) return false;
      if (!this.#leaves(target) || !this.#measure(target)) continue;
      this.#steps.length = 0;
      this.#depth = 0;
      this.#stand(target);
      return true;
    }
    return false;
  }

  /** Of edges at the time of the first edge, those of lower vertices come later. */
  #firstOut(v: number): number {
    const { outOffsets, outTimes } = this.#graph;
    const find = v < this.#source ? firstFrom : firstAfter;
    return find(outTimes, outOffsets[v], outOffsets[v + 1], this.#time);
  }

  #leaves(v: number): boolean {
    const place = this.#firstOut(v);
    return place < this.#graph.outOffsets[v + 1] && this.#graph.outTimes[place] <= this.#time + this.#options.window;
  }

  /** Distances back to the source; whether the target of the first edge has one. */
  #measure(target: number): boolean {
    const { inOffsets, inSources, inTimes } = this.#graph;
    const [source, time, round] = [this.#source, this.#time, ++this.#round];
    let level = [source];
    for (let hops = 1; hops < this.#maxLength && level.length > 0; hops++) {
      const next: number[] = [];
      for (const v of level) {
        const from = firstFrom(inTimes, inOffsets[v], inOffsets[v + 1], time);
        const to = firstAfter(inTimes, from, inOffsets[v + 1], time + this.#options.window);
        if (!this.#budget.spend(1 + to - from)) return false;
        for (let place = from; place < to; place++) {
          const w = inSources[place];
          if (w === source || this.#rounds[w] === round || (inTimes[place] === time && w > source)) continue;
          this.#rounds[w] = round;
          this.#hops[w] = hops;
          next.push(w);
        }
      }
      level = next;
    }
    return this.#rounds[target] === round;
  }

  /** Puts v at the end of the path, with its steps still to go. */
  #stand(v: number): void {
    if (this.#stepRounds[v] !== this.#round) this.#findSteps(v);
    this.#path[this.#depth] = v;
    this.#cursors[this.#depth] = this.#stepStarts[v];
    this.#found[this.#depth] = false;
    this.#blocked[v] = 1;
  }

  #findSteps(v: number): void {
    const { outOffsets, outTargets, outTimes } = this.#graph;
    const until = this.#time + this.#options.window;
    const take = ++this.#take;
    this.#stepRounds[v] = this.#round;
    this.#stepStarts[v] = this.#steps.length;
    for (let place = this.#firstOut(v); place < outOffsets[v + 1] && outTimes[place] <= until; place++) {
      const w = outTargets[place];
      if (this.#taken[w] === take || (w !== this.#source && this.#rounds[w] !== this.#round)) continue;
      this.#taken[w] = take;
      this.#steps.push(w);
    }
    this.#stepEnds[v] = this.#steps.length;
  }

  #walk(): boolean {
    while (this.#depth >= 0) {
      const depth = this.#depth;
      const v = this.#path[depth];
      if (this.#cursors[depth] === this.#stepEnds[v]) {
        this.#leave(v, this.#found[depth]);
        continue;
      }
      if (!this.#budget.spend()) return false;
      const w = this.#steps[this.#cursors[depth]++];
      if (w === this.#source) {
        if (depth + 2 > this.#maxLength) continue;
        this.#found[depth] = true;
        this.length = depth + 2;
        return true;
      }
      if (this.#blocked[w] === 1 || (this.#isBounded && depth + 2 + this.#hops[w] > this.#maxLength)) continue;
      this.#depth++;
      this.#stand(w);
    }
    return false;
  }

  #leave(v: number, found: boolean): void {
    this.#depth--;
    if (found || this.#isBounded) this.#unblock(v);
    else for (let i = this.#stepStarts[v]; i < this.#stepEnds[v]; i++) this.#wait(v, this.#steps[i]);
    if (found && this.#depth >= 0) this.#found[this.#depth] = true;
  }

  #wait(v: number, other: number): void {
    const known = this.#waiting.get(other);
    if (known) known.add(v);
    else this.#waiting.set(other, new Set([v]));
  }

  #unblock(start: number): void {
    const free = [start];
    for (let v = free.pop(); v !== undefined; v = free.pop()) {
      this.#blocked[v] = 0;
      for (const w of this.#waiting.get(v) ?? []) if (this.#blocked[w] === 1) free.push(w);
      this.#waiting.delete(v);
    }
  }

  /** Frees whoever still waits when a first edge is done: in a dead end they wait for vertices that never came free. */
  #release(): void {
    for (const waiting of this.#waiting.values()) for (const v of waiting) this.#blocked[v] = 0;
    this.#waiting.clear();
    this.#depth = -1;
  }
}
