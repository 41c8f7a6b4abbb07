import { flowOf } from '../../../graph/algorithms/node-flows.ts';
import { money, openSpan } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';

export const tsr2 = defineQuery({
  id: 'TSR2',
  title: 'sum, largest and number of the transfers out of an account and into it',
  parameters: ['id', 'startTime', 'endTime'],
  columns: {
    sumEdge1Amount: 'float',
    maxEdge1Amount: 'float',
    numEdge1: 'integer',
    sumEdge2Amount: 'float',
    maxEdge2Amount: 'float',
    numEdge2: 'integer',
  },
  answer(graph, parameters) {
    const account = graph.find('Account', parameters.id);
    if (account === null) return [[0, -1, 0, 0, -1, 0]];
    const { edges, amounts } = graph.transfers;
    const span = openSpan(parameters);
    const sent = flowOf(edges.outgoing, amounts, account, span);
    const received = flowOf(edges.incoming, amounts, account, span);
    return [[sent, received].flatMap(({ count, sum, max }) => [money(sum), count === 0 ? -1 : money(max), count])];
  },
  cypher: `
    OPTIONAL MATCH (a:Account {id: $id})
    OPTIONAL MATCH (a)-[e1:transfer]->() WHERE ${inWindow('e1')}
    WITH a, sum(e1.amount) AS sum1, max(e1.amount) AS max1, count(e1) AS numEdge1
    OPTIONAL MATCH (a)<-[e2:transfer]-() WHERE ${inWindow('e2')}
    WITH sum1, max1, numEdge1, sum(e2.amount) AS sum2, max(e2.amount) AS max2, count(e2) AS numEdge2
    RETURN round(sum1 * 1000) / 1000 AS sumEdge1Amount, coalesce(round(max1 * 1000) / 1000, -1) AS maxEdge1Amount, numEdge1,
           round(sum2 * 1000) / 1000 AS sumEdge2Amount, coalesce(round(max2 * 1000) / 1000, -1) AS maxEdge2Amount, numEdge2`,
});
