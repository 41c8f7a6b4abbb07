import { flowOf } from '../../../graph/algorithms/node-flows.ts';
import { FEN, openSpan, thousandths } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';

export const tcr9 = defineQuery({
  id: 'TCR9',
  title: 'loans in ÷ repayments, loans in ÷ transfers out, transfers in ÷ transfers out of an account, -1 where ÷ 0',
  parameters: ['id', 'threshold', 'startTime', 'endTime'],
  columns: { ratioRepay: 'float', ratioDeposit: 'float', ratioTransfer: 'float' },
  answer(graph, parameters) {
    const account = graph.find('Account', parameters.id);
    if (account === null) return [[-1, -1, -1]];
    const large = { ...openSpan(parameters), above: parameters.threshold * FEN };
    const { transfers, deposits, repayments } = graph;
    const deposited = flowOf(deposits.edges.incoming, deposits.amounts, account, large);
    const repaid = flowOf(repayments.edges.outgoing, repayments.amounts, account, large);
    const received = flowOf(transfers.edges.incoming, transfers.amounts, account, large);
    const sent = flowOf(transfers.edges.outgoing, transfers.amounts, account, large);
    return [
      [
        repaid.count === 0 ? -1 : thousandths(deposited.sum / repaid.sum),
        sent.count === 0 ? -1 : thousandths(deposited.sum / sent.sum),
        sent.count === 0 ? -1 : thousandths(received.sum / sent.sum),
      ],
    ];
  },
  cypher: `
    OPTIONAL MATCH (account:Account {id: $id})
    OPTIONAL MATCH (account)<-[e1:deposit]-() WHERE ${inWindow('e1')} AND e1.amount > $threshold
    WITH account, sum(e1.amount) AS sum1
    OPTIONAL MATCH (account)-[e2:repay]->() WHERE ${inWindow('e2')} AND e2.amount > $threshold
    WITH account, sum1, count(e2) AS count2, sum(e2.amount) AS sum2
    OPTIONAL MATCH (account)<-[e3:transfer]-() WHERE ${inWindow('e3')} AND e3.amount > $threshold
    WITH account, sum1, count2, sum2, sum(e3.amount) AS sum3
    OPTIONAL MATCH (account)-[e4:transfer]->() WHERE ${inWindow('e4')} AND e4.amount > $threshold
    WITH sum1, count2, sum2, sum3, count(e4) AS count4, sum(e4.amount) AS sum4
    RETURN CASE count2 WHEN 0 THEN -1.0 ELSE round(1000.0 * sum1 / sum2) / 1000 END AS ratioRepay,
           CASE count4 WHEN 0 THEN -1.0 ELSE round(1000.0 * sum1 / sum4) / 1000 END AS ratioDeposit,
           CASE count4 WHEN 0 THEN -1.0 ELSE round(1000.0 * sum3 / sum4) / 1000 END AS ratioTransfer`,
});
