/**
 * Which ranks of a list of instants lie within a window of each other, nearly: told for a few ranks together, so that the table is soon
 * made and stays in the processor's cache however many instants there are.
 */

/** So few instants have a row each; of more, 2^4 share one. */
const FEW = 4096;
const SHIFT = 4;

export class WindowRanks {
  readonly #shift: number;
  readonly #last: Uint32Array;
  #first: Uint32Array | null = null;

  /** @param instants ascending. O(rows · log(instants of a window)) */
  constructor(instants: Float64Array, window: number) {
    this.#shift = instants.length <= FEW ? 0 : SHIFT;
    const share = 1 << this.#shift;
    this.#last = new Uint32Array(Math.ceil(instants.length / share));
    for (let row = 0, last = 0; row < this.#last.length; row++) {
      const rank = Math.min((row + 1) * share, instants.length) - 1;
      last = lastUntil(instants, instants[rank] + window, Math.max(last, rank));
      this.#last[row] = last;
    }
  }

  /** The last rank within the window of another, or one little later. It never falls where the rank rises. */
  last(rank: number): number {
    return this.#last[rank >>> this.#shift];
  }

  /** The first rank whose window another lies in, or one little earlier. */
  first(rank: number): number {
    this.#first ??= this.#firstByRow();
    return this.#first[rank >>> this.#shift];
  }

  #firstByRow(): Uint32Array {
    const first = new Uint32Array(this.#last.length);
    for (let row = 0, earliest = 0; row < first.length; row++) {
      while (this.#last[earliest] < row << this.#shift) earliest++;
      first[row] = earliest << this.#shift;
    }
    return first;
  }
}

/** The last rank not after `until`, looked for in steps that double and then between the last two. @param from such a rank */
function lastUntil(instants: Float64Array, until: number, from: number): number {
  let step = 1;
  while (from + step < instants.length && instants[from + step] <= until) step *= 2;
  let low = from + (step >>> 1);
  let high = Math.min(from + step, instants.length) - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (instants[middle] <= until) low = middle;
    else high = middle - 1;
  }
  return low;
}
