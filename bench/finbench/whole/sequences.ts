/** Counts different sequences of nodes: each is the number of all but its last node, and that node. */
export class Sequences {
  readonly #nodeCount: number;
  /** Numbers from 1 on of what has been met, by what it goes on from and its last node. */
  readonly #numbers = new Map<number, number>();
  readonly #isWhole: boolean[] = [];
  /** Different ones so far. */
  count = 0;

  constructor(nodeCount: number) {
    this.#nodeCount = nodeCount;
  }

  /** The ends of some edges, in their order. */
  add(edges: Uint32Array, endOf: ArrayLike<number>): void {
    let number = 0;
    for (let i = 0; i < edges.length; i++) {
      const key = number * this.#nodeCount + endOf[edges[i]];
      const known = this.#numbers.get(key);
      number = known ?? this.#numbers.size + 1;
      if (known === undefined) this.#numbers.set(key, number);
    }
    if (this.#isWhole[number]) return;
    this.#isWhole[number] = true;
    this.count++;
  }
}
