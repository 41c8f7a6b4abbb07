/**
 * Moves the rows of columns to the places of their nodes, roughly: into buckets of neighbouring nodes. Few enough buckets that each has
 * its end in the processor's cache, and each small enough to be sorted there. Rows of a bucket keep their order.
 */
import type { SharedArray } from './buffers.ts';

/** Some consecutive part of the work, for one of several threads. */
export interface Share {
  readonly index: number;
  readonly of: number;
}

/** Where the rows of each node go; all rows of `base + (bucket << shift)` and so many nodes behind it are one bucket. */
export interface Buckets {
  readonly base: number;
  /** By node as in `CsrParts`. */
  readonly offsets: Uint32Array;
  readonly shift: number;
}

const ROWS_OF_A_BUCKET = 1 << 15;
const MOST_BUCKETS = 512;

export function bucketsOf(base: number, offsets: Uint32Array): Buckets {
  const nodes = offsets.length - 1;
  const wanted = Math.max(1, Math.min(MOST_BUCKETS, Math.ceil(offsets[nodes] / ROWS_OF_A_BUCKET)));
  let shift = 0;
  while (nodes > wanted * 2 ** shift) shift++;
  return { base, offsets, shift };
}

const countOf = ({ offsets, shift }: Buckets): number => Math.max(1, Math.ceil((offsets.length - 1) / 2 ** shift));

/** The nodes of each bucket that is a share's, counted from `base`. */
export function* bucketsIn(buckets: Buckets, share: Share): Generator<readonly [first: number, last: number]> {
  const { offsets, shift } = buckets;
  const nodes = offsets.length - 1;
  const rows = offsets[nodes];
  for (let bucket = 0; bucket < countOf(buckets); bucket++) {
    const first = bucket * 2 ** shift;
    const last = Math.min(nodes, first + 2 ** shift);
    const isOwn = Math.min(share.of - 1, Math.floor((offsets[first] / rows) * share.of)) === share.index;
    if (isOwn && offsets[last] > offsets[first]) yield [first, last];
  }
}

/** A column as it came, and where it goes; null for one that says the number of its row. */
export interface Move {
  readonly from: SharedArray | null;
  readonly to: SharedArray;
}

/** Moves the rows of a share. O(rows · columns). */
export function scatter(nodes: Uint32Array, buckets: Buckets, moves: readonly Move[], { index, of }: Share): void {
  const { base, offsets, shift } = buckets;
  const start = Math.floor((nodes.length * index) / of);
  const end = Math.floor((nodes.length * (index + 1)) / of);
  const places = Uint32Array.from({ length: countOf(buckets) }, (_, bucket) => offsets[bucket * 2 ** shift]);
  const bucketOf = new Uint16Array(end - start);
  for (let row = 0; row < start; row++) places[(nodes[row] - base) >>> shift]++;
  for (let row = start; row < end; row++) bucketOf[row - start] = (nodes[row] - base) >>> shift;
  for (const { from, to } of moves) {
    if (from === null) numberInto(bucketOf, start, places.slice(), to as Uint32Array);
    else if (from.BYTES_PER_ELEMENT === 8) movePairs(wordsOf(from), bucketOf, start, places.slice(), wordsOf(to));
    else moveWords(wordsOf(from), bucketOf, start, places.slice(), wordsOf(to));
  }
}

/** Whatever is moved is moved as bits, so that one loop serves all types. */
export const wordsOf = ({ buffer, byteOffset, byteLength }: SharedArray): Uint32Array =>
  new Uint32Array(buffer, byteOffset, byteLength / 4);

function numberInto(bucketOf: Uint16Array, start: number, places: Uint32Array, to: Uint32Array): void {
  for (let i = 0; i < bucketOf.length; i++) to[places[bucketOf[i]]++] = start + i;
}

function moveWords(
  from: Uint32Array,
  bucketOf: Uint16Array,
  start: number,
  places: Uint32Array,
  to: Uint32Array,
): void {
  for (let i = 0; i < bucketOf.length; i++) to[places[bucketOf[i]]++] = from[start + i];
}

function movePairs(
  from: Uint32Array,
  bucketOf: Uint16Array,
  start: number,
  places: Uint32Array,
  to: Uint32Array,
): void {
  for (let i = 0; i < bucketOf.length; i++) {
    const place = 2 * places[bucketOf[i]]++;
    const at = 2 * (start + i);
    to[place] = from[at];
    to[place + 1] = from[at + 1];
  }
}

/** Puts `column[ids[i]]` at place `start + i`; the ids are those places in another order. */
export function reorder(column: SharedArray, start: number, ids: Uint32Array): void {
  const words = wordsOf(column);
  if (column.BYTES_PER_ELEMENT === 8) reorderPairs(words, start, ids);
  else reorderWords(words, start, ids);
}

function reorderWords(words: Uint32Array, start: number, ids: Uint32Array): void {
  const before = words.slice(start, start + ids.length);
  for (let i = 0; i < ids.length; i++) words[start + i] = before[ids[i] - start];
}

function reorderPairs(words: Uint32Array, start: number, ids: Uint32Array): void {
  const before = words.slice(2 * start, 2 * (start + ids.length));
  for (let i = 0; i < ids.length; i++) {
    const at = 2 * (ids[i] - start);
    words[2 * (start + i)] = before[at];
    words[2 * (start + i) + 1] = before[at + 1];
  }
}
