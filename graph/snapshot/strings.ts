/**
 * Strings in shared memory: their UTF-8 bytes end to end, where each begins, and an open-addressing hash table that
 * finds one again in O(1) expected. Structured-clonable, so a worker reads the same bytes.
 */
import { growUint8, growUint32, sharedUint8, sharedUint32 } from './buffers.ts';

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
  return { bytes, offsets, table: hashTable(bytes, offsets, kept + more.length, tableSize(kept + more.length)) };
}

function tableSize(count: number): number {
  let size = 4;
  while (size < count * 2) size *= 2;
  return size;
}

function hashTable(bytes: Uint8Array, offsets: Uint32Array, count: number, size: number): Uint32Array {
  const table = sharedUint32(size);
  for (let i = 0; i < count; i++) enter(table, hash(bytes, offsets[i], offsets[i + 1]), i);
  return table;
}

function enter(table: Uint32Array, hashed: number, index: number): void {
  const mask = table.length - 1;
  let slot = hashed & mask;
  while (table[slot] !== 0) slot = (slot + 1) & mask;
  table[slot] = index + 1;
}

/** The string of a table that has these bytes, or -1. */
function indexIn({ bytes, offsets, table }: StringParts, wanted: Uint8Array, start: number, end: number): number {
  if (table.length === 0) return -1;
  const mask = table.length - 1;
  for (let slot = hash(wanted, start, end) & mask; table[slot] !== 0; slot = (slot + 1) & mask) {
    const index = table[slot] - 1;
    if (sameBytes(bytes, offsets[index], offsets[index + 1], wanted, start, end)) return index;
  }
  return -1;
}

let scratch = new Uint8Array(1024);

/** Writes a string into `scratch`, and says how many bytes it has. */
function encoded(text: string): number {
  if (scratch.length < 3 * text.length) scratch = new Uint8Array(6 * text.length);
  return encoder.encodeInto(text, scratch).written;
}

/** Packs strings as they come, each once, and tells which it was. */
export class StringPacker {
  readonly #bytes = growUint8({ capacity: 64 });
  readonly #offsets = growUint32({ capacity: 16 });
  /** Of the first `#entered` strings: where nothing is looked for, nothing is entered before the end. */
  #table: Uint32Array = noStrings.table;
  #entered = 0;

  constructor() {
    this.#offsets.reserve(1);
  }

  /** How many there are. */
  get length(): number {
    return this.#offsets.length - 1;
  }

  /** Takes strings that differ from each other and from all before; `bytes` end to end, `lengths` of each. */
  append(bytes: Uint8Array, lengths: Uint32Array): void {
    let end = this.#bytes.length;
    this.#bytes.append(bytes);
    const first = this.#offsets.length;
    const offsets = this.#offsets.reserve(lengths.length);
    for (let i = 0; i < lengths.length; i++) {
      end += lengths[i];
      offsets[first + i] = end;
    }
  }

  /** Takes a string that differs from all before. */
  push(text: string): void {
    const end = encoded(text);
    this.#push(scratch, 0, end);
  }

  /** The index of a string, which is packed if it is new. O(its bytes). */
  indexOf(text: string): number {
    const end = encoded(text);
    return this.indexOfBytes(scratch, 0, end);
  }

  /** Likewise of a string in UTF-8. */
  indexOfBytes(bytes: Uint8Array, start: number, end: number): number {
    this.#enter();
    const known = indexIn(this.#parts(), bytes, start, end);
    if (known >= 0) return known;
    this.#push(bytes, start, end);
    return this.length - 1;
  }

  #push(bytes: Uint8Array, start: number, end: number): void {
    const at = this.#bytes.length;
    this.#bytes.reserve(end - start).set(bytes.subarray(start, end), at);
    const index = this.#offsets.length;
    this.#offsets.reserve(1)[index] = this.#bytes.length;
  }

  /** Whatever was packed, with nothing behind it. */
  finish(): StringParts {
    if (this.length === 0) return packStrings([]);
    this.#enter();
    const [bytes, offsets] = [sharedUint8(this.#bytes.length), sharedUint32(this.#offsets.length)];
    bytes.set(this.#bytes.view());
    offsets.set(this.#offsets.view());
    return { bytes, offsets, table: this.#table };
  }

  #parts(): StringParts {
    return { bytes: this.#bytes.array, offsets: this.#offsets.array, table: this.#table };
  }

  #enter(): void {
    const count = this.length;
    if (count === this.#entered) return;
    const { bytes, offsets } = this.#parts();
    const size = tableSize(count);
    if (size > this.#table.length) this.#table = hashTable(bytes, offsets, count, size);
    else for (let i = this.#entered; i < count; i++) enter(this.#table, hash(bytes, offsets[i], offsets[i + 1]), i);
    this.#entered = count;
  }
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
    const wanted = encoder.encode(text);
    return indexIn(this.#parts, wanted, 0, wanted.length);
  }
}

function sameBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  wanted: Uint8Array,
  wantedStart: number,
  wantedEnd: number,
): boolean {
  if (end - start !== wantedEnd - wantedStart) return false;
  for (let i = start, j = wantedStart; i < end; i++, j++) if (bytes[i] !== wanted[j]) return false;
  return true;
}
