/** Several workers on one Neo4j share a run, one of them dies in the middle: the findings are those of one process alone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Engine } from '../../graph/engine/engine.ts';
import type { Finding } from '../../graph/schema/finding.ts';
import { openStore } from '../../graph/store/open.ts';
import { generatePortfolio } from '../../ingest/generate/portfolio.ts';
import { ingest } from '../../ingest/ingest.ts';
import { openQueueOnly } from '../../server/jobs/open.ts';
import type { Job, JobQueue } from '../../server/jobs/queue.ts';
import { until } from '../contract/queue.ts';
import { memoryStore } from '../integration/ingest-support.ts';
import { type Neo4jServer, startNeo4j } from '../services/neo4j.ts';
import { type RunningRedis, startRedis } from '../services/redis.ts';
import { type RunningWorker, startWorker } from '../services/worker.ts';

let folder: string;
let neo4j: Neo4jServer;
let redis: RunningRedis;
let queue: JobQueue;
const workers: RunningWorker[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringsight-shared-'));
  await generatePortfolio({ out: join(folder, 'import'), enterprises: 150, seed: 5, format: 'csv' });
  neo4j = await startNeo4j({ heapMb: 700 });
  redis = await startRedis();
  queue = await openQueueOnly(redis.url);
  for (let i = 0; i < 2; i++) workers.push(await work());
});
afterAll(async () => {
  for (const worker of workers) await worker.kill();
  await queue.close();
  await redis.remove();
  await neo4j.stop();
  await rm(folder, { recursive: true });
});

const work = (): Promise<RunningWorker> =>
  startWorker({
    store: neo4j.uri,
    redis: redis.url,
    env: { RINGSIGHT_IMPORT_DIR: join(folder, 'import'), TMPDIR: folder, RINGSIGHT_JOBS: '1' },
  });
const start = async (task: string, input: unknown): Promise<string> =>
  (await queue.start({ task, input, by: 'tester' })).id;
const succeeds = (id: string): Promise<Job> =>
  until(async () => {
    const job = await queue.get(id);
    if (job?.state === 'failed') throw new Error(job.problem?.detail);
    return job?.state === 'succeeded' && job;
  }, 120);
const comparable = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ run: _, foundAt: __, snapshot: ___, ...finding }) => JSON.stringify(finding)).sort();
const partsDoneBy = (worker: RunningWorker): number => worker.output().match(/ part-\S+ succeeded/g)?.length ?? 0;

describe('a run that workers share', () => {
  it('finds what one process finds, once, though a worker is killed in the middle', async () => {
    const alone = await memoryStore();
    await ingest(alone, { inputs: [join(folder, 'import')] });
    const engine = Engine.open(alone, { threads: 1 });
    await engine.detect();
    const expected = comparable(await engine.currentFindings());
    await engine.close();
    expect(expected.length).toBeGreaterThan(0);

    await succeeds(await start('ingest', { paths: ['.'] }));
    // Nothing is said of parts: a store that several can open is worked in parts by itself.
    const id = await start('detect', { partEvents: 1_000 });
    await until(async () => workers.every((worker) => partsDoneBy(worker) > 0), 60);
    expect((await queue.get(id))?.state).toBe('running');
    await workers[0].kill();
    const { result } = await succeeds(id);
    const store = await openStore(neo4j.uri);
    const findings = (await store.list('finding')).filter(({ run }) => run === (result as { id: string }).id);
    await store.close();
    expect(comparable(findings)).toEqual(expected);
    expect(new Set(findings.map((finding) => finding.id)).size).toBe(findings.length);
  });
});
