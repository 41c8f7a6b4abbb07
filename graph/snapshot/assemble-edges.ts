/**
 * Puts gathered edges into the order of their CSR, in steps that several threads can share: what they read and write is shared
 * memory, and no two write at one place.
 */
import type { EdgeKind } from '../schema/kinds.ts';
import { roomFor, sharedFloat32, sharedFloat64, sharedUint32, sharedUint64 } from './buffers.ts';
import { mapped } from './columns.ts';
import { type CsrParts, countRows, type NodeRange, offsetsFor, sortedIds } from './csr.ts';
import type { EdgeParts } from './edges.ts';
import type { PropertyColumns } from './gather-properties.ts';
import { type Buckets, bucketsIn, bucketsOf, type Move, reorder, type Share, scatter } from './scatter.ts';

/** Edges of a kind by row, in any order. */
export interface EdgeColumns extends PropertyColumns {
  readonly kind: EdgeKind;
  /** Node indices. */
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly hashes: BigUint64Array;
  readonly times: Float64Array;
  readonly ends: Float64Array | null;
  readonly confidences: Float32Array | null;
}

/** One share of one step; structured-clonable. */
export type AssemblyTask = { readonly parts: EdgeParts } & (
  | { readonly step: 'countSources' | 'countTargets'; readonly given: EdgeColumns }
  | { readonly step: 'moveToSources'; readonly given: EdgeColumns; readonly share: Share }
  | { readonly step: 'sortAtSources'; readonly share: Share }
  | { readonly step: 'moveToTargets' | 'sortAtTargets'; readonly reached: Reached; readonly share: Share }
);

/** The edges by target, until each target's are in order. */
interface Reached {
  readonly nodes: Uint32Array;
  readonly times: Float64Array;
}

/** Does a task where it is called. */
export function assemble(task: AssemblyTask): void {
  const { parts } = task;
  const { csr } = parts;
  switch (task.step) {
    case 'countSources':
      countRows(task.given.sources, csr.outBase, csr.outOffsets);
      break;
    case 'countTargets':
      countRows(task.given.targets, csr.inBase, csr.inOffsets);
      break;
    case 'moveToSources':
      scatter(task.given.sources, outBuckets(csr), movesOf(task.given, parts), task.share);
      break;
    case 'sortAtSources':
      sortAtSources(parts, task.share);
      break;
    case 'moveToTargets':
      scatter(parts.targets, inBuckets(csr), movesByTarget(parts, task.reached), task.share);
      break;
    case 'sortAtTargets':
      sortAtTargets(parts, task.reached, task.share);
      break;
  }
}

const outBuckets = ({ outBase, outOffsets }: CsrParts): Buckets => bucketsOf(outBase, outOffsets);
const inBuckets = ({ inBase, inOffsets }: CsrParts): Buckets => bucketsOf(inBase, inOffsets);

/**
 * Sorts edges into their CSR; complexity: `csr.ts`. The ranges hold every source and every target.
 *
 * @param shares how many may work on a step at once
 * @param spare whether nobody needs what is given afterwards, so that its memory can be used again; to be so where threads do the steps
 * @returns step by step what is to be done, each before the next, and in the end the edges
 */
export function* assembly(
  given: EdgeColumns,
  from: NodeRange,
  to: NodeRange,
  shares: number,
  spare = false,
): Generator<readonly AssemblyTask[], EdgeParts> {
  const parts = emptyParts(given, from, to);
  const { length } = given.sources;
  if (length === 0) return parts;
  const all = Array.from({ length: shares }, (_, index) => ({ index, of: shares }));
  yield [
    { step: 'countSources', parts, given },
    { step: 'countTargets', parts, given },
  ];
  yield all.map((share) => ({ step: 'moveToSources', parts, given, share }));
  yield all.map((share) => ({ step: 'sortAtSources', parts, share }));
  const reached = spare
    ? { nodes: given.sources, times: given.times }
    : { nodes: new Uint32Array(length), times: new Float64Array(length) };
  yield all.map((share) => ({ step: 'moveToTargets', parts, reached, share }));
  yield all.map((share) => ({ step: 'sortAtTargets', parts, reached, share }));
  return parts;
}

/** The same at once, in this thread. */
export function assembleEdges(given: EdgeColumns, from: NodeRange, to: NodeRange, spare = false): EdgeParts {
  const steps = assembly(given, from, to, 1, spare);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    step.value.forEach(assemble);
  }
}

/** Nodes outside of a range have no edges: where there are none at all, none needs an offset. */
const nowhere = ({ start }: NodeRange): NodeRange => ({ start, end: start });

/** Columns for so many edges, as yet empty. */
function emptyParts(given: EdgeColumns, from: NodeRange, to: NodeRange): EdgeParts {
  const { length } = given.sources;
  const room = roomFor(length);
  return {
    kind: given.kind,
    csr: {
      outBase: from.start,
      outOffsets: offsetsFor(length === 0 ? nowhere(from) : from),
      inBase: to.start,
      inOffsets: offsetsFor(length === 0 ? nowhere(to) : to),
      inEdges: sharedUint32(length),
    },
    sources: sharedUint32(length, room),
    targets: sharedUint32(length, room),
    hashes: sharedUint64(length, room),
    times: sharedFloat64(length, room),
    ends: given.ends && sharedFloat64(length, room),
    confidences: given.confidences && sharedFloat32(length, room),
    numbers: mapped(given.numbers, () => sharedFloat64(length, room)),
    texts: mapped(given.texts, ({ values }) => ({ codes: sharedUint32(length, room), values })),
  };
}

/** Every column that edges have, as given and as it stands in a snapshot. */
function movesOf(given: EdgeColumns, parts: EdgeParts): readonly Move[] {
  const columns = ({ sources, targets, hashes, times, ends, confidences, numbers, texts }: EdgeColumns | EdgeParts) => [
    ...[sources, targets, hashes, times, ...(ends ? [ends] : []), ...(confidences ? [confidences] : [])],
    ...Object.values(numbers),
    ...Object.values(texts).map(({ codes }) => codes),
  ];
  const to = columns(parts);
  return columns(given).map((from, i) => ({ from, to: to[i] }));
}

const movesByTarget = ({ targets, times, csr }: EdgeParts, reached: Reached): readonly Move[] => [
  { from: targets, to: reached.nodes },
  { from: times, to: reached.times },
  { from: null, to: csr.inEdges },
];

function sortAtSources(parts: EdgeParts, share: Share): void {
  const { csr, sources, times, hashes } = parts;
  const moved = movesOf(parts, parts).map(({ to }) => to);
  for (const [first, last] of bucketsIn(outBuckets(csr), share)) {
    const ids = sortedIds({ nodes: sources, times, hashes }, csr.outBase, csr.outOffsets, first, last);
    for (const column of moved) reorder(column, csr.outOffsets[first], ids);
  }
}

function sortAtTargets({ csr, hashes }: EdgeParts, { nodes, times }: Reached, share: Share): void {
  for (const [first, last] of bucketsIn(inBuckets(csr), share)) {
    const ids = sortedIds({ nodes, times, hashes, ids: csr.inEdges }, csr.inBase, csr.inOffsets, first, last);
    csr.inEdges.set(ids, csr.inOffsets[first]);
  }
}
