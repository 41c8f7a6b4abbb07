import { defineQuery } from './query.ts';

export const tsr1 = defineQuery({
  id: 'TSR1',
  title: 'an account',
  parameters: ['id'],
  columns: { createTime: 'integer', isBlocked: 'boolean', type: 'text' },
  answer(graph, { id }) {
    const account = graph.find('Account', id);
    if (account === null) return [];
    const { snapshot } = graph;
    const opened = snapshot.number('Account', 'openedAt', account);
    return [[opened, graph.isBlocked(account), snapshot.text('Account', 'kind', account) ?? '']];
  },
  cypher: 'MATCH (a:Account {id: $id}) RETURN a.createTime AS createTime, a.isBlocked AS isBlocked, a.type AS type',
});
