/** How a few nodes are tied to each other: paths between every two of them, ready to be drawn. */
import { Budget, type BudgetLimits } from '../algorithms/budget.ts';
import { cheapestPaths } from '../algorithms/cheapest-paths.ts';
import { shortestPaths } from '../algorithms/shortest-paths.ts';
import { simplePaths } from '../algorithms/simple-paths.ts';
import { pairsAmong, type Reach, reachBeyond, type VertexPair } from '../algorithms/vertex-pairs.ts';
import type { StopReason } from '../schema/finding.ts';
import type { EntityId, NodeIndex } from '../schema/ids.ts';
import { type EdgeKind, edgeKindNames } from '../schema/kinds.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { EdgeGroup } from './neighborhood.ts';
import { PathGraph, type PathRules } from './path-graph.ts';

/** `shortest`: all of the fewest steps; `cheapest`: those that avoid hubs; `simple`: all up to the bound, shortest first. */
export type PathSearch = 'shortest' | 'cheapest' | 'simple';

export interface PathQuestion extends PathRules {
  readonly search: PathSearch;
  /** Longest path to give. */
  readonly maxHops: number;
  /** Most paths to give, over all pairs in turn. */
  readonly limit: number;
}

export interface PathNode {
  readonly id: EntityId;
  /** Paths of the answer that it is on. */
  readonly onPaths: number;
  /** Neighbours by the rules of the question that are not in the answer; null when there were too many edges to count them. */
  readonly hidden: number | null;
}

export interface PathStep {
  readonly from: EntityId;
  readonly to: EntityId;
  /** Places in the answer's `edges`. */
  readonly edges: readonly number[];
}

export interface FoundPath {
  readonly steps: readonly PathStep[];
  readonly nodes: readonly EntityId[];
  /** A step costs 1, and passing through a node with n neighbours log2(n / 2) more: 0 in a chain, 11 at a hub of 5,000. */
  readonly cost: number;
  readonly kinds: readonly EdgeKind[];
  /** The least that any step carries, of the steps with a known amount; minor units, null when none has one. */
  readonly amount: number | null;
  readonly first: Instant | null;
  readonly last: Instant | null;
}

export interface PairAnswer {
  readonly from: EntityId;
  readonly to: EntityId;
  readonly reach: Reach;
}

export interface PathAnswer {
  /** Id of the snapshot that it was read from. */
  readonly snapshot: string;
  readonly asOf: Instant;
  /** Those asked for first, then in the order of the paths. */
  readonly nodes: readonly PathNode[];
  readonly edges: readonly EdgeGroup[];
  readonly paths: readonly FoundPath[];
  readonly pairs: readonly PairAnswer[];
  /** Edges looked at. */
  readonly visited: number;
  /** Whether these are all paths that the question asks for. */
  readonly complete: boolean;
  readonly stoppedBecause: StopReason | null;
}

/** What a question may use: for finding paths, and for adding up the edges along them. */
export interface PathBudgets {
  readonly search: Budget;
  readonly drawing: Budget;
}

/** The same limits for both. */
export const budgetsOf = (limits: BudgetLimits): PathBudgets => ({
  search: new Budget(limits),
  drawing: new Budget(limits),
});

/**
 * Paths between every two of some nodes, fewest steps (or least cost) first. Parallel edges are one step. When a budget ends, what
 * was found stands; a path whose edges could not all be added up is left out. Complexity: that of the searches in
 * `graph/algorithms`; memory grows with the edges looked at.
 */
export function pathsOf(
  snapshot: Snapshot,
  between: readonly NodeIndex[],
  question: PathQuestion,
  budgets: PathBudgets,
): PathAnswer {
  const { maxHops, limit, search } = question;
  const budget = budgets.search;
  const graph = new PathGraph(snapshot, question, budget);
  const ends = [...new Set(between.map((node) => graph.vertexOf(node)))];
  const searches = {
    shortest: (pair: VertexPair) => shortestPaths(graph, pair, budget),
    simple: (pair: VertexPair) => simplePaths(graph, pair, maxHops, budget),
    *cheapest(pair: VertexPair) {
      const options = { maxHops, budget, passing: (v: NodeIndex) => passing(graph, v) };
      for (const { vertices } of cheapestPaths(graph, pair, options)) yield vertices;
    },
  };
  const pairs = pairsAmong(graph, ends, maxHops, budget);
  const found = inTurn(pairs.map(searches[search]), limit + 1);
  const canvas = new PathGraph(snapshot, question, budgets.drawing);
  const { cut, ...drawn } = draw(snapshot, canvas, ends, found.slice(0, limit), search);
  const stoppedBecause = budget.stoppedBecause ?? cut ?? (found.length > limit ? 'results' : null);
  return {
    snapshot: snapshot.id,
    asOf: question.asOf ?? snapshot.horizon,
    ...drawn,
    pairs: pairs.map((pair) => ({
      from: snapshot.idOf(pair.source),
      to: snapshot.idOf(pair.target),
      reach: reachBeyond(pair, maxHops, budget),
    })),
    visited: graph.looked + canvas.looked,
    complete: stoppedBecause === null,
    stoppedBecause,
  };
}

