/** The database server that other tests stand on: it answers, keeps its data through a power cut, and asks for its password. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { expect, it } from 'vitest';
import { startNeo4j } from '../services/neo4j.ts';

it('a Neo4j server asks for its password, and keeps what was written when it is killed', async () => {
  const home = await mkdtemp(join(tmpdir(), 'ringsight-neo4j-home-'));
  const password = 'correct horse';
  const connect = (uri: string, given: string) => neo4j.driver(uri, neo4j.auth.basic('neo4j', given));
  const first = await startNeo4j({ home, password });
  const stranger = connect(first.uri, 'something else');
  await expect(stranger.verifyAuthentication()).resolves.toBe(false);
  await stranger.close();
  const driver = connect(first.uri, password);
  await driver.executeQuery('CREATE (:Kept {value: 7})');
  await driver.close();
  await first.kill();

  const second = await startNeo4j({ home, password, port: first.port });
  const again = connect(second.uri, password);
  const { records } = await again.executeQuery('MATCH (n:Kept) RETURN n.value AS value');
  expect(records.map((record) => Number(record.get('value')))).toEqual([7]);
  await again.close();
  await second.stop();
  await rm(home, { recursive: true });
});
