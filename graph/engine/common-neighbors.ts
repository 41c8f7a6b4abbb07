/** Whom several nodes have in common. */
import type { StopReason } from '../schema/finding.ts';
import type { EntityId, NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { EdgeGroup } from './neighborhood.ts';
import { PathGraph, type PathRules } from './path-graph.ts';
import type { PathBudgets } from './paths.ts';

export interface CommonNeighborsQuestion extends PathRules {
  /** How many of the nodes a neighbour must be tied to, 2 or more. */
  readonly atLeast: number;
  readonly limit: number;
}

export interface CommonNeighbor {
  readonly id: EntityId;
  /** The nodes asked for that it is tied to, in their order. */
  readonly of: readonly EntityId[];
  /** Edges of the chosen kinds that it has in all: a hub has many, and says little. */
  readonly degree: number;
}

export interface CommonNeighbors {
  /** Id of the snapshot that it was read from. */
  readonly snapshot: string;
  readonly asOf: Instant;
  /** Those that tie most of the nodes first, then those with the fewest edges. */
  readonly neighbors: readonly CommonNeighbor[];
  /** Between the nodes asked for and their common neighbours. */
  readonly edges: readonly EdgeGroup[];
  readonly complete: boolean;
  readonly stoppedBecause: StopReason | null;
}

/**
 * Nodes next to at least so many of those asked for, which are not among them; where directions matter, those that they lead to.
 * O(edges of the nodes, and of the neighbours given where those have fewer).
 */
export function commonNeighborsOf(
  snapshot: Snapshot,
  nodes: readonly NodeIndex[],
  question: CommonNeighborsQuestion,
  { search, drawing }: PathBudgets,
): CommonNeighbors {
  const graph = new PathGraph(snapshot, question, search);
  const canvas = new PathGraph(snapshot, question, drawing);
  const asked = [...new Set(nodes.map((node) => graph.vertexOf(node)))];
  const tied = new Map<NodeIndex, NodeIndex[]>();
  for (const node of asked) {
    for (const neighbor of graph.next(node)) {
      if (asked.includes(neighbor)) continue;
      const of = tied.get(neighbor);
      if (of) of.push(node);
      else tied.set(neighbor, [node]);
    }
  }
  const ranked = [...tied]
    .filter(([, of]) => of.length >= question.atLeast)
    .map(([neighbor, of]) => ({ neighbor, of, degree: graph.degree(neighbor) }))
    .sort((a, b) => b.of.length - a.of.length || a.degree - b.degree || a.neighbor - b.neighbor);
  const edges: EdgeGroup[] = [];
  const given: typeof ranked = [];
  for (const found of ranked.slice(0, question.limit)) {
    const groups = found.of.flatMap((node) => canvas.groupsBetween(node, found.neighbor));
    if (canvas.exhausted) break;
    given.push(found);
    edges.push(...groups);
  }
  const cut = ranked.length > question.limit ? 'results' : null;
  const stoppedBecause = search.stoppedBecause ?? drawing.stoppedBecause ?? cut;
  return {
    snapshot: snapshot.id,
    asOf: question.asOf ?? snapshot.horizon,
    neighbors: given.map(({ neighbor, of, degree }) => ({
      id: snapshot.idOf(neighbor),
      of: of.map((node) => snapshot.idOf(node)),
      degree,
    })),
    edges,
    complete: stoppedBecause === null,
    stoppedBecause,
  };
}
