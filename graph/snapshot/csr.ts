/**
 * Compressed sparse rows, both ways. Edges are ordered by time, then stably by source: the edges that leave a node are
 * neighbours in memory, earliest first, and their place is the edge's index. `inEdges` lists the same edges by target,
 * also earliest first. O(edges + nodes): radix and counting sorts only.
 */
import { sharedUint32 } from './buffers.ts';

export interface CsrParts {
  /** First node of the range that `outOffsets` covers, and likewise for `inOffsets`. */
  readonly outBase: number;
  readonly outOffsets: Uint32Array;
  readonly inBase: number;
  readonly inOffsets: Uint32Array;
  readonly inEdges: Uint32Array;
}

/** The rows of `times` in ascending order, equal times in their given order; NaN (not known) comes first. */
export function orderByTime(times: Float64Array): Uint32Array {
  const n = times.length;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let sorted = true;
  for (let i = 0; i < n; i++) {
    const t = times[i];
    if (t < low) low = t;
    if (t > high) high = t;
    if (sorted && i > 0 && !(t >= times[i - 1])) sorted = false;
  }
  let order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  if (sorted || n < 2) return order;
  // A key is the distance to the earliest time + 1, so that NaN can be 0; it is split into digits of 16 bits.
  const digits = (() => {
    let count = 1;
    for (let span = high - low + 1; span >= 65536; span /= 65536) count++;
    return Number.isFinite(high - low) ? count : 1;
  })();
  let next = new Uint32Array(n);
  const starts = new Uint32Array(65537);
  for (let digit = 0, scale = 1; digit < digits; digit++, scale *= 65536) {
    const at = (row: number): number => {
      const t = times[row];
      return Number.isNaN(t) ? 0 : Math.floor((t - low + 1) / scale) % 65536;
    };
    starts.fill(0);
    for (let i = 0; i < n; i++) starts[at(i) + 1]++;
    for (let i = 0; i < 65536; i++) starts[i + 1] += starts[i];
    for (let i = 0; i < n; i++) next[starts[at(order[i])]++] = order[i];
    [order, next] = [next, order];
  }
  return order;
}

/** A stable counting sort of `order` by `nodes[row] - base`; the offsets are those of the result. */
function groupByNode(
  nodes: Uint32Array,
  order: Uint32Array,
  base: number,
  count: number,
): { readonly offsets: Uint32Array; readonly grouped: Uint32Array } {
  const offsets = sharedUint32(count + 1);
  for (let i = 0; i < nodes.length; i++) offsets[nodes[i] - base + 1]++;
  for (let i = 0; i < count; i++) offsets[i + 1] += offsets[i];
  const cursor = offsets.slice();
  const grouped = new Uint32Array(nodes.length);
  for (let i = 0; i < order.length; i++) grouped[cursor[nodes[order[i]] - base]++] = order[i];
  return { offsets, grouped };
}

export interface NodeRange {
  readonly start: number;
  readonly end: number;
}

/**
 * @param sources,targets node indices by row, inside `fromRange` and `toRange`
 * @param times by row; NaN where not known
 * @returns the CSR, and the row that each edge index came from
 */
export function buildCsr(
  sources: Uint32Array,
  targets: Uint32Array,
  times: Float64Array,
  fromRange: NodeRange,
  toRange: NodeRange,
): { readonly csr: CsrParts; readonly rows: Uint32Array } {
  const byTime = orderByTime(times);
  const out = groupByNode(sources, byTime, fromRange.start, fromRange.end - fromRange.start);
  const edgeOfRow = new Uint32Array(sources.length);
  for (let edge = 0; edge < out.grouped.length; edge++) edgeOfRow[out.grouped[edge]] = edge;
  const into = groupByNode(targets, byTime, toRange.start, toRange.end - toRange.start);
  const inEdges = sharedUint32(targets.length);
  for (let i = 0; i < into.grouped.length; i++) inEdges[i] = edgeOfRow[into.grouped[i]];
  return {
    rows: out.grouped,
    csr: { outBase: fromRange.start, outOffsets: out.offsets, inBase: toRange.start, inOffsets: into.offsets, inEdges },
  };
}
