import { byNumber, money, openSpan } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';

export const tcr4 = defineQuery({
  id: 'TCR4',
  title: 'accounts that close a circle of three with a transfer from one account to another',
  parameters: ['id1', 'id2', 'startTime', 'endTime'],
  columns: {
    otherId: 'id',
    numEdge2: 'integer',
    sumEdge2Amount: 'float',
    maxEdge2Amount: 'float',
    numEdge3: 'integer',
    sumEdge3Amount: 'float',
    maxEdge3Amount: 'float',
  },
  answer(graph, parameters) {
    const [source, target] = [graph.find('Account', parameters.id1), graph.find('Account', parameters.id2)];
    if (source === null || target === null) return [];
    const span = openSpan(parameters);
    const { edges, amounts } = graph.transfers;
    const { inflows, outflows } = graph;
    if (!outflows.clear().addEdges(edges.outgoing, amounts, source, span).has(target)) return [];
    outflows.clear().addEdges(edges.outgoing, amounts, target, span);
    inflows.clear().addEdges(edges.incoming, amounts, source, span);
    const [second, third] = [inflows, outflows];
    return second.nodes
      .filter((other) => other !== source && other !== target && third.has(other))
      .map((other): [string, ...number[]] => [
        graph.numberOf(other),
        second.count(other),
        money(second.sum(other)),
        money(second.max(other)),
        third.count(other),
        money(third.sum(other)),
        money(third.max(other)),
      ])
      .sort((a, b) => b[2] - a[2] || b[5] - a[5] || byNumber(a[0], b[0]));
  },
  cypher: `
    MATCH (source:Account {id: $id1}), (target:Account {id: $id2})
    WHERE EXISTS { (source)-[e1:transfer]->(target) WHERE ${inWindow('e1')} }
    MATCH (other:Account)-[e2:transfer]->(source) WHERE ${inWindow('e2')} AND other <> source AND other <> target
    WITH target, other, count(e2) AS numEdge2, sum(e2.amount) AS sum2, max(e2.amount) AS max2
    MATCH (target)-[e3:transfer]->(other) WHERE ${inWindow('e3')}
    WITH other.id AS otherId, numEdge2, sum2, max2, count(e3) AS numEdge3, sum(e3.amount) AS sum3, max(e3.amount) AS max3
    RETURN otherId, numEdge2, round(sum2 * 1000) / 1000 AS sumEdge2Amount, round(max2 * 1000) / 1000 AS maxEdge2Amount,
           numEdge3, round(sum3 * 1000) / 1000 AS sumEdge3Amount, round(max3 * 1000) / 1000 AS maxEdge3Amount
    ORDER BY sumEdge2Amount DESC, sumEdge3Amount DESC, otherId`,
});
