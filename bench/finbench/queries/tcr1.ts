import { byNumber, openSpan } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';

export const tcr1 = defineQuery({
  id: 'TCR1',
  title: 'accounts within 3 transfers of ascending time to which a blocked medium signs in',
  parameters: ['id', 'startTime', 'endTime'],
  columns: { otherId: 'id', accountDistance: 'integer', mediumId: 'id', mediumType: 'text' },
  answer(graph, parameters) {
    const account = graph.find('Account', parameters.id);
    if (account === null) return [];
    const span = openSpan(parameters);
    const levels = graph.levels.walk(graph.transfers.edges, [account], { direction: 'downstream', span, hops: 3 });
    const { snapshot } = graph;
    const media = snapshot.edges('uses').outgoing;
    const rows: [string, number, string, string][] = [];
    levels.forEach(({ nodes }, level) => {
      for (const other of nodes) {
        graph.marks.clear();
        const signedIn = (_: number, medium: number) => {
          if (snapshot.number('Identifier', 'isBlocked', medium) !== 1 || !graph.marks.add(medium)) return;
          const number = snapshot.text('Identifier', 'value', medium) ?? '';
          rows.push([graph.numberOf(other), level + 1, number, snapshot.text('Identifier', 'subtype', medium) ?? '']);
        };
        media.each(other, signedIn, span);
      }
    });
    return rows.sort((a, b) => a[1] - b[1] || byNumber(a[0], b[0]) || byNumber(a[2], b[2]));
  },
  cypher: `
    MATCH (start:Account {id: $id})
    CALL (start) {
      MATCH (start)-[e1:transfer]->(other) WHERE ${inWindow('e1')} RETURN other, 1 AS distance
      UNION
      MATCH (start)-[e1:transfer]->()-[e2:transfer]->(other)
      WHERE ${inWindow('e1')} AND ${inWindow('e2')} AND e1.timestamp < e2.timestamp
      RETURN other, 2 AS distance
      UNION
      MATCH (start)-[e1:transfer]->()-[e2:transfer]->()-[e3:transfer]->(other)
      WHERE ${inWindow('e1')} AND ${inWindow('e2')} AND ${inWindow('e3')}
        AND e1.timestamp < e2.timestamp AND e2.timestamp < e3.timestamp
      RETURN other, 3 AS distance
    }
    MATCH (medium:Medium {isBlocked: true})-[s:signIn]->(other) WHERE ${inWindow('s')}
    RETURN DISTINCT other.id AS otherId, distance AS accountDistance, medium.id AS mediumId, medium.type AS mediumType
    ORDER BY accountDistance, otherId, mediumId`,
});
