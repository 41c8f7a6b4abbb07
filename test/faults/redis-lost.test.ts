/** A Redis that goes and comes back without its data: the server keeps serving, and what is lost is said. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../graph/store/open.ts';
import { generatePortfolio } from '../../ingest/generate/portfolio.ts';
import { ingest } from '../../ingest/ingest.ts';
import { until } from '../contract/queue.ts';
import type { Answer } from '../integration/api.ts';
import { all, eventsOf } from '../integration/events.ts';
import { graphOf, memoryStore } from '../integration/ingest-support.ts';
import { type RunningRedis, startRedis } from '../services/redis.ts';
import { type RunningServer, startServer } from '../services/ringsight-server.ts';

let folder: string;
let redis: RunningRedis;
let server: RunningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringsight-redis-lost-'));
  await generatePortfolio({ out: join(folder, 'import'), enterprises: 150, seed: 4, format: 'csv' });
  redis = await startRedis({ password: 'a-secret-of-redis' });
  server = await startServer({
    store: join(folder, 'store.duckdb'),
    env: { RINGSIGHT_REDIS: redis.url, RINGSIGHT_IMPORT_DIR: join(folder, 'import'), RINGSIGHT_JOB_LOCK_SECONDS: '1' },
  });
});
afterAll(async () => {
  await server.stop();
  await redis.remove();
  await rm(folder, { recursive: true });
});

const post = (query: string, accept = 'application/json'): Promise<Response> =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query }),
  });
const ask = async (query: string): Promise<Answer> => (await (await post(query)).json()) as Answer;
const load = (): Promise<Answer> => ask('mutation { startJob(input: { ingest: { paths: ["."] } }) { id } }');
const stateOf = async (id: string): Promise<string | undefined> =>
  ((await ask(`{ job(id: "${id}") { state } }`)).data as { job: { state: string } | null } | null)?.job?.state;

describe('a Redis that comes back without its data', () => {
  it('loses its jobs, which is said; the server serves on, and the same can be started again', async () => {
    const { id } = ((await load()).data as { startJob: { id: string } }).startJob;
    await until(async () => (await stateOf(id)) === 'running');
    const events = all(
      eventsOf(await post(`subscription { jobProgress(id: "${id}") { state } }`, 'text/event-stream')),
    );

    await redis.kill();
    expect((await ask('{ stats { nodes } catalogue { version } }')).errors).toBeUndefined();
    expect((await load()).errors?.[0].extensions.code).toBe('QUEUE_UNAVAILABLE');
    expect((await ask('{ jobs { totalCount } }')).errors?.[0].extensions.code).toBe('QUEUE_UNAVAILABLE');

    await redis.start({ withoutData: true });
    expect((await events).at(-1)).toMatchObject({
      errors: [{ message: expect.stringContaining('Redis lost its data'), extensions: { code: 'NOT_FOUND' } }],
    });
    expect(await stateOf(id)).toBeUndefined();
    await until(async () => server.output().includes('came back without its data'));
    expect(server.output()).not.toContain('a-secret-of-redis');

    const again = await until(async () => (await load()).data as { startJob: { id: string } } | null);
    await until(async () => (await stateOf(again.startJob.id)) === 'succeeded', 60);
    expect(await server.stop()).toBe(0);
    const undisturbed = await memoryStore();
    await ingest(undisturbed, { inputs: [join(folder, 'import')] });
    const store = await openStore(join(folder, 'store.duckdb'), { readOnly: true });
    expect(JSON.stringify(await graphOf(store)) === JSON.stringify(await graphOf(undisturbed))).toBe(true);
    await store.close();
  });
});
