import { FEN, openSpan, thousandths } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';

export const tsr3 = defineQuery({
  id: 'TSR3',
  title: 'large transfers from blocked accounts ÷ all transfers into an account, of whatever time; -1 without any',
  parameters: ['id', 'threshold', 'startTime', 'endTime'],
  columns: { blockRatio: 'float' },
  answer(graph, parameters) {
    const account = graph.find('Account', parameters.id);
    if (account === null) return [[-1]];
    const { amounts, edges } = graph.transfers;
    const { incoming } = edges;
    const all = incoming.end(account) - incoming.start(account);
    let blocked = 0;
    const count = (edge: number, source: number) => {
      if (amounts[edge] > parameters.threshold * FEN && graph.isBlocked(source)) blocked++;
    };
    incoming.each(account, count, openSpan(parameters));
    return [[all === 0 ? -1 : thousandths(blocked / all)]];
  },
  cypher: `
    OPTIONAL MATCH (a:Account {id: $id})
    OPTIONAL MATCH (a)<-[e:transfer]-(source)
    WITH count(e) AS total,
         count(CASE WHEN source.isBlocked AND ${inWindow('e')} AND e.amount > $threshold THEN 1 END) AS blocked
    RETURN CASE total WHEN 0 THEN -1.0 ELSE round(1000.0 * blocked / total) / 1000 END AS blockRatio`,
});
