/** The order of numbers by a radix sort: what a graph by time is built from. */

const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;
/** Below this a sort by comparison is done before the tables of digits are filled. */
const FEW = 2048;
/** Where the high half of a double stands among its two words. */
const HIGH = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/**
 * Places of `values` in ascending order, equal ones in the order in which they stand, NaN last. O(n): at most four passes, and
 * none over a digit that all values share, as times of a few years share most of theirs.
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const order = new Uint32Array(values.length).map((_, i) => i);
  if (isAscending(values)) return order;
  if (values.length < FEW) return order.sort((a, b) => compare(values[a], values[b]) || a - b);
  const { low, high } = sortableBits(values);
  let from: Uint32Array = order;
  let to: Uint32Array = new Uint32Array(values.length);
  for (const word of [low, high]) {
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
      const starts = startsOfDigits(word, shift);
      if (starts === null) continue;
      deal(from, to, word, shift, starts);
      [from, to] = [to, from];
    }
  }
  return from;
}

/** One pass: every place goes behind those of its digit. */
function deal(from: Uint32Array, to: Uint32Array, word: Uint32Array, shift: number, starts: Uint32Array): void {
  for (let i = 0; i < from.length; i++) {
    const place = from[i];
    to[starts[(word[place] >>> shift) & (DIGITS - 1)]++] = place;
  }
}

function isAscending(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (!(values[i - 1] <= values[i])) return false;
  return true;
}

function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a < b ? -1 : Number(a > b);
}

/** The two halves of each value, such that unsigned integers are in the order of the values: negative ones have all bits turned. */
function sortableBits(values: Float64Array): { readonly low: Uint32Array; readonly high: Uint32Array } {
  const bits = new Uint32Array(values.slice().buffer);
  const low = new Uint32Array(values.length);
  const high = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const top = bits[2 * i + HIGH];
    const turn = top >>> 31 === 1 ? 0xffffffff : 0;
    low[i] = bits[2 * i + 1 - HIGH] ^ turn;
    high[i] = top ^ (turn | 0x80000000);
    if (values[i] === 0) [low[i], high[i]] = [0, 0x80000000];
    if (Number.isNaN(values[i])) [low[i], high[i]] = [0xffffffff, 0xffffffff];
  }
  return { low, high };
}

/** Where each digit's values begin in the next order; null when all have the same digit. */
function startsOfDigits(word: Uint32Array, shift: number): Uint32Array | null {
  const starts = new Uint32Array(DIGITS);
  for (let i = 0; i < word.length; i++) starts[(word[i] >>> shift) & (DIGITS - 1)]++;
  if (word.length > 0 && starts[(word[0] >>> shift) & (DIGITS - 1)] === word.length) return null;
  let sum = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = starts[digit];
    starts[digit] = sum;
    sum += count;
  }
  return starts;
}
