/** What surrounds a node: breadth first, the most relevant neighbours of each step first, edges merged by pair and kind. */
import type { StopReason } from '../schema/finding.ts';
import type { EdgeIndex, EntityId, NodeIndex } from '../schema/ids.ts';
import { type EdgeKind, edgeKind, edgeKindNames, propertiesOf } from '../schema/kinds.ts';
import { DAY, type Instant } from '../schema/time.ts';
import type { Edges } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export interface NeighborhoodQuery {
  readonly hops: number;
  /** All kinds when left out. */
  readonly kinds?: readonly EdgeKind[];
  /** Facts that hold and events that happened by then; the snapshot's horizon when left out. */
  readonly asOf?: Instant;
  /** Most nodes to give, the center included. */
  readonly limit: number;
}

/** All edges of one kind between two nodes that count on the date. */
export interface EdgeGroup {
  readonly kind: EdgeKind;
  readonly from: EntityId;
  readonly to: EntityId;
  readonly count: number;
  /** Minor units; null when no amount is known. */
  readonly total: number | null;
  /** Share of the latest edge; null where not known. */
  readonly share: number | null;
  readonly first: Instant | null;
  readonly last: Instant | null;
  /** The highest among the edges. */
  readonly confidence: number;
  /** Earliest first. */
  readonly edges: readonly EdgeIndex[];
  /** What `edges` are indices of. */
  readonly within: Edges;
}

export interface NeighborhoodNode {
  readonly id: EntityId;
  readonly hops: number;
  /** Neighbours over the chosen kinds that are not in the answer; null when there were too many edges to count them. */
  readonly hidden: number | null;
}

export interface Neighborhood {
  readonly snapshot: Snapshot;
  readonly asOf: Instant;
  /** The center first, then by steps and relevance. */
  readonly nodes: readonly NeighborhoodNode[];
  readonly edges: readonly EdgeGroup[];
  readonly complete: boolean;
  readonly stoppedBecause: StopReason | null;
}

/** Edges that one question may look at. */
const MOST_EDGES = 1_000_000;
/** Edges of one node that are looked at to count its hidden neighbours. */
const MOST_EDGES_OF_NODE = 20_000;

/** O(edges of the nodes met), bounded by a million. */
export function neighborhoodOf(snapshot: Snapshot, center: NodeIndex, query: NeighborhoodQuery): Neighborhood {
  const asOf = query.asOf ?? snapshot.horizon;
  const walk = new Walk(snapshot, asOf, query.kinds ?? edgeKindNames);
  const hopsOf = new Map<NodeIndex, number>([[center, 0]]);
  let frontier: readonly NodeIndex[] = [center];
  let stoppedBecause: StopReason | null = null;
  for (let hops = 1; hops <= query.hops && frontier.length > 0 && stoppedBecause === null; hops++) {
    const relevance = walk.neighborsOf(frontier, hopsOf);
    const room = query.limit - hopsOf.size;
    const ranked = [...relevance].sort(([a, x], [b, y]) => y - x || a - b).map(([node]) => node);
    if (ranked.length > room) stoppedBecause = 'results';
    else if (walk.exhausted) stoppedBecause = 'steps';
    frontier = ranked.slice(0, room);
    for (const node of frontier) hopsOf.set(node, hops);
  }
  const { groups, hidden } = walk.groupsAmong(hopsOf);
  if (walk.exhausted) stoppedBecause ??= 'steps';
  return {
    snapshot,
    asOf,
    nodes: [...hopsOf].map(([node, hops]) => ({ id: snapshot.idOf(node), hops, hidden: hidden.get(node) ?? null })),
    edges: groups,
    complete: stoppedBecause === null,
    stoppedBecause,
  };
}

/** The edges of one kind between two nodes that count on a date, as a group; null when there is none. O(out-edges of both). */
export function edgeGroupOf(
  snapshot: Snapshot,
  kind: EdgeKind,
  from: NodeIndex,
  to: NodeIndex,
  asOf: Instant = snapshot.horizon,
): EdgeGroup | null {
  const edges = snapshot.edges(kind);
  const counts = countsOn(edges, asOf);
  const chosen: EdgeIndex[] = [];
  const ends: readonly (readonly [NodeIndex, NodeIndex])[] =
    edgeKind(kind).directed || from === to
      ? [[from, to]]
      : [
          [from, to],
          [to, from],
        ];
  for (const [source, target] of ends) {
    for (const edge of edges.out(source)) if (edges.targets[edge] === target && counts(edge)) chosen.push(edge);
  }
  return chosen.length === 0 ? null : groupOf(snapshot, edges, chosen);
}

