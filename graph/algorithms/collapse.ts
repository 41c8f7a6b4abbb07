/** A graph of those who stand for others: accounts become their owners, companies their groups, and parallel edges one pair. */
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import { growFloat64, growUint32 } from '../snapshot/buffers.ts';
import type { Edges } from '../snapshot/edges.ts';
import { buildDigraph } from './digraph.ts';
import { NodeValues } from './node-values.ts';

/** Edges of one kind that take part. */
export interface CollapsedEdges {
  readonly edges: Edges;
  /** All unless given. */
  readonly counts?: (edge: EdgeIndex) => boolean;
  /** By edge; null where they have none. */
  readonly amounts: Float64Array | null;
}

/** All edges between two vertices, whatever their direction. */
export interface CollapsedPair {
  /** Places in `nodes`; a stands before b in the snapshot. */
  readonly a: number;
  readonly b: number;
  readonly count: number;
  /** Of the known amounts; 0 when none is known. */
  readonly sum: number;
}

export interface CollapsedGraph {
  /** Who the vertices are, ascending: only those that have a bond. */
  readonly nodes: readonly NodeIndex[];
  /** Ascending by a, then b. */
  readonly pairs: readonly CollapsedPair[];
}

/**
 * The edges of a snapshot in one piece, seen from those who stand for their ends: what Louvain is run on (`communitiesOf`, with a
 * weight made of each pair's count and sum). Edges inside one that stands for both ends are left out. O(nodes + edges + pairs · log
 * degree).
 *
 * @param standsFor who stands for a node; itself where nobody else does
 */
export function collapse(
  nodeCount: number,
  kinds: readonly CollapsedEdges[],
  standsFor: (node: NodeIndex) => NodeIndex,
): CollapsedGraph {
  const lesser = growUint32();
  const greater = growUint32();
  const known = growFloat64();
  const bonded = new Uint8Array(nodeCount);
  const add = (u: NodeIndex, v: NodeIndex, amount: number): void => {
    const place = lesser.length;
    lesser.reserve(1)[place] = Math.min(u, v);
    greater.reserve(1)[place] = Math.max(u, v);
    known.reserve(1)[place] = amount;
    bonded[u] = bonded[v] = 1;
  };
  for (const { edges, counts, amounts } of kinds) {
    for (let edge = 0; edge < edges.count; edge++) {
      const [u, v] = [standsFor(edges.sources[edge]), standsFor(edges.targets[edge])];
      if (u !== v && (counts === undefined || counts(edge))) add(u, v, amounts?.[edge] || 0);
    }
  }
  const amounts = known.view();
  const { offsets, targets, labels } = buildDigraph(nodeCount, lesser.view(), greater.view());
  const nodes: NodeIndex[] = [];
  const places = new Uint32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) if (bonded[node] === 1) places[node] = nodes.push(node) - 1;
  const counts = new NodeValues(nodeCount);
  const sums = new NodeValues(nodeCount);
  const pairs: CollapsedPair[] = [];
  for (const a of nodes) {
    counts.clear();
    sums.clear();
    for (let place = offsets[a]; place < offsets[a + 1]; place++) {
      const b = targets[place];
      counts.set(b, (counts.get(b) || 0) + 1);
      sums.set(b, (sums.get(b) || 0) + amounts[labels[place]]);
    }
    for (const b of [...counts.nodes].sort((x, y) => x - y)) {
      pairs.push({ a: places[a], b: places[b], count: counts.get(b), sum: sums.get(b) });
    }
  }
  return { nodes, pairs };
}
