/** A server whose Neo4j is gone answers from the graph as it was, refuses decisions, says so, and recovers by itself. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatePortfolio } from '../../ingest/generate/portfolio.ts';
import { ingest } from '../../ingest/ingest.ts';
import { openServices } from '../../server/services.ts';
import { type Neo4jServer, startNeo4j } from '../services/neo4j.ts';
import { type RunningServer, startServer } from '../services/ringsight-server.ts';

let folder: string;
let database: Neo4jServer;
let server: RunningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringsight-neo4j-serving-'));
  await generatePortfolio({ out: join(folder, 'portfolio'), enterprises: 100, seed: 1, prevalence: 0.1 });
  database = await startNeo4j({ home: join(folder, 'neo4j'), heapMb: 500 });
  const services = await openServices(database.uri, { threads: 1 });
  await ingest(services.store, { inputs: [join(folder, 'portfolio')] });
  await services.engine.detect();
  await services.close();
  server = await startServer({ store: database.uri, timeoutMs: 120_000 });
});
afterAll(async () => {
  await server.stop();
  await database.stop();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly data?: {
    readonly findings?: { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] };
  };
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

async function ask(query: string, variables: object = {}): Promise<Answer> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

const findings = async () => (await ask('{ findings(first: 1) { totalCount nodes { id } } }')).data?.findings;
const decide = (finding: string, reason: string) =>
  ask('mutation($input: ReviewFindingInput!) { reviewFinding(input: $input) { finding { id } } }', {
    input: { finding, verdict: 'confirmed', reason },
  });

async function readiness(): Promise<{ readonly http: number; readonly status: string }> {
  const response = await fetch(`${server.url}/readyz`);
  return { http: response.status, ...((await response.json()) as { status: string }) };
}

async function untilReady(status: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while ((await readiness()).status !== status) {
    if (Date.now() > deadline) throw new Error(`never ${status}`);
    await delay(300);
  }
}

const outages: readonly {
  readonly how: string;
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
}[] = [
  {
    how: 'frozen',
    begin: async () => database.suspend(),
    end: async () => database.resume(),
  },
  {
    how: 'killed',
    begin: () => database.kill(),
    end: async () => {
      const { port, home } = database;
      database = await startNeo4j({ home, port, heapMb: 500 });
    },
  },
];

describe('while the database is', () => {
  it.each(outages)(
    '$how, reads go on, decisions are refused, and all is well after it',
    async ({ how, begin, end }) => {
      const before = await findings();
      expect(before?.totalCount).toBeGreaterThan(0);
      const id = before!.nodes[0].id;
      await begin();
      expect(await findings()).toEqual(before);
      await untilReady('degraded');
      expect(await readiness()).toMatchObject({ http: 200, status: 'degraded', store: 'unavailable' });
      expect(await findings()).toEqual(before);
      if (how === 'killed') {
        const refused = await decide(id, 'during');
        expect(refused.errors?.[0].extensions.code).toBe('STORE_UNAVAILABLE');
      }
      await end();
      await untilReady('ready');
      expect((await decide(id, `after it was ${how}`)).errors).toBeUndefined();
      expect(await findings()).toEqual(before);
    },
  );
});
