/** The single payments between some nodes: what lies behind the lines of money in a picture. */
import { accountOwners } from '../control/accounts.ts';
import type { StopReason } from '../schema/finding.ts';
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import { type EdgeKind, edgeKind, edgeKindNames } from '../schema/kinds.ts';
import type { Instant } from '../schema/time.ts';
import type { Edges } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { amountsOf, countsOn } from './neighborhood.ts';

export const transactionOrders = ['TIME', 'AMOUNT', 'KIND', 'FROM', 'TO', 'PURPOSE'] as const;
export type TransactionOrder = (typeof transactionOrders)[number];

export interface TransactionQuestion {
  /** Kinds of events; all when left out. */
  readonly kinds?: readonly EdgeKind[];
  /** Events by then; the snapshot's horizon when left out. */
  readonly asOf?: Instant;
  /** Both inclusive. An event at an unknown time is in no window. */
  readonly from?: Instant;
  readonly to?: Instant;
  /** Minor units, both inclusive. An unknown amount is in no bounds. */
  readonly minAmount?: number;
  readonly maxAmount?: number;
  /** A part of the purpose or of either name, whatever the case. */
  readonly text?: string;
  readonly orderBy: TransactionOrder;
  readonly descending: boolean;
}

export interface Transaction {
  readonly within: Edges;
  readonly edge: EdgeIndex;
  /** Those of the question: an account that is not among them stands for its owner. */
  readonly from: NodeIndex;
  readonly to: NodeIndex;
  /** NaN where not known, as the amount. */
  readonly at: Instant;
  /** Minor units. */
  readonly amount: number;
  readonly purpose: string | null;
}

export interface Transactions {
  /** In the order that was asked for; what is not known stands last either way. */
  readonly rows: readonly Transaction[];
  /** Sum of the known amounts, minor units; null when none is known. */
  readonly sum: number | null;
  readonly stoppedBecause: StopReason | null;
}

/** Edges that one question may look at, and rows that it may sort. */
const MOST_EDGES = 2_000_000;
const MOST_ROWS = 200_000;

/** Kinds of edges that happen at an instant and say how much money moved. */
export const moneyEvents: readonly EdgeKind[] = edgeKindNames.filter((kind) => edgeKind(kind).time === 'event');

/** O(events of the nodes and of their accounts + rows · log rows), bounded by two million events. */
export function transactionsOf(
  snapshot: Snapshot,
  nodes: readonly NodeIndex[],
  question: TransactionQuestion,
): Transactions {
  const stands = standIns(snapshot, nodes);
  const passes = filterOf(snapshot, question);
  const rows: Transaction[] = [];
  let sum = Number.NaN;
  let left = MOST_EDGES;
  let stoppedBecause: StopReason | null = null;
  for (const kind of question.kinds ?? moneyEvents) {
    const edges = snapshot.edges(kind);
    const counts = countsOn(edges, question.asOf ?? snapshot.horizon);
    const amounts = amountsOf(snapshot, kind);
    for (const [source, from] of stands) {
      edges.outgoing.each(source, (edge, other) => {
        const to = left-- > 0 && counts(edge) ? stands.get(other) : undefined;
        if (to === undefined) return;
        const amount = amounts?.[edge] ?? Number.NaN;
        const purpose = edges.text(edge, 'purpose' as never);
        const row = { within: edges, edge, from, to, at: edges.times[edge], amount, purpose };
        if (!passes(row)) return;
        if (!Number.isNaN(amount)) sum = (Number.isNaN(sum) ? 0 : sum) + amount;
        if (rows.length < MOST_ROWS) rows.push(row);
        else stoppedBecause = 'results';
      });
      if (left < 0) stoppedBecause ??= 'steps';
    }
  }
  return { rows: inOrder(snapshot, rows, question), sum: Number.isNaN(sum) ? null : sum, stoppedBecause };
}

/** Every node and every account that stands for one of them, each with whom it stands for. */
function standIns(snapshot: Snapshot, nodes: readonly NodeIndex[]): ReadonlyMap<NodeIndex, NodeIndex> {
  const stands = new Map(nodes.map((node) => [node, node]));
  const owners = accountOwners(snapshot);
  for (const node of nodes)
    for (const account of owners.accountsOf(node)) if (!stands.has(account)) stands.set(account, node);
  return stands;
}

function filterOf(snapshot: Snapshot, question: TransactionQuestion): (row: Transaction) => boolean {
  const { from, to, minAmount, maxAmount } = question;
  const text = question.text?.trim().toLowerCase() ?? '';
  const named = new Map<NodeIndex, boolean>();
  const isNamed = (node: NodeIndex): boolean => {
    const known = named.get(node) ?? snapshot.nameOf(node).toLowerCase().includes(text);
    named.set(node, known);
    return known;
  };
  return (row) =>
    (from === undefined || row.at >= from) &&
    (to === undefined || row.at <= to) &&
    (minAmount === undefined || row.amount >= minAmount) &&
    (maxAmount === undefined || row.amount <= maxAmount) &&
    (text === '' || (row.purpose?.toLowerCase().includes(text) ?? false) || isNamed(row.from) || isNamed(row.to));
}

/** Equal ones stand latest first, then in the order of the snapshot. */
function inOrder(
  snapshot: Snapshot,
  rows: readonly Transaction[],
  { orderBy, descending }: TransactionQuestion,
): readonly Transaction[] {
  const keys = keysOf(snapshot, rows, orderBy);
  const sign = descending ? -1 : 1;
  return [...rows.keys()]
    .sort((a, b) => {
      const [x, y] = [keys[a], keys[b]];
      if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
      return sign * (x - y) || (rows[b].at || 0) - (rows[a].at || 0) || a - b;
    })
    .map((place) => rows[place]);
}

function keysOf(snapshot: Snapshot, rows: readonly Transaction[], orderBy: TransactionOrder): readonly number[] {
  switch (orderBy) {
    case 'TIME':
      return rows.map(({ at }) => at);
    case 'AMOUNT':
      return rows.map(({ amount }) => amount);
    case 'KIND':
      return rows.map(({ within }) => edgeKindNames.indexOf(within.kind));
    case 'FROM':
      return ranks(
        rows.map(({ from }) => from),
        (node) => snapshot.nameOf(node),
      );
    case 'TO':
      return ranks(
        rows.map(({ to }) => to),
        (node) => snapshot.nameOf(node),
      );
    case 'PURPOSE':
      return ranks(
        rows.map(({ purpose }) => purpose),
        (purpose) => purpose,
      );
  }
}

const collator = new Intl.Collator('zh-CN');

/** The places of things in the order of their words, the same for the same words; NaN where there are none. */
function ranks<T>(things: readonly T[], wordOf: (thing: T) => string | null): readonly number[] {
  const words = new Map([...new Set(things)].map((thing) => [thing, wordOf(thing)]));
  const sorted = [...new Set([...words.values()].filter((word) => word !== null))].sort(collator.compare);
  const places = new Map(sorted.map((word, place) => [word, place]));
  return things.map((thing) => {
    const word = words.get(thing) ?? null;
    return word === null ? Number.NaN : (places.get(word) ?? Number.NaN);
  });
}
