/** A FinBench folder in our graph, and what the queries read of it. */

import { HopDistance } from '../../graph/algorithms/hop-distance.ts';
import { FlowsByNode } from '../../graph/algorithms/node-flows.ts';
import { NodeMarks } from '../../graph/algorithms/node-marks.ts';
import { NodeValues } from '../../graph/algorithms/node-values.ts';
import { TemporalLevels } from '../../graph/algorithms/temporal-levels.ts';
import { TemporalPaths } from '../../graph/algorithms/temporal-paths.ts';
import type { NodeIndex } from '../../graph/schema/ids.ts';
import type { EdgeKind, NodeKind } from '../../graph/schema/kinds.ts';
import type { Edges } from '../../graph/snapshot/edges.ts';
import type { Snapshot } from '../../graph/snapshot/snapshot.ts';

type Money = 'transfers' | 'withdraws' | 'disburses' | 'repays';
/** Edges with the column of their amounts, in fen. */
export interface MoneyEdges<K extends Money = Money> {
  readonly edges: Edges<K>;
  readonly amounts: Float64Array;
}

/** The columns that the queries read, and the scratch memory that one query after the other uses. */
export class FinGraph {
  readonly snapshot: Snapshot;
  readonly transfers: MoneyEdges<'transfers'>;
  readonly withdrawals: MoneyEdges<'withdraws'>;
  readonly deposits: MoneyEdges<'disburses'>;
  readonly repayments: MoneyEdges<'repays'>;
  /** Columns of loans in fen, row 0 = node `start`. */
  readonly loans: { readonly start: NodeIndex; readonly principals: Float64Array; readonly balances: Float64Array };
  readonly inflows: FlowsByNode;
  readonly outflows: FlowsByNode;
  readonly marks: NodeMarks;
  readonly distances: NodeValues;
  readonly least: NodeValues;
  readonly levels: TemporalLevels;
  readonly paths: TemporalPaths;
  readonly distance: HopDistance;

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
    this.transfers = this.#money('transfers');
    this.withdrawals = this.#money('withdraws');
    this.deposits = this.#money('disburses');
    this.repayments = this.#money('repays');
    this.loans = {
      start: snapshot.range('Loan').start,
      principals: snapshot.numbers('Loan', 'principal') ?? new Float64Array(0),
      balances: snapshot.numbers('Loan', 'balance') ?? new Float64Array(0),
    };
    this.inflows = new FlowsByNode(snapshot.nodeCount);
    this.outflows = new FlowsByNode(snapshot.nodeCount);
    this.marks = new NodeMarks(snapshot.nodeCount);
    this.distances = new NodeValues(snapshot.nodeCount);
    this.least = new NodeValues(snapshot.nodeCount);
    this.levels = new TemporalLevels(snapshot.nodeCount);
    this.paths = new TemporalPaths(snapshot.nodeCount);
    this.distance = new HopDistance(snapshot.nodeCount);
  }

  edges<K extends EdgeKind>(kind: K): Edges<K> {
    return this.snapshot.edges(kind);
  }

  /** The node with a number of the benchmark; null when it has no row of its own. */
  find(kind: NodeKind, number: string): NodeIndex | null {
    const node = this.snapshot.find(`${kind}:${number}`);
    return node === null || this.snapshot.isPlaceholder(node) ? null : node;
  }

  /** The benchmark's number of an account or a loan. */
  numberOf(node: NodeIndex): string {
    return this.snapshot.keyOf(node);
  }

  isBlocked(account: NodeIndex): boolean {
    return this.snapshot.number('Account', 'isBlocked', account) === 1;
  }

  /** Accounts of a person, each once. */
  accountsOf(person: NodeIndex): ReadonlySet<NodeIndex> {
    const accounts = new Set<NodeIndex>();
    this.edges('hasAccount').outgoing.each(person, (_, account) => accounts.add(account));
    return accounts;
  }

  #money<K extends Money>(kind: K): MoneyEdges<K> {
    const edges = this.snapshot.edges(kind);
    return { edges, amounts: edges.numbers('amount' as never) ?? new Float64Array(edges.count).fill(Number.NaN) };
  }
}
