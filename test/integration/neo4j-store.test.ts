/** A portfolio in Neo4j: the same answers as out of a file, and the queries of docs/cypher.md. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Engine } from '../../graph/engine/engine.ts';
import { openStore } from '../../graph/store/open.ts';
import type { GraphStore } from '../../graph/store/store.ts';
import { generatePortfolio } from '../../ingest/generate/portfolio.ts';
import { ingest } from '../../ingest/ingest.ts';
import { checksumOf } from '../contract/checksum.ts';
import { type Neo4jServer, startNeo4j } from '../services/neo4j.ts';
import { graphOf } from './ingest-support.ts';

const PASSWORD = 'a password of a test';
let server: Neo4jServer;
let driver: Driver;
let folder: string;
const open: { store: GraphStore; engine: Engine }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringsight-neo4j-test-'));
  const inputs = [join(folder, 'portfolio')];
  await generatePortfolio({ out: inputs[0], enterprises: 100, seed: 3, prevalence: 0.1 });
  server = await startNeo4j({ heapMb: 700, password: PASSWORD });
  const credentials = { user: 'neo4j', password: PASSWORD };
  driver = neo4j.driver(server.uri, neo4j.auth.basic(credentials.user, credentials.password));
  for (const location of [':memory:', server.uri]) {
    const store = await openStore(location, { database: { credentials } });
    await ingest(store, { inputs });
    open.push({ store, engine: Engine.open(store, { threads: 1 }) });
  }
});

afterAll(async () => {
  for (const { engine, store } of open) {
    await engine.close();
    await store.close();
  }
  await driver.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

describe('the same portfolio in a file and in Neo4j', () => {
  it('is the same graph, record by record', async () => {
    const [file, database] = await Promise.all(open.map(({ store }) => graphOf(store)));
    expect(database.length).toBeGreaterThan(1_000);
    expect(database).toEqual(file);
    const [one, other] = await Promise.all(open.map(({ store }) => store.status()));
    expect(other.counts).toEqual(one.counts);
    expect(other.sequence).toBe(one.sequence);
  });

  it('gives the same snapshot, findings and scores', async () => {
    const [file, database] = await Promise.all(
      open.map(async ({ engine }) => {
        await engine.detect();
        const findings = (await engine.currentFindings()).map(({ run: _, foundAt: __, ...finding }) => finding);
        return { checksum: checksumOf(await engine.snapshot()), findings, scores: await engine.scores() };
      }),
    );
    expect(database.checksum).toBe(file.checksum);
    expect(database.findings.length).toBeGreaterThan(3);
    expect(database.findings).toEqual(file.findings);
    expect(database.scores.length).toBeGreaterThan(10);
    expect(database.scores).toEqual(file.scores);
  });

  it('shows what another process decided and found without being told', async () => {
    const { store, engine } = open[1];
    const [{ id }] = await engine.currentFindings();
    expect((await engine.reviews()).size).toBe(0);
    const other = await openStore(server.uri, { database: { credentials: { user: 'neo4j', password: PASSWORD } } });
    const theirs = Engine.open(other, { threads: 1 });
    try {
      await theirs.addReviews([
        { id: 'theirs', finding: id, verdict: 'unsure', reason: '', reviewer: 'lin', at: Date.now() },
      ]);
      expect((await engine.reviews()).get(id)).toHaveLength(1);
      const runs = (await engine.runs()).length;
      await theirs.detect({ detectors: ['guarantee-circle'] });
      expect(await engine.runs()).toHaveLength(runs + 1);
      expect((await engine.currentFindings()).map((finding) => finding.id)).toEqual(
        (await theirs.currentFindings()).map((finding) => finding.id),
      );
      expect((await store.status()).documents).toBe((await other.status()).documents);
    } finally {
      await theirs.close();
      await other.close();
    }
  });

  it('loaded again changes nothing', async () => {
    const { store } = open[1];
    const before = (await store.status()).sequence;
    const run = await ingest(store, { inputs: [join(folder, 'portfolio')] });
    expect(Object.values(run.counts).reduce((sum, { inserted, updated }) => sum + inserted + updated, 0)).toBe(0);
    expect((await store.status()).sequence).toBe(before);
  });
});

describe('the queries of docs/cypher.md', () => {
  const text = readFileSync(new URL('../../docs/cypher.md', import.meta.url), 'utf8');
  const queries = [...text.matchAll(/\n([^\n]+):\n\n```cypher\n([^`]+)```/g)].map(([, title, query]) => ({
    title,
    query,
  }));
  const mayBeEmpty = /^(Money that comes back|Nodes that edges name|Collateral that secures)/;

  it('are a dozen or more', () => {
    expect(queries.length).toBeGreaterThanOrEqual(12);
  });

  it.each(queries)('$title', async ({ title, query }) => {
    const { records } = await driver.executeQuery(query);
    if (!mayBeEmpty.test(title)) expect(records.length).toBeGreaterThan(0);
  });
});

describe('the address', () => {
  const refused = async (location: string, database?: Parameters<typeof openStore>[1]) => {
    const error = await openStore(location, { patienceMs: 500, ...database }).catch((thrown: Error) => thrown);
    return error as Error & { code: string };
  };

  it('with a password in it is refused without repeating it', async () => {
    const error = await refused(server.uri.replace('//', '//neo4j:hunter2secret@'));
    expect(error).toMatchObject({ code: 'BAD_REQUEST' });
    expect(error.message).not.toContain('hunter2secret');
    expect(error.message).toContain('RINGSIGHT_NEO4J_PASSWORD');
  });

  it.each([
    ['without a password', undefined],
    ['with a wrong password', { credentials: { user: 'neo4j', password: 'not the right one' } }],
  ])('%s is not let in, and says what to set', async (_, database) => {
    const error = await refused(server.uri, { database });
    expect(error).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(error.message).toContain('RINGSIGHT_NEO4J_PASSWORD');
    expect(error.message).not.toContain('not the right one');
  });

  it('where nobody answers says so', async () => {
    expect(await refused('bolt://127.0.0.1:1')).toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining('does not answer'),
    });
  });
});
