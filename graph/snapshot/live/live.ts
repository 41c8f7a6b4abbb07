/**
 * A snapshot that takes changes while it is read. An event is applied as a whole and becomes visible by the exchange of one
 * reference, so that no reader sees half of it; whoever holds an earlier view goes on seeing that. The cost of an event is
 * that of the lists of its ends: O(1) amortised where it is the latest of them, O(degree) where not.
 */
import type { ColumnBatch } from '../../schema/batch.ts';
import { type EdgeIndex, entityId, type NodeIndex, parseEntityId } from '../../schema/ids.ts';
import { type EdgeKind, edgeKindNames, isEdgeKind, isNodeKind } from '../../schema/kinds.ts';
import { namedBy } from '../../schema/named.ts';
import type { Instant } from '../../schema/time.ts';
import { latestTime } from '../assemble-nodes.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Compaction } from './compact.ts';
import { EdgeDelta, type LiveEdges } from './edges.ts';
import { NodeDelta } from './nodes.ts';
import { LiveView } from './view.ts';

export class LiveSnapshot {
  readonly base: Snapshot;
  readonly #nodes: NodeDelta;
  readonly #edges = new Map<EdgeKind, EdgeDelta>();
  #version = 0;
  #id: string;
  #horizon: Instant;
  #view: Snapshot | null;

  constructor(base: Snapshot) {
    this.base = base;
    this.#nodes = new NodeDelta(base);
    this.#id = base.id;
    this.#horizon = base.horizon;
    this.#view = base;
  }

  /** The graph as it is now: the base itself as long as nothing was applied. */
  view(): Snapshot {
    this.#view ??= this.#makeView();
    return this.#view;
  }

  /** What it shows. */
  get id(): string {
    return this.#id;
  }

  /** Names anew what it shows. */
  name(id: string): void {
    if (id === this.#id) return;
    this.#id = id;
    this.#view = null;
  }

  /** New, changed and removed nodes, and edges likewise, since the base. */
  get size(): { readonly nodes: number; readonly edges: number } {
    let edges = 0;
    for (const delta of this.#edges.values()) edges += delta.size;
    return { nodes: this.#nodes.size, edges };
  }

  /** Whether batches fit without a copy of large columns. When they do not, compact first. */
  hasRoom(batches: readonly ColumnBatch[]): boolean {
    const rows = new Map<EdgeKind, number>();
    for (const { kind, length } of batches) if (isEdgeKind(kind)) rows.set(kind, (rows.get(kind) ?? 0) + length);
    return [...rows].every(([kind, count]) => this.#deltaOf(kind).hasRoom(count));
  }

  /**
   * Applies batches together: inserts and updates by natural key, where a value that is not known changes nothing. An edge that
   * is there already with the same values changes nothing.
   *
   * @param id names what the snapshot then shows
   */
  apply(batches: readonly ColumnBatch[], id: string): void {
    this.#version++;
    for (const batch of batches) if (isNodeKind(batch.kind)) this.#nodes.apply(batch, this.#version);
    for (const batch of batches) if (isEdgeKind(batch.kind)) this.#applyEdges(batch, batch.kind);
    this.#id = id;
    this.#view = null;
  }

  /**
   * Removes the nodes and edges with some ids, every edge that touches one of the nodes, and the placeholders that only such edges named.
   * What is not there is passed over. O(degrees of the nodes and of their neighbours); O(edges of its kind) for an edge's id.
   *
   * @param id names what the snapshot then shows
   */
  remove(ids: readonly string[], id: string): void {
    this.#version++;
    const { nodes, edges } = namedBy(ids);
    const gone = new Set<NodeIndex>();
    for (const [kind, keys] of nodes) {
      for (const key of keys) {
        const node = this.#nodes.find(entityId(kind, key));
        if (node !== null) gone.add(node);
      }
    }
    const ends = new Set<NodeIndex>();
    let latest = Number.NaN;
    for (const kind of edgeKindNames) {
      const doomed = new Set<EdgeIndex>(edges.has(kind) ? this.#deltaOf(kind).find(new Set(edges.get(kind))) : []);
      for (const node of gone) this.#eachEdge(kind, node, (edge) => doomed.add(edge));
      if (doomed.size === 0) continue;
      const removed = this.#deltaOf(kind).remove(doomed, this.#version);
      for (const end of removed.ends) ends.add(end);
      latest = latestTime(Float64Array.of(removed.latest), latest);
    }
    for (const end of ends) if (this.#nodes.isPlaceholder(end) && !this.#hasEdges(end)) gone.add(end);
    this.#nodes.remove(gone, this.#version);
    if (latest === this.#horizon) this.#horizon = this.#latest();
    this.#id = id;
    this.#view = null;
  }

  #eachEdge(kind: EdgeKind, node: NodeIndex, visit: (edge: EdgeIndex) => void): void {
    const { outgoing, incoming } = this.#edges.get(kind)?.ways ?? this.base.edges(kind);
    outgoing.each(node, visit);
    incoming.each(node, visit);
  }

  #hasEdges(node: NodeIndex): boolean {
    return edgeKindNames.some((kind) => {
      let any = false;
      this.#eachEdge(kind, node, () => {
        any = true;
      });
      return any;
    });
  }

  #applyEdges(batch: ColumnBatch, kind: EdgeKind): void {
    const [from, to] = [batch.columns.from, batch.columns.to] as (readonly string[])[];
    const nodeOf = (id: string) => {
      const { kind, key } = parseEntityId(id)!;
      return this.#nodes.node(kind, key);
    };
    const before = this.#deltaOf(kind).apply(batch, (row) => [nodeOf(from[row]), nodeOf(to[row])], this.#version);
    const times = (batch.columns.at ?? batch.columns.validFrom) as Float64Array;
    this.#horizon =
      before === this.#horizon ? this.#latest() : latestTime(times.subarray(0, batch.length), this.#horizon);
  }

  /** Asked for only when the latest event of all was given another time. */
  #latest(): Instant {
    return edgeKindNames
      .map((kind) => this.#edges.get(kind)?.latest() ?? latestTime(this.base.edges(kind).times, Number.NaN))
      .reduce((a, b) => (a >= b || Number.isNaN(b) ? a : b), Number.NaN);
  }

  #deltaOf(kind: EdgeKind): EdgeDelta {
    let delta = this.#edges.get(kind);
    if (!delta) {
      delta = new EdgeDelta(this.base.parts.edges[edgeKindNames.indexOf(kind)]);
      this.#edges.set(kind, delta);
    }
    return delta;
  }

  #makeView(): LiveView {
    const changed = new Map<EdgeKind, LiveEdges>();
    let edgeCount = this.base.edgeCount;
    for (const [kind, delta] of this.#edges) {
      changed.set(kind, delta.view(this.#version));
      edgeCount += delta.count - this.base.edges(kind).count;
    }
    const totals = { id: this.#id, horizon: this.#horizon, nodeCount: this.#nodes.count, edgeCount };
    return new LiveView(this.base, this.#nodes, changed, this.#version, totals);
  }

  /** What `compact` makes a snapshot of; structured-clonable, the columns in shared memory. */
  compaction(): Compaction {
    const edges = new Map([...this.#edges].map(([kind, delta]) => [kind, delta.changes()]));
    return { id: this.#id, base: this.base.parts, nodes: this.#nodes.changes(), edges };
  }
}
