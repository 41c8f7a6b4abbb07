import type { NodeIndex } from '../../../graph/schema/ids.ts';
import { byNumber, openSpan } from '../values.ts';
import { defineQuery, inWindow } from './query.ts';

export const tsr6 = defineQuery({
  id: 'TSR6',
  title: 'blocked accounts that get transfers from where an account gets them',
  parameters: ['id', 'startTime', 'endTime'],
  columns: { dstId: 'id' },
  answer(graph, parameters) {
    const account = graph.find('Account', parameters.id);
    if (account === null) return [];
    const span = openSpan(parameters);
    const { outgoing, incoming } = graph.transfers.edges;
    const sources = new Set<NodeIndex>();
    incoming.each(account, (_, source) => sources.add(source), span);
    const { marks } = graph;
    marks.clear();
    marks.add(account);
    const rows: [string][] = [];
    const add = (_: number, other: NodeIndex) => {
      if (marks.add(other) && graph.isBlocked(other)) rows.push([graph.numberOf(other)]);
    };
    for (const source of sources) outgoing.each(source, add, span);
    return rows.sort((a, b) => byNumber(a[0], b[0]));
  },
  cypher: `
    MATCH (a:Account {id: $id})<-[e1:transfer]-(source) WHERE ${inWindow('e1')}
    WITH DISTINCT a, source
    MATCH (source)-[e2:transfer]->(other:Account {isBlocked: true}) WHERE ${inWindow('e2')} AND other <> a
    RETURN DISTINCT other.id AS dstId ORDER BY dstId`,
});
