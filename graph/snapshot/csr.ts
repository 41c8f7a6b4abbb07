/**
 * Compressed sparse rows, both ways. The edges that leave a node are neighbours in memory, earliest first, and their
 * place is the edge's index; `inEdges` lists the same edges by target, also earliest first. Equal times stand in the
 * order of the edges' hashes, so that the order of the rows given does not matter. Grouping is a counting sort, and each
 * node's edges are sorted by themselves: O(edges · log(edges of a node) + nodes), O(edges + nodes) when rows come by time.
 */
import { sharedUint32 } from './buffers.ts';
import { sortRun } from './sort-run.ts';

export interface CsrParts {
  /** First node of the range that `outOffsets` covers, and likewise for `inOffsets`. */
  readonly outBase: number;
  readonly outOffsets: Uint32Array;
  readonly inBase: number;
  readonly inOffsets: Uint32Array;
  readonly inEdges: Uint32Array;
}

export interface NodeRange {
  readonly start: number;
  readonly end: number;
}

/** Rows grouped by a node of each, every group ordered by time and hash: the rows of group g are `rows[offsets[g]..offsets[g + 1]]`. */
export interface GroupedRows {
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
}

/**
 * @param nodes by row, inside `range`
 * @param times by row; NaN (not known) comes first
 * @param hashes by row
 * @param rows where to write the rows
 */
export function groupByNode(
  nodes: Uint32Array,
  range: NodeRange,
  times: Float64Array,
  hashes: BigUint64Array,
  rows: Uint32Array = new Uint32Array(nodes.length),
): GroupedRows {
  const { start } = range;
  const count = range.end - start;
  const offsets = sharedUint32(count + 1);
  for (let i = 0; i < nodes.length; i++) offsets[nodes[i] - start + 1]++;
  for (let i = 0; i < count; i++) offsets[i + 1] += offsets[i];
  const cursor = offsets.slice();
  const keys = new Float64Array(nodes.length);
  for (let row = 0; row < nodes.length; row++) {
    const at = cursor[nodes[row] - start]++;
    const time = times[row];
    rows[at] = row;
    keys[at] = Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
  }
  for (let i = 0; i < count; i++)
    if (offsets[i + 1] - offsets[i] > 1) sortRun(keys, rows, hashes, offsets[i], offsets[i + 1]);
  return { offsets, rows };
}

/** The node of each place of a grouping. */
export function expanded(offsets: Uint32Array, base: number, target: Uint32Array): Uint32Array {
  for (let i = 0; i + 1 < offsets.length; i++) target.fill(base + i, offsets[i], offsets[i + 1]);
  return target;
}
