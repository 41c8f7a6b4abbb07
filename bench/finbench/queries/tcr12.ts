import type { NodeIndex } from '../../../graph/schema/ids.ts';
import type { FinGraph } from '../graph.ts';
import { byNumber, money, openSpan } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';

export const tcr12 = defineQuery({
  id: 'TCR12',
  title: 'what a person transferred to each account of a company',
  parameters: ['id', 'startTime', 'endTime'],
  columns: { compAccountId: 'id', sumEdge2Amount: 'float' },
  answer(graph, parameters) {
    const person = graph.find('Person', parameters.id);
    if (person === null) return [];
    const span = openSpan(parameters);
    const { edges, amounts } = graph.transfers;
    const outflows = graph.outflows.clear();
    for (const account of graph.accountsOf(person)) outflows.addEdges(edges.outgoing, amounts, account, span);
    return outflows.nodes
      .filter((account) => isOfCompany(graph, account))
      .map((account): [string, number] => [graph.numberOf(account), money(outflows.sum(account))])
      .sort((a, b) => b[1] - a[1] || byNumber(a[0], b[0]));
  },
  cypher: `
    MATCH (:Person {id: $id})-[:own]->(:Account)-[e2:transfer]->(account:Account)
    WHERE ${inWindow('e2')} AND EXISTS { (account)<-[:own]-(:Company) }
    WITH account.id AS compAccountId, sum(e2.amount) AS sum2
    RETURN compAccountId, round(sum2 * 1000) / 1000 AS sumEdge2Amount
    ORDER BY sumEdge2Amount DESC, compAccountId`,
});

/** Owners without a row of their own do not count. */
function isOfCompany({ snapshot }: FinGraph, account: NodeIndex): boolean {
  const { start, end } = snapshot.range('Enterprise');
  let found = false;
  snapshot.edges('hasAccount').incoming.each(account, (_, owner) => {
    if (owner >= start && owner < end && !snapshot.isPlaceholder(owner)) found = true;
  });
  return found;
}
