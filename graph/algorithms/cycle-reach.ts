/**
 * What can lie on a temporal cycle that begins with a given edge: looked for from both ends, so that the search itself meets
 * almost no dead end, and each end looks at a part of the window only.
 *
 * A walk in ascending time multiplies with every day that it may go on, so two half windows cost far less than a whole one. The
 * time from a first edge u→v to its deadline is split. *Late* edges are walked backwards from u: until when may a vertex be left
 * and u still be reached (the closing times of Kumar & Calders, 2SCENT, VLDB 2018, turned round)? That depends on u alone and
 * only grows with the deadline, so all first edges of u share one walk, which looks at every edge once. *Early* edges are walked
 * forwards from v. A cycle stands at just one vertex when the split passes (or is over by then), so where no vertex is reached
 * both ways there is none; else the walk backwards goes on over the early edges, among what the walk forwards has reached.
 */
import { type CycleGraph, EDGE } from './cycle-graph.ts';
import { Stack } from './stack.ts';

/** Where the window is split; before its middle, because first edges share the walk over late edges. */
const EARLY_PART = 0.4;

/** A vertex has eight numbers side by side: they are read together, and vertices come in no order. */
const FIELDS = 8;
/** Until which rank the vertex may be left; −1 when it does not reach the origin as far as is known. */
const LATEST = 0;
/** At most as many edges as any such way back has; only right where lengths are bounded. */
const HOPS = 1;
/** Before which place the vertex was reached when it is left at the latest. */
const LAST = 2;
/** In-edges before this place have been looked at, for late edges. */
const SEEN = 3;
/** From which rank and place on the vertex may be left after the first edge; `NEVER` when it is not reached. */
const READY = 4;
const FIRST = 5;
/** Out-edges from this place on have been looked at. */
const BEGUN = 6;
const OUT_END = 7;

const NEVER = 0x7fffffff;

export interface ReachOptions {
  /** The most edges of a cycle; the vertex count or more is no bound. */
  readonly maxLength: number;
  /** Whether amounts outside a first edge's bounds cannot lie on its cycles. */
  readonly amounts: boolean;
}

/** A first edge. */
export interface FirstEdge {
  readonly source: number;
  readonly place: number;
  /** The last rank of its cycles, or one little later. */
  readonly deadline: number;
  /** The first place at which an edge that reaches the source can close them. */
  readonly back: number;
  /** Amounts that an edge of its cycles can have. */
  readonly least: number;
  readonly most: number;
  /** Behind the last edge of the source, and the last rank of that edge's cycles. */
  readonly end: number;
  readonly lastDeadline: number;
}

/** What a search forward is told of the ways back to the source of a first edge. */
export interface WaysBack {
  /** How many edges the last call looked at. */
  readonly looked: number;
  /**
   * Vertex v has its numbers from `stride · v` on: until which rank it may be left so that the source is reached, −1 when it is not;
   * then, where lengths are bounded, at most as many edges as any such way back has.
   */
  readonly state: Int32Array;
  readonly stride: number;
  /** What is reached by so many edges, or fewer, need not be looked up; for the last first edge. */
  readonly free: number;
  /** Whether a cycle may begin with an edge. First edges of one source must come one after another, in the order of time. */
  enter(first: FirstEdge): boolean;
}

export class CycleReach implements WaysBack {
  looked = 0;
  readonly free = 0;
  readonly stride = FIELDS;
  readonly #graph: CycleGraph;
  readonly #state: Int32Array;
  /** How much later than it came a vertex is left, in ranks. */
  readonly #lag: number;
  readonly #maxLength: number;
  readonly #isBounded: boolean;
  readonly #amounts: Float64Array | null;
  readonly #waits: Uint8Array;
  readonly #queue = new Stack();
  /** Vertices with late edges to the origin, and those that the walk forwards has reached. */
  readonly #reaching = new Stack();
  readonly #reached = new Stack();
  /** Vertices, each followed by the `HOPS` that hold without early edges. */
  readonly #lateHops = new Stack();
  #origin = -1;
  #split = -1;

  constructor(graph: CycleGraph, { maxLength, amounts }: ReachOptions) {
    const { vertexCount, outOffsets } = graph;
    this.#graph = graph;
    this.#lag = graph.byDay ? 0 : 1;
    this.#maxLength = maxLength;
    this.#isBounded = maxLength < vertexCount;
    this.#amounts = amounts ? (graph.amounts ?? null) : null;
    this.#waits = new Uint8Array(vertexCount);
    this.#state = new Int32Array(FIELDS * vertexCount);
    for (let v = 0; v < vertexCount; v++) {
      this.#state[FIELDS * v + LATEST] = -1;
      this.#state[FIELDS * v + READY] = NEVER;
      this.#state[FIELDS * v + OUT_END] = outOffsets[v + 1];
    }
  }

