/** A set of 64-bit hashes that may take one for a member that is none, never the other way round: two bytes a member. */

import { halvesOf } from '../schema/hashes.ts';

const BITS_PER_MEMBER = 16;
const PROBES = 4;
const FIRST_CAPACITY = 1 << 18;

interface Layer {
  readonly capacity: number;
  readonly words: Uint32Array;
  size: number;
}

/**
 * A Bloom filter that grows by layers, each of twice the capacity of the one before; each layer takes a quarter of a percent of strangers for
 * members. The hashes are taken to be well spread. Source: B. H. Bloom, Space/time trade-offs in hash coding with allowable errors, CACM 13(7), 1970.
 */
export class IdFilter {
  readonly #layers: Layer[] = [];

  add(hashes: BigUint64Array): void {
    const halves = halvesOf(hashes);
    for (let i = 0; i < hashes.length; i++) {
      const layer = this.#room();
      const mask = layer.capacity * BITS_PER_MEMBER - 1;
      const step = halves[2 * i + 1] | 1;
      for (let probe = 0, bit = halves[2 * i]; probe < PROBES; probe++, bit = (bit + step) | 0) {
        layer.words[(bit & mask) >>> 5] |= 1 << (bit & 31);
      }
      layer.size++;
    }
  }

  /** Positions of the hashes that may be members. */
  mayHold(hashes: BigUint64Array): readonly number[] {
    const halves = halvesOf(hashes);
    const positions: number[] = [];
    for (let i = 0; i < hashes.length; i++) {
      if (this.#layers.some((layer) => isIn(layer, halves[2 * i], halves[2 * i + 1] | 1))) positions.push(i);
    }
    return positions;
  }

  get bytes(): number {
    return this.#layers.reduce((sum, { words }) => sum + words.byteLength, 0);
  }

  #room(): Layer {
    const last = this.#layers.at(-1);
    if (last && last.size < last.capacity) return last;
    const capacity = last ? 2 * last.capacity : FIRST_CAPACITY;
    const layer = { capacity, words: new Uint32Array((capacity * BITS_PER_MEMBER) / 32), size: 0 };
    this.#layers.push(layer);
    return layer;
  }
}

function isIn({ capacity, words }: Layer, start: number, step: number): boolean {
  const mask = capacity * BITS_PER_MEMBER - 1;
  for (let probe = 0, bit = start; probe < PROBES; probe++, bit = (bit + step) | 0) {
    if ((words[(bit & mask) >>> 5] & (1 << (bit & 31))) === 0) return false;
  }
  return true;
}
