/** Loads into Neo4j that are killed, cut off, slowed down or run two at a time end in the graph of one undisturbed load. */
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../graph/store/open.ts';
import { generatePortfolio } from '../../ingest/generate/portfolio.ts';
import { ingest } from '../../ingest/ingest.ts';
import { temporaryFolder } from '../integration/ingest-support.ts';
import { emptyNeo4j, type Neo4jServer, startNeo4j } from '../services/neo4j.ts';
import { startSlowProxy } from '../services/slow-proxy.ts';
import {
  type Content,
  contentAt,
  contentOf,
  expectSame,
  killedLoads,
  paceOf,
  startLoad,
  undisturbed,
} from './ingest-support.ts';

const KILLS = 20;
/** Enough for findings; each is a step of a load, and one step of a kind goes as another. */
const KINDS = ['Enterprise', 'Person', 'Account', 'Loan', 'owns', 'hasAccount', 'transfers', 'borrows', 'guarantees'];
const DOWN_MILLISECONDS = 20_000;
const SLOWNESS_MILLISECONDS = 40;

let home: string;
/** A part of a portfolio, with rows that state something again and rows to reject. */
let folder: string;
let expected: Content;
let server: Neo4jServer;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ringsight-neo4j-faults-'));
  const whole = join(home, 'portfolio');
  await generatePortfolio({ out: whole, enterprises: 100, seed: 3, prevalence: 0.1, format: 'csv' });
  folder = join(home, 'kinds');
  await mkdir(folder);
  for (const kind of KINDS) await copyFile(join(whole, `${kind}.csv`), join(folder, `${kind}.csv`));
  const transfers = await linesOf('transfers.csv');
  await writeLines(join(folder, 'transfers.csv'), [...transfers, ...transfers.slice(1, 50), 'no account,,never,-1']);
  expected = await undisturbed(folder);
  expect(expected.findings.length).toBeGreaterThan(3);
  expect(expected.rejected.length).toBeGreaterThan(0);
  server = await startNeo4j({ home: join(home, 'neo4j'), heapMb: 500 });
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true });
});
beforeEach(() => emptyNeo4j(server.uri));

const linesOf = async (name: string): Promise<readonly string[]> =>
  (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n');
const writeLines = (path: string, lines: readonly string[]): Promise<void> => writeFile(path, `${lines.join('\n')}\n`);

/** The same nodes, and of the edges a part: `from` and `to` are shares of their rows. */
async function partOf(name: string, from: number, to: number): Promise<string> {
  const part = join(home, name);
  await mkdir(part);
  for (const file of await readdir(folder)) {
    const [header, ...rows] = await linesOf(file);
    const isEdges = /^[a-z]/.test(file);
    if (isEdges) await writeLines(join(part, file), [header, ...rows.slice(rows.length * from, rows.length * to)]);
    else await copyFile(join(folder, file), join(part, file));
  }
  return part;
}

/** A graph whose records name their sources in any order: two loads at once have none. */
const withoutOrder = (graph: string): string =>
  graph.replaceAll(/"sources":(\[[^\]]*\])/g, (_, sources) => JSON.stringify(JSON.parse(sources).sort()));

describe('an ingest into Neo4j', () => {
  it(`that is killed ${KILLS} times and started again loses nothing and doubles nothing`, async () => {
    const load = { store: server.uri, folder, scratch: await temporaryFolder() };
    const pace = await paceOf(load);
    await emptyNeo4j(server.uri);
    const killed = await killedLoads(load, pace, KILLS);
    expect(killed).toBeGreaterThan(KILLS / 2);
    const found = await contentAt(server.uri);
    expectSame(found, expected);
    expect(found.sequence).toBe(expected.sequence);
    expect(found.runs.filter(({ endedAt }) => endedAt === null).length).toBeLessThanOrEqual(killed);
  });

  it('goes on by itself when the database was killed for 20 s in its middle', async () => {
    const store = await openStore(server.uri);
    let restarted: Promise<void> | null = null;
    const restart = async (): Promise<void> => {
      const { port } = server;
      await server.kill();
      await delay(DOWN_MILLISECONDS);
      server = await startNeo4j({ home: server.home, port, heapMb: 500 });
    };
    const onProgress = ({ kind }: { readonly kind: string }) => {
      if (kind === 'Account') restarted ??= restart();
    };
    await ingest(store, { inputs: [folder], onProgress });
    expect(restarted).not.toBeNull();
    await restarted;
    const found = await contentOf(store);
    await store.close();
    expectSame(found, expected);
    expect(found.sequence).toBe(expected.sequence);
  });

  it('beside another of overlapping files, from another process, gives what one after the other gives', async () => {
    const scratch = await temporaryFolder();
    const parts = [await partOf('first', 0, 0.7), await partOf('last', 0.3, 1)];
    const oneByOne = await undisturbed(...parts);
    const loads = parts.map((part) => startLoad({ store: server.uri, folder: part, scratch }));
    await Promise.all(loads.map(({ begin }) => begin()));
    const [one, other] = await Promise.all(loads.map(({ ended }) => ended));
    expect(one!.startedAt).toBeLessThan(other!.endedAt!);
    expect(other!.startedAt).toBeLessThan(one!.endedAt!);
    const found = await contentAt(server.uri);
    expectSame({ ...found, graph: withoutOrder(found.graph) }, { ...oneByOne, graph: withoutOrder(oneByOne.graph) });
    expect(found.sequence).toBe(oneByOne.sequence);
    expect(found.counts).toEqual(expected.counts);
  });

  it('that answers slowly takes longer and gives the same', async () => {
    const proxy = await startSlowProxy(server.port, SLOWNESS_MILLISECONDS);
    const store = await openStore(`bolt://127.0.0.1:${proxy.port}`);
    await ingest(store, { inputs: [folder] });
    await store.close();
    await proxy.close();
    const found = await contentAt(server.uri);
    expectSame(found, expected);
    expect(found.sequence).toBe(expected.sequence);
  });
});
