import { type Slice, wholeSlice } from './slice.ts';

/** How many starts one takes at a time: few enough that all end together, many enough that the counter is seldom asked. */
const BLOCK = 64;

/** The starts of one part of a computation: those of its slice, or whatever a counter that all parts share deals out to it. */
export class Starts {
  readonly #count: number;
  readonly #step: number;
  readonly #dealt: Int32Array | null;
  #next: number;
  #end: number;

  /** @param dealt in shared memory, at first 0; every start is then dealt once, to one of those who hold it */
  constructor(count: number, { index, count: step }: Slice = wholeSlice, dealt: Int32Array | null = null) {
    this.#count = count;
    this.#dealt = dealt;
    this.#step = dealt === null ? step : 1;
    this.#next = dealt === null ? index : 0;
    this.#end = dealt === null ? count : 0;
  }

  /** The next start, ascending; −1 when there is none left. */
  next(): number {
    if (this.#next >= this.#end && this.#dealt !== null) {
      this.#next = Atomics.add(this.#dealt, 0, BLOCK);
      this.#end = Math.min(this.#next + BLOCK, this.#count);
    }
    if (this.#next >= this.#end) return -1;
    const start = this.#next;
    this.#next += this.#step;
    return start;
  }
}
