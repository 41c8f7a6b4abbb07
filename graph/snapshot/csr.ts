/**
 * Compressed sparse rows, both ways. The edges that leave a node are neighbours in memory, earliest first, and their
 * place is the edge's index; `inEdges` lists the same edges by target, also earliest first. Equal times stand in the
 * order of the edges' hashes, so that the order of the rows given does not matter.
 *
 * Rows are put in order in two steps, each of which keeps to memory that the processor has at hand: first into buckets of
 * neighbouring nodes (`scatter.ts`), then each bucket by itself. O(edges · log(edges of a node) + nodes), O(edges + nodes)
 * when rows come by time.
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

/** Places for the offsets of all nodes of a range, to be counted. */
export const offsetsFor = ({ start, end }: NodeRange): Uint32Array => sharedUint32(end - start + 1);

/** Places of node `base + i` become `offsets[i] <= place < offsets[i + 1]`, as many as it has rows. */
export function countRows(nodes: Uint32Array, base: number, offsets: Uint32Array): void {
  for (let row = 0; row < nodes.length; row++) offsets[nodes[row] - base + 1]++;
  for (let i = 1; i < offsets.length; i++) offsets[i] += offsets[i - 1];
}

/** Rows that stand at the places of some neighbouring nodes, in no order. All but `ids` is by place. */
export interface UnsortedRows {
  readonly nodes: Uint32Array;
  /** NaN (not known) comes first. */
  readonly times: Float64Array;
  /** What to call the row at a place; the place itself when left out. */
  readonly ids?: Uint32Array;
  /** By id. */
  readonly hashes: BigUint64Array;
}

/** The ids of the rows of nodes `base + first <= node < base + last` by node, time and hash. */
export function sortedIds(
  { nodes, times, ids, hashes }: UnsortedRows,
  base: number,
  offsets: Uint32Array,
  first: number,
  last: number,
): Uint32Array {
  const start = offsets[first];
  const cursor = offsets.slice(first, last);
  const length = offsets[last] - start;
  const sorted = new Uint32Array(length);
  const keys = new Float64Array(length);
  for (let place = start; place < offsets[last]; place++) {
    const at = cursor[nodes[place] - base - first]++ - start;
    const time = times[place];
    sorted[at] = ids === undefined ? place : ids[place];
    keys[at] = Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
  }
  for (let i = first; i < last; i++)
    if (offsets[i + 1] - offsets[i] > 1) sortRun(keys, sorted, hashes, offsets[i] - start, offsets[i + 1] - start);
  return sorted;
}
