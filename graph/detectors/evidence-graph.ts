/** What merging and telling detections need of the graph that they are about. */
import type { EdgeId, EdgeIndex, EntityId, NodeIndex } from '../schema/ids.ts';
import type { EdgeKind } from '../schema/kinds.ts';

/** A snapshot is one; so is what parts of a detection handed back (`graph/engine/evidence-table.ts`). */
export interface EvidenceGraph {
  /** Names the state of the graph. */
  readonly id: string;
  idOf(node: NodeIndex): EntityId;
  /** The node with an id `Kind:key`, or null. */
  find(id: string): NodeIndex | null;
  /** The name to show for a node. */
  nameOf(node: NodeIndex): string;
  edges(kind: EdgeKind): EvidenceEdges;
}

export interface EvidenceEdges {
  readonly sources: ArrayLike<NodeIndex>;
  readonly targets: ArrayLike<NodeIndex>;
  idOf(edge: EdgeIndex): EdgeId;
}
