/**
 * Until when a walk may still leave a vertex and come back to an origin in time order: what makes the search for temporal cycles
 * nearly free of dead ends. The reverse of the closing times of Kumar & Calders, 2SCENT, VLDB 2018.
 *
 * The latest departure towards an origin depends on the deadline alone, and only grows with it. So one walk backwards serves all
 * first edges of an origin, taken in the order of time: a later deadline adds a few ways back, and every edge is looked at once
 * for each origin rather than once for each first edge.
 */
import { firstAfter, firstFrom } from './sorted.ts';
import type { TemporalGraph } from './temporal-graph.ts';

export class ClosingTimes {
  /** How many edges the last call looked at. */
  looked = 0;
  readonly #graph: TemporalGraph;
  readonly #strict: boolean;
  readonly #maxHops: number;
  /** Minus infinity for who does not reach the origin. */
  readonly #latest: Float64Array;
  /** The fewest edges back to the origin that any deadline so far allowed. */
  readonly #hops: Uint32Array;
  /** In-edges of a vertex before this place have been looked at. */
  readonly #seen: Uint32Array;
  readonly #waits: Uint8Array;
  readonly #reached: number[] = [];
  readonly #queue: number[] = [];
  #origin = -1;
  #from = 0;
  #until = Number.NEGATIVE_INFINITY;

  /**
   * @param strict whether a departure must come after the arrival (else it may come at the same time)
   * @param maxHops how many edges a way back has at most; the vertex count or more is no bound
   */
  constructor(graph: TemporalGraph, strict: boolean, maxHops: number) {
    this.#graph = graph;
    this.#strict = strict;
    this.#maxHops = Math.min(maxHops, graph.vertexCount);
    this.#latest = new Float64Array(graph.vertexCount).fill(Number.NEGATIVE_INFINITY);
    this.#hops = new Uint32Array(graph.vertexCount);
    this.#seen = new Uint32Array(graph.vertexCount);
    this.#waits = new Uint8Array(graph.vertexCount);
  }

  /**
   * Moves to ways back to `origin` over edges of `(from, until]`, or `[from, until]` when not strict. Cheapest when the calls for
   * one origin follow one another with neither bound falling; any other order is right too.
   */
  moveTo(origin: number, from: number, until: number): void {
    const { inOffsets, inTimes } = this.#graph;
    this.looked = 0;
    if (origin !== this.#origin || from < this.#from || until < this.#until || from >= this.#until) {
      for (const v of this.#reached) this.#latest[v] = Number.NEGATIVE_INFINITY;
      this.#reached.length = 0;
      this.#origin = origin;
      this.#hops[origin] = 0;
      this.#seen[origin] = inOffsets[origin];
    }
    this.#from = from;
    this.#until = until;
    const first = this.#first(origin);
    const last = firstAfter(inTimes, first, inOffsets[origin + 1], until);
    this.#seen[origin] = last;
    const queue = this.#queue;
    queue.length = 0;
    this.#reach(origin, first, last);
    for (let i = 0; i < queue.length; i++) {
      const v = queue[i];
      this.#waits[v] = 0;
      const start = this.#first(v);
      const end = this.#strict
        ? firstFrom(inTimes, start, inOffsets[v + 1], this.#latest[v])
        : firstAfter(inTimes, start, inOffsets[v + 1], this.#latest[v]);
      this.#seen[v] = end;
      this.#reach(v, start, end);
    }
  }

  /** Makes the next move start anew. `hops` then tells nothing of deadlines before. */
  forget(): void {
    this.#origin = -1;
  }

  /** The latest departure of a vertex; minus infinity when it does not reach the origin. */
  latest(v: number): number {
    return this.#latest[v];
  }

  /** At most as many edges as any way back from a vertex has. Only for a vertex that reaches the origin. */
  hops(v: number): number {
    return this.#hops[v];
  }

  /** The first in-edge of a vertex that has not been looked at and is not too early. */
  #first(v: number): number {
    const { inOffsets, inTimes } = this.#graph;
    const [seen, end] = [this.#seen[v], inOffsets[v + 1]];
    if (seen === end || inTimes[seen] > this.#from) return seen;
    return this.#strict ? firstAfter(inTimes, seen, end, this.#from) : firstFrom(inTimes, seen, end, this.#from);
  }

  /** Takes in-edges of v; who leaves by them later, or is nearer, than was known waits for its own turn. */
  #reach(v: number, start: number, end: number): void {
    const { inSources, inTimes, inOffsets } = this.#graph;
    const [latest, allHops] = [this.#latest, this.#hops];
    const bounded = this.#maxHops < this.#graph.vertexCount;
    const hops = allHops[v] + 1;
    this.looked += end - start;
    for (let place = end - 1; place >= start; place--) {
      const w = inSources[place];
      const time = inTimes[place];
      const known = latest[w];
      const isNew = known === Number.NEGATIVE_INFINITY;
      const nearer = isNew || (bounded && hops < allHops[w]);
      if ((time <= known && !nearer) || w === this.#origin) continue;
      if (isNew) this.#reached.push(w);
      if (time > known) latest[w] = time;
      if (nearer) {
        // Whoever reaches w is nearer too, so all its in-edges are to be looked at, again or for the first time.
        allHops[w] = hops;
        this.#seen[w] = inOffsets[w];
      }
      if (this.#waits[w] === 0 && (!bounded || allHops[w] < this.#maxHops)) {
        this.#waits[w] = 1;
        this.#queue.push(w);
      }
    }
  }
}