/** The edges between some nodes that count on a date, one group a pair and kind; cut after a million edges met. */
export function groupsBetween(
  snapshot: Snapshot,
  nodes: readonly NodeIndex[],
  asOf: Instant = snapshot.horizon,
  kinds: readonly EdgeKind[] = edgeKindNames,
): { readonly groups: readonly EdgeGroup[]; readonly complete: boolean } {
  const walk = new Walk(snapshot, asOf, kinds);
  const { groups } = walk.groupsAmong(new Map(nodes.map((node) => [node, 0])));
  return { groups, complete: !walk.exhausted };
}

/** An answer that came from another thread, where classes lose their methods, with its groups over the edges of the snapshot here. */
export const overEdgesOf = <A extends { readonly edges: readonly EdgeGroup[] }>(snapshot: Snapshot, answer: A): A => ({
  ...answer,
  edges: answer.edges.map((group) => ({ ...group, within: snapshot.edges(group.kind) })),
});

/** Whether an edge counts on a date: a fact that holds, an event that has happened. */
export function countsOn(edges: Edges, asOf: Instant): (edge: EdgeIndex) => boolean {
  return edgeKind(edges.kind).time === 'fact'
    ? (edge) => edges.holdsAt(edge, asOf)
    : (edge) => !(edges.times[edge] > asOf);
}

/** The property of a kind that says how much money a line stands for; null where none does. */
export const amountProperty = (kind: EdgeKind): 'amount' | 'securedAmount' | null => {
  const properties = propertiesOf(kind);
  return 'amount' in properties ? 'amount' : 'securedAmount' in properties ? 'securedAmount' : null;
};

/** Amounts by edge of a kind, minor units; undefined where the kind or the data has none. */
export const amountsOf = (snapshot: Snapshot, kind: EdgeKind): Float64Array | undefined => {
  const name = amountProperty(kind);
  return name === null ? undefined : column(snapshot, kind, name);
};

const column = (snapshot: Snapshot, kind: EdgeKind, name: string): Float64Array | undefined =>
  snapshot.edges(kind).numbers(name as never) ?? undefined;

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

/**
 * Some edges of one kind as a group. Its ends are those of the latest edge.
 *
 * @param chosen not empty
 */
export function groupOf(snapshot: Snapshot, edges: Edges, chosen: readonly EdgeIndex[]): EdgeGroup {
  const { kind, times } = edges;
  const byTime = [...chosen].sort((a, b) => (times[a] || -Infinity) - (times[b] || -Infinity) || a - b);
  const amounts = amountsOf(snapshot, kind);
  let total = Number.NaN;
  let confidence = 0;
  for (const edge of byTime) {
    const amount = amounts?.[edge] ?? Number.NaN;
    if (!Number.isNaN(amount)) total = (Number.isNaN(total) ? 0 : total) + amount;
    confidence = Math.max(confidence, edges.confidence(edge));
  }
  const latest = byTime[byTime.length - 1];
  const dated = byTime.find((edge) => !Number.isNaN(times[edge]));
  return {
    kind,
    from: snapshot.idOf(edges.sources[latest]),
    to: snapshot.idOf(edges.targets[latest]),
    count: byTime.length,
    total: known(total),
    share: known(column(snapshot, kind, 'share')?.[latest] ?? Number.NaN),
    first: dated === undefined ? null : times[dated],
    last: known(times[latest]),
    confidence,
    edges: byTime,
    within: edges,
  };
}

class Walk {
  /** Whether edges were left out because there were too many. */
  exhausted = false;
  readonly #snapshot: Snapshot;
  readonly #asOf: Instant;
  readonly #edges: readonly Edges[];
  #left = MOST_EDGES;

  constructor(snapshot: Snapshot, asOf: Instant, kinds: readonly EdgeKind[]) {
    this.#snapshot = snapshot;
    this.#asOf = asOf;
    this.#edges = edgeKindNames.filter((kind) => kinds.includes(kind)).map((kind) => snapshot.edges(kind));
  }

