/** Builds a snapshot from streams of column batches; memory while building is about twice that of the result. */
import type { ColumnBatch } from '../schema/batch.ts';
import { type EdgeKind, edgeKind, type Kind, type NodeKind } from '../schema/kinds.ts';
import { assembleEdges, assembleNodes, horizonOf } from './assemble.ts';
import type { NodeRange } from './csr.ts';
import type { EdgeParts } from './edges.ts';
import { EdgeGatherer, NodeGatherer } from './gather.ts';
import { type NodeParts, Snapshot, snapshotKinds } from './snapshot.ts';

/** Where batches come from: a store's `scan`, or a list in a test. */
export type BatchSource = (
  kind: Kind,
  columns: readonly string[],
) => AsyncIterable<ColumnBatch> | Iterable<ColumnBatch>;

/**
 * Reads every kind once and builds the snapshot. A node that only an edge names becomes a placeholder; placeholders stand
 * behind the others of their kind, by key, so that a snapshot of a part of the graph has its nodes in the same order.
 *
 * @param id names what the snapshot shows
 * @param expected about how many records each kind has, where that is known: memory is then asked for once
 * @param source gives a kind's batches; nodes in a fixed order so that equal graphs give equal snapshots, edges in any
 */
export async function buildSnapshot(
  id: string,
  source: BatchSource,
  onKind?: (kind: Kind) => void,
  expected: Readonly<Partial<Record<Kind, number>>> = {},
): Promise<Snapshot> {
  const nodes = new Map<NodeKind, NodeGatherer>();
  for (const kind of snapshotKinds.nodes) {
    onKind?.(kind);
    const gatherer = new NodeGatherer(kind, expected[kind]);
    for await (const batch of source(kind, gatherer.columns)) gatherer.add(batch);
    nodes.set(kind, gatherer);
  }
  const edges: EdgeGatherer[] = [];
  for (const kind of snapshotKinds.edges) {
    onKind?.(kind);
    const gatherer = new EdgeGatherer(kind, nodes, expected[kind]);
    for await (const batch of source(kind, gatherer.columns)) gatherer.add(batch);
    edges.push(gatherer);
  }
  const nodeParts: NodeParts[] = [];
  for (const gatherer of nodes.values()) nodeParts.push(assembleNodes(gatherer.finish(), nodeParts.at(-1)?.end ?? 0));
  const ranges = new Map<NodeKind, NodeRange>(nodeParts.map((part) => [part.kind, part]));
  const edgeParts: EdgeParts[] = [];
  for (let gatherer = edges.shift(); gatherer; gatherer = edges.shift()) {
    const { from, to } = endRanges(gatherer.kind, ranges);
    edgeParts.push(assembleEdges(gatherer.finish(ranges), from, to));
  }
  return new Snapshot({ id, horizon: horizonOf(edgeParts), nodes: nodeParts, edges: edgeParts });
}

/** The smallest ranges that hold every source and every target of a kind of edge. */
export function endRanges(
  kind: EdgeKind,
  ranges: ReadonlyMap<NodeKind, NodeRange>,
): { readonly from: NodeRange; readonly to: NodeRange } {
  const spanning = (kinds: readonly NodeKind[]): NodeRange => {
    const own = kinds.map((kind) => ranges.get(kind)!);
    return { start: Math.min(...own.map(({ start }) => start)), end: Math.max(...own.map(({ end }) => end)) };
  };
  const spec = edgeKind(kind);
  return { from: spanning(spec.from), to: spanning(spec.to) };
}
