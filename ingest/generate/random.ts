/**
 * Pseudo-random numbers that are the same on every machine: 32-bit integer arithmetic, and of floating point only
 * + − × ÷, which IEEE 754 fixes to the last bit. Each stream is named, so that adding one never shifts another.
 */

/** Mixes whole numbers into one unsigned 32-bit number (the finaliser of MurmurHash3 over a running state). */
export function mix(...parts: readonly number[]): number {
  let h = 0x9e3779b9;
  for (const part of parts) {
    h = Math.imul(h ^ (part | 0), 0x85ebca6b);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const textHash = (text: string): number => mix(...Array.from(text, (c) => c.codePointAt(0) ?? 0));

/** Multiples of a median by ventile: most firms are small, a few are sixty times the usual. */
const HEAVY_TAIL = [
  0.06, 0.13, 0.2, 0.28, 0.37, 0.46, 0.56, 0.68, 0.82, 1, 1.2, 1.45, 1.8, 2.25, 2.9, 3.8, 5.2, 7.5, 12, 24, 60,
];

/** sfc32 by Chris Doty-Humphrey, seeded by the name of a stream. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(...stream: readonly (string | number)[]) {
    const parts = stream.map((part) => (typeof part === 'number' ? part : textHash(part)));
    this.#a = mix(1, ...parts);
    this.#b = mix(2, ...parts);
    this.#c = mix(3, ...parts);
    for (let i = 0; i < 12; i++) this.u32();
  }

  /** 0..2³² − 1. */
  u32(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + t;
    return t >>> 0;
  }

  /** [0, 1). */
  unit(): number {
    return this.u32() / 4_294_967_296;
  }

  /** 0..n − 1. */
  int(n: number): number {
    return Math.floor(this.unit() * n);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.int(high - low + 1);
  }

  /** [low, high). */
  range(low: number, high: number): number {
    return low + this.unit() * (high - low);
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(list.length)] as T;
  }

  /** `count` different members of a list, in the order drawn; all of them when there are fewer. */
  sample<T>(list: readonly T[], count: number): T[] {
    const pool = [...list];
    const drawn = Math.min(count, pool.length);
    for (let i = 0; i < drawn; i++) {
      const j = i + this.int(pool.length - i);
      [pool[i], pool[j]] = [pool[j] as T, pool[i] as T];
    }
    return pool.slice(0, drawn);
  }

  /** A member drawn by weight. */
  weighted<T extends { readonly weight: number }>(list: readonly T[]): T {
    let left = this.unit() * list.reduce((sum, { weight }) => sum + weight, 0);
    for (const item of list) {
      left -= item.weight;
      if (left < 0) return item;
    }
    return list[list.length - 1] as T;
  }

  /** A multiple of the median with a heavy tail: 5 % of draws are above 24, none is above 60. */
  heavy(): number {
    const place = this.unit() * (HEAVY_TAIL.length - 1);
    const i = Math.floor(place);
    const low = HEAVY_TAIL[i] as number;
    return low + (place - i) * ((HEAVY_TAIL[i + 1] as number) - low);
  }

  /** A rank 0..n − 1 with probability falling as 1 ÷ rank (Zipf): an octave first, then a place in it. */
  zipf(n: number): number {
    let octaves = 0;
    while (1 << (octaves + 1) <= n) octaves++;
    const start = 1 << this.int(octaves + 1);
    return Math.min(n, start + this.int(start)) - 1;
  }
}
