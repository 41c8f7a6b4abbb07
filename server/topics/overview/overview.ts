/** The graph from far away, in columns. */
import type { Engine } from '../../../graph/engine/engine.ts';
import { type EdgeGroup, groupsBetween } from '../../../graph/engine/neighborhood.ts';
import type { EntityId, NodeIndex } from '../../../graph/schema/ids.ts';
import { edgeKindNames, type NodeKind } from '../../../graph/schema/kinds.ts';
import type { Instant } from '../../../graph/schema/time.ts';
import type { Snapshot } from '../../../graph/snapshot/snapshot.ts';
import { checkedSize } from '../../paging.ts';

export const MOST_NODES = 60_000;

export interface Overview {
  readonly ids: readonly EntityId[];
  readonly names: readonly string[];
  readonly scores: readonly (number | null)[];
  readonly groups: readonly EdgeGroup[];
  readonly total: number;
  readonly complete: boolean;
  readonly stoppedBecause: 'results' | 'steps' | null;
  readonly snapshot: Snapshot;
}

/**
 * The entities with the most edges and the lines between them; O(nodes · log nodes + their edges).
 *
 * @throws RingsightError LIMIT_EXCEEDED above 60,000 entities; BAD_REQUEST below 1
 */
export async function overview(
  engine: Engine,
  kinds: readonly NodeKind[],
  limit: number,
  asOf?: Instant,
): Promise<Overview> {
  checkedSize('limit', limit, MOST_NODES);
  const snapshot = await engine.snapshot();
  const all: NodeIndex[] = kinds.flatMap((kind) => {
    const { start, end } = snapshot.range(kind);
    return Array.from({ length: end - start }, (_, i) => start + i);
  });
  const chosen = all.length <= limit ? all : busiest(snapshot, all).slice(0, limit);
  const ids = chosen.map((node) => snapshot.idOf(node));
  const { groups, complete } = groupsBetween(snapshot, chosen, asOf);
  const scores = new Map((await engine.scores(ids)).map(({ id, score }) => [id, score]));
  const stoppedBecause = chosen.length < all.length ? 'results' : complete ? null : 'steps';
  return {
    ids,
    names: chosen.map((node) => snapshot.nameOf(node)),
    scores: ids.map((id) => scores.get(id) ?? null),
    groups,
    total: all.length,
    complete: stoppedBecause === null,
    stoppedBecause,
    snapshot,
  };
}

/** Nodes by how many edges they have, most first. */
function busiest(snapshot: Snapshot, nodes: readonly NodeIndex[]): readonly NodeIndex[] {
  const degrees = new Map(nodes.map((node) => [node, 0]));
  for (const kind of edgeKindNames) {
    const edges = snapshot.edges(kind);
    for (const node of nodes) {
      const own = edges.outEnd(node) - edges.outStart(node) + edges.inEnd(node) - edges.inStart(node);
      if (own > 0) degrees.set(node, (degrees.get(node) ?? 0) + own);
    }
  }
  return nodes.toSorted((a, b) => (degrees.get(b) ?? 0) - (degrees.get(a) ?? 0) || a - b);
}
