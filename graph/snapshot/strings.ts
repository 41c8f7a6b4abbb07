/**
 * Strings in shared memory: their UTF-8 bytes end to end, where each begins, and an open-addressing hash table that
 * finds one again in O(1) expected. Structured-clonable, so a worker reads the same bytes.
 */
import { sharedUint8, sharedUint32 } from './buffers.ts';

export interface StringParts {
  readonly bytes: Uint8Array;
  /** `offsets[i]..offsets[i + 1]` are the bytes of string i: one slot more than there are strings. */
  readonly offsets: Uint32Array;
  /** Slots of string index + 1, 0 = empty; the length is a power of two. */
  readonly table: Uint32Array;
}

const encoder = new TextEncoder();
const noStrings: StringParts = { bytes: new Uint8Array(0), offsets: new Uint32Array(1), table: new Uint32Array(0) };

/** FNV-1a, 32 bits, over UTF-8. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let h = 0x811c9dc5;
  for (let i = start; i < end; i++) h = Math.imul(h ^ bytes[i], 0x01000193);
  return h >>> 0;
}

/** Packs distinct strings; O(total bytes). The bytes of one table stay under 4 GiB. */
export const packStrings = (strings: readonly string[]): StringParts => extendStrings(noStrings, 0, strings);

/** The first `kept` strings of a table with others behind them, all distinct; O(total bytes). */
export function extendStrings(
  { bytes: old, offsets: starts }: StringParts,
  kept: number,
  more: readonly string[],
): StringParts {
  const keptBytes = starts[kept];
  let total = keptBytes;
  for (const text of more) total += Buffer.byteLength(text);
  const bytes = sharedUint8(total);
  bytes.set(old.subarray(0, keptBytes));
  const offsets = sharedUint32(kept + more.length + 1);
  offsets.set(starts.subarray(0, kept + 1));
  let at = keptBytes;
  for (let i = 0; i < more.length; i++) {
    at += encoder.encodeInto(more[i], bytes.subarray(at)).written;
    offsets[kept + i + 1] = at;
  }
  return { bytes, offsets, table: hashTable(bytes, offsets) };
}

function hashTable(bytes: Uint8Array, offsets: Uint32Array): Uint32Array {
  const count = offsets.length - 1;
  let size = 4;
  while (size < count * 2) size *= 2;
  const table = sharedUint32(size);
  for (let i = 0; i < count; i++) {
    let slot = hash(bytes, offsets[i], offsets[i + 1]) & (size - 1);
    while (table[slot] !== 0) slot = (slot + 1) & (size - 1);
    table[slot] = i + 1;
  }
  return table;
}

/** Reads packed strings. */
export class Strings {
  readonly length: number;
  readonly #parts: StringParts;
  /** The same bytes. TextDecoder refuses shared memory; a buffer reads it where it lies. */
  readonly #buffer: Buffer;

  constructor(parts: StringParts) {
    this.#parts = parts;
    this.#buffer = Buffer.from(parts.bytes.buffer, parts.bytes.byteOffset, parts.bytes.byteLength);
    this.length = parts.offsets.length - 1;
  }

  get(index: number): string {
    const { offsets } = this.#parts;
    return this.#buffer.toString('utf8', offsets[index], offsets[index + 1]);
  }

  /** Where a string stands, or -1. */
  indexOf(text: string): number {
    const { bytes, offsets, table } = this.#parts;
    const wanted = encoder.encode(text);
    const mask = table.length - 1;
    for (let slot = hash(wanted, 0, wanted.length) & mask; table[slot] !== 0; slot = (slot + 1) & mask) {
      const index = table[slot] - 1;
      if (sameBytes(bytes, offsets[index], offsets[index + 1], wanted)) return index;
    }
    return -1;
  }
}

function sameBytes(bytes: Uint8Array, start: number, end: number, wanted: Uint8Array): boolean {
  if (end - start !== wanted.length) return false;
  for (let i = 0; i < wanted.length; i++) if (bytes[start + i] !== wanted[i]) return false;
  return true;
}