  get state(): Int32Array {
    return this.#state;
  }

  enter(first: FirstEdge): boolean {
    this.looked = 0;
    this.#forgetEarly();
    if (first.source !== this.#origin) this.#begin(first.source);
    const { out } = this.#graph;
    const rank = out[EDGE * first.place + 1];
    const target = out[EDGE * first.place];
    const leave = out[EDGE * first.place + 2];
    if (leave === this.#state[FIELDS * target + OUT_END] || out[EDGE * leave + 1] > first.deadline) return false;
    this.#split = rank + Math.floor(EARLY_PART * (first.deadline - rank));
    this.#walkLate(first.deadline);
    if (!this.#walkForwards(first, target, rank + this.#lag, leave)) return false;
    this.#walkEarly(first, target);
    return this.#state[FIELDS * target + LATEST] >= rank + this.#lag;
  }

  #begin(origin: number): void {
    const state = this.#state;
    const { items, length } = this.#reaching;
    for (let i = 0; i < length; i++) state[FIELDS * items[i] + LATEST] = -1;
    this.#reaching.length = 0;
    if (this.#origin >= 0) state[FIELDS * this.#origin + LATEST] = -1;
    this.#origin = origin;
    state[FIELDS * origin + LATEST] = NEVER;
    state[FIELDS * origin + SEEN] = this.#graph.inOffsets[origin];
  }

  /** What was found by the walk forwards, and among early edges, holds for one first edge only. */
  #forgetEarly(): void {
    const [state, split] = [this.#state, this.#split];
    const { items, length } = this.#reached;
    for (let i = 0; i < length; i++) {
      const at = FIELDS * items[i];
      state[at + READY] = NEVER;
      if (state[at + LATEST] <= split) state[at + LATEST] = -1;
    }
    const hops = this.#lateHops.items;
    for (let i = this.#lateHops.length - 2; i >= 0; i -= 2) state[FIELDS * hops[i] + HOPS] = hops[i + 1];
    this.#reached.length = 0;
    this.#lateHops.length = 0;
  }

  #wait(v: number): void {
    if (this.#waits[v] !== 0) return;
    this.#waits[v] = 1;
    this.#queue.push(v);
  }

  /** Backwards from the origin over edges after the split; what earlier first edges have looked at is not looked at again. */
  #walkLate(deadline: number): void {
    const { into, inOffsets } = this.#graph;
    const [state, origin, queue] = [this.#state, this.#origin, this.#queue];
    const seen = state[FIELDS * origin + SEEN];
    let end = seen;
    while (end < inOffsets[origin + 1] && into[EDGE * end + 1] <= deadline) end++;
    if (end === seen) return;
    state[FIELDS * origin + SEEN] = end;
    queue.length = 0;
    this.#reachLate(seen, end, 1);
    for (let i = 0; i < queue.length; i++) {
      const v = queue.items[i];
      const at = FIELDS * v;
      this.#waits[v] = 0;
      const [from, to] = [state[at + SEEN], state[at + LAST]];
      if (from >= to) continue;
      state[at + SEEN] = to;
      this.#reachLate(from, to, state[at + HOPS] + 1);
    }
  }

  /** Takes late in-edges of a vertex; who leaves by them later, or is nearer, than was known waits for its own turn. */
  #reachLate(from: number, to: number, hops: number): void {
    const { into, inOffsets } = this.#graph;
    const [state, origin, split, isBounded] = [this.#state, this.#origin, this.#split, this.#isBounded];
    const goesOn = !isBounded || hops + 1 < this.#maxLength;
    let place = to - 1;
    for (; place >= from; place--) {
      const rank = into[EDGE * place + 1];
      if (rank <= split) break;
      const w = into[EDGE * place];
      const at = FIELDS * w;
      const known = state[at + LATEST];
      const isNearer = known < 0 || (isBounded && hops < state[at + HOPS]);
      if ((rank <= known && !isNearer) || w === origin) continue;
      if (known < 0) this.#reaching.push(w);
      if (rank > known) {
        state[at + LATEST] = rank;
        state[at + LAST] = into[EDGE * place + 2];
      }
      if (isNearer) {
        // Whoever reaches w is nearer too, so all its in-edges are to be looked at, again or for the first time.
        state[at + HOPS] = hops;
        state[at + SEEN] = inOffsets[w];
      }
      if (goesOn) this.#wait(w);
    }
    this.looked += to - 1 - place;
  }

  /** Forwards from the target over edges up to the split, level by level; whether it meets the origin or a way back to it. */
  #walkForwards({ source, least, most }: FirstEdge, target: number, start: number, leave: number): boolean {
    const { out, outEdges } = this.#graph;
    const [state, split, lag, amounts, queue] = [this.#state, this.#split, this.#lag, this.#amounts, this.#queue];
    queue.length = 0;
    let meets = this.#arrive(target, start, leave, 1);
    let next = 0;
    for (let level = 2; next < queue.length && level <= this.#maxLength; level++) {
      for (const end = queue.length; next < end; next++) {
        const v = queue.items[next];
        const at = FIELDS * v;
        this.#waits[v] = 0;
        const last = state[at + BEGUN];
        const first = state[at + FIRST];
        state[at + BEGUN] = first;
        let place = first;
        for (; place < last; place++) {
          const rank = out[EDGE * place + 1];
          if (rank > split) break;
          if (amounts !== null && !(amounts[outEdges[place]] >= least && amounts[outEdges[place]] <= most)) continue;
          const w = out[EDGE * place];
          if (w === source || this.#arrive(w, rank + lag, out[EDGE * place + 2], level)) meets = true;
        }
        this.looked += place - first;
      }
    }
    for (; next < queue.length; next++) this.#waits[queue.items[next]] = 0;
    return meets;
  }

  /** Notes an arrival; whether a way back to the origin over late edges begins here. */
  #arrive(v: number, ready: number, leave: number, level: number): boolean {
    const state = this.#state;
    const at = FIELDS * v;
    const known = state[at + READY];
    if (ready >= known) return false;
    state[at + READY] = ready;
    state[at + FIRST] = leave;
    this.#wait(v);
    if (known !== NEVER) return false;
    state[at + BEGUN] = state[at + OUT_END];
    this.#reached.push(v);
    if (state[at + LATEST] > this.#split) return !this.#isBounded || level + state[at + HOPS] <= this.#maxLength;
    state[at + LATEST] = -1;
    return false;
  }

  /** Backwards over the edges up to the split, among what the walk forwards has reached. */
  #walkEarly({ back }: FirstEdge, target: number): void {
    const { into, inOffsets } = this.#graph;
    const [state, split, queue] = [this.#state, this.#split, this.#queue];
    queue.length = 0;
    for (let i = 0; i < this.#reached.length; i++) {
      const v = this.#reached.items[i];
      if (state[FIELDS * v + LATEST] > split) this.#wait(v);
    }
    const end = inOffsets[this.#origin + 1];
    this.#reachEarly(back, firstAtRank(into, back, end, split + 1), 1);
    for (let i = 0; i < queue.length; i++) {
      const v = queue.items[i];
      const at = FIELDS * v;
      this.#waits[v] = 0;
      if (v === target) continue;
      const last = Math.min(split + 1, state[at + LATEST] - this.#lag + 1);
      const from = firstAtRank(into, inOffsets[v], inOffsets[v + 1], state[at + READY] - this.#lag);
      this.#reachEarly(from, firstAtRank(into, from, inOffsets[v + 1], last), state[at + HOPS] + 1);
    }
  }

  /** The same for early in-edges, and only those who were reached in time to leave by them. */
  #reachEarly(from: number, to: number, hops: number): void {
    const { into } = this.#graph;
    const [state, origin, split, isBounded] = [this.#state, this.#origin, this.#split, this.#isBounded];
    const goesOn = !isBounded || hops + 1 < this.#maxLength;
    this.looked += Math.max(0, to - from);
    for (let place = to - 1; place >= from; place--) {
      const w = into[EDGE * place];
      const rank = into[EDGE * place + 1];
      const at = FIELDS * w;
      if (state[at + READY] > rank || w === origin) continue;
      const known = state[at + LATEST];
      const isNearer = known < 0 || (isBounded && hops < state[at + HOPS]);
      if (rank <= known && !isNearer) continue;
      if (rank > known) state[at + LATEST] = rank;
      if (isNearer) {
        if (known > split) {
          this.#lateHops.push(w);
          this.#lateHops.push(state[at + HOPS]);
        }
        state[at + HOPS] = hops;
      }
      if (goesOn) this.#wait(w);
    }
  }
}

/** The first place in `from..to` whose rank is `rank` or more; `to` when there is none. */
function firstAtRank(edges: Int32Array, from: number, to: number, rank: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[EDGE * middle + 1] >= rank) high = middle;
    else low = middle + 1;
  }
  return low;
}
