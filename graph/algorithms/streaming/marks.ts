import { grown } from './recent-transfers.ts';

/** A set of vertices that is emptied in no time: who is in it bears the current mark. */
export class Marks {
  #marks = new Uint32Array(64);
  #mark = 0;

  clear(): void {
    if (this.#mark === 0xffffffff) {
      this.#marks.fill(0);
      this.#mark = 0;
    }
    this.#mark++;
  }

  has(v: number): boolean {
    return this.#marks[v] === this.#mark;
  }

  remove(v: number): void {
    if (this.#marks[v] === this.#mark) this.#marks[v] = 0;
  }

  /** Whether it was not in the set before. */
  add(v: number): boolean {
    if (v >= this.#marks.length)
      this.#marks = grown(this.#marks, new Uint32Array(Math.max(v + 1, 2 * this.#marks.length)));
    if (this.#marks[v] === this.#mark) return false;
    this.#marks[v] = this.#mark;
    return true;
  }
}
