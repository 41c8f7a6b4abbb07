/** Disjoint sets of 0..count - 1. Union by size with path halving: near constant time each (Tarjan & van Leeuwen 1984). */
export class UnionFind {
  #parents: Uint32Array;
  #sizes: Uint32Array;
  #count: number;

  constructor(count: number) {
    this.#count = count;
    this.#parents = new Uint32Array(count);
    for (let i = 0; i < count; i++) this.#parents[i] = i;
    this.#sizes = new Uint32Array(count).fill(1);
  }

  get count(): number {
    return this.#count;
  }

  /** One more item, in a set of its own. O(1) on average. */
  add(): number {
    const item = this.#count++;
    if (item === this.#parents.length) {
      this.#parents = grown(this.#parents);
      this.#sizes = grown(this.#sizes);
    }
    this.#parents[item] = item;
    this.#sizes[item] = 1;
    return item;
  }

  /** Who stands for the set of `item`. */
  find(item: number): number {
    const parents = this.#parents;
    let root = item;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  sizeOf(item: number): number {
    return this.#sizes[this.find(item)];
  }

  /** Joins two sets; false when they already were one. */
  union(a: number, b: number): boolean {
    let larger = this.find(a);
    let smaller = this.find(b);
    if (larger === smaller) return false;
    if (this.#sizes[larger] < this.#sizes[smaller]) [larger, smaller] = [smaller, larger];
    this.#parents[smaller] = larger;
    this.#sizes[larger] += this.#sizes[smaller];
    return true;
  }

  /** Dense set numbers, in the order of each set's least member. O(count). */
  numbered(): { readonly count: number; readonly of: Uint32Array } {
    const of = new Uint32Array(this.#count);
    const numbers = new Int32Array(this.#count).fill(-1);
    let count = 0;
    for (let i = 0; i < of.length; i++) {
      const root = this.find(i);
      if (numbers[root] < 0) numbers[root] = count++;
      of[i] = numbers[root];
    }
    return { count, of };
  }
}

function grown(items: Uint32Array): Uint32Array {
  const larger = new Uint32Array(Math.max(64, 2 * items.length));
  larger.set(items);
  return larger;
}
