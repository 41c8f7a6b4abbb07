import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type Served } from '../../server/serve.ts';
import { openServices, type Services } from '../../server/services.ts';
import { type RunningRedis, startRedis } from '../services/redis.ts';

const admin = 'a-key-of-the-chief';
const key = 'a-key-of-the-risk-team';
let folder: string;
let redis: RunningRedis;
let services: Services;
let served: Served;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringsight-board-'));
  redis = await startRedis();
  services = await openServices(':memory:', {
    threads: 1,
    jobs: { redis: redis.url, concurrency: 0, resultsFolder: folder },
  });
  const keys = { apiKeys: [{ name: 'risk', key }], adminKeys: [{ name: 'chief', key: admin }] };
  served = await listen(services, { port: 0, ...keys });
  await services.jobs.start({ task: 'export', input: {}, by: 'risk' });
});
afterAll(async () => {
  await served.close();
  await services.close();
  await redis.remove();
  await rm(folder, { recursive: true });
});

const get = (path: string, authorization?: string, method = 'GET'): Promise<Response> =>
  fetch(served.url + path, { method, headers: authorization === undefined ? {} : { authorization } });
const basic = (password: string): string => `Basic ${Buffer.from(`anybody:${password}`).toString('base64')}`;
const ADMIN = basic(admin);

describe('the board of jobs', () => {
  it.each([undefined, 'Basic', 'Basic !', basic('wrong'), 'Bearer wrong', basic('')])(
    'is closed to %j',
    async (header) => {
      for (const path of ['/admin/queues', '/admin/queues/', '/admin/queues/api/queues', '/admin/queues/static/x.js']) {
        const { status, headers } = await get(path, header);
        expect([status, headers.get('www-authenticate')]).toEqual([401, expect.stringMatching(/^Basic realm=/)]);
      }
    },
  );

  it('is closed to those who are no administrators', async () => {
    for (const header of [`Bearer ${key}`, basic(key)])
      expect((await get('/admin/queues/api/queues', header)).status).toBe(403);
  });

  it('shows an administrator the queues, page and files under one policy', async () => {
    const page = await get('/admin/queues', ADMIN);
    expect([page.status, page.headers.get('x-powered-by')]).toEqual([200, null]);
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    const html = await page.text();
    const [script] = /static\/js\/[^"]+\.js/.exec(html) ?? [];
    const file = await get(`/admin/queues/${script}`, ADMIN);
    expect([file.status, file.headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
    const queues = (await (await get('/admin/queues/api/queues', `Bearer ${admin}`)).json()) as {
      queues: { name: string; counts: { waiting: number }; readOnlyMode: boolean }[];
    };
    expect(queues.queues.map(({ name, counts, readOnlyMode }) => [name, counts.waiting, readOnlyMode])).toEqual([
      ['ingest', 0, true],
      ['detect', 0, true],
      ['part', 0, true],
      ['score', 0, true],
      ['export', 1, true],
    ]);
  });

  it('changes nothing', async () => {
    const [{ id }] = await services.jobs.queue.list();
    for (const [method, path] of [
      ['PUT', `/admin/queues/api/queues/export/${id}/clean`],
      ['PUT', `/admin/queues/api/queues/export/empty`],
      ['POST', '/admin/queues/api/queues/export/add'],
    ] as const)
      expect((await get(path, ADMIN, method)).status).toBeGreaterThanOrEqual(400);
    expect(await services.jobs.queue.list()).toHaveLength(1);
  });

  it('is not there when jobs are in process', async () => {
    const inProcess = await openServices(':memory:', { threads: 1 });
    const other = await listen(inProcess, { port: 0 });
    try {
      expect((await fetch(`${other.url}/admin/queues/static/js/main.js`)).status).toBe(404);
    } finally {
      await other.close();
      await inProcess.close();
    }
  });
});
