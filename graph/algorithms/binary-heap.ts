/** A priority queue of items with numbers as keys, least key first; of equal keys the one that was pushed last. */
export class BinaryHeap<T> {
  readonly #items: T[] = [];
  readonly #keys: number[] = [];
  readonly #turns: number[] = [];
  #turn = 0;

  get size(): number {
    return this.#items.length;
  }

  /** The least key; infinity when there is nothing. O(1). */
  get leastKey(): number {
    return this.#keys.length === 0 ? Number.POSITIVE_INFINITY : this.#keys[0];
  }

  /** O(log size). */
  push(key: number, item: T): void {
    const keys = this.#keys;
    let place = keys.length;
    keys.push(key);
    this.#items.push(item);
    this.#turns.push(this.#turn++);
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.#before(place, above)) break;
      this.#swap(place, above);
      place = above;
    }
  }

  /** The item with the least key, or undefined. O(log size). */
  pop(): T | undefined {
    const last = this.#items.length - 1;
    if (last < 0) return undefined;
    this.#swap(0, last);
    const item = this.#items.pop();
    this.#keys.pop();
    this.#turns.pop();
    let place = 0;
    for (;;) {
      let least = 2 * place + 1;
      if (least >= last) return item;
      if (least + 1 < last && this.#before(least + 1, least)) least++;
      if (!this.#before(least, place)) return item;
      this.#swap(place, least);
      place = least;
    }
  }

  #before(a: number, b: number): boolean {
    const difference = this.#keys[a] - this.#keys[b];
    return difference < 0 || (difference === 0 && this.#turns[a] > this.#turns[b]);
  }

  #swap(a: number, b: number): void {
    [this.#items[a], this.#items[b]] = [this.#items[b], this.#items[a]];
    [this.#keys[a], this.#keys[b]] = [this.#keys[b], this.#keys[a]];
    [this.#turns[a], this.#turns[b]] = [this.#turns[b], this.#turns[a]];
  }
}