  /**
   * New neighbours with how relevant they are: 2 for each kind of fact, which holds on the date; for each kind of event how
   * recent the latest is (1 on the date, 1/2 a year before); and the part that the amounts have of the largest sum met in this step.
   */
  neighborsOf(frontier: readonly NodeIndex[], known: ReadonlyMap<NodeIndex, number>): ReadonlyMap<NodeIndex, number> {
    const relevance = new Map<NodeIndex, number>();
    const add = (node: NodeIndex, value: number): void => {
      relevance.set(node, (relevance.get(node) ?? 0) + value);
    };
    const sums = new Map<NodeIndex, number>();
    for (const edges of this.#edges) {
      const isFact = edgeKind(edges.kind).time === 'fact';
      const amounts = amountsOf(this.#snapshot, edges.kind);
      const latest = new Map<NodeIndex, number>();
      for (const node of frontier) {
        this.#visit(edges, node, (edge, other) => {
          if (known.has(other)) return;
          const time = edges.times[edge];
          const before = latest.get(other);
          if (before === undefined || time > before) latest.set(other, Number.isNaN(time) ? -Infinity : time);
          const amount = amounts?.[edge] ?? 0;
          sums.set(other, (sums.get(other) ?? 0) + Math.max(amount || 0, 0));
        });
      }
      for (const [other, time] of latest) add(other, isFact ? 2 : 1 / (1 + (this.#asOf - time || 0) / (365 * DAY)));
    }
    let largest = 0;
    for (const sum of sums.values()) largest = Math.max(largest, sum);
    if (largest > 0) for (const [other, sum] of sums) add(other, sum / largest);
    return relevance;
  }

  /** Groups between the chosen nodes, in the order of the nodes and the schema, and hidden neighbours by node. */
  groupsAmong(chosen: ReadonlyMap<NodeIndex, number>): {
    readonly groups: readonly EdgeGroup[];
    readonly hidden: ReadonlyMap<NodeIndex, number>;
  } {
    this.#left = MOST_EDGES;
    const groups: EdgeGroup[] = [];
    const outside = new Map<NodeIndex, Set<NodeIndex>>();
    for (const node of chosen.keys()) if (this.#degree(node) <= MOST_EDGES_OF_NODE) outside.set(node, new Set());
    for (const edges of this.#edges) {
      const { directed } = edgeKind(edges.kind);
      const byPair = new Map<number, EdgeIndex[]>();
      for (const node of chosen.keys()) {
        const hidden = outside.get(node);
        this.#visit(edges, node, (edge, other, outward) => {
          if (!chosen.has(other)) hidden?.add(other);
          else if (outward) {
            const swap = !directed && other < node;
            const pair = (swap ? other : node) * this.#snapshot.nodeCount + (swap ? node : other);
            const group = byPair.get(pair);
            if (group) group.push(edge);
            else byPair.set(pair, [edge]);
          }
        });
      }
      for (const edgesOfPair of byPair.values()) groups.push(groupOf(this.#snapshot, edges, edgesOfPair));
    }
    return { groups, hidden: new Map([...outside].map(([node, { size }]) => [node, size])) };
  }

  #degree(node: NodeIndex): number {
    return this.#edges.reduce((sum, edges) => sum + edges.degree(node), 0);
  }

  /** Calls back for each edge of a node that counts, latest first both ways, while the allowance lasts. */
  #visit(edges: Edges, node: NodeIndex, meet: (edge: EdgeIndex, other: NodeIndex, outward: boolean) => void): void {
    const counts = countsOn(edges, this.#asOf);
    const { outgoing, incoming } = edges;
    for (let place = outgoing.end(node) - 1; place >= outgoing.start(node); place--) {
      if (!this.#spend()) return;
      const edge = outgoing.edge(place);
      if (counts(edge)) meet(edge, edges.targets[edge], true);
    }
    for (let place = incoming.end(node) - 1; place >= incoming.start(node); place--) {
      if (!this.#spend()) return;
      const edge = incoming.edge(place);
      if (counts(edge) && edges.sources[edge] !== node) meet(edge, edges.sources[edge], false);
    }
  }

  #spend(): boolean {
    if (this.#left > 0) {
      this.#left--;
      return true;
    }
    this.exhausted = true;
    return false;
  }
}
