import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../graph/store/open.ts';
import { startLossyProxy } from '../services/lossy-proxy.ts';
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

it('counts a batch once whose commit was done and never answered, though another wrote before it was tried again', async () => {
  await emptyNeo4j(server.uri);
  const proxy = await startLossyProxy(server.port);
  const one = await openStore(`bolt://127.0.0.1:${proxy.port}`);
  const other = await openStore(server.uri);
  const edges = (from: string, ...numbers: readonly number[]) =>
    batchOf(
      'transfers',
      [],
      numbers.map((i) => paid(from, `y${i}`, i, { amount: i, reference: `${from}${i}` })),
    );
  expect(await one.upsert(edges('x', 1))).toEqual(counts(1, 0, 0));
  let meanwhile: unknown = null;
  proxy.loseNextAnswer(async () => {
    meanwhile = await other.upsert(edges('z', 1));
  });
  expect(await one.upsert(edges('x', 1, 2, 3))).toEqual(counts(2, 0, 1));
  expect(meanwhile).toEqual(counts(1, 0, 0));
  expect((await one.status()).counts).toEqual({ transfers: 4 });
  expect(await one.upsert(edges('z', 1, 2))).toEqual(counts(1, 0, 1));
  await Promise.all([one.close(), other.close()]);
  await proxy.close();
});

it('writes edges to the nodes that are there, though others were deleted and made since it looked', async () => {
  await emptyNeo4j(server.uri);
  const store = await openStore(server.uri);
  const edges = (...numbers: readonly number[]) =>
    batchOf(
      'transfers',
      [],
      numbers.map((i) => paid('x', `y${i % 2}`, i, { amount: i, reference: `${i}` })),
    );
  const accounts = ['x', 'y0', 'y1'].map((key) => ({ kind: 'Account' as const, key }));
  await store.upsert(batchOf('Account', accounts, []));
  expect(await store.upsert(edges(1, 2))).toEqual(counts(2, 0, 0));
  await asked(server.uri, "MATCH (n:Account {key: 'y1'}) DETACH DELETE n");
  expect(await store.upsert(edges(3, 4))).toEqual(counts(2, 0, 0));
  expect(await asked(server.uri, 'MATCH (:Account)-[t]->(b:Account) RETURN b.key ORDER BY t.at')).toEqual([
    'y0',
    'y1',
    'y0',
  ]);
  await store.close();
});

it('counts every edge once when two processes write batches that share edges, each several at once', async () => {
  await emptyNeo4j(server.uri);
  const stores = await Promise.all([openStore(server.uri), openStore(server.uri)]);
  const numbers = (writer: number, batch: number): readonly number[] =>
    Array.from({ length: 60 }, (_, i) => 40 * (2 * batch + writer) + i);
  const batches = stores.flatMap((store, writer) =>
    Array.from({ length: 8 }, (_, batch) => ({ store, numbers: numbers(writer, batch) })),
  );
  const written = await Promise.all(
    batches.map(({ store, numbers: own }) =>
      store.upsert(
        batchOf(
          'transfers',
          [],
          own.map((i) => paid(`x${i % 7}`, `y${i % 5}`, i, { amount: i, reference: `${i}` })),
        ),
      ),
    ),
  );
  const distinct = new Set(batches.flatMap(({ numbers: own }) => own));
  const sum = (what: 'inserted' | 'unchanged'): number => written.reduce((all, each) => all + each[what], 0);
  expect(sum('inserted')).toBe(distinct.size);
  expect(sum('unchanged')).toBe(16 * 60 - distinct.size);
  expect(await asked(server.uri, 'MATCH ()-[t:TRANSFERS]->() RETURN t.amount ORDER BY t.amount')).toEqual(
    [...distinct].sort((a, b) => a - b).map((amount) => neo4j.int(amount)),
  );
  expect((await stores[0].status()).counts).toEqual({ transfers: distinct.size });
  expect((await stores[0].status()).sequence).toBe(16);
  await Promise.all(stores.map((store) => store.close()));
});

it('writes every batch once of those that are on their way when an answer is lost', async () => {
  await emptyNeo4j(server.uri);
  const proxy = await startLossyProxy(server.port);
  const store = await openStore(`bolt://127.0.0.1:${proxy.port}`);
  const edges = (first: number) =>
    batchOf(
      'transfers',
      [],
      Array.from({ length: 50 }, (_, i) =>
        paid('x', `y${i}`, first + i, { amount: first + i, reference: `${first + i}` }),
      ),
    );
  await store.upsert(edges(0));
  proxy.loseNextAnswer(() => Promise.resolve());
  const written = await Promise.all([1, 2, 3, 4].map((batch) => store.upsert(edges(50 * batch))));
  expect(written).toEqual([1, 2, 3, 4].map(() => counts(50, 0, 0)));
  expect(await asked(server.uri, 'MATCH ()-[t:TRANSFERS]->() RETURN count(t)')).toEqual([neo4j.int(250)]);
  expect((await store.status()).sequence).toBe(5);
  await store.close();
  await proxy.close();
});

/** The first column of what the database itself answers. */
async function asked(uri: string, query: string): Promise<readonly unknown[]> {
  const driver = neo4j.driver(uri);
  const { records } = await driver.executeQuery(query);
  await driver.close();
  return records.map((record) => record.get(0));
}
