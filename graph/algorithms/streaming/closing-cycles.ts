/**
 * Temporal cycles that a transfer closes: simple, in strictly ascending time, the transfer last. A walk backwards from its payer tells
 * until when each vertex may be left so that the payer is still reached before; the search forwards from the payee goes only there.
 */
import { Marks } from './marks.ts';
import { grown, type RecentTransfers } from './recent-transfers.ts';
import type { Transfer } from './transfer.ts';

export interface ClosingCycleOptions {
  /** The closing transfer comes at most so much later than the first. */
  readonly window: number;
  /** The most transfers of a cycle. */
  readonly maxLength: number;
  /** Whether of parallel transfers only the first that fits is taken, so that a cycle of vertices counts once. */
  readonly bundled: boolean;
  /** The most transfers that are looked at for one closing transfer. */
  readonly steps: number;
}

export class ClosingCycleSearch {
  /** Whether the last search saw everything, rather than spend its steps. */
  complete = true;
  readonly #out: RecentTransfers;
  readonly #into: RecentTransfers;
  readonly #options: ClosingCycleOptions;
  /** Until when a vertex may be left, and behind which place its transfers have been looked at, for those reached. */
  #latest = new Float64Array(64);
  #seen = new Uint32Array(64);
  #hops = new Uint32Array(64);
  readonly #reached = new Marks();
  readonly #waits = new Marks();
  readonly #queue: number[] = [];
  readonly #onPath = new Marks();
  readonly #path: number[] = [];
  readonly #places: number[] = [];
  readonly #begins: number[] = [];
  #left = 0;

  constructor(out: RecentTransfers, into: RecentTransfers, options: ClosingCycleOptions) {
    this.#out = out;
    this.#into = into;
    this.#options = options;
  }

  /** Shows each cycle by the places, in what leaves vertices, of all its transfers but the closing one: `places[0..length − 1]`. */
  each({ from: u, to: v, at }: Transfer, take: (length: number, places: readonly number[]) => void): void {
    this.complete = true;
    if (u === v) return;
    const since = at - this.#options.window;
    const out = this.#out;
    const begin = out.from(v, since);
    // Most transfers end here: nobody has lately paid the payer, or been paid by the payee.
    if (begin === out.after(v, at) || this.#into.from(u, since) === this.#into.after(u, at)) return;
    this.#left = this.#options.steps;
    if (this.#walkBack(u, v, since, at)) this.#search(u, v, begin, take);
    this.complete = this.#left >= 0;
  }

  /** Whether the payee is reached at all. */
  #walkBack(u: number, v: number, since: number, at: number): boolean {
    const into = this.#into;
    const queue = this.#queue;
    queue.length = 0;
    this.#reached.clear();
    this.#waits.clear();
    this.#reach(u, v, into.from(u, since), into.from(u, at), 1);
    for (let i = 0; i < queue.length; i++) {
      const x = queue[i];
      this.#waits.remove(x);
      const end = into.from(x, this.#latest[x]);
      const start = Math.max(into.from(x, since), this.#seen[x]);
      this.#seen[x] = Math.max(end, start);
      if (!this.#reach(u, v, start, end, this.#hops[x] + 1)) return false;
    }
    return this.#reached.has(v);
  }

  /** Takes transfers that reach a vertex; false when the steps are spent. */
  #reach(u: number, v: number, start: number, end: number, hops: number): boolean {
    const { others, times } = this.#into;
    const isBounded = this.#options.maxLength < Number.POSITIVE_INFINITY;
    this.#left -= Math.max(0, end - start);
    if (this.#left < 0) return false;
    for (let place = end - 1; place >= start; place--) {
      const w = others[place];
      if (w === u) continue;
      const isNew = this.#reached.add(w);
      if (w >= this.#latest.length) this.#growVertices(w);
      const isNearer = isNew || (isBounded && hops < this.#hops[w]);
      if (times[place] <= this.#latest[w] && !isNearer) continue;
      if (isNew || times[place] > this.#latest[w]) this.#latest[w] = times[place];
      if (isNearer) {
        this.#hops[w] = hops;
        this.#seen[w] = 0;
      }
      // What reaches the payee before it is paid lies on none of its cycles.
      if (w !== v && hops + 2 <= this.#options.maxLength && this.#waits.add(w)) this.#queue.push(w);
    }
    return true;
  }

  #search(u: number, v: number, begin: number, take: (length: number, places: readonly number[]) => void): void {
    const { others, times } = this.#out;
    const { bundled, maxLength } = this.#options;
    const [path, places, begins, onPath] = [this.#path, this.#places, this.#begins, this.#onPath];
    onPath.clear();
    onPath.add(v);
    path[0] = v;
    places[0] = begin;
    begins[0] = begin;
    for (let depth = 0; depth >= 0; ) {
      const x = path[depth];
      const place = places[depth];
      if (place === this.#out.end(x) || times[place] > this.#latest[x]) {
        onPath.remove(x);
        depth--;
        if (depth >= 0) places[depth]++;
        continue;
      }
      if (--this.#left < 0) return;
      const w = others[place];
      const isTaken = w === u ? depth + 2 <= maxLength : this.#goesOn(w, times[place], depth);
      if (!isTaken || (bundled && others.subarray(begins[depth], place).includes(w))) {
        places[depth]++;
        continue;
      }
      if (w === u) {
        take(depth + 2, places);
        places[depth]++;
        continue;
      }
      depth++;
      path[depth] = w;
      onPath.add(w);
      places[depth] = this.#out.after(w, times[place]);
      begins[depth] = places[depth];
    }
  }

  #goesOn(w: number, time: number, depth: number): boolean {
    if (this.#onPath.has(w) || !this.#reached.has(w) || time >= this.#latest[w]) return false;
    const { maxLength } = this.#options;
    return maxLength === Number.POSITIVE_INFINITY || depth + 2 + this.#hops[w] <= maxLength;
  }

  #growVertices(v: number): void {
    const length = Math.max(v + 1, 2 * this.#latest.length);
    this.#latest = grown(this.#latest, new Float64Array(length));
    this.#seen = grown(this.#seen, new Uint32Array(length));
    this.#hops = grown(this.#hops, new Uint32Array(length));
  }
}
