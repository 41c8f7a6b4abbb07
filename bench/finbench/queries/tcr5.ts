import { openSpan } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';

const distinct = (...names: string[]): string =>
  names.flatMap((a, i) => names.slice(i + 1).map((b) => `${a} <> ${b}`)).join(' AND ');

export const tcr5 = defineQuery({
  id: 'TCR5',
  title: "ways of up to 3 transfers of ascending time from a person's accounts, no account twice",
  parameters: ['id', 'startTime', 'endTime'],
  columns: { path: 'ids' },
  tiesAreOpen: true,
  answer(graph, parameters) {
    const person = graph.find('Person', parameters.id);
    if (person === null) return [];
    const span = openSpan(parameters);
    const byLength: [readonly string[]][][] = [[], [], []];
    const numbers: string[] = [];
    for (const account of graph.accountsOf(person)) {
      numbers[0] = graph.numberOf(account);
      graph.paths.visit(graph.transfers.edges.outgoing, account, { span, hops: 3 }, (path, length) => {
        numbers[length - 1] = graph.numberOf(path[length - 1]);
        byLength[length - 2].push([numbers.slice(0, length)]);
      });
    }
    return byLength.reverse().flat();
  },
  cypher: `
    MATCH (:Person {id: $id})-[:own]->(a:Account)
    CALL (a) {
      MATCH (a)-[e1:transfer]->(b) WHERE ${inWindow('e1')} AND ${distinct('a', 'b')}
      RETURN DISTINCT [a.id, b.id] AS path
      UNION ALL
      MATCH (a)-[e1:transfer]->(b)-[e2:transfer]->(c)
      WHERE ${inWindow('e1')} AND ${inWindow('e2')} AND e1.timestamp < e2.timestamp AND ${distinct('a', 'b', 'c')}
      RETURN DISTINCT [a.id, b.id, c.id] AS path
      UNION ALL
      MATCH (a)-[e1:transfer]->(b)-[e2:transfer]->(c)-[e3:transfer]->(d)
      WHERE ${inWindow('e1')} AND ${inWindow('e2')} AND ${inWindow('e3')}
        AND e1.timestamp < e2.timestamp AND e2.timestamp < e3.timestamp AND ${distinct('a', 'b', 'c', 'd')}
      RETURN DISTINCT [a.id, b.id, c.id, d.id] AS path
    }
    RETURN path ORDER BY size(path) DESC`,
});
