/** Where money goes from an account, a party's accounts or a loan, or where it came from, hop by hop in the order of time. */
import type { Budget } from '../algorithms/budget.ts';
import type { TraceDirection } from '../algorithms/temporal-levels.ts';
import { type TemporalTrace, type TracedNode, type TraceWay, temporalTrace } from '../algorithms/temporal-trace.ts';
import { RingsightError } from '../schema/errors.ts';
import type { StopReason } from '../schema/finding.ts';
import type { EdgeIndex, EntityId, NodeIndex } from '../schema/ids.ts';
import { type EdgeKind, type NodeKind, partyKinds } from '../schema/kinds.ts';
import type { Instant, TimeRange } from '../schema/time.ts';
import type { Edges } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { amountsOf, type EdgeGroup, groupOf } from './neighborhood.ts';
import type { PathBudgets } from './paths.ts';

/** Kinds of edges that move money from one node to another. */
export const moneyKinds = ['transfers', 'withdraws', 'disburses', 'repays'] as const satisfies readonly EdgeKind[];
export type MoneyKind = (typeof moneyKinds)[number];

export interface TraceQuestion {
  readonly direction: TraceDirection;
  /** All that move money when left out. */
  readonly kinds?: readonly MoneyKind[];
  /** Only from this instant on. */
  readonly from?: Instant;
  /** Only until this instant, itself included; the snapshot's horizon when left out. */
  readonly until?: Instant;
  /** Only edges of at least so many minor units; an unknown amount is left out. */
  readonly minAmount?: number;
  readonly hops: number;
  /** Most nodes to give, those that it starts from included. */
  readonly limit: number;
}

export interface TraceNode {
  readonly id: EntityId;
  /** The fewest by which it is reached; 0 = where the trace begins. */
  readonly hops: number;
  /** When the money can be here at the earliest, or upstream must have left at the latest; null where the trace begins. */
  readonly time: Instant | null;
  /** What came in along the trace, or upstream what went out; minor units. */
  readonly amount: number;
}

/** What a hop brought to nodes that no earlier hop had reached. */
export interface TraceHop {
  readonly hops: number;
  readonly nodes: number;
  /** Edges into them (upstream out of them), and their sum in minor units. */
  readonly edges: number;
  readonly amount: number;
  /** Null when there was no budget left to look at them. */
  readonly first: Instant | null;
  readonly last: Instant | null;
}

export interface Trace {
  /** Id of the snapshot that it was read from. */
  readonly snapshot: string;
  readonly until: Instant;
  /** By hops, those of most first. */
  readonly nodes: readonly TraceNode[];
  /** Only edges in the order of time, one a pair and kind. */
  readonly edges: readonly EdgeGroup[];
  readonly hops: readonly TraceHop[];
  readonly complete: boolean;
  readonly stoppedBecause: StopReason | null;
}

/**
 * The trace from a node, within a budget for finding nodes and one for adding up their edges. Money paid into a loan ends there, and money that came out of a loan began there. O(edges of the nodes met).
 *
 * @throws RingsightError BAD_REQUEST for a node that no money goes through
 */
export function traceOf(snapshot: Snapshot, node: NodeIndex, question: TraceQuestion, budgets: PathBudgets): Trace {
  const { direction, hops, limit, from = -Infinity, until = snapshot.horizon } = question;
  const span: TimeRange = { from, to: until + 1 };
  const chosen = waysOf(snapshot, question);
  const loans = snapshot.range('Loan');
  const found = temporalTrace(chosen, startsOf(snapshot, node, until), {
    direction,
    span,
    hops,
    limit,
    passes: (other) => other < loans.start || other >= loans.end,
    budget: budgets.search,
  });
  const edges = groupsOf(snapshot, chosen, found, { direction, span }, budgets.drawing);
  const stoppedBecause = budgets.search.stoppedBecause ?? budgets.drawing.stoppedBecause ?? found.stoppedBecause;
  return {
    snapshot: snapshot.id,
    until,
    nodes: nodesOf(snapshot, found.nodes, edges, direction),
    edges,
    hops: hopsOf(snapshot, found.nodes, edges, direction),
    complete: stoppedBecause === null,
    stoppedBecause,
  };
}

const traceable: readonly NodeKind[] = ['Account', 'Loan'];

