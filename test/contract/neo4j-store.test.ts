import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../graph/store/open.ts';
import { emptyNeo4j, type Neo4jServer, startNeo4j } from '../services/neo4j.ts';
import { describeRemoval } from './removal.ts';
import { describeStore } from './store.ts';
import { batchOf, counts, paid } from './store-rows.ts';

let server: Neo4jServer;
beforeAll(async () => {
  server = await startNeo4j({ heapMb: 1000 });
});
afterAll(() => server.stop());

const place = async () => {
  await emptyNeo4j(server.uri);
  return { open: () => openStore(server.uri), remove: () => Promise.resolve() };
};

describeStore('Neo4j store', place);
describeRemoval('Neo4j store', place);

it('knows the edges that others have written, whoever began', async () => {
  await emptyNeo4j(server.uri);
  const [one, other] = await Promise.all([openStore(server.uri), openStore(server.uri)]);
  const edges = (...numbers: readonly number[]) =>
    batchOf(
      'transfers',
      [],
      numbers.map((i) => paid('x', `y${i}`, i, { amount: i, reference: `${i}` })),
    );
  expect(await one.upsert(edges(1, 2))).toEqual(counts(2, 0, 0));
  expect(await one.upsert(edges(2, 3))).toEqual(counts(1, 0, 1));
  expect(await other.upsert(edges(3, 4))).toEqual(counts(1, 0, 1));
  expect(await one.upsert(edges(4, 5))).toEqual(counts(1, 0, 1));
  expect(await one.upsert(edges(1, 2, 3, 4, 5))).toEqual(counts(0, 0, 5));
  expect(await other.upsert(edges(5, 6))).toEqual(counts(1, 0, 1));
  expect((await one.status()).counts).toEqual({ transfers: 6 });
  await one.close();
  await other.close();
});
