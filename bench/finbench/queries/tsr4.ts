import { byNumber, FEN, money, openSpan } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';

const cypher = (arrow: string, other: string): string => `
    MATCH (:Account {id: $id})${arrow}(other:Account) WHERE ${inWindow('e')} AND e.amount > $threshold
    WITH other.id AS ${other}, count(e) AS numEdges, sum(e.amount) AS total
    RETURN ${other}, numEdges, round(total * 1000) / 1000 AS sumAmount
    ORDER BY sumAmount DESC, ${other}`;

/** The two differ in the way that the transfers go. */
const byNeighbour = (id: string, way: 'outgoing' | 'incoming', title: string, other: string, arrow: string) =>
  defineQuery({
    id,
    title,
    parameters: ['id', 'threshold', 'startTime', 'endTime'],
    columns: { [other]: 'id', numEdges: 'integer', sumAmount: 'float' },
    answer(graph, parameters) {
      const account = graph.find('Account', parameters.id);
      if (account === null) return [];
      const { edges, amounts } = graph.transfers;
      const large = { ...openSpan(parameters), above: parameters.threshold * FEN };
      const flows = graph.outflows.clear().addEdges(edges[way], amounts, account, large);
      return flows.nodes
        .map((node): [string, number, number] => [graph.numberOf(node), flows.count(node), money(flows.sum(node))])
        .sort((a, b) => b[2] - a[2] || byNumber(a[0], b[0]));
    },
    cypher: cypher(arrow, other),
  });

export const tsr4 = byNeighbour(
  'TSR4',
  'outgoing',
  'large transfers out of an account by target',
  'dstId',
  '-[e:transfer]->',
);
export const tsr5 = byNeighbour(
  'TSR5',
  'incoming',
  'large transfers into an account by source',
  'srcId',
  '<-[e:transfer]-',
);
