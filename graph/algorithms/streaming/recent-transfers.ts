/**
 * What has lately left, or reached, each vertex of a stream: its transfers side by side, in the order of time, in blocks of one
 * pool of typed arrays. Adding one makes no object, and a window of a vertex is a range of places.
 */

/** A vertex's first block; each larger one is twice as large. */
const SMALLEST = 4;

export class RecentTransfers {
  /** By place: the vertex at the other end, the time, the amount, and what the caller calls the transfer. */
  others = new Uint32Array(1024);
  times = new Float64Array(1024);
  amounts = new Float64Array(1024);
  ids = new Float64Array(1024);
  #starts = new Uint32Array(64);
  #lengths = new Uint32Array(64);
  #capacities = new Uint32Array(64);
  /** Places from here on belong to no block; `#free[i]` are blocks of `SMALLEST << i` that were given back. */
  #top = 0;
  readonly #free: number[][] = [];
  #sweeping = 0;

  /** Places that are in use or were. */
  get places(): number {
    return this.#top;
  }

  /**
   * Adds a transfer. Those of its vertex up to `expired` may be forgotten, and one more vertex is looked at whether all of its are.
   * O(1) amortised when it is the latest of its vertex, else O(those that are later).
   */
  add(v: number, other: number, time: number, amount: number, id: number, expired: number): void {
    this.#sweep(expired);
    this.#makeRoom(v, expired);
    const { others, times, amounts, ids } = this;
    const start = this.#starts[v];
    let place = start + this.#lengths[v]++;
    for (; place > start && times[place - 1] > time; place--) {
      others[place] = others[place - 1];
      times[place] = times[place - 1];
      amounts[place] = amounts[place - 1];
      ids[place] = ids[place - 1];
    }
    others[place] = other;
    times[place] = time;
    amounts[place] = amount;
    ids[place] = id;
  }

  /** Behind the last place of a vertex. */
  end(v: number): number {
    return v < this.#starts.length ? this.#starts[v] + this.#lengths[v] : 0;
  }

  /** The first place of a vertex whose time is more than `time`. O(log of its transfers). */
  after(v: number, time: number): number {
    if (v >= this.#starts.length) return 0;
    const { times } = this;
    let low = this.#starts[v];
    let high = low + this.#lengths[v];
    // Nearly always the whole rest of the window is wanted.
    if (low === high || times[high - 1] <= time) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (times[middle] > time) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The first place of a vertex whose time is `time` or more. */
  from(v: number, time: number): number {
    if (v >= this.#starts.length) return 0;
    const { times } = this;
    let low = this.#starts[v];
    let high = low + this.#lengths[v];
    if (low === high || times[high - 1] < time) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (times[middle] >= time) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #makeRoom(v: number, expired: number): void {
    if (v >= this.#starts.length) this.#growVertices(v);
    if (this.#lengths[v] < this.#capacities[v]) return;
    const first = this.after(v, expired);
    const start = this.#starts[v];
    const kept = start + this.#lengths[v] - first;
    const capacity = this.#capacities[v];
    this.#lengths[v] = kept;
    // A block that is three quarters full after all is too small: shifting it again and again would cost more than a larger one.
    if (capacity > 0 && 4 * kept <= 3 * capacity) {
      this.#move(first, start, kept);
      return;
    }
    const larger = this.#allot(Math.max(SMALLEST, 2 * capacity));
    this.#move(first, larger, kept);
    if (capacity > 0) this.#giveBack(start, capacity);
    this.#starts[v] = larger;
    this.#capacities[v] = Math.max(SMALLEST, 2 * capacity);
  }

  /** Gives back the block of one vertex if all that it holds has expired: so memory follows the window, not all vertices ever seen. */
  #sweep(expired: number): void {
    const v = this.#sweeping;
    this.#sweeping = (v + 1) % this.#starts.length;
    const capacity = this.#capacities[v];
    if (capacity === 0) return;
    if (this.times[this.#starts[v] + this.#lengths[v] - 1] > expired) return;
    this.#giveBack(this.#starts[v], capacity);
    this.#lengths[v] = 0;
    this.#capacities[v] = 0;
  }

  #move(from: number, to: number, count: number): void {
    for (const column of [this.others, this.times, this.amounts, this.ids]) column.copyWithin(to, from, from + count);
  }

  #allot(capacity: number): number {
    const block = this.#free[Math.log2(capacity / SMALLEST)]?.pop();
    if (block !== undefined) return block;
    const start = this.#top;
    this.#top += capacity;
    if (this.#top > this.times.length) this.#growPool();
    return start;
  }

  #giveBack(start: number, capacity: number): void {
    const size = Math.log2(capacity / SMALLEST);
    this.#free[size] ??= [];
    this.#free[size].push(start);
  }

  #growPool(): void {
    const length = Math.max(this.#top, 2 * this.times.length);
    this.others = grown(this.others, new Uint32Array(length));
    this.times = grown(this.times, new Float64Array(length));
    this.amounts = grown(this.amounts, new Float64Array(length));
    this.ids = grown(this.ids, new Float64Array(length));
  }

  #growVertices(v: number): void {
    const length = Math.max(v + 1, 2 * this.#starts.length);
    this.#starts = grown(this.#starts, new Uint32Array(length));
    this.#lengths = grown(this.#lengths, new Uint32Array(length));
    this.#capacities = grown(this.#capacities, new Uint32Array(length));
  }
}

export function grown<A extends Uint32Array | Float64Array>(array: A, larger: A): A {
  larger.set(array);
  return larger;
}
