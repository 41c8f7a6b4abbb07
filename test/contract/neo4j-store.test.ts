import { afterAll, beforeAll } from 'vitest';
import { openStore } from '../../graph/store/open.ts';
import { emptyNeo4j, type Neo4jServer, startNeo4j } from '../services/neo4j.ts';
import { describeStore } from './store.ts';

let server: Neo4jServer;
beforeAll(async () => {
  server = await startNeo4j({ heapMb: 1000 });
});
afterAll(() => server.stop());

describeStore('Neo4j store', async () => {
  await emptyNeo4j(server.uri);
  return { open: () => openStore(server.uri), remove: () => Promise.resolve() };
});
