/** Nodes that are new or changed since the base, in versions. */
import type { ColumnBatch } from '../../schema/batch.ts';
import { entityId, type NodeIndex } from '../../schema/ids.ts';
import type { NodeKind } from '../../schema/kinds.ts';
import { residentProperties } from '../gather-properties.ts';
import type { Snapshot } from '../snapshot.ts';

/** Values by property; what is not here is the base's. */
export type NodeValues = Readonly<Record<string, number | string>>;

export interface AddedNode {
  readonly kind: NodeKind;
  readonly key: string;
}

/** What a compaction has to know of the nodes. */
export interface NodeChanges {
  /** By index from the base's number of nodes on. */
  readonly added: readonly AddedNode[];
  /** Nodes that are no placeholders, new ones and former placeholders. */
  readonly known: readonly NodeIndex[];
  readonly values: ReadonlyMap<NodeIndex, NodeValues>;
  readonly removed: ReadonlySet<NodeIndex>;
}

interface Versioned<T> {
  readonly version: number;
  readonly value: T;
}

export class NodeDelta {
  readonly #base: Snapshot;
  readonly #added: AddedNode[] = [];
  /** Added nodes by id, oldest first: who was removed and comes again is another node. */
  readonly #indices = new Map<string, NodeIndex[]>();
  readonly #removedSince = new Map<NodeIndex, number>();
  readonly #knownSince = new Map<NodeIndex, number>();
  readonly #values = new Map<NodeIndex, Versioned<NodeValues>[]>();

  constructor(base: Snapshot) {
    this.#base = base;
  }

  /** Indices in use; those of removed nodes are not given out again. */
  get count(): number {
    return this.#base.nodeCount + this.#added.length;
  }

  /** Nodes that are new, changed or removed. */
  get size(): number {
    return this.#added.length + this.#values.size + this.#knownSince.size + this.#removedSince.size;
  }

  added(node: NodeIndex): AddedNode {
    return this.#added[node - this.#base.nodeCount];
  }

  /**
   * The node with an id `Kind:key`; null when there is none.
   *
   * @param version with the number of indices that it had: nodes from there on came later
   */
  find(id: string, version = Number.POSITIVE_INFINITY, count = this.count): NodeIndex | null {
    const there = (node: NodeIndex): boolean => node < count && !this.isRemoved(node, version);
    const old = this.#base.find(id);
    if (old !== null && there(old)) return old;
    return this.#indices.get(id)?.findLast(there) ?? null;
  }

  isRemoved(node: NodeIndex, version = Number.POSITIVE_INFINITY): boolean {
    const since = this.#removedSince.get(node);
    return since !== undefined && since <= version;
  }

  /** Whether a node is known only because an edge names it, as of now. */
  isPlaceholder(node: NodeIndex): boolean {
    return !this.#knownSince.has(node) && (node >= this.#base.nodeCount || this.#base.isPlaceholder(node));
  }

  remove(nodes: Iterable<NodeIndex>, version: number): void {
    for (const node of nodes) this.#removedSince.set(node, version);
  }

  isKnown(node: NodeIndex, version: number): boolean {
    const since = this.#knownSince.get(node);
    return since !== undefined && since <= version;
  }

  values(node: NodeIndex, version: number): NodeValues | null {
    const versions = this.#values.get(node);
    if (versions === undefined) return null;
    for (let i = versions.length - 1; i >= 0; i--) if (versions[i].version <= version) return versions[i].value;
    return null;
  }

  /** The node of a key, which is added as a placeholder where it is not there. */
  node(kind: NodeKind, key: string): NodeIndex {
    const id = entityId(kind, key);
    const found = this.find(id);
    if (found !== null) return found;
    const node = this.#base.nodeCount + this.#added.push({ kind, key }) - 1;
    const before = this.#indices.get(id);
    if (before) before.push(node);
    else this.#indices.set(id, [node]);
    return node;
  }

  /** Inserts or updates the rows of a batch of nodes; a value that is not known changes nothing. */
  apply({ kind, columns, length }: ColumnBatch, version: number): void {
    const names = residentProperties(kind).filter((name) => columns[name] !== undefined);
    for (let row = 0; row < length; row++) {
      const node = this.node(kind as NodeKind, columns.key[row] as string);
      if (node >= this.#base.nodeCount || this.#base.isPlaceholder(node)) {
        if (!this.#knownSince.has(node)) this.#knownSince.set(node, version);
      }
      const given: Record<string, number | string> = {};
      for (const name of names) {
        const value = columns[name][row] as number | string | null;
        if (value !== null && !Number.isNaN(value)) given[name] = value;
      }
      if (Object.keys(given).length > 0) this.#note(node, { version, value: given });
    }
  }

  #note(node: NodeIndex, { version, value }: Versioned<NodeValues>): void {
    const versions = this.#values.get(node) ?? [];
    const last = versions.at(-1);
    const merged = { version, value: { ...last?.value, ...value } };
    if (last?.version === version) versions[versions.length - 1] = merged;
    else versions.push(merged);
    this.#values.set(node, versions);
  }

  /** As they are now, whatever is applied later: they may be sent to a thread only when one is free. */
  changes(): NodeChanges {
    return {
      added: [...this.#added],
      known: [...this.#knownSince.keys()],
      values: new Map([...this.#values].map(([node, versions]) => [node, versions[versions.length - 1].value])),
      removed: new Set(this.#removedSince.keys()),
    };
  }
}
