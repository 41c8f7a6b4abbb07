import { flowOf } from '../../../graph/algorithms/node-flows.ts';
import { byNumber, FEN, money, openSpan } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';

export const tcr6 = defineQuery({
  id: 'TCR6',
  title: 'accounts that withdraw large amounts to a card after more than 3 large transfers in',
  parameters: ['id', 'threshold1', 'threshold2', 'startTime', 'endTime'],
  columns: { midId: 'id', sumEdge1Amount: 'float', sumEdge2Amount: 'float' },
  answer(graph, parameters) {
    const card = graph.find('Account', parameters.id);
    if (card === null) return [];
    const span = openSpan(parameters);
    const { transfers, withdrawals, inflows } = graph;
    const withdrawn = { ...span, above: parameters.threshold2 * FEN };
    const received = { ...span, above: parameters.threshold1 * FEN };
    inflows.clear().addEdges(withdrawals.edges.incoming, withdrawals.amounts, card, withdrawn);
    const rows: [string, number, number][] = [];
    for (const mid of inflows.nodes) {
      const { count, sum } = flowOf(transfers.edges.incoming, transfers.amounts, mid, received);
      if (count > 3) rows.push([graph.numberOf(mid), money(sum), money(inflows.sum(mid))]);
    }
    return rows.sort((a, b) => b[2] - a[2] || byNumber(a[0], b[0]));
  },
  cypher: `
    MATCH (:Account {id: $id})<-[e2:withdraw]-(mid:Account) WHERE ${inWindow('e2')} AND e2.amount > $threshold2
    WITH mid, sum(e2.amount) AS sum2
    MATCH (mid)<-[e1:transfer]-() WHERE ${inWindow('e1')} AND e1.amount > $threshold1
    WITH mid, sum2, count(e1) AS count1, sum(e1.amount) AS sum1 WHERE count1 > 3
    RETURN mid.id AS midId, round(sum1 * 1000) / 1000 AS sumEdge1Amount, round(sum2 * 1000) / 1000 AS sumEdge2Amount
    ORDER BY sumEdge2Amount DESC, midId`,
});
