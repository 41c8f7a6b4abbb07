/** Puts gathered columns into the shape of a snapshot: nodes row by row, edges in the order of their CSR. */
import type { EdgeKind, NodeKind } from '../schema/kinds.ts';
import type { Instant } from '../schema/time.ts';
import { roomFor, sharedFloat32, sharedFloat64, sharedUint32, sharedUint64 } from './buffers.ts';
import { permuted, sharedCodes, sharedNumbers, type TextParts } from './columns.ts';
import { expanded, groupByNode, type NodeRange } from './csr.ts';
import type { EdgeParts } from './edges.ts';
import type { PropertyColumns } from './gather-properties.ts';
import type { NodeParts } from './snapshot.ts';
import { packStrings } from './strings.ts';

/** Nodes of a kind: those that are known, in the order of their columns' rows, then placeholders. */
export interface NodeColumns extends PropertyColumns {
  readonly kind: NodeKind;
  readonly keys: readonly string[];
  readonly known: number;
}

/** O(bytes). */
export function assembleNodes({ kind, keys, known, numbers, texts }: NodeColumns, start: number): NodeParts {
  const length = keys.length;
  return {
    kind,
    start,
    end: start + length,
    placeholdersFrom: start + known,
    keys: packStrings(keys),
    numbers: mapped(numbers, (column) => sharedNumbers(column, length)),
    texts: mapped(texts, ({ codes, values }) => ({ codes: sharedCodes(codes, length), values })),
  };
}

/** Edges of a kind by row, in any order. */
export interface EdgeColumns extends PropertyColumns {
  readonly kind: EdgeKind;
  /** Node indices. */
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly hashes: BigUint64Array;
  readonly times: Float64Array;
  readonly ends: Float64Array | null;
  readonly confidences: Float64Array | Float32Array | null;
}

/** Sorts edges into their CSR; complexity: `csr.ts`. The ranges hold every source and every target. */
export function assembleEdges(given: EdgeColumns, fromRange: NodeRange, toRange: NodeRange): EdgeParts {
  const { offsets: outOffsets, rows } = groupByNode(given.sources, fromRange, given.times, given.hashes);
  const length = rows.length;
  const room = roomFor(length);
  const sources = expanded(outOffsets, fromRange.start, sharedUint32(length, room));
  const targets = permuted(given.targets, rows, sharedUint32(length, room));
  const times = permuted(given.times, rows, sharedFloat64(length, room));
  const hashes = sharedUint64(length, room);
  for (let i = 0; i < length; i++) hashes[i] = given.hashes[rows[i]];
  const { offsets: inOffsets, rows: inEdges } = groupByNode(targets, toRange, times, hashes, sharedUint32(length));
  return {
    kind: given.kind,
    csr: { outBase: fromRange.start, outOffsets, inBase: toRange.start, inOffsets, inEdges },
    sources,
    targets,
    hashes,
    times,
    ends: given.ends && permuted(given.ends, rows, sharedFloat64(length, room)),
    confidences: given.confidences && permuted(given.confidences, rows, sharedFloat32(length, room)),
    numbers: mapped(given.numbers, (column) => permuted(column, rows, sharedFloat64(length, room))),
    texts: mapped(given.texts, ({ codes, values }) => ({
      codes: permuted(codes, rows, sharedUint32(length, room)),
      values,
    })),
  };
}

/** The latest time of any event or start of a fact; NaN when there is none. */
export const horizonOf = (edges: readonly EdgeParts[]): Instant =>
  edges.reduce((latest, { times }) => latestTime(times, latest), Number.NaN);

/** The latest of some times and another; NaN stands for not known. */
export function latestTime(times: Float64Array, other: Instant): Instant {
  let latest = other;
  for (let i = 0; i < times.length; i++) if (!(times[i] <= latest) && !Number.isNaN(times[i])) latest = times[i];
  return latest;
}

const mapped = <A extends Float64Array | TextParts, B>(
  columns: Readonly<Record<string, A>>,
  change: (column: A) => B,
): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, change(column)]));