/** The node itself, or the accounts that a party has by then. */
function startsOf(snapshot: Snapshot, node: NodeIndex, until: Instant): readonly NodeIndex[] {
  const kind = snapshot.kindOf(node);
  if (traceable.includes(kind)) return [node];
  if (!partyKinds.includes(kind)) {
    const reason = 'no money goes through it';
    throw new RingsightError('BAD_REQUEST', snapshot.idOf(node), reason, 'Ask for an account, a loan or a party.');
  }
  const accounts = new Set<NodeIndex>();
  const held = snapshot.edges('hasAccount');
  held.outgoing.each(node, (edge, account) => {
    if (!(held.times[edge] > until)) accounts.add(account);
  });
  return [...accounts];
}

interface ChosenWay extends TraceWay {
  readonly edges: Edges;
}

function waysOf(snapshot: Snapshot, { direction, kinds = moneyKinds, minAmount }: TraceQuestion): readonly ChosenWay[] {
  return moneyKinds
    .filter((kind) => kinds.includes(kind))
    .map((kind) => {
      const edges = snapshot.edges(kind);
      const amounts = amountsOf(snapshot, kind) ?? new Float64Array(0);
      return {
        edges,
        way: direction === 'downstream' ? edges.outgoing : edges.incoming,
        amounts,
        counts: minAmount === undefined ? () => true : (edge: EdgeIndex) => amounts[edge] >= minAmount,
      };
    });
}

/** The edges of a trace between its nodes, by pair and kind. */
function groupsOf(
  snapshot: Snapshot,
  ways: readonly ChosenWay[],
  { nodes }: TemporalTrace,
  { direction, span }: { readonly direction: TraceDirection; readonly span: TimeRange },
  budget: Budget,
): readonly EdgeGroup[] {
  const traced = new Set(nodes.map(({ node }) => node));
  const groups: EdgeGroup[] = [];
  for (const { node, onwardFrom } of nodes) {
    if (onwardFrom === null) continue;
    const part: TimeRange =
      direction === 'downstream'
        ? { from: Math.max(span.from, onwardFrom), to: span.to }
        : { from: span.from, to: Math.min(span.to, onwardFrom) };
    for (const { edges, way, counts } of ways) {
      const byOther = new Map<NodeIndex, EdgeIndex[]>();
      way.each(
        node,
        (edge, other) => {
          if (!budget.spend() || edges.times[edge] === onwardFrom || !traced.has(other) || !counts(edge)) return;
          const group = byOther.get(other);
          if (group) group.push(edge);
          else byOther.set(other, [edge]);
        },
        part,
      );
      for (const group of byOther.values()) groups.push(groupOf(snapshot, edges, group));
    }
  }
  return groups;
}

/** The end of a group that the trace comes to. */
const reachedEnd = ({ from, to }: EdgeGroup, direction: TraceDirection): EntityId =>
  direction === 'downstream' ? to : from;

function nodesOf(
  snapshot: Snapshot,
  nodes: readonly TracedNode[],
  edges: readonly EdgeGroup[],
  direction: TraceDirection,
): readonly TraceNode[] {
  const amounts = new Map<EntityId, number>();
  for (const group of edges) {
    const end = reachedEnd(group, direction);
    amounts.set(end, (amounts.get(end) ?? 0) + (group.total ?? 0));
  }
  return nodes.map(({ node, hops, time }) => {
    const id = snapshot.idOf(node);
    return { id, hops, time, amount: amounts.get(id) ?? 0 };
  });
}

function hopsOf(
  snapshot: Snapshot,
  nodes: readonly TracedNode[],
  edges: readonly EdgeGroup[],
  direction: TraceDirection,
): readonly TraceHop[] {
  const hopOf = new Map(nodes.map(({ node, hops }) => [snapshot.idOf(node), hops]));
  const byHop = new Map<number, TraceHop>();
  for (const { hops, time } of nodes) {
    if (time === null) continue;
    const known = byHop.get(hops) ?? { hops, nodes: 0, edges: 0, amount: 0, first: null, last: null };
    byHop.set(hops, { ...known, nodes: known.nodes + 1 });
  }
  for (const group of edges) {
    const known = byHop.get(hopOf.get(reachedEnd(group, direction)) ?? 0);
    if (known === undefined) continue;
    byHop.set(known.hops, {
      ...known,
      edges: known.edges + group.count,
      amount: known.amount + (group.total ?? 0),
      first: known.first === null || known.first > group.first! ? group.first : known.first,
      last: known.last === null || known.last < group.last! ? group.last : known.last,
    });
  }
  return [...byHop.values()].sort((a, b) => a.hops - b.hops);
}
