/** Workers that die, are told to end, or lose their Redis in the middle of a job: what comes of it equals the undisturbed run. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../graph/store/open.ts';
import { generatePortfolio } from '../../ingest/generate/portfolio.ts';
import { openQueueOnly } from '../../server/jobs/open.ts';
import type { Job, JobQueue } from '../../server/jobs/queue.ts';
import { until } from '../contract/queue.ts';
import { graphOf } from '../integration/ingest-support.ts';
import { type RunningRedis, startRedis } from '../services/redis.ts';
import { type RunningWorker, startWorker } from '../services/worker.ts';

const DETECT = { inParts: true, partEvents: 2_000 };
let folder: string;
let redis: RunningRedis;
let queue: JobQueue;
let expected: Content;
const workers: RunningWorker[] = [];

interface Content {
  readonly graph: string;
  readonly findings: string;
}

/** All that a store holds but what differs from run to run. */
async function contentOf(store: string): Promise<Content> {
  const opened = await openStore(store, { readOnly: true });
  try {
    const runs = await opened.list('run');
    const completed = new Set(runs.filter(({ endedAt }) => endedAt !== null).map(({ id }) => id));
    const findings = (await opened.list('finding')).filter(({ run }) => completed.has(run));
    const comparable = findings.map(({ run: _, foundAt: __, snapshot: ___, ...finding }) => JSON.stringify(finding));
    return {
      graph: (await graphOf(opened)).map((record) => JSON.stringify(record)).join('\n'),
      findings: comparable.sort().join('\n'),
    };
  } finally {
    await opened.close();
  }
}

const work = async (store: string): Promise<RunningWorker> => {
  const env = { RINGSIGHT_IMPORT_DIR: join(folder, 'import'), TMPDIR: folder };
  const worker = await startWorker({ store: join(folder, store), redis: redis.url, env });
  workers.push(worker);
  return worker;
};
const start = (task: string, input: unknown): Promise<Job> => queue.start({ task, input, by: 'tester' });
const isUnderWay = (id: string): Promise<unknown> =>
  until(async () => {
    const job = await queue.get(id);
    expect(job?.problem ?? null).toBeNull();
    return job?.state === 'running' && (job.progress?.done ?? 0) > 0;
  }, 60);
const succeeds = (id: string): Promise<Job> =>
  until(async () => {
    const job = await queue.get(id).catch(() => null);
    if (job?.state === 'failed') throw new Error(job.problem?.detail);
    return job?.state === 'succeeded' && job;
  }, 60);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringsight-workers-'));
  await generatePortfolio({ out: join(folder, 'import'), enterprises: 200, seed: 3, format: 'csv' });
  redis = await startRedis({ appendOnly: true });
  queue = await openQueueOnly(redis.url);
  const worker = await work('undisturbed.duckdb');
  await succeeds((await start('ingest', { paths: ['.'] })).id);
  await succeeds((await start('detect', DETECT)).id);
  expect(await worker.stop()).toBe(0);
  expected = await contentOf(join(folder, 'undisturbed.duckdb'));
  expect(expected.findings).not.toBe('');
});
afterAll(async () => {
  for (const worker of workers) await worker.kill();
  await queue.close();
  await redis.remove();
  await rm(folder, { recursive: true });
});

/** Loads and detects; `disturb` has its way with each of the two jobs while it is under way, and leaves a worker. */
async function disturbed(
  store: string,
  disturb: (worker: RunningWorker, job: string) => Promise<RunningWorker>,
): Promise<Content> {
  let worker = await work(store);
  for (const [task, input] of [
    ['ingest', { paths: ['.'] }],
    ['detect', DETECT],
  ] as const) {
    const { id } = await start(task, input);
    await isUnderWay(id);
    worker = await disturb(worker, id);
    await succeeds(id);
  }
  expect(await worker.stop()).toBe(0);
  return contentOf(join(folder, store));
}

describe('in the middle of a job', () => {
  it('a worker is killed: another takes the job', async () => {
    const content = await disturbed('killed.duckdb', async (worker, id) => {
      await worker.kill();
      expect((await queue.get(id))?.state).toBe('running');
      return work('killed.duckdb');
    });
    expect(content).toEqual(expected);
  });

  it('a worker is told to end: it lets the job end or hands it back, and another takes it', async () => {
    const content = await disturbed('ended.duckdb', async (worker) => {
      expect(await worker.stop()).toBe(0);
      return work('ended.duckdb');
    });
    expect(content).toEqual(expected);
  });

  it('Redis is killed and comes back with its data: the worker goes on', async () => {
    const content = await disturbed('redis.duckdb', async (worker) => {
      await redis.kill();
      await redis.start();
      return worker;
    });
    expect(content).toEqual(expected);
  });
});
