import type { FlowQuery } from '../../../graph/algorithms/node-flows.ts';
import type { NodeIndex } from '../../../graph/schema/ids.ts';
import type { MoneyEdges } from '../graph.ts';
import { openSpan } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';
import { traceRows } from './tcr8.ts';

export const tcr8p = defineQuery({
  id: 'TCR8P',
  title: 'where a loan goes in 3 transfers or withdrawals, each above a factor of the one before',
  parametersOf: 'TCR8',
  parameters: ['id', 'threshold', 'startTime', 'endTime'],
  columns: { dstId: 'id', ratio: 'float', minDistanceFromLoan: 'integer' },
  answer(graph, parameters) {
    const loan = graph.find('Loan', parameters.id);
    if (loan === null) return [];
    const span = openSpan(parameters);
    const { transfers, withdrawals, deposits, inflows } = graph;
    /** By account of a level: the least amount by which a way comes to it. It lets all pass that a larger one does. */
    let level = new Map<NodeIndex, number>();
    deposits.edges.outgoing.each(loan, (_, account) => level.set(account, Number.NEGATIVE_INFINITY), span);
    const least = new Map<NodeIndex, number>();
    const distances = new Map<NodeIndex, number>();
    for (let distance = 2; distance <= 4; distance++) {
      const next = new Map<NodeIndex, number>();
      for (const [account, amount] of level) {
        least.set(account, Math.min(amount, least.get(account) ?? Number.POSITIVE_INFINITY));
        for (const money of [transfers, withdrawals]) {
          go(money, account, { ...span, above: boundAfter(amount, parameters.threshold) }, next);
        }
      }
      for (const account of next.keys()) if (!distances.has(account)) distances.set(account, distance);
      level = next;
    }
    inflows.clear();
    for (const [account, amount] of least) {
      const large = { ...span, above: boundAfter(amount, parameters.threshold) };
      inflows.addEdges(transfers.edges.outgoing, transfers.amounts, account, large);
      inflows.addEdges(withdrawals.edges.outgoing, withdrawals.amounts, account, large);
    }
    return traceRows(graph, loan, distances);
  },
  cypher: `
    MATCH (loan:Loan {id: $id})-[d:deposit]->(account:Account) WHERE ${inWindow('d')}
    WITH DISTINCT loan, account
    CALL (account) {
      MATCH (account)-[edge:transfer|withdraw]->(node) WHERE ${inWindow('edge')}
      RETURN node, edge, 2 AS distance
      UNION
      MATCH (account)-[e1:transfer|withdraw]->()-[edge:transfer|withdraw]->(node)
      WHERE ${inWindow('e1')} AND ${inWindow('edge')} AND edge.amount > e1.amount * $threshold
      RETURN node, edge, 3 AS distance
      UNION
      MATCH (account)-[e1:transfer|withdraw]->()-[e2:transfer|withdraw]->()-[edge:transfer|withdraw]->(node)
      WHERE ${inWindow('e1')} AND ${inWindow('e2')} AND ${inWindow('edge')}
        AND e2.amount > e1.amount * $threshold AND edge.amount > e2.amount * $threshold
      RETURN node, edge, 4 AS distance
    }
    WITH loan, node, edge, min(distance) AS distance
    WITH loan, node, sum(edge.amount) AS inflow, min(distance) AS distance
    RETURN node.id AS dstId, round(1000 * inflow / loan.loanAmount) / 1000 AS ratio, distance AS minDistanceFromLoan
    ORDER BY minDistanceFromLoan DESC, ratio DESC, dstId`,
});

/** What the next amount must exceed; the first is free. */
const boundAfter = (amount: number, factor: number): number =>
  amount === Number.NEGATIVE_INFINITY ? amount : amount * factor;

/** Notes the least amount above a bound that goes from an account to each other. */
function go(
  { edges, amounts }: MoneyEdges,
  account: NodeIndex,
  query: Required<FlowQuery>,
  next: Map<NodeIndex, number>,
): void {
  const note = (edge: number, other: NodeIndex) => {
    const amount = amounts[edge];
    if (amount > query.above && !(amount >= (next.get(other) ?? Number.POSITIVE_INFINITY))) next.set(other, amount);
  };
  edges.outgoing.each(account, note, query);
}
