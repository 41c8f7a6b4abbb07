import { openSpan } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';

export const tcr3 = defineQuery({
  id: 'TCR3',
  title: 'fewest transfers from one account to another, -1 when there is no way',
  parameters: ['id1', 'id2', 'startTime', 'endTime'],
  columns: { shortestPathLength: 'integer' },
  answer(graph, parameters) {
    const [from, to] = [graph.find('Account', parameters.id1), graph.find('Account', parameters.id2)];
    if (from === null || to === null) return [[-1]];
    return [[graph.distance.between(graph.transfers.edges, from, to, openSpan(parameters)) ?? -1]];
  },
  cypher: `
    OPTIONAL MATCH (a:Account {id: $id1}), (b:Account {id: $id2})
    OPTIONAL MATCH path = shortestPath((a)-[es:transfer*]->(b)) WHERE all(e IN es WHERE ${inWindow('e')})
    RETURN CASE WHEN path IS NULL THEN -1 ELSE length(path) END AS shortestPathLength`,
});
