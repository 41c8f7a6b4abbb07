/** Sorts a stretch of rows by time, then by hash, in place. */

const INSERTION = 24;
let spareKeys = new Float64Array(0);
let spareRows = new Uint32Array(0);

/**
 * A bottom-up merge sort over blocks sorted by insertion; two blocks that are in order already are not merged, so that
 * rows in order cost one look each. O(n log n) at worst.
 *
 * @param keys the time at each place; moves with `rows`
 * @param rows the row at each place
 * @param hashes by row; decides between equal times
 */
export function sortRun(
  keys: Float64Array,
  rows: Uint32Array,
  hashes: BigUint64Array,
  start: number,
  end: number,
): void {
  for (let block = start; block < end; block += INSERTION) {
    insert(keys, rows, hashes, block, Math.min(block + INSERTION, end));
  }
  const length = end - start;
  for (let width = INSERTION; width < length; width *= 2) {
    for (let low = start; low + width < end; low += 2 * width) {
      merge(keys, rows, hashes, low, low + width, Math.min(low + 2 * width, end));
    }
  }
}

function insert(keys: Float64Array, rows: Uint32Array, hashes: BigUint64Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const key = keys[i];
    const row = rows[i];
    let at = i;
    for (; at > start; at--) {
      const before = keys[at - 1];
      if (before < key || (before === key && hashes[rows[at - 1]] <= hashes[row])) break;
      keys[at] = before;
      rows[at] = rows[at - 1];
    }
    keys[at] = key;
    rows[at] = row;
  }
}

function merge(
  keys: Float64Array,
  rows: Uint32Array,
  hashes: BigUint64Array,
  low: number,
  middle: number,
  high: number,
): void {
  const last = keys[middle - 1];
  if (last < keys[middle] || (last === keys[middle] && hashes[rows[middle - 1]] <= hashes[rows[middle]])) return;
  const length = middle - low;
  if (spareKeys.length < length) {
    spareKeys = new Float64Array(2 * length);
    spareRows = new Uint32Array(2 * length);
  }
  spareKeys.set(keys.subarray(low, middle));
  spareRows.set(rows.subarray(low, middle));
  let left = 0;
  let right = middle;
  for (let at = low; left < length; at++) {
    const key = spareKeys[left];
    const other = right < high ? keys[right] : Number.POSITIVE_INFINITY;
    const takeLeft = right >= high || key < other || (key === other && hashes[spareRows[left]] <= hashes[rows[right]]);
    keys[at] = takeLeft ? key : other;
    rows[at] = takeLeft ? spareRows[left++] : rows[right++];
  }
}
