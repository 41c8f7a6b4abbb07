/**
 * The immutable picture of the graph that everything computes on: columns in shared memory, nodes as dense integers
 * grouped by kind, each edge kind with its edges both ways. `parts` is structured-clonable: a worker thread makes
 * `new Snapshot(parts)` over the same bytes.
 */
import { type EntityId, entityId, type NodeIndex, parseEntityId } from '../schema/ids.ts';
import {
  type EdgeKind,
  edgeKindNames,
  type NodeKind,
  type NumericProperty,
  nodeKindNames,
  type TextProperty,
} from '../schema/kinds.ts';
import type { Instant } from '../schema/time.ts';
import { type TextParts, Texts } from './columns.ts';
import type { NodeRange } from './csr.ts';
import { type EdgeParts, Edges } from './edges.ts';
import { type StringParts, Strings } from './strings.ts';

export interface NodeParts extends NodeRange {
  readonly kind: NodeKind;
  /** From here to `end` stand nodes that are known only because an edge names them. */
  readonly placeholdersFrom: number;
  readonly keys: StringParts;
  /** Columns by property, row 0 = node `start`. A property that no node has is left out. */
  readonly numbers: Readonly<Record<string, Float64Array>>;
  readonly texts: Readonly<Record<string, TextParts>>;
}

export interface SnapshotParts {
  /** Names what the snapshot shows: the store's change sequence. */
  readonly id: string;
  /** The latest time of any event or start of a fact; NaN when there is none. The default as-of date. */
  readonly horizon: Instant;
  readonly nodes: readonly NodeParts[];
  readonly edges: readonly EdgeParts[];
}

/** What a live view says of itself in the place of its base. */
export interface SnapshotTotals {
  readonly id: string;
  readonly horizon: Instant;
  readonly nodeCount: number;
  readonly edgeCount: number;
}

/** What a node is called by, the first of these that it has. */
export const namingProperties = ['name', 'value'] as const;

export class Snapshot {
  readonly parts: SnapshotParts;
  readonly id: string;
  readonly horizon: Instant;
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly #nodes: ReadonlyMap<NodeKind, NodeParts>;
  readonly #starts: readonly number[];
  readonly #keys: ReadonlyMap<NodeKind, Strings>;
  readonly #edges: ReadonlyMap<EdgeKind, Edges>;
  readonly #texts = new Map<string, Texts>();

  constructor(parts: SnapshotParts, more: Partial<SnapshotTotals> = {}) {
    this.parts = parts;
    this.id = more.id ?? parts.id;
    this.horizon = more.horizon ?? parts.horizon;
    this.nodeCount = more.nodeCount ?? parts.nodes.at(-1)?.end ?? 0;
    this.#nodes = new Map(parts.nodes.map((nodes) => [nodes.kind, nodes]));
    this.#starts = parts.nodes.map(({ start }) => start);
    this.#keys = new Map(parts.nodes.map(({ kind, keys }) => [kind, new Strings(keys)]));
    this.#edges = new Map(parts.edges.map((edges) => [edges.kind, new Edges(edges)]));
    this.edgeCount = more.edgeCount ?? parts.edges.reduce((sum, { sources }) => sum + sources.length, 0);
  }

  /** Nodes of a kind are `start <= node < end`. */
  range(kind: NodeKind): NodeRange {
    return this.#part(kind);
  }

  kindOf(node: NodeIndex): NodeKind {
    let kind = 0;
    while (kind + 1 < this.#starts.length && this.#starts[kind + 1] <= node) kind++;
    return this.parts.nodes[kind].kind;
  }

  keyOf(node: NodeIndex): string {
    const kind = this.kindOf(node);
    return this.#keys.get(kind)!.get(node - this.#part(kind).start);
  }

  idOf(node: NodeIndex): EntityId {
    return entityId(this.kindOf(node), this.keyOf(node));
  }

  /** The node with an id `Kind:key`, or null. */
  find(id: string): NodeIndex | null {
    const parsed = parseEntityId(id);
    if (!parsed) return null;
    const row = this.#keys.get(parsed.kind)!.indexOf(parsed.key);
    return row < 0 ? null : this.#part(parsed.kind).start + row;
  }

  /** Whether an index below `nodeCount` is that of a node: in a live view some were removed. */
  exists(_node: NodeIndex): boolean {
    return true;
  }

  /** Whether a node is known only because an edge names it. */
  isPlaceholder(node: NodeIndex): boolean {
    return node >= this.#part(this.kindOf(node)).placeholdersFrom;
  }

  /** The name to show for a node: its `name` or `value` where it has one, else its key. */
  nameOf(node: NodeIndex): string {
    const part = this.#part(this.kindOf(node));
    for (const property of namingProperties) {
      const name = this.#textsOf(part, property)?.get(node - part.start);
      if (name) return name;
    }
    return this.keyOf(node);
  }

  /** A numeric property of a node of kind `K`; NaN where it is not known or the node is of another kind. */
  number<K extends NodeKind>(kind: K, property: NumericProperty<K>, node: NodeIndex): number {
    const part = this.#part(kind);
    if (node < part.start || node >= part.end) return Number.NaN;
    return part.numbers[property]?.[node - part.start] ?? Number.NaN;
  }

  /** A text property of a node of kind `K`; null where it is not known or the node is of another kind. */
  text<K extends NodeKind>(kind: K, property: TextProperty<K>, node: NodeIndex): string | null {
    const part = this.#part(kind);
    if (node < part.start || node >= part.end) return null;
    return this.#textsOf(part, property)?.get(node - part.start) ?? null;
  }

  /** A numeric column of a kind, row 0 = the kind's first node; null when no node has a value. */
  numbers<K extends NodeKind>(kind: K, property: NumericProperty<K>): Float64Array | null {
    return this.#part(kind).numbers[property] ?? null;
  }

  /** A text column of a kind, likewise. */
  texts<K extends NodeKind>(kind: K, property: TextProperty<K>): Texts | null {
    return this.#textsOf(this.#part(kind), property);
  }

  edges<K extends EdgeKind>(kind: K): Edges<K> {
    return this.#edges.get(kind) as unknown as Edges<K>;
  }

  /** Bytes of shared memory that the snapshot holds. */
  get bytes(): number {
    return bytesOf(this.parts);
  }

  #part(kind: NodeKind): NodeParts {
    return this.#nodes.get(kind)!;
  }

  #textsOf(part: NodeParts, property: string): Texts | null {
    const parts = part.texts[property];
    if (!parts) return null;
    const name = `${part.kind}.${property}`;
    let texts = this.#texts.get(name);
    if (!texts) {
      texts = new Texts(parts);
      this.#texts.set(name, texts);
    }
    return texts;
  }
}

/** Every kind has its part, even an empty one, in the order of the schema. */
export const snapshotKinds = { nodes: nodeKindNames, edges: edgeKindNames } as const;

/** Bytes of the buffers of all typed arrays below a value. */
export function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.buffer.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + bytesOf(part), 0);
}
