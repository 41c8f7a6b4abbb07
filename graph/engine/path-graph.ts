/** The snapshot as a search for paths sees it: which edges count, which way they lead, and what they add up to between two nodes. */
import type { Budget } from '../algorithms/budget.ts';
import type { Neighbors } from '../algorithms/neighbors.ts';
import { accountOwners } from '../control/accounts.ts';
import type { StopReason } from '../schema/finding.ts';
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import { type EdgeKind, edgeKind, edgeKindNames } from '../schema/kinds.ts';
import type { Instant } from '../schema/time.ts';
import type { Edges } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { amountProperty, amountsOf, countsOn, type EdgeGroup, groupOf } from './neighborhood.ts';

export interface PathRules {
  /** All kinds when left out. */
  readonly kinds?: readonly EdgeKind[];
  /** Facts that hold and events that happened by then; the snapshot's horizon when left out. */
  readonly asOf?: Instant;
  /** Only events later than this; facts are not concerned. An event at an unknown time is left out. */
  readonly after?: Instant;
  /** Only edges of at least so many minor units, of kinds that have an amount; an unknown amount is left out. */
  readonly minAmount?: number;
  /** Edges lead from their source to their target only (both ways where the kind has no direction). */
  readonly directed?: boolean;
  /** An account is one with its owner: its edges are the owner's, and opening it is no step. */
  readonly byOwner?: boolean;
  /** Nodes that no path may go through. */
  readonly without?: readonly NodeIndex[];
}

interface ChosenEdges {
  readonly edges: Edges;
  readonly directed: boolean;
  readonly counts: (edge: EdgeIndex) => boolean;
}

type Meet = (chosen: ChosenEdges, edge: EdgeIndex, other: NodeIndex, outward: boolean) => void;

/** Edges of one node that are looked at to count its hidden neighbours. */
const MOST_EDGES_OF_NODE = 20_000;

export class PathGraph implements Neighbors {
  readonly vertexCount: number;
  readonly symmetric: boolean;
  /** Edges that have been looked at. */
  looked = 0;
  readonly #snapshot: Snapshot;
  readonly #budget: Budget;
  readonly #chosen: readonly ChosenEdges[];
  readonly #without: ReadonlySet<NodeIndex>;
  readonly #owners: ReturnType<typeof accountOwners> | null;
  readonly #next = new Map<NodeIndex, readonly NodeIndex[]>();
  readonly #previous: Map<NodeIndex, readonly NodeIndex[]>;

  /** Every edge looked at spends a step of the budget. */
  constructor(snapshot: Snapshot, rules: PathRules, budget: Budget) {
    const { kinds = edgeKindNames, directed = false, byOwner = false, without = [] } = rules;
    this.vertexCount = snapshot.nodeCount;
    this.symmetric = !directed;
    this.#snapshot = snapshot;
    this.#budget = budget;
    this.#owners = byOwner ? accountOwners(snapshot) : null;
    this.#chosen = edgeKindNames
      .filter((kind) => kinds.includes(kind) && !(byOwner && kind === 'hasAccount'))
      .map((kind) => ({
        edges: snapshot.edges(kind),
        directed: edgeKind(kind).directed,
        counts: countsBy(snapshot, kind, rules),
      }));
    this.#without = new Set(without.map((node) => this.vertexOf(node)));
    this.#previous = directed ? new Map() : this.#next;
  }

  /** Why edges were left out of what was answered; null when none were. */
  get exhausted(): StopReason | null {
    return this.#budget.stoppedBecause;
  }

  /** The vertex that stands for a node: its owner where the node is an account and accounts are one with their owners. */
  vertexOf(node: NodeIndex): NodeIndex {
    return this.#owners === null ? node : this.#owners.ownerOf(node);
  }

  next(v: NodeIndex): readonly NodeIndex[] {
    return this.#neighbors(this.#next, v, true, this.symmetric);
  }

  previous(v: NodeIndex): readonly NodeIndex[] {
    return this.#neighbors(this.#previous, v, this.symmetric, true);
  }

  /** Edges of the chosen kinds at a vertex, those that do not count included. O(kinds · accounts). */
  degree(v: NodeIndex): number {
    let degree = 0;
    for (const node of this.#nodesOf(v)) {
      for (const { edges } of this.#chosen) {
        degree += edges.degree(node);
      }
    }
    return degree;
  }