const passing = (graph: PathGraph, v: NodeIndex): number =>
  Math.log2(Math.max(2, graph.next(v).length + (graph.symmetric ? 0 : graph.previous(v).length)) / 2);

/** One item of each in turn, so that no source is left out for the riches of another. */
function inTurn<T>(sources: readonly Iterator<T>[], most: number): readonly T[] {
  const items: T[] = [];
  for (let open = sources; open.length > 0; ) {
    const left: Iterator<T>[] = [];
    for (const source of open) {
      if (items.length === most) return items;
      const { done, value } = source.next();
      if (done) continue;
      items.push(value);
      left.push(source);
    }
    open = left;
  }
  return items;
}

/** @returns `cut`: why not all paths were drawn */
function draw(
  snapshot: Snapshot,
  canvas: PathGraph,
  ends: readonly NodeIndex[],
  found: readonly (readonly NodeIndex[])[],
  search: PathSearch,
): Pick<PathAnswer, 'nodes' | 'edges' | 'paths'> & { readonly cut: StopReason | null } {
  const costed = found
    .map((path) => ({ path, cost: path.slice(1, -1).reduce((sum, v) => sum + passing(canvas, v), path.length - 1) }))
    .sort((a, b) => (search === 'cheapest' ? 0 : a.path.length - b.path.length) || a.cost - b.cost);
  const onPaths = new Map<NodeIndex, number>(ends.map((end) => [end, 0]));
  const edges: EdgeGroup[] = [];
  const steps = new Map<string, readonly number[]>();
  const stepOf = (u: NodeIndex, v: NodeIndex): PathStep => {
    const key = canvas.symmetric && v < u ? `${v} ${u}` : `${u} ${v}`;
    let places = steps.get(key);
    if (!places) {
      const groups = canvas.groupsBetween(u, v);
      places = canvas.exhausted ? [] : groups.map((group) => edges.push(group) - 1);
      steps.set(key, places);
    }
    return { from: snapshot.idOf(u), to: snapshot.idOf(v), edges: places };
  };
  const paths: FoundPath[] = [];
  for (const { path, cost } of costed) {
    const taken = path.slice(1).map((v, i) => stepOf(path[i], v));
    if (canvas.exhausted) break;
    paths.push({ steps: taken, nodes: path.map((v) => snapshot.idOf(v)), cost, ...summaryOf(taken, edges) });
    for (const v of path) onPaths.set(v, (onPaths.get(v) ?? 0) + 1);
  }
  const cut = canvas.exhausted;
  const shown = new Set(onPaths.keys());
  const nodes = [...onPaths].map(([v, count]) => ({
    id: snapshot.idOf(v),
    onPaths: count,
    hidden: canvas.hiddenAt(v, shown),
  }));
  return { nodes, edges, paths, cut };
}

function summaryOf(
  steps: readonly PathStep[],
  edges: readonly EdgeGroup[],
): Pick<FoundPath, 'kinds' | 'amount' | 'first' | 'last'> {
  const groups = steps.flatMap((step) => step.edges.map((place) => edges[place]));
  const kinds = new Set(groups.map(({ kind }) => kind));
  const sums = steps.flatMap((step) => {
    const totals = step.edges.flatMap((place) => edges[place].total ?? []);
    return totals.length === 0 ? [] : [totals.reduce((sum, total) => sum + total, 0)];
  });
  const firsts = groups.flatMap(({ first }) => first ?? []);
  const lasts = groups.flatMap(({ last }) => last ?? []);
  return {
    kinds: edgeKindNames.filter((kind) => kinds.has(kind)),
    amount: sums.length === 0 ? null : Math.min(...sums),
    first: firsts.length === 0 ? null : Math.min(...firsts),
    last: lasts.length === 0 ? null : Math.max(...lasts),
  };
}
