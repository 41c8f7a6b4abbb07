/** Loads into Neo4j that are killed end in the graph of one undisturbed load. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../graph/store/open.ts';
import { ingest } from '../../ingest/ingest.ts';
import { folderWith, temporaryFolder } from '../integration/ingest-support.ts';
import { emptyNeo4j, type Neo4jServer, startNeo4j } from '../services/neo4j.ts';
import { type Content, contentAt, contentOf, ingested, inputFiles, killedIngest } from './ingest-support.ts';

const KILLS = 20;
const files = inputFiles({ accounts: 600, transfers: 9_000 });

let home: string;
let server: Neo4jServer;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ringsight-neo4j-faults-'));
  server = await startNeo4j({ home, heapMb: 700 });
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true });
});
beforeEach(() => emptyNeo4j(server.uri));

/** The files in a folder, and what one undisturbed load of them gives. */
async function undisturbed(): Promise<{ readonly folder: string; readonly expected: Content }> {
  const folder = await folderWith(files);
  const store = await openStore(':memory:');
  try {
    await ingest(store, { inputs: [folder] });
    return { folder, expected: await contentOf(store) };
  } finally {
    await store.close();
  }
}

function expectSame(found: Content, expected: Content): void {
  expect(found.graph === expected.graph, 'the graphs are equal').toBe(true);
  expect(found.rejected).toEqual(expected.rejected);
}

describe('an ingest into Neo4j', () => {
  it(`that is killed ${KILLS} times and started again loses nothing and doubles nothing`, async () => {
    const { folder, expected } = await undisturbed();
    const scratch = await temporaryFolder();
    const begun = performance.now();
    expect(await ingested(server.uri, folder, scratch)).toBe(0);
    const duration = performance.now() - begun;
    await emptyNeo4j(server.uri);
    let killed = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      if (await killedIngest(server.uri, folder, scratch, duration)) killed++;
    }
    expect(killed).toBeGreaterThan(0);
    expect(await ingested(server.uri, folder, scratch)).toBe(0);
    const found = await contentAt(server.uri);
    expectSame(found, expected);
    expect(found.runs.filter(({ endedAt }) => endedAt === null).length).toBeLessThanOrEqual(killed);
  });
});
