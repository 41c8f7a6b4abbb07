import type { NodeIndex } from '../../../graph/schema/ids.ts';
import type { TimeRange } from '../../../graph/schema/time.ts';
import type { FinGraph, MoneyEdges } from '../graph.ts';
import { openSpan } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';
import { accountsPaid, addSent, traceRows } from './tcr8.ts';

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
    const { transfers, withdrawals, inflows, distances, least } = graph;
    inflows.clear();
    distances.clear();
    least.clear();
    let level = accountsPaid(graph, loan, span).map((account) => ({ account, above: Number.NEGATIVE_INFINITY }));
    for (const { account, above } of level) least.set(account, above);
    for (let distance = 2; distance <= 4; distance++) {
      graph.marks.clear();
      for (const from of level) {
        go(graph, transfers, from, span, distance);
        go(graph, withdrawals, from, span, distance);
      }
      level = least.nodes
        .filter((account) => graph.marks.has(account))
        .map((account) => ({ account, above: least.get(account) * parameters.threshold }));
    }
    for (const account of least.nodes) {
      const amount = least.get(account);
      const large = { ...span, above: amount === Number.NEGATIVE_INFINITY ? amount : amount * parameters.threshold };
      addSent(graph, account, large);
    }
    return traceRows(graph, loan);
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

/**
 * One hop further from an account. Of the amounts by which ways of up to two hops come to an account the least counts: it lets
 * all pass that a larger one does. Marks the accounts that have a lesser one than before.
 */
function go(
  { distances, least, marks }: FinGraph,
  { edges, amounts }: MoneyEdges,
  { account, above }: { readonly account: NodeIndex; readonly above: number },
  span: TimeRange,
  distance: number,
): void {
  edges.outgoing.each(
    account,
    (edge, other) => {
      const amount = amounts[edge];
      if (!(amount > above)) return;
      if (!distances.has(other)) distances.set(other, distance);
      if (distance < 4 && least.lower(other, amount)) marks.add(other);
    },
    span,
  );
}
