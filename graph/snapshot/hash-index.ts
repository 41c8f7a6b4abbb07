/** Numbers 64-bit hashes in the order in which they come, and finds them again: some 17 bytes each. */

import { halvesOf } from '../schema/hashes.ts';

const FULLEST = 0.7;

/** An open-addressing hash table, for hashes that are well spread. O(1) expected. */
export class HashIndex {
  /** Low and high half of the hash in each slot, and its number + 1; 0 = empty. */
  #halves: Uint32Array;
  #numbers: Uint32Array;
  #size = 0;

  /** @param capacity how many there will be; more cost a copy */
  constructor(capacity = 64) {
    // A search ends at an empty slot, of which there must be some.
    const slots = Math.max(8, Math.ceil(capacity / FULLEST) + 1);
    this.#halves = new Uint32Array(2 * slots);
    this.#numbers = new Uint32Array(slots);
  }

  get size(): number {
    return this.#size;
  }

  /** The number of a hash, which gets the next one if it is new. */
  add(low: number, high: number): number {
    const slot = this.#slotOf(low, high);
    if (this.#numbers[slot] !== 0) return this.#numbers[slot] - 1;
    if (this.#size >= FULLEST * this.#numbers.length) {
      this.#grow();
      return this.add(low, high);
    }
    this.#halves[2 * slot] = low;
    this.#halves[2 * slot + 1] = high;
    this.#numbers[slot] = ++this.#size;
    return this.#size - 1;
  }

  /** Gives the next number to nobody. */
  skip(): void {
    this.#size++;
  }

  /** The number of a hash, or -1. */
  numberOf(low: number, high: number): number {
    return this.#numbers[this.#slotOf(low, high)] - 1;
  }

  has(low: number, high: number): boolean {
    return this.#numbers[this.#slotOf(low, high)] !== 0;
  }

  /** All hashes by number. */
  values(): BigUint64Array {
    const values = new BigUint64Array(this.#size);
    const halves = halvesOf(values);
    for (let slot = 0; slot < this.#numbers.length; slot++) {
      const number = this.#numbers[slot];
      if (number === 0) continue;
      halves[2 * number - 2] = this.#halves[2 * slot];
      halves[2 * number - 1] = this.#halves[2 * slot + 1];
    }
    return values;
  }

  /** Where a hash is, or the empty slot where it would be. The high half chooses the first slot, whatever the number of slots. */
  #slotOf(low: number, high: number): number {
    const slots = this.#numbers.length;
    let slot = Math.floor((high / 2 ** 32) * slots);
    while (this.#numbers[slot] !== 0 && (this.#halves[2 * slot] !== low || this.#halves[2 * slot + 1] !== high))
      slot = slot + 1 === slots ? 0 : slot + 1;
    return slot;
  }

  #grow(): void {
    const [halves, numbers] = [this.#halves, this.#numbers];
    this.#numbers = new Uint32Array(2 * numbers.length);
    this.#halves = new Uint32Array(2 * halves.length);
    for (let old = 0; old < numbers.length; old++) {
      if (numbers[old] === 0) continue;
      const slot = this.#slotOf(halves[2 * old], halves[2 * old + 1]);
      this.#halves[2 * slot] = halves[2 * old];
      this.#halves[2 * slot + 1] = halves[2 * old + 1];
      this.#numbers[slot] = numbers[old];
    }
  }
}
