/** Which events have lately been seen, without an object for each: numbers in open addressing. */

const EMPTY = Number.NaN;

export class RecentIds {
  readonly #span: number;
  #since = Number.NEGATIVE_INFINITY;
  #now = new IdTable();
  #before = new IdTable();

  /** @param span an id is remembered for at least so long, and for less than twice that */
  constructor(span: number) {
    this.#span = span;
  }

  /** Notes an id; false when it is known already. */
  add(id: number, time: number): boolean {
    if (time >= this.#since + this.#span) {
      this.#before = time >= this.#since + 2 * this.#span ? new IdTable() : this.#now;
      this.#now = new IdTable();
      this.#since = time;
    }
    return !this.#before.has(id) && this.#now.add(id);
  }
}

class IdTable {
  #slots = new Float64Array(1024).fill(EMPTY);
  #count = 0;

  has(id: number): boolean {
    return this.#slots[this.#slotOf(id)] === id;
  }

  add(id: number): boolean {
    const slot = this.#slotOf(id);
    if (this.#slots[slot] === id) return false;
    this.#slots[slot] = id;
    if (2 * ++this.#count > this.#slots.length) this.#grow();
    return true;
  }

  /** Where an id stands, or would. */
  #slotOf(id: number): number {
    const mask = this.#slots.length - 1;
    let slot = mixed(id) & mask;
    while (!Number.isNaN(this.#slots[slot]) && this.#slots[slot] !== id) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Float64Array(2 * old.length).fill(EMPTY);
    for (const id of old) if (!Number.isNaN(id)) this.#slots[this.#slotOf(id)] = id;
  }
}

/** Spreads ids that follow one another, as counted ones do. */
function mixed(id: number): number {
  let bits = Math.imul((id % 0x100000000) | 0, 0x9e3779b1) ^ Math.imul(Math.floor(id / 0x100000000) | 0, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  return bits ^ (bits >>> 13);
}