  /** Neighbours that are not in an answer; null when there were too many edges to count them. */
  hiddenAt(v: NodeIndex, answer: ReadonlySet<NodeIndex>): number | null {
    if (this.degree(v) > MOST_EDGES_OF_NODE) return null;
    const around = this.symmetric ? this.next(v) : new Set([...this.next(v), ...this.previous(v)]);
    let hidden = 0;
    for (const w of around) if (!answer.has(w)) hidden++;
    return this.exhausted === null ? hidden : null;
  }

  /** The edges of a step from u to v by kind and, where directions do not matter, by direction. O(edges at the one with fewer). */
  groupsBetween(u: NodeIndex, v: NodeIndex): readonly EdgeGroup[] {
    const fromU = this.degree(u) <= this.degree(v);
    const [near, far] = fromU ? [u, v] : [v, u];
    const ways = new Map<string, { readonly edges: Edges; readonly chosen: EdgeIndex[]; readonly outward: boolean }>();
    this.#visit(
      near,
      fromU || this.symmetric,
      !fromU || this.symmetric,
      ({ edges, directed }, edge, other, outward) => {
        if (other !== far) return;
        const key = directed ? `${edges.kind} ${outward}` : edges.kind;
        const way = ways.get(key);
        if (way) way.chosen.push(edge);
        else ways.set(key, { edges, chosen: [edge], outward });
      },
    );
    return [...ways.values()].map(({ edges, chosen, outward }) => {
      const group = groupOf(this.#snapshot, edges, chosen);
      if (this.#owners === null) return group;
      const [from, to] = outward ? [near, far] : [far, near];
      return { ...group, from: this.#snapshot.idOf(from), to: this.#snapshot.idOf(to) };
    });
  }

  #neighbors(
    cache: Map<NodeIndex, readonly NodeIndex[]>,
    v: NodeIndex,
    outward: boolean,
    inward: boolean,
  ): readonly NodeIndex[] {
    const cached = cache.get(v);
    if (cached) return cached;
    const met = new Set<NodeIndex>();
    this.#visit(v, outward, inward, (_, __, other) => {
      if (!this.#without.has(other)) met.add(other);
    });
    const neighbors = [...met].sort((a, b) => a - b);
    cache.set(v, neighbors);
    return neighbors;
  }

  #nodesOf(v: NodeIndex): readonly NodeIndex[] {
    return this.#owners === null ? [v] : [v, ...this.#owners.accountsOf(v)];
  }

  /** Calls back for each edge of a vertex that counts and leads to another, while the budget lasts. */
  #visit(v: NodeIndex, outward: boolean, inward: boolean, meet: Meet): void {
    for (const node of this.#nodesOf(v)) {
      for (const chosen of this.#chosen) {
        const { edges, directed, counts } = chosen;
        const { outgoing, incoming } = edges;
        if (outward || !directed) {
          for (let place = outgoing.start(node); place < outgoing.end(node); place++) {
            if (!this.#look()) return;
            const edge = outgoing.edge(place);
            if (!counts(edge)) continue;
            const other = this.vertexOf(edges.targets[edge]);
            if (other !== v) meet(chosen, edge, other, true);
          }
        }
        if (inward || !directed) {
          for (let place = incoming.start(node); place < incoming.end(node); place++) {
            if (!this.#look()) return;
            const edge = incoming.edge(place);
            if (!counts(edge)) continue;
            const other = this.vertexOf(edges.sources[edge]);
            if (other !== v) meet(chosen, edge, other, false);
          }
        }
      }
    }
  }

  #look(): boolean {
    this.looked++;
    return this.#budget.spend();
  }
}

function countsBy(snapshot: Snapshot, kind: EdgeKind, rules: PathRules): (edge: EdgeIndex) => boolean {
  const { asOf = snapshot.horizon, after, minAmount } = rules;
  const edges = snapshot.edges(kind);
  const onDate = countsOn(edges, asOf);
  const late =
    after === undefined || edgeKind(kind).time === 'fact'
      ? onDate
      : (edge: EdgeIndex) => edges.times[edge] > after && onDate(edge);
  if (minAmount === undefined || amountProperty(kind) === null) return late;
  const amounts = amountsOf(snapshot, kind);
  return amounts === undefined ? () => false : (edge) => amounts[edge] >= minAmount && late(edge);
}
