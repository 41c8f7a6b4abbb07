import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type Served } from '../../server/serve.ts';
import { openServices, type Services } from '../../server/services.ts';
import { streamLimits } from '../../server/streams.ts';
import { until } from '../contract/queue.ts';
import { all, eventsOf } from './events.ts';

/** Shorter than the streams below live. */
const REQUEST_MILLISECONDS = 300;
let services: Services;
let served: Served;
let job: string;

beforeAll(async () => {
  // Nobody works here, so a job waits as long as the test likes.
  services = await openServices(':memory:', { threads: 1, jobs: { concurrency: 0 } });
  served = await listen(services, { port: 0, milliseconds: REQUEST_MILLISECONDS });
  job = (await services.jobs.start({ task: 'export', input: {}, by: 'tester' })).id;
});
afterAll(async () => {
  await served.close();
  await services.close();
});

const follow = (from = served, signal?: AbortSignal): Promise<Response> =>
  fetch(`${from.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: `subscription { jobProgress(id: "${job}") { state } }` }),
    signal,
  });
const state = (name: string) => ({ data: { jobProgress: { state: name } } });

describe('a stream of events', () => {
  it('outlives the time of a request, beating all the while, and ends with its job', async () => {
    const response = await follow();
    const [copy, events] = response.body!.tee();
    const reader = copy.getReader();
    let beats = 0;
    while (beats < 4) beats += [...new TextDecoder().decode((await reader.read()).value).matchAll(/^:$/gm)].length;
    await services.jobs.cancel(job);
    expect(await all(eventsOf(new Response(events)))).toEqual([state('waiting'), state('cancelled')]);
    await services.jobs.retry(job);
  });

  it('is one of so many that a caller may have, until he closes one', async () => {
    const closing = new AbortController();
    const others = new AbortController();
    const open = await Promise.all([
      follow(served, closing.signal),
      ...Array.from({ length: streamLimits.ofCaller - 1 }, () => follow(served, others.signal)),
    ]);
    expect(open.every(({ status }) => status === 200)).toBe(true);
    const refused = await follow();
    expect([refused.status, await refused.json()]).toEqual([413, expect.objectContaining({ code: 'LIMIT_EXCEEDED' })]);
    closing.abort();
    const accepted = await until(async () => {
      const again = await follow(served, others.signal);
      return again.ok && again;
    });
    expect(accepted.status).toBe(200);
    others.abort();
  });

  it('ends when the server does', async () => {
    const other = await listen(services, { port: 0 });
    const response = await follow(other);
    const events = eventsOf(response);
    expect((await events.next()).value).toEqual(state('waiting'));
    const rest = all(events).catch(() => 'broken off');
    await other.close();
    expect([[], 'broken off']).toContainEqual(await rest);
  });

  it('costs what a query costs', async () => {
    const fields = Array.from({ length: 30 }, (_, i) => `a${i}: id`).join(' ');
    const response = await fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: `subscription { jobProgress(id: "${job}") { ${fields} } }` }),
    });
    expect(await all(eventsOf(response))).toMatchObject([{ errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] }]);
  });
});
