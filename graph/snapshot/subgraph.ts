/** A part of a snapshot as a graphology graph, for what graphology and its libraries do best: layouts, exports, metrics of a view. */
import { MultiGraph } from 'graphology';
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import { type EdgeKind, edgeKind, edgeKindNames, type NodeKind } from '../schema/kinds.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from './snapshot.ts';

export interface SubgraphNode {
  readonly kind: NodeKind;
  readonly name: string;
}

export interface SubgraphEdge {
  readonly kind: EdgeKind;
  /** `at` of an event, `validFrom` of a fact; null when not known. */
  readonly time: Instant | null;
}

export interface SubgraphOptions {
  /** All when left out. */
  readonly kinds?: readonly EdgeKind[];
  /** Only edges of which this is true; all when left out. */
  readonly counts?: (kind: EdgeKind, edge: EdgeIndex) => boolean;
}

/**
 * Some nodes and the edges between them, under their ids; an edge of a kind without direction is undirected. O(edges that leave the
 * nodes); meant for up to some tens of thousands of edges.
 */
export function subgraphOf(
  snapshot: Snapshot,
  nodes: readonly NodeIndex[],
  { kinds = edgeKindNames, counts }: SubgraphOptions = {},
): MultiGraph<SubgraphNode, SubgraphEdge> {
  const graph = new MultiGraph<SubgraphNode, SubgraphEdge>();
  const ids = new Map(nodes.map((node) => [node, snapshot.idOf(node)]));
  for (const [node, id] of ids) graph.addNode(id, { kind: snapshot.kindOf(node), name: snapshot.nameOf(node) });
  for (const kind of edgeKindNames.filter((each) => kinds.includes(each))) {
    const edges = snapshot.edges(kind);
    const { directed } = edgeKind(kind);
    for (const [node, from] of ids) {
      for (const edge of edges.out(node)) {
        const to = ids.get(edges.targets[edge]);
        if (to === undefined || (counts && !counts(kind, edge))) continue;
        const time = edges.times[edge];
        const attributes = { kind, time: Number.isNaN(time) ? null : time };
        if (directed) graph.addDirectedEdgeWithKey(edges.idOf(edge), from, to, attributes);
        else graph.addUndirectedEdgeWithKey(edges.idOf(edge), from, to, attributes);
      }
    }
  }
  return graph;
}
