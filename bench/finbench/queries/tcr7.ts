import { FEN, openSpan, thousandths } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';

export const tcr7 = defineQuery({
  id: 'TCR7',
  title: 'from how many and to how many accounts large transfers go through one, and in ÷ out, -1 without any out',
  parameters: ['id', 'threshold', 'startTime', 'endTime'],
  columns: { numSrc: 'integer', numDst: 'integer', inOutRatio: 'float' },
  answer(graph, parameters) {
    const account = graph.find('Account', parameters.id);
    if (account === null) return [];
    const { edges, amounts } = graph.transfers;
    const large = { ...openSpan(parameters), above: parameters.threshold * FEN };
    const inflows = graph.inflows.clear().addEdges(edges.incoming, amounts, account, large);
    const outflows = graph.outflows.clear().addEdges(edges.outgoing, amounts, account, large);
    const ratio = outflows.nodes.length === 0 ? -1 : thousandths(inflows.total / outflows.total);
    return [[inflows.nodes.length, outflows.nodes.length, ratio]];
  },
  cypher: `
    MATCH (mid:Account {id: $id})
    OPTIONAL MATCH (mid)<-[e1:transfer]-(source) WHERE ${inWindow('e1')} AND e1.amount > $threshold
    WITH mid, count(DISTINCT source) AS numSrc, sum(e1.amount) AS sum1
    OPTIONAL MATCH (mid)-[e2:transfer]->(target) WHERE ${inWindow('e2')} AND e2.amount > $threshold
    WITH numSrc, sum1, count(DISTINCT target) AS numDst, sum(e2.amount) AS sum2
    RETURN numSrc, numDst, CASE numDst WHEN 0 THEN -1.0 ELSE round(1000.0 * sum1 / sum2) / 1000 END AS inOutRatio`,
});
