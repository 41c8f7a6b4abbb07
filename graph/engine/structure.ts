/** How a picture hangs together: which of its nodes belong together, who stands in the middle, where it is dense. */
import { degreesOf, undirected } from '../algorithms/arcs.ts';
import { communitiesOf, type WeightedPair } from '../algorithms/communities.ts';
import { buildDigraph } from '../algorithms/digraph.ts';
import { coreNumbers } from '../algorithms/k-core.ts';
import { pageRank } from '../algorithms/page-rank.ts';
import type { StopReason } from '../schema/finding.ts';
import type { EntityId, NodeIndex } from '../schema/ids.ts';
import type { EdgeKind } from '../schema/kinds.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { groupsBetween } from './neighborhood.ts';

export interface StructureQuestion {
  /** All kinds when left out. */
  readonly kinds?: readonly EdgeKind[];
  /** Facts that hold and events that happened by then; the snapshot's horizon when left out. */
  readonly asOf?: Instant;
  /** Above 1 for more and smaller communities, below 1 for fewer and larger ones. */
  readonly resolution?: number;
  /** Nodes of the picture that importance is measured from; none for the whole picture. */
  readonly around?: readonly NodeIndex[];
}

export interface StructureNode {
  readonly id: EntityId;
  /** Number of its community. */
  readonly community: number;
  /** PageRank among the nodes, 0..1; they add up to 1. */
  readonly importance: number;
  /** The greatest k such that it belongs to a part in which everybody has k neighbours or more. */
  readonly core: number;
}

export interface Community {
  /** From 0, in the order of their first nodes. */
  readonly number: number;
  readonly size: number;
  /** Its most important node. */
  readonly center: EntityId;
}

export interface Structure {
  /** Id of the snapshot that it was read from. */
  readonly snapshot: string;
  readonly asOf: Instant;
  /** In the order asked for, each once. */
  readonly nodes: readonly StructureNode[];
  readonly communities: readonly Community[];
  /** How much more bonds lie within communities than chance would put there, at most 1. */
  readonly modularity: number;
  readonly complete: boolean;
  readonly stoppedBecause: StopReason | null;
}

/**
 * Communities (Louvain), importance (PageRank, personalised where it is asked from some nodes) and core numbers among some nodes.
 * Directions do not matter; n edges of a kind between two nodes weigh 1 + log2(n) for the communities. O(edges of the nodes),
 * bounded by a million.
 */
export function structureOf(snapshot: Snapshot, given: readonly NodeIndex[], question: StructureQuestion): Structure {
  const { kinds, asOf = snapshot.horizon, resolution, around = [] } = question;
  const nodes = [...new Set(given)];
  const ids = nodes.map((node) => snapshot.idOf(node));
  const place = new Map(ids.map((id, i) => [id, i]));
  const { groups, complete } = groupsBetween(snapshot, nodes, asOf, kinds);
  const pairs = groups
    .map(
      ({ from, to, count }): WeightedPair => ({ a: place.get(from)!, b: place.get(to)!, weight: 1 + Math.log2(count) }),
    )
    .filter(({ a, b }) => a !== b);
  const graph = undirected(
    buildDigraph(
      nodes.length,
      pairs.map(({ a }) => a),
      pairs.map(({ b }) => b),
    ),
  );
  const { of, count, modularity } = communitiesOf(nodes.length, pairs, { resolution });
  const restart = around.length === 0 ? undefined : nodes.map((node) => (around.includes(node) ? 1 : 0));
  const { ranks } = pageRank(graph, degreesOf(graph), { restart });
  const cores = coreNumbers(graph);
  const centers = new Int32Array(count).fill(-1);
  const sizes = new Uint32Array(count);
  nodes.forEach((_, v) => {
    sizes[of[v]]++;
    if (centers[of[v]] < 0 || ranks[v] > ranks[centers[of[v]]]) centers[of[v]] = v;
  });
  return {
    snapshot: snapshot.id,
    asOf,
    nodes: ids.map((id, v) => ({ id, community: of[v], importance: ranks[v], core: cores[v] })),
    communities: Array.from(centers, (center, number) => ({ number, size: sizes[number], center: ids[center] })),
    modularity,
    complete,
    stoppedBecause: complete ? null : 'steps',
  };
}
