/** What a live snapshot shows in one version. It never changes; its nodes and edges keep their indices until a compaction. */
import { type EntityId, entityId, type NodeIndex } from '../../schema/ids.ts';
import type { EdgeKind, NodeKind, NumericProperty, TextProperty } from '../../schema/kinds.ts';
import type { Texts } from '../columns.ts';
import type { Edges } from '../edges.ts';
import { namingProperties, Snapshot, type SnapshotTotals } from '../snapshot.ts';
import type { LiveEdges } from './edges.ts';
import type { NodeDelta } from './nodes.ts';

/**
 * Reads like a snapshot wherever nodes are asked one by one and edges are followed along `outgoing` and `incoming`. New nodes
 * stand behind all ranges, removed ones keep their indices, and rows of replaced and removed edges lie among the others: what goes over whole ranges or columns, and every
 * other thread, takes the compacted snapshot.
 */
export class LiveView extends Snapshot {
  readonly #base: Snapshot;
  readonly #nodes: NodeDelta;
  readonly #changed: ReadonlyMap<EdgeKind, LiveEdges>;
  readonly #version: number;

  constructor(
    base: Snapshot,
    nodes: NodeDelta,
    changed: ReadonlyMap<EdgeKind, LiveEdges>,
    version: number,
    totals: SnapshotTotals,
  ) {
    super(base.parts, totals);
    this.#base = base;
    this.#nodes = nodes;
    this.#changed = changed;
    this.#version = version;
  }

  override kindOf(node: NodeIndex): NodeKind {
    return node < this.#base.nodeCount ? this.#base.kindOf(node) : this.#nodes.added(node).kind;
  }

  override keyOf(node: NodeIndex): string {
    return node < this.#base.nodeCount ? this.#base.keyOf(node) : this.#nodes.added(node).key;
  }

  override idOf(node: NodeIndex): EntityId {
    return entityId(this.kindOf(node), this.keyOf(node));
  }

  override find(id: string): NodeIndex | null {
    return this.#nodes.find(id, this.#version, this.nodeCount);
  }

  override exists(node: NodeIndex): boolean {
    return !this.#nodes.isRemoved(node, this.#version);
  }

  override isPlaceholder(node: NodeIndex): boolean {
    if (this.#nodes.isKnown(node, this.#version)) return false;
    return node >= this.#base.nodeCount || this.#base.isPlaceholder(node);
  }

  override nameOf(node: NodeIndex): string {
    const values = this.#nodes.values(node, this.#version);
    const kind = this.kindOf(node);
    for (const property of namingProperties) {
      const name = values?.[property] ?? this.#baseText(kind, property, node);
      if (name) return String(name);
    }
    return this.keyOf(node);
  }

  override number<K extends NodeKind>(kind: K, property: NumericProperty<K>, node: NodeIndex): number {
    if (this.kindOf(node) !== kind) return Number.NaN;
    const value = this.#nodes.values(node, this.#version)?.[property];
    if (typeof value === 'number') return value;
    return node < this.#base.nodeCount ? this.#base.number(kind, property, node) : Number.NaN;
  }

  override text<K extends NodeKind>(kind: K, property: TextProperty<K>, node: NodeIndex): string | null {
    if (this.kindOf(node) !== kind) return null;
    const value = this.#nodes.values(node, this.#version)?.[property];
    return typeof value === 'string' ? value : this.#baseText(kind, property, node);
  }

  #baseText(kind: NodeKind, property: string, node: NodeIndex): string | null {
    return node < this.#base.nodeCount ? this.#base.text(kind, property as TextProperty<NodeKind>, node) : null;
  }

  /** @throws Error: a live view has no columns of nodes */
  override numbers(): never {
    throw new Error('a live view has no columns of nodes: compact it first');
  }

  /** @throws Error: a live view has no columns of nodes */
  override texts<K extends NodeKind>(_kind: K, _property: TextProperty<K>): Texts | null {
    throw new Error('a live view has no columns of nodes: compact it first');
  }

  override edges<K extends EdgeKind>(kind: K): Edges<K> {
    return (this.#changed.get(kind) as unknown as Edges<K> | undefined) ?? this.#base.edges(kind);
  }
}
