/** Builds a snapshot from streams of column batches; memory while building is about twice that of the result. */
import type { ColumnBatch } from '../schema/batch.ts';
import { type EdgeKind, edgeKind, type Kind, type NodeKind } from '../schema/kinds.ts';
import { type AssemblyTask, assembleEdges, assembly, type EdgeColumns } from './assemble-edges.ts';
import { assembleNodes, horizonOf } from './assemble-nodes.ts';
import type { NodeRange } from './csr.ts';
import type { EdgeParts } from './edges.ts';
import { EdgeGatherer } from './gather-edges.ts';
import { NodeGatherer } from './gather-nodes.ts';
import { type NodeParts, Snapshot, snapshotKinds } from './snapshot.ts';

/** Where batches come from: a store's `scan`, or a list in a test. */
export type BatchSource = (
  kind: Kind,
  columns: readonly string[],
) => AsyncIterable<ColumnBatch> | Iterable<ColumnBatch>;

/** Threads that can do a part of the work. */
export interface Helpers {
  readonly count: number;
  /** They will be needed in a while. */
  start(): void;
  /** `assemble` in one of the threads. */
  run(task: AssemblyTask): Promise<void>;
}

export interface BuildOptions {
  /** Called before a kind is read. */
  readonly onKind?: (kind: Kind) => void;
  /** About how many records each kind has, where that is known: memory is then asked for once. */
  readonly expected?: Readonly<Partial<Record<Kind, number>>>;
  readonly helpers?: Helpers;
  /**
   * Where a source gives hashes instead of ids: the edges of a kind that have such ends, with `id`, `from` and `to` in full. Asked
   * for those ends that are no nodes that were read.
   */
  readonly named?: (kind: EdgeKind, hashes: BigUint64Array) => AsyncIterable<ColumnBatch>;
}

/** Fewer edges are put in order sooner than threads are told of them. */
const EDGES_FOR_HELPERS = 200_000;

/**
 * Reads every kind once and builds the snapshot. A node that only an edge names becomes a placeholder; placeholders stand
 * behind the others of their kind, by key, so that a snapshot of a part of the graph has its nodes in the same order.
 *
 * @param id names what the snapshot shows
 * @param source gives a kind's batches; nodes in a fixed order so that equal graphs give equal snapshots, edges in any
 */
export async function buildSnapshot(
  id: string,
  source: BatchSource,
  { onKind, expected = {}, helpers, named }: BuildOptions = {},
): Promise<Snapshot> {
  const nodes = new Map<NodeKind, NodeGatherer>();
  for (const kind of snapshotKinds.nodes) {
    onKind?.(kind);
    const gatherer = new NodeGatherer(kind, { capacity: expected[kind] });
    for await (const batch of source(kind, gatherer.columns)) gatherer.add(batch);
    nodes.set(kind, gatherer);
  }
  const edges: EdgeGatherer[] = [];
  for (const kind of snapshotKinds.edges) {
    onKind?.(kind);
    const gatherer = new EdgeGatherer(kind, nodes, { capacity: expected[kind], shared: helpers !== undefined });
    if ((expected[kind] ?? 0) >= EDGES_FOR_HELPERS) helpers?.start();
    for await (const batch of source(kind, gatherer.columns)) gatherer.add(batch);
    const unnamed = gatherer.unnamed();
    if (unnamed.length > 0 && named) await gatherer.name(named(kind, unnamed));
    edges.push(gatherer);
  }
  const nodeParts: NodeParts[] = [];
  for (const gatherer of nodes.values()) nodeParts.push(assembleNodes(gatherer.finish(), nodeParts.at(-1)?.end ?? 0));
  const ranges = new Map<NodeKind, NodeRange>(nodeParts.map((part) => [part.kind, part]));
  const edgeParts: EdgeParts[] = [];
  for (let gatherer = edges.shift(); gatherer; gatherer = edges.shift()) {
    const { from, to } = endRanges(gatherer.kind, ranges);
    edgeParts.push(await assembled(gatherer.finish(ranges), from, to, helpers));
  }
  return new Snapshot({ id, horizon: horizonOf(edgeParts), nodes: nodeParts, edges: edgeParts });
}

async function assembled(given: EdgeColumns, from: NodeRange, to: NodeRange, helpers?: Helpers): Promise<EdgeParts> {
  if (helpers === undefined || given.sources.length < EDGES_FOR_HELPERS) return assembleEdges(given, from, to, true);
  const steps = assembly(given, from, to, helpers.count, true);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await Promise.all(step.value.map((task) => helpers.run(task)));
  }
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
