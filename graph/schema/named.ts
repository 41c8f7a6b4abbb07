/** What ids name, sorted by what has to be looked for. */
import { parseEdgeId, parseEntityId } from './ids.ts';
import type { EdgeKind, NodeKind } from './kinds.ts';

export interface Named {
  /** Keys by kind. */
  readonly nodes: ReadonlyMap<NodeKind, readonly string[]>;
  /** Hashes by kind. */
  readonly edges: ReadonlyMap<EdgeKind, readonly bigint[]>;
}

/** Each id once; what is no id is left out. */
export function namedBy(ids: readonly string[]): Named {
  const nodes = new Map<NodeKind, string[]>();
  const edges = new Map<EdgeKind, bigint[]>();
  for (const id of new Set(ids)) {
    const node = parseEntityId(id);
    const edge = node ? null : parseEdgeId(id);
    if (node) nodes.set(node.kind, [...(nodes.get(node.kind) ?? []), node.key]);
    if (edge) edges.set(edge.kind, [...(edges.get(edge.kind) ?? []), edge.hash]);
  }
  return { nodes, edges };
}
