/**
 * Until when a walk may still leave a vertex and come back to an origin in time order: what makes the search for temporal cycles
 * nearly free of dead ends. The reverse of the closing times of Kumar & Calders, 2SCENT, VLDB 2018, found afresh for every root.
 */
import { firstAfter, firstFrom } from './sorted.ts';
import type { TemporalGraph } from './temporal-graph.ts';

/**
 * The latest departures towards one origin inside one window. A vertex's in-edges are looked at once each, because a later
 * departure of a vertex only adds the in-edges between the old and the new one. O(edges of the window that lead to the origin).
 */
export class ClosingTimes {
  /** How many edges the last `compute` looked at. */
  looked = 0;
  readonly #graph: TemporalGraph;
  readonly #strict: boolean;
  readonly #latest: Float64Array;
  readonly #hops: Uint32Array;
  readonly #epochs: Uint32Array;
  /** In-edges of a vertex from here on have been looked at in this epoch: the first place whose time is too late so far. */
  readonly #seen: Uint32Array;
  readonly #level: Uint32Array;
  #queue: number[] = [];
  #next: number[] = [];
  #epoch = 0;

  /** @param strict whether a departure must come after the arrival (else it may come at the same time) */
  constructor(graph: TemporalGraph, strict: boolean) {
    this.#graph = graph;
    this.#strict = strict;
    this.#latest = new Float64Array(graph.vertexCount);
    this.#hops = new Uint32Array(graph.vertexCount);
    this.#epochs = new Uint32Array(graph.vertexCount);
    this.#seen = new Uint32Array(graph.vertexCount);
    this.#level = new Uint32Array(graph.vertexCount);
  }

  /**
   * Walks backwards from `origin` over edges of `(from, until]`, or `[from, until]` when not strict, at most `maxHops` of them.
   *
   * @param goal where the walk backwards may stop: nothing is asked about what comes before it
   * @returns whether `goal` reaches the origin
   */
  compute(origin: number, goal: number, from: number, until: number, maxHops: number): boolean {
    const { inOffsets, inSources, inTimes } = this.#graph;
    this.#epoch++;
    this.looked = 0;
    this.#queue.length = 0;
    this.#begin(origin, from);
    this.#latest[origin] = until;
    this.#queue.push(origin);
    // The origin takes arrivals up to `until` itself; elsewhere an arrival must leave time to depart.
    let inclusive = true;
    for (let hops = 1; hops <= maxHops && this.#queue.length > 0; hops++) {
      this.#next.length = 0;
      for (const v of this.#queue) {
        const end = inOffsets[v + 1];
        const first = this.#seen[v];
        const last: number =
          inclusive || !this.#strict
            ? firstAfter(inTimes, first, end, this.#latest[v])
            : firstFrom(inTimes, first, end, this.#latest[v]);
        this.#seen[v] = last;
        this.looked += last - first;
        for (let place: number = last - 1; place >= first; place--) {
          const w = inSources[place];
          if (w === origin) continue;
          const time = inTimes[place];
          if (this.#epochs[w] !== this.#epoch) {
            this.#begin(w, from);
            this.#hops[w] = hops;
          } else if (time <= this.#latest[w]) continue;
          this.#latest[w] = time;
          if (w !== goal && this.#level[w] !== hops) {
            this.#level[w] = hops;
            this.#next.push(w);
          }
        }
      }
      inclusive = false;
      [this.#queue, this.#next] = [this.#next, this.#queue];
    }
    return this.#epochs[goal] === this.#epoch;
  }

  /** The latest departure of a vertex, or minus infinity when it does not reach the origin. */
  latest(v: number): number {
    return this.#epochs[v] === this.#epoch ? this.#latest[v] : Number.NEGATIVE_INFINITY;
  }

  /** The fewest edges from a vertex to the origin. Only for a vertex that reaches it. */
  hops(v: number): number {
    return this.#hops[v];
  }

  #begin(v: number, from: number): void {
    const { inOffsets, inTimes } = this.#graph;
    this.#epochs[v] = this.#epoch;
    this.#level[v] = 0;
    this.#seen[v] = this.#strict
      ? firstAfter(inTimes, inOffsets[v], inOffsets[v + 1], from)
      : firstFrom(inTimes, inOffsets[v], inOffsets[v + 1], from);
  }
}
