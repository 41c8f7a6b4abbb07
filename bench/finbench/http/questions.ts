import { inWindow } from '../queries/query.ts';
import { accountId, type HttpQuestion, instant, numberOf } from './question.ts';

const neighborhood: HttpQuestion = {
  id: 'neighbourhood of an account: dealings with and among all it deals with, summed by pair',
  parametersOf: 'TSR4',
  query: `query ($id: ID!) {
    neighborhood(id: $id, hops: 1, kinds: [transfers], limit: 2000) {
      nodes { entity { id } }
      edges { from to count total { amount } first last }
    }
  }`,
  variables: ({ id }) => ({ id: accountId(id) }),
  said: ({ neighborhood }: { neighborhood: { edges: { from: string; to: string; count: number }[] } }) =>
    neighborhood.edges.map(({ from, to, count }) => `${numberOf(from)} ${numberOf(to)} ${count}`),
  cypher: `
    MATCH (a:Account {id: $id})
    OPTIONAL MATCH (a)-[:transfer]-(b:Account) WHERE b <> a
    WITH a, collect(DISTINCT b) AS others
    WITH others + [a] AS nodes
    UNWIND nodes AS source
    MATCH (source)-[e:transfer]->(target) WHERE target IN nodes
    RETURN source.id AS source, target.id AS target, count(e) AS count, sum(e.amount) AS total,
           min(e.timestamp) AS first, max(e.timestamp) AS last`,
  parameters: ['id'],
  saidByPeer: ({ source, target, count }) => `${source} ${target} ${count}`,
};

const path: HttpQuestion = {
  id: 'all shortest paths of transfers from an account to another, within 6 steps',
  parametersOf: 'TCR3',
  query: `query ($between: [ID!]!) {
    paths(between: $between, search: shortest, maxHops: 6, filter: { kinds: [transfers], directed: true }, limit: 500) {
      paths { from nodes }
    }
  }`,
  variables: ({ id1, id2 }) => ({ between: [accountId(id1), accountId(id2)] }),
  said: ({ paths }: { paths: { paths: { nodes: string[] }[] } }) =>
    paths.paths.map(({ nodes }) => nodes.map(numberOf).join(' ')),
  // The API answers both directions.
  cypher: `
    MATCH (a:Account {id: $id1}), (b:Account {id: $id2})
    CALL (a, b) {
      MATCH path = allShortestPaths((a)-[:transfer*..6]->(b)) RETURN path
      UNION ALL
      MATCH path = allShortestPaths((b)-[:transfer*..6]->(a)) RETURN path
    }
    RETURN DISTINCT [n IN nodes(path) | n.id] AS nodes`,
  parameters: ['id1', 'id2'],
  saidByPeer: ({ nodes }) => (nodes as readonly bigint[]).join(' '),
};

const trace: HttpQuestion = {
  id: 'trace in three transfers of ascending time: who is reached, in how many, when at the earliest',
  parametersOf: 'TCR1',
  query: `query ($id: ID!, $after: DateTime!, $asOf: DateTime!) {
    trace(id: $id, hops: 3, kinds: [transfers], after: $after, asOf: $asOf, limit: 2000) {
      nodes { entity { id } hops time }
    }
  }`,
  variables: ({ id, startTime, endTime }) => ({
    id: accountId(id),
    after: instant(startTime),
    asOf: instant(endTime - 1),
  }),
  said: ({ trace }: { trace: { nodes: { entity: { id: string }; hops: number; time: string }[] } }) =>
    trace.nodes
      .filter(({ hops }) => hops > 0)
      .map(({ entity, hops, time }) => `${numberOf(entity.id)} ${hops} ${Date.parse(time)}`),
  cypher: `
    MATCH (a:Account {id: $id})
    CALL (a) {
      MATCH (a)-[e1:transfer]->(other) WHERE ${inWindow('e1')} RETURN other, 1 AS hops, e1.timestamp AS time
      UNION
      MATCH (a)-[e1:transfer]->()-[e2:transfer]->(other)
      WHERE ${inWindow('e1')} AND ${inWindow('e2')} AND e1.timestamp < e2.timestamp
      RETURN other, 2 AS hops, e2.timestamp AS time
      UNION
      MATCH (a)-[e1:transfer]->()-[e2:transfer]->()-[e3:transfer]->(other)
      WHERE ${inWindow('e1')} AND ${inWindow('e2')} AND ${inWindow('e3')}
        AND e1.timestamp < e2.timestamp AND e2.timestamp < e3.timestamp
      RETURN other, 3 AS hops, e3.timestamp AS time
    }
    WITH a, other, hops, time WHERE other <> a
    RETURN other.id AS id, min(hops) AS hops, min(time) AS time`,
  parameters: ['id', 'startTime', 'endTime'],
  saidByPeer: ({ id, hops, time }) => `${id} ${hops} ${time}`,
};

export const httpQuestions: readonly HttpQuestion[] = [neighborhood, path, trace];
