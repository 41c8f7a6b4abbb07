import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type Served } from '../../server/serve.ts';
import { openServices, type Services } from '../../server/services.ts';
import { until } from '../contract/queue.ts';
import type { Answer } from './api.ts';
import { all, eventsOf } from './events.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringsight-jobs-'));
const imports = join(folder, 'import');
const key = 'a-key-of-the-risk-team';
let services: Services;
let served: Served;

beforeAll(async () => {
  mkdirSync(join(imports, 'more'), { recursive: true });
  writeFileSync(join(imports, 'Enterprise.csv'), 'key,name\nA,甲公司\nB,乙公司\nC,"=丙公司"\n');
  writeFileSync(
    join(imports, 'guarantees.csv'),
    'from,to,validFrom,amount\n' +
      ['A,B', 'B,C', 'C,A']
        .map((pair) => {
          const [from, to] = pair.split(',');
          return `Enterprise:${from},Enterprise:${to},2024-01-01,1000000`;
        })
        .join('\n') +
      '\n',
  );
  writeFileSync(join(folder, 'Enterprise.csv'), 'key,name\nS,secret\n');
  symlinkSync(join(folder, 'Enterprise.csv'), join(imports, 'more', 'Enterprise.csv'));
  symlinkSync(folder, join(imports, 'up'));
  services = await openServices(':memory:', {
    threads: 1,
    jobs: { importFolder: imports, resultsFolder: join(folder, 'results') },
  });
  served = await listen(services, {
    port: 0,
    apiKeys: [{ name: 'risk', key }],
    adminKeys: [{ name: 'chief', key: 'a-key-of-the-chief' }],
  });
});
afterAll(async () => {
  await served.close();
  await services.close();
  rmSync(folder, { recursive: true });
});

