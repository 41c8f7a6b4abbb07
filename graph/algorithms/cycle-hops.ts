/**
 * What can lie on a short temporal cycle: looked for from its end, as deep as pays.
 *
 * Each edge more multiplies the walks by the edges of a vertex, so half a cycle from either end costs far less than all of it from
 * one, and a busy vertex costs least where it is reached last. Backwards from the source, whose first edges all share this, the
 * walk takes one edge after the other for as long as the next has fewer edges to look at than a search forward would have; the
 * search then goes freely over the rest, and from there on only where a way leads back. For long cycles, where many walks lead
 * to one vertex, see `cycle-reach.ts`.
 */
import { type CycleGraph, EDGE } from './cycle-graph.ts';
import type { FirstEdge, WaysBack } from './cycle-reach.ts';
import { Stack } from './stack.ts';
import type { WindowRanks } from './window-ranks.ts';

/** A vertex has three numbers side by side: they are read together, and vertices come in no order. */
const FIELDS = 3;
const LATEST = 0;
const HOPS = 1;
/** Its place among those from which the walk goes on, if it is there. */
const PLACE = 2;

/** The source itself is there at any rank. */
const ALWAYS = 0x7fffffff;
/** How many first edges stand for all when the edges of a search forward are estimated, and by what each edge more multiplies them. */
const SAMPLE = 8;
const BRANCHES = 3;

export class CycleHops implements WaysBack {
  looked = 0;
  free: number;
  readonly state: Int32Array;
  readonly stride = FIELDS;
  readonly #graph: CycleGraph;
  /** How much later than it came a vertex is left, in ranks. */
  readonly #lag: number;
  readonly #windows: WindowRanks;
  readonly #maxLength: number;
  readonly #reaching = new Stack();
  /** Vertices from which the walk goes on, over which of their in-edges, and the least rank at which one of them is left. */
  readonly #vertices = new Stack();
  readonly #starts = new Stack();
  readonly #ends = new Stack();
  readonly #ranks = new Stack();
  /** How many edges the walk would look at if it took one more. */
  #ahead = 0;
  #source = -1;
  #isKnown = false;
  #from = 0;
  #deadline = 0;

  constructor(graph: CycleGraph, maxLength: number, windows: WindowRanks) {
    this.#graph = graph;
    this.#lag = graph.byDay ? 0 : 1;
    this.#windows = windows;
    this.#maxLength = maxLength;
    this.free = maxLength - 2;
    this.state = new Int32Array(FIELDS * graph.vertexCount).fill(-1);
  }

  enter(first: FirstEdge): boolean {
    const { out, outOffsets } = this.#graph;
    const ready = out[EDGE * first.place + 1] + this.#lag;
    const target = out[EDGE * first.place];
    this.looked = 0;
    if (first.source !== this.#source) this.#begin(first.source, ready, first.lastDeadline);
    if (this.free > 0) {
      const leave = out[EDGE * first.place + 2];
      if (leave === outOffsets[target + 1] || out[EDGE * leave + 1] > first.deadline) return false;
    }
    if (!this.#isKnown) this.#find(first);
    return this.free > 0 || this.state[FIELDS * target + LATEST] >= ready;
  }

  #begin(source: number, from: number, deadline: number): void {
    const { items, length } = this.#reaching;
    for (let i = 0; i < length; i++) this.state[FIELDS * items[i] + LATEST] = -1;
    this.#reaching.length = 0;
    if (this.#source >= 0) this.state[FIELDS * this.#source + LATEST] = -1;
    this.state[FIELDS * source + LATEST] = ALWAYS;
    this.#source = source;
    this.#from = from;
    this.#deadline = deadline;
    this.#isKnown = false;
    this.free = this.#maxLength - 2;
  }

  #find(first: FirstEdge): void {
    this.#isKnown = true;
    const { inOffsets } = this.#graph;
    const [vertices, starts, ends, ranks] = [this.#vertices, this.#starts, this.#ends, this.#ranks];
    vertices.length = starts.length = ends.length = ranks.length = 0;
    this.#ahead = 0;
    this.#goBack(inOffsets[first.source], inOffsets[first.source + 1], this.#from, 1, 0);
    if (this.free === 0) return;
    let forward = this.#edgesForward(first) * BRANCHES ** (this.free - 1);
    for (let hops = 2, next = 0; this.free > 0 && this.#ahead <= forward; hops++) {
      const level = vertices.length;
      this.#ahead = 0;
      for (; next < level; next++) {
        const earliest = hops === 2 ? this.#earliestBefore(ranks.items[next]) : ranks.items[next];
        this.#goBack(starts.items[next], ends.items[next], earliest, hops, level);
      }
      this.free--;
      forward /= BRANCHES;
    }
  }

  /** About how many edges leave the targets of the source's first edges later. */
  #edgesForward({ place, end }: FirstEdge): number {
    const { out, outOffsets } = this.#graph;
    const sampled = Math.min(end, place + SAMPLE);
    let sum = 0;
    for (let root = place; root < sampled; root++) sum += outOffsets[out[EDGE * root] + 1] - out[EDGE * root + 2];
    return (sum * (end - place)) / (sampled - place);
  }

  /** Over in-edges of a vertex, the last first, down to a rank. @param level where those who are reached now begin among `#vertices` */
  #goBack(start: number, end: number, earliest: number, hops: number, level: number): void {
    const { into } = this.#graph;
    const [state, source, deadline, goesOn] = [this.state, this.#source, this.#deadline, this.free > 1 || hops === 1];
    let place = end - 1;
    for (; place >= start; place--) {
      const rank = into[EDGE * place + 1];
      if (rank < earliest) break;
      const w = into[EDGE * place];
      if (rank > deadline || w === source) continue;
      const at = FIELDS * w;
      const known = state[at + LATEST];
      if (known < 0) {
        this.#reaching.push(w);
        state[at + HOPS] = hops;
      }
      if (rank > known) state[at + LATEST] = rank;
      if (goesOn) this.#goOn(w, into[EDGE * place + 2], hops === 1 ? rank : earliest, level);
    }
    this.looked += end - 1 - place;
  }

  /** The walk goes on from a vertex, and if it does so already, then as widely as either asks. */
  #goOn(vertex: number, end: number, rank: number, level: number): void {
    const [vertices, ends, ranks] = [this.#vertices, this.#ends, this.#ranks];
    const place = this.state[FIELDS * vertex + PLACE];
    if (place >= level && place < vertices.length && vertices.items[place] === vertex) {
      if (end > ends.items[place]) {
        this.#ahead += end - ends.items[place];
        ends.items[place] = end;
      }
      if (rank < ranks.items[place]) ranks.items[place] = rank;
      return;
    }
    this.state[FIELDS * vertex + PLACE] = vertices.length;
    const start = this.#graph.inOffsets[vertex];
    this.#ahead += end - start;
    vertices.push(vertex);
    this.#starts.push(start);
    ends.push(end);
    ranks.push(rank);
  }

  /** No cycle that closes at a rank has one before. */
  #earliestBefore(rank: number): number {
    return Math.max(this.#windows.first(rank), this.#from);
  }
}
