/** Entity ids by their hashes: some 17 bytes each, where a set of texts takes a hundred. */
import { type ColumnBatch, textsOf } from '../../schema/batch.ts';
import { halvesOf } from '../../schema/hashes.ts';
import { isNodeKind } from '../../schema/kinds.ts';
import { HashIndex } from '../../snapshot/hash-index.ts';

/** What of a batch names entities. */
export type IdColumn = 'key' | 'from' | 'to';

/** Two ids of which one is taken for the other, once in 2⁶⁴ pairs, make a part read more than it needs, and do no other harm. */
export class IdSet {
  readonly #hashes = new HashIndex();
  #areOfStore = true;

  add(batch: ColumnBatch, column: IdColumn): void {
    this.#areOfStore &&= batch.hashes !== undefined;
    const halves = idHalves(batch, column);
    for (let i = 0; i < halves.length; i += 2) this.#hashes.add(halves[i], halves[i + 1]);
  }

  /** Adds a hash of the kind that the other ids have. */
  addHash(low: number, high: number, isOfStore: boolean): void {
    this.#areOfStore &&= isOfStore;
    this.#hashes.add(low, high);
  }

  get size(): number {
    return this.#hashes.size;
  }

  /** The hashes, where they are those that the store gives: then it can look for them. */
  get known(): BigUint64Array | null {
    return this.#areOfStore ? this.#hashes.values() : null;
  }

  /** Adds all of a set that has ids of the same store. */
  addAll(other: IdSet): void {
    const halves = halvesOf(other.#hashes.values());
    for (let i = 0; i < halves.length; i += 2) this.addHash(halves[i], halves[i + 1], other.#areOfStore);
  }

  has(low: number, high: number): boolean {
    return this.#hashes.has(low, high);
  }

  /** A test of whether what a row of a batch names in a column is in the set. */
  holds(batch: ColumnBatch, column: IdColumn): (row: number) => boolean {
    const halves = idHalves(batch, column);
    return (row) => this.#hashes.has(halves[2 * row], halves[2 * row + 1]);
  }

  /** A test of whether the row of a batch is a node of the set, or an edge with an end in it. */
  among(batch: ColumnBatch): (row: number) => boolean {
    if (isNodeKind(batch.kind)) return this.holds(batch, 'key');
    const [from, to] = [this.holds(batch, 'from'), this.holds(batch, 'to')];
    return (row) => from(row) || to(row);
  }
}

/** Low and high half of the hash of each id: the store's, or our own where it gives none. */
export function idHalves(batch: ColumnBatch, column: IdColumn): Uint32Array {
  const given = batch.hashes?.[column];
  if (given) return halvesOf(given);
  const textAt = textsOf(batch, column);
  const prefix = column === 'key' ? `${batch.kind}:` : '';
  const halves = new Uint32Array(2 * batch.length);
  for (let i = 0; i < batch.length; i++) hashInto(halves, 2 * i, prefix + textAt(i));
  return halves;
}

const encoder = new TextEncoder();
let scratch = new Uint8Array(1024);

/** FNV-1a, 32 bits, from two beginnings. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashInto(halves: Uint32Array, at: number, id: string): void {
  if (scratch.length < 3 * id.length) scratch = new Uint8Array(6 * id.length);
  const length = encoder.encodeInto(id, scratch).written;
  let [low, high] = [0x811c9dc5, 0x01234567];
  for (let i = 0; i < length; i++) {
    low = Math.imul(low ^ scratch[i], 0x01000193);
    high = Math.imul(high ^ scratch[i], 0x01000193) + low;
  }
  halves[at] = low;
  halves[at + 1] = high ^ (high >>> 15);
}