const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
const ask = async (query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer> => {
  const body = JSON.stringify({ query, variables });
  return (await (await fetch(`${served.url}/graphql`, { method: 'POST', headers, body })).json()) as Answer;
};
const start = async (
  input: string,
  idempotencyKey?: string,
): Promise<{ readonly id: string; readonly code?: string }> => {
  const key = idempotencyKey === undefined ? '' : `, idempotencyKey: "${idempotencyKey}"`;
  const { data, errors } = await ask(
    `mutation { startJob(input: { ${input} }${key}) { id task state startedBy title { zh } } }`,
  );
  return errors ? { id: '', code: errors[0].extensions.code } : (data as { startJob: { id: string } }).startJob;
};

interface JobAnswer {
  readonly state: string;
  readonly run: string | null;
  readonly file: { readonly path: string; readonly lines: number; readonly bytes: number } | null;
  readonly problem: { readonly code: string; readonly subject: string } | null;
}
const FIELDS =
  'id task state run file { path lines bytes } problem { code subject reason } progress { stage done total }';
const ended = (id: string): Promise<JobAnswer> =>
  until(async () => {
    const { job } = (await ask(`query ($id: ID!) { job(id: $id) { ${FIELDS} } }`, { id })).data as { job: JobAnswer };
    return ['succeeded', 'failed', 'cancelled'].includes(job.state) && job;
  });
const download = (path: string, more: Readonly<Record<string, string>> = headers): Promise<Response> =>
  fetch(served.url + path, { headers: more });

describe('jobs over the API', () => {
  it('load, detect, score and export, one after the other', async () => {
    const loading = await start('ingest: { paths: ["Enterprise.csv", "guarantees.csv"] }');
    expect(loading).toMatchObject({ task: 'ingest', startedBy: 'risk', title: { zh: '导入数据' } });
    const loaded = await ended(loading.id);
    expect(loaded).toMatchObject({ state: 'succeeded', problem: null });
    const { data } = await ask('{ stats { nodes edges runs { id } } }');
    expect(data).toEqual({ stats: { nodes: 3, edges: 3, runs: [{ id: loaded.run }] } });

    const detected = await ended((await start('detect: { detectors: ["guarantee-circle"] }')).id);
    expect(detected.state).toBe('succeeded');
    expect((await ask('{ findings { totalCount } }')).data).toEqual({ findings: { totalCount: 1 } });

    const exported = await ended((await start('export: { format: csv }')).id);
    expect(exported.file).toMatchObject({ lines: 2 });
    const csv = await download(exported.file!.path);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="export-[0-9a-f-]+\.csv"$/);
    const text = await csv.text();
    expect(Buffer.byteLength(text)).toBe(exported.file!.bytes);
    expect(text.split('\n')[1]).toContain('guarantee-circle');

    const scored = await ended((await start('score: { ids: ["Enterprise:A", "Enterprise:none"] }')).id);
    const [line, ...rest] = (await (await download(scored.file!.path)).text()).trim().split('\n');
    expect(rest).toEqual([]);
    expect(JSON.parse(line)).toMatchObject({
      id: 'Enterprise:A',
      score: expect.any(Number),
      grade: expect.any(String),
    });
  });

  it('in parts find what one piece finds', async () => {
    const findings = async () => (await ask('{ findings { nodes { id text { en } severity } } }')).data;
    await ended((await start('detect: { inParts: false }')).id);
    const whole = await findings();
    const inParts = await ended((await start('detect: { inParts: true }')).id);
    expect(inParts).toMatchObject({ state: 'succeeded', run: expect.any(String) });
    expect(await findings()).toEqual(whole);
  });

  it.each<[string, string]>([
    ['ingest: { paths: ["x"] }, score: {}', 'BAD_REQUEST'],
    ['', 'BAD_REQUEST'],
    ['ingest: { paths: [] }', 'BAD_REQUEST'],
    ['ingest: { paths: ["x"], format: "none" }', 'BAD_REQUEST'],
    ['detect: { detectors: ["none"] }', 'BAD_REQUEST'],
    ['detect: { parameters: [{ detector: "constructor", name: "polluted", value: 1 }] }', 'BAD_REQUEST'],
    ['detect: { parameters: [{ detector: "circular-flow", name: "windowDays", value: -1 }] }', 'BAD_REQUEST'],
  ])('refuse %j at once', async (input, code) => {
    expect((await start(input)).code).toBe(code);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each<[string, string]>([
    ['../Enterprise.csv', 'FORBIDDEN'],
    ['up/Enterprise.csv', 'FORBIDDEN'],
    ['up', 'FORBIDDEN'],
    ['more', 'FORBIDDEN'],
    ['more/../../Enterprise.csv', 'FORBIDDEN'],
    ['/etc/passwd', 'FORBIDDEN'],
    ['Enterprise.csv\\u0000', 'FORBIDDEN'],
    ['none.csv', 'BAD_INPUT'],
  ])('load nothing from %j', async (path, code) => {
    const { id } = await start(`ingest: { paths: ["${path}"] }`);
    expect(await ended(id)).toMatchObject({ state: 'failed', problem: { code } });
    expect((await ask('{ node(id: "Enterprise:S") { id } }')).data).toEqual({ node: null });
  });

  it('take an idempotency key for the same job, and refuse it for another', async () => {
    const first = await start('export: { format: csv }', 'k');
    expect((await start('export: { format: csv }', 'k')).id).toBe(first.id);
    expect((await start('export: { format: jsonl }', 'k')).code).toBe('IDEMPOTENCY_CONFLICT');
  });

  it('are listed in pages, and the dead letters among them can be put back', async () => {
    const query =
      '{ jobs(filter: { states: [failed] }, first: 2) { durable totalCount nodes { id state } pageInfo { hasNextPage } } }';
    const { jobs } = (await ask(query)).data as {
      jobs: { nodes: { id: string; state: string }[]; totalCount: number; pageInfo: { hasNextPage: boolean } };
    };
    expect(jobs).toMatchObject({ durable: false, totalCount: 8, pageInfo: { hasNextPage: true } });
    const [{ id }] = jobs.nodes;
    expect((await ask('mutation ($id: ID!) { retryJob(id: $id) { id failures } }', { id })).data).toEqual({
      retryJob: { id, failures: 0 },
    });
    expect(await ended(id)).toMatchObject({ state: 'failed', problem: { code: 'BAD_INPUT' } });
    for (const act of ['cancelJob', 'retryJob']) {
      const { errors } = await ask(`mutation { ${act}(id: "detect-none") { id } }`);
      expect(errors?.[0].extensions.code).toBe('NOT_FOUND');
    }
  });

  it('are for nobody without a key, and their files neither', async () => {
    const { id } = await start('export: {}');
    const { file } = await ended(id);
    expect((await download(file!.path, {})).status).toBe(401);
    expect((await download(file!.path, { authorization: 'Bearer wrong-key-of-nobody' })).status).toBe(401);
    for (const name of [
      '../Enterprise.csv',
      '..%2fEnterprise.csv',
      'none.csv',
      `${file!.path.slice(12)}.unfinished`,
      '',
    ])
      expect((await download(`/v1/exports/${name}`)).status).toBe(404);
  });
});

describe('the progress of a job', () => {
  const follow = (id: string, after?: string, signal?: AbortSignal) =>
    fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { ...headers, accept: 'text/event-stream' },
      body: JSON.stringify({
        query: 'subscription ($id: ID!, $after: String) { jobProgress(id: $id, after: $after) { state revision } }',
        variables: { id, after },
      }),
      signal,
    });

  it('comes as events until it has ended, and goes on behind what was seen', async () => {
    const { id } = await start('detect: {}');
    const response = await follow(id);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const seen = await all(eventsOf(response));
    const states = seen.flatMap(
      (event: unknown) => (event as { data?: { jobProgress: { state: string; revision: string } } }).data ?? [],
    );
    expect(states.at(-1)?.jobProgress.state).toBe('succeeded');
    expect(new Set(states.map(({ jobProgress }) => jobProgress.revision)).size).toBe(states.length);
    expect(await all(eventsOf(await follow(id, states.at(-1)?.jobProgress.revision)))).toEqual([]);
  });

  it('of no job is an error and an end', async () => {
    const seen = await all(eventsOf(await follow('detect-none')));
    expect(seen).toMatchObject([{ errors: [{ extensions: { code: 'NOT_FOUND' } }] }]);
  });

  it('is not for those without a key, and not without asking for events', async () => {
    const query = 'subscription { jobProgress(id: "detect-none") { state } }';
    const body = JSON.stringify({ query });
    const noKey = { 'content-type': 'application/json', accept: 'text/event-stream' };
    expect((await fetch(`${served.url}/graphql`, { method: 'POST', headers: noKey, body })).status).toBe(401);
    expect((await fetch(`${served.url}/graphql`, { method: 'POST', headers, body })).status).toBe(406);
  });
});
