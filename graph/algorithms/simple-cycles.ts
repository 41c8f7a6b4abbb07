/**
 * Elementary cycles of a directed multigraph up to a length. Gupta & Suzumura, Finding all bounded-length simple cycles in a
 * directed graph, 2021, which becomes Johnson, Finding all the elementary circuits of a directed graph, 1975, where the bound
 * does not bind: a vertex from which the start could not be reached in time is locked until something on the path gives way.
 */
import { Budget } from './budget.ts';
import { beforeCycles, stronglyConnected } from './components.ts';
import { type Digraph, reversed } from './digraph.ts';
import { inSlice, type Slice, wholeSlice } from './slice.ts';

export interface SimpleCycleOptions {
  /** Edges in a cycle; 1 (a self-loop) and no bound unless given. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A cycle belongs to the slice of its least vertex. */
  readonly slice?: Slice;
  /** Spends a step for each edge looked at, and a result for each cycle. */
  readonly budget?: Budget;
}

/**
 * Yields the edge labels of each cycle once, in order, from its least vertex. Parallel edges make different cycles.
 * O((vertices + edges) · (cycles + vertices) · length).
 */
export function* simpleCycles(graph: Digraph, options: SimpleCycleOptions = {}): Generator<readonly number[]> {
  const { minLength = 1, slice = wholeSlice, budget = new Budget() } = options;
  const { offsets, targets, labels, vertexCount } = graph;
  const starts = startsOf(graph);
  if (starts.vertices.length === 0) return;
  const { of, vertices } = starts;
  const search = new Locks(graph, of);
  const path: number[] = [];
  const places: number[] = [];
  const cursors: number[] = [];
  /** By depth: the fewest edges from there back to the start that have been found, or the bound. */
  const nearest: number[] = [];
  const bound = Math.min(options.maxLength ?? vertexCount, vertexCount);
  for (const start of vertices) {
    if (!inSlice(slice, start)) continue;
    if (!search.begin(start, bound, budget)) {
      if (budget.stoppedBecause !== null) return;
      continue;
    }
    path.length = 0;
    path.push(start);
    cursors[0] = offsets[start];
    nearest[0] = bound;
    while (path.length > 0) {
      const depth = path.length - 1;
      const v = path[depth];
      if (cursors[depth] < offsets[v + 1]) {
        if (!budget.spend()) return;
        const place = cursors[depth]++;
        const w = targets[place];
        places[depth] = labels[place];
        if (w === start) {
          nearest[depth] = 1;
          if (path.length < minLength || path.length > bound) continue;
          if (!budget.result()) return;
          yield places.slice(0, path.length);
        } else if (w > start && of[w] === of[start] && path.length < search.lockOf(w)) {
          path.push(w);
          search.lock(w, path.length - 1);
          cursors[path.length - 1] = offsets[w];
          nearest[path.length - 1] = bound;
        }
        continue;
      }
      path.pop();
      if (depth > 0) nearest[depth - 1] = Math.min(nearest[depth - 1], nearest[depth] + 1);
      if (nearest[depth] < bound) search.relax(v, nearest[depth], path);
      search.waitForSuccessors(v, start);
    }
  }
}

/** The vertices on cycles, ascending, and the component of each vertex. */
function startsOf(graph: Digraph): { readonly vertices: readonly number[]; readonly of: Uint32Array } {
  const { vertexCount, offsets, targets } = graph;
  const before = beforeCycles(graph);
  if (before.length === vertexCount) return { vertices: [], of: before };
  const { of, count } = stronglyConnected(graph);
  const sizes = new Uint32Array(count);
  for (const component of of) sizes[component]++;
  const vertices: number[] = [];
  for (let v = 0; v < vertexCount; v++) {
    if (sizes[of[v]] > 1 || targets.subarray(offsets[v], offsets[v + 1]).includes(v)) vertices.push(v);
  }
  return { vertices, of };
}

/** A vertex may be entered after fewer edges than its lock. What is on the path is locked by the edges that led to it. */
class Locks {
  readonly #graph: Digraph;
  readonly #into: Digraph;
  readonly #of: Uint32Array;
  readonly #lock: Int32Array;
  readonly #epochs: Uint32Array;
  readonly #waiting = new Map<number, Set<number>>();
  #epoch = 0;
  #bound = 0;

  constructor(graph: Digraph, of: Uint32Array) {
    this.#graph = graph;
    this.#into = reversed(graph);
    this.#of = of;
    this.#lock = new Int32Array(graph.vertexCount);
    this.#epochs = new Uint32Array(graph.vertexCount);
  }

  /** Measures how far every vertex after `start` is from it, at most `bound`; false when nothing comes back, or the budget is spent. */
  begin(start: number, bound: number, budget: Budget): boolean {
    this.#epoch++;
    this.#bound = bound;
    this.#waiting.clear();
    const { offsets, targets } = this.#into;
    let comesBack = false;
    let level = [start];
    for (let distance = 1; distance <= bound && level.length > 0; distance++) {
      const next: number[] = [];
      for (const v of level) {
        if (!budget.spend(1 + offsets[v + 1] - offsets[v])) return false;
        for (let i = offsets[v]; i < offsets[v + 1]; i++) {
          const w = targets[i];
          if (w === start) comesBack = true;
          if (w <= start || this.#of[w] !== this.#of[start] || this.#epochs[w] === this.#epoch) continue;
          this.#epochs[w] = this.#epoch;
          this.#lock[w] = bound - distance + 1;
          next.push(w);
        }
      }
      comesBack ||= next.length > 0;
      level = next;
    }
    return comesBack;
  }

  lockOf(v: number): number {
    return this.#epochs[v] === this.#epoch ? this.#lock[v] : 0;
  }

  lock(v: number, length: number): void {
    this.#lock[v] = length;
  }

  /** The start is `nearest` edges from v: v, and what waits for it, may be entered as late as that allows. */
  relax(v: number, nearest: number, path: readonly number[]): void {
    const onPath = new Set(path);
    const open: [number, number][] = [[v, nearest]];
    for (let item = open.pop(); item; item = open.pop()) {
      const [u, distance] = item;
      const lock = this.#bound - distance + 1;
      if (this.lockOf(u) >= lock) continue;
      this.#lock[u] = lock;
      for (const w of this.#waiting.get(u) ?? []) if (!onPath.has(w)) open.push([w, distance + 1]);
    }
  }

  /**
   * v may be entered later once one of its successors may. It waits even when a cycle was found: a shorter way back may have been
   * barred by the path. (The paper lets it wait only where none was found, and then misses cycles.)
   */
  waitForSuccessors(v: number, start: number): void {
    const { offsets, targets } = this.#graph;
    for (let i = offsets[v]; i < offsets[v + 1]; i++) {
      const w = targets[i];
      if (w <= start) continue;
      const waiting = this.#waiting.get(w);
      if (waiting) waiting.add(v);
      else this.#waiting.set(w, new Set([v]));
    }
  }
}
