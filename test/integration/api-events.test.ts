import { describe, expect, it } from 'vitest';
import { startApi } from './api.ts';

const api = startApi();

const pays = (from: string, to: string, at: string, amount: string | number) => ({
  kind: 'transfers',
  from: `Account:live/${from}`,
  to: `Account:live/${to}`,
  at,
  amount,
});

async function post(body: string, { find = '', type = 'application/json' } = {}) {
  const response = await fetch(`${api.url()}/v1/events${find}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  return { status: response.status, body: await response.json() };
}
const send = (events: readonly unknown[], find?: string) => post(JSON.stringify({ events }), { find });

describe('POST /v1/events', () => {
  it('shows at once what it was told, and tells it from what it knew', async () => {
    const events = [
      pays('a', 'b', '2024-05-01T08:00:00Z', '100.00'),
      { kind: 'hasAccount', from: 'Person:live', to: 'Account:live/a' },
    ];
    const first = await send(events);
    expect(first).toMatchObject({ status: 200, body: { counts: { inserted: 2, updated: 0, unchanged: 0 } } });
    const [transfer] = first.body.items;
    expect(transfer).toMatchObject({ status: 'OK', id: expect.stringMatching(/^transfers:[0-9a-f]{16}$/) });
    const { data } = await api.ask(
      '{ neighborhood(id: "Account:live/a", hops: 1) { nodes { entity { id } } edges { kind edges { id } } } }',
    );
    expect(data).toMatchObject({
      neighborhood: {
        nodes: [{ entity: { id: 'Account:live/a' } }, expect.anything(), expect.anything()],
        edges: [{ kind: 'hasAccount' }, { kind: 'transfers', edges: [{ id: transfer.id }] }],
      },
    });
    const again = await send(events);
    expect(again.body).toMatchObject({
      counts: { inserted: 0, updated: 0, unchanged: 2 },
      items: first.body.items,
      snapshot: first.body.snapshot,
    });
  });

  it('gives the cycles that each transfer closes', async () => {
    await send([pays('x', 'y', '2024-06-01', 900), pays('y', 'z', '2024-06-02', 800), pays('y', 'x', '2024-04-01', 1)]);
    const { body } = await send([pays('z', 'x', '2024-06-03', 700), pays('q', 'x', '2024-06-04', 5)], '?find=cycles');
    const [closing, other] = body.items;
    expect(closing.cycles).toEqual({
      cycles: [
        {
          edges: [expect.any(String), expect.any(String), closing.id],
          nodes: ['x', 'y', 'z'].map((key) => `Account:live/${key}`),
          amount: 70_000,
        },
      ],
      complete: true,
      stoppedBecause: null,
    });
    expect(other.cycles).toMatchObject({ cycles: [], complete: true });
  });

  it('takes an object a line, and says of each what is wrong with it', async () => {
    const rows = [
      pays('a', 'c', '2024-05-02', 'much'),
      pays('a', 'c', '2024-05-02', 5),
      { ...pays('a', 'c', '2024-05-02', 5), from: 'a' },
    ];
    const body = `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
    const answer = await post(body, { type: 'application/x-ndjson' });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        counts: { inserted: 1 },
        items: [
          { status: 'ERROR', error: { code: 'BAD_INPUT', column: 'amount' } },
          { status: 'OK' },
          { status: 'ERROR', error: { code: 'BAD_INPUT', column: 'from' } },
        ],
      },
    });
  });

  it.each([
    ['{"events": []}', {}, 'BAD_REQUEST'],
    ['{"events": [{"kind": "pays"}]}', {}, 'BAD_REQUEST'],
    ['{"events": [{"kind": "transfers", "amount": {"a": 1}}]}', {}, 'BAD_REQUEST'],
    ['{', {}, 'BAD_REQUEST'],
    ['{}\n[', { type: 'application/x-ndjson' }, 'BAD_REQUEST'],
    ['{"events": [{"kind": "Person", "key": "a"}]}', { find: '?find=everything' }, 'BAD_REQUEST'],
    [
      JSON.stringify({ events: Array.from({ length: 1001 }, () => ({ kind: 'Person', key: 'a' })) }),
      {},
      'LIMIT_EXCEEDED',
    ],
  ])('refuses %.40s %j', async (body, options, code) => {
    const answer = await post(body, options);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).toMatchObject({ code });
  });
});
