import { flowOf } from '../../../graph/algorithms/node-flows.ts';
import type { NodeIndex } from '../../../graph/schema/ids.ts';
import type { TimeRange } from '../../../graph/schema/time.ts';
import type { FinGraph } from '../graph.ts';
import { byNumber, openSpan, thousandths } from '../values.ts';
import { defineQuery, inWindow, type Row } from './query.ts';

const hop = (k: number): string => `
    CALL (level${k}) {
      UNWIND level${k} AS u
      CALL (u) {
        OPTIONAL MATCH (u)<-[t:transfer]-() WHERE ${inWindow('t')}
        RETURN $threshold * sum(t.amount) AS least
      }
      MATCH (u)-[e:transfer|withdraw]->(v) WHERE ${inWindow('e')} AND e.amount > least
      RETURN collect({edge: e, node: v, distance: ${k + 1}}) AS hops${k}, collect(DISTINCT v) AS level${k + 1}
    }`;

export const tcr8 = defineQuery({
  id: 'TCR8',
  title: 'where a loan goes in 3 transfers or withdrawals, each above a factor of all transfers into its source',
  parameters: ['id', 'threshold', 'startTime', 'endTime'],
  columns: { dstId: 'id', ratio: 'float', minDistanceFromLoan: 'integer' },
  answer(graph, parameters) {
    const loan = graph.find('Loan', parameters.id);
    if (loan === null) return [];
    const span = openSpan(parameters);
    const { transfers, inflows, marks, distances } = graph;
    marks.clear();
    inflows.clear();
    distances.clear();
    let level = accountsPaid(graph, loan, span).filter((account) => marks.add(account));
    // An account's edges count once, from the first level at which it stands: later ones are no nearer.
    for (let distance = 2; distance <= 4 && level.length > 0; distance++) {
      const met = inflows.nodes.length;
      for (const account of level) {
        const received = flowOf(transfers.edges.incoming, transfers.amounts, account, span).sum;
        const large = { ...span, above: parameters.threshold * received };
        addSent(graph, account, large);
      }
      const reached = inflows.nodes.slice(met);
      for (const account of reached) distances.set(account, distance);
      level = reached.filter((account) => marks.add(account));
    }
    return traceRows(graph, loan);
  },
  cypher: `
    MATCH (loan:Loan {id: $id})-[d:deposit]->(account:Account) WHERE ${inWindow('d')}
    WITH loan, collect(DISTINCT account) AS level1
    ${[1, 2, 3].map(hop).join('')}
    UNWIND hops1 + hops2 + hops3 AS h
    WITH loan, h.node AS node, h.edge AS edge, min(h.distance) AS distance
    WITH loan, node, sum(edge.amount) AS inflow, min(distance) AS distance
    RETURN node.id AS dstId, round(1000 * inflow / loan.loanAmount) / 1000 AS ratio, distance AS minDistanceFromLoan
    ORDER BY minDistanceFromLoan DESC, ratio DESC, dstId`,
});

/** Accounts to which a loan was paid, each once. */
export function accountsPaid({ deposits }: FinGraph, loan: NodeIndex, span: TimeRange): NodeIndex[] {
  const accounts = new Set<NodeIndex>();
  deposits.edges.outgoing.each(loan, (_, account) => accounts.add(account), span);
  return [...accounts];
}

/** Adds what an account sends by transfers and withdrawals to the inflows of who gets it. */
export function addSent(
  { transfers, withdrawals, inflows }: FinGraph,
  account: NodeIndex,
  span: TimeRange & { readonly above?: number },
): void {
  inflows.addEdges(transfers.edges.outgoing, transfers.amounts, account, span);
  inflows.addEdges(withdrawals.edges.outgoing, withdrawals.amounts, account, span);
}

/** A row for every account with a distance: what came in as a ratio of the loan, and how far from it. */
export function traceRows({ snapshot, inflows, distances }: FinGraph, loan: NodeIndex): readonly Row[] {
  const principal = snapshot.number('Loan', 'principal', loan);
  return distances.nodes
    .map((account): [string, number, number] => [
      snapshot.keyOf(account),
      thousandths(inflows.sum(account) / principal),
      distances.get(account),
    ])
    .sort((a, b) => b[2] - a[2] || b[1] - a[1] || byNumber(a[0], b[0]));
}
