/** Parties that vote as one because one of them controls the others. */
import { UnionFind } from '../algorithms/union-find.ts';

export class Blocks {
  readonly #sets: UnionFind;
  /** The members of a block stand in a circular list. */
  readonly #next: Uint32Array;

  constructor(count: number) {
    this.#sets = new UnionFind(count);
    this.#next = new Uint32Array(count);
    for (let v = 0; v < count; v++) this.#next[v] = v;
  }

  find(party: number): number {
    return this.#sets.find(party);
  }

  /** Merges two blocks, and visits those who were in the smaller one: only what they vote in has changed. */
  merge(a: number, b: number, visit: (member: number) => void): void {
    if (this.find(a) === this.find(b)) return;
    const smaller = this.#sets.sizeOf(a) < this.#sets.sizeOf(b) ? a : b;
    let member = smaller;
    do {
      visit(member);
      member = this.#next[member];
    } while (member !== smaller);
    this.#sets.union(a, b);
    const kept = this.#next[a];
    this.#next[a] = this.#next[b];
    this.#next[b] = kept;
  }
}
