/** Binary search in a part of an ascending typed array. */

/** The first place in `values[from..to]` whose value is `value` or more; `to` when there is none. O(log(to - from)). */
export function firstFrom(values: Float64Array, from: number, to: number, value: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first place in `values[from..to]` whose value is more than `value`; `to` when there is none. O(log(to - from)). */
export function firstAfter(values: Float64Array, from: number, to: number, value: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
