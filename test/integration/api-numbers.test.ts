import { describe, expect, it } from 'vitest';
import { detectors } from '../../graph/detectors/index.ts';
import { edgeKindNames, nodeKindNames } from '../../graph/schema/kinds.ts';
import { startApi } from './api.ts';

const { services, url, ask, codeOf } = startApi();

describe('scores', () => {
  it('come in the order asked for, each with its reason where there is none', async () => {
    const { data } = await ask(
      `{ riskScores(ids: ["Person:P", "Enterprise:A", "Enterprise:none", "Account:bank/A", "x"]) { id
        score { score grade rank ownRisk contributionCount contributions { type value portion text { zh } bond finding { id } party { id } }
          coverage { ran noData incomplete } } error { code } } }`,
    );
    expect(data).toMatchObject({
      riskScores: [
        { id: 'Person:P', error: null },
        { id: 'Enterprise:A', error: null },
        { id: 'Enterprise:none', score: null, error: { code: 'NOT_FOUND' } },
        { id: 'Account:bank/A', score: null, error: { code: 'BAD_REQUEST' } },
        { id: 'x', score: null, error: { code: 'BAD_REQUEST' } },
      ],
    });
    const [, { score }] = (data as { riskScores: { score: { rank: number; contributions: { value: number }[] } }[] })
      .riskScores;
    expect(score.contributions.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score.rank, 9);
  });

  it('name the warning signal that they come from', async () => {
    const { data } = await ask(
      `{ riskScores(ids: ["Enterprise:G"]) { score { score ownRisk contributions { type portion text { zh en } finding { id } bond party { id }
          signal { id kind properties { name text { en } } } } } } }`,
    );
    // 0.3 · 0.6, a day of 180 old
    const risk = 0.18 * 2 ** (-1 / 180);
    expect(data).toMatchObject({
      riskScores: [
        {
          score: {
            score: expect.closeTo(1000 * risk, 9),
            ownRisk: expect.closeTo(risk, 12),
            contributions: [
              {
                type: 'signal',
                portion: 1,
                text: { zh: '预警信号：供应商催款或询问保证金（2024-01-04）' },
                finding: null,
                bond: null,
                party: null,
                signal: { id: 'Signal:visits/1', kind: 'Signal' },
              },
            ],
          },
        },
      ],
    });
  });

  it('are ranked', async () => {
    const { data } = await ask(
      '{ riskRanking(first: 5, filter: { kinds: [Enterprise] }) { totalCount nodes { id rank } pageInfo { endCursor } } }',
    );
    const { riskRanking } = data as {
      riskRanking: { totalCount: number; nodes: { id: string; rank: number }[]; pageInfo: { endCursor: string } };
    };
    const ranks = riskRanking.nodes.map(({ rank }) => rank);
    expect(ranks).toHaveLength(5);
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
    const { data: next } = await ask(
      'query ($after: String) { riskRanking(first: 5, after: $after, filter: { kinds: [Enterprise] }) { nodes { id } } }',
      { after: riskRanking.pageInfo.endCursor },
    );
    const ids = (next as { riskRanking: { nodes: { id: string }[] } }).riskRanking.nodes.map(({ id }) => id);
    expect(ids.filter((id) => riskRanking.nodes.some((node) => node.id === id))).toEqual([]);
  });
});

describe('ownership', () => {
  it('looks through a cross-holding exactly', async () => {
    const { data } = await ask(
      `{ ownership(id: "Enterprise:A") { direction complete unknownShare overstated root { id }
        nodes { id parent level share pathShare circular repeated entity { id } edge { kind share } }
        lookThrough { entity { id } share } actualController { controller { id } path { rule evidence { kind } } }
        beneficialOwners { person { id } rule share } } }`,
    );
    expect(data).toMatchObject({
      ownership: {
        direction: 'UP',
        complete: true,
        overstated: false,
        root: { id: 'Enterprise:A' },
        nodes: [
          {
            id: '1',
            parent: null,
            level: 1,
            share: 0.7,
            entity: { id: 'Person:P' },
            edge: { kind: 'owns', share: 0.7 },
          },
          { id: '2', parent: null, level: 1, share: 0.3, entity: { id: 'Enterprise:B' } },
          { parent: '2', level: 2, entity: { id: 'Enterprise:A' }, circular: true, repeated: true },
          { parent: '2', level: 2, entity: { id: 'Person:Q' } },
        ],
        lookThrough: [
          { entity: { id: 'Person:P' }, share: expect.closeTo(0.853659, 6) },
          { entity: { id: 'Person:Q' }, share: expect.closeTo(0.146341, 6) },
        ],
        actualController: { controller: { id: 'Person:P' } },
        beneficialOwners: [{ person: { id: 'Person:P' } }],
      },
    });
  });

  it('goes down, and refuses what is no party', async () => {
    const { data } = await ask('{ ownership(id: "Person:P", direction: DOWN) { nodes { entity { id } } } }');
    expect(data).toMatchObject({ ownership: { nodes: [{ entity: { id: 'Enterprise:A' } }, {}, {}] } });
    expect(await codeOf('{ ownership(id: "Loan:X/registry/1") { complete } }')).toBe('BAD_REQUEST');
    expect(await codeOf('{ ownership(id: "Person:none") { complete } }')).toBe('NOT_FOUND');
    expect(await codeOf('{ ownership(id: "Person:P", levels: 21) { complete } }')).toBe('LIMIT_EXCEEDED');
  });
});

describe('catalogue and stats', () => {
  it('list every kind and every detector with its parameters', async () => {
    const { data } = await ask(
      `{ catalogue { version nodeKinds { kind label { zh } color shape properties { name values { code } } } edgeKinds { kind from to time }
        detectors { id title { zh en } summary { zh } readsEdges weight parameters { name text { zh en } type default minimum maximum } }
        formats { id title { en } } } }`,
    );
    const { catalogue } = data as {
      catalogue: Record<'nodeKinds' | 'edgeKinds', { kind: string }[]> &
        Record<'detectors' | 'formats', { id: string }[]>;
    };
    expect(catalogue.nodeKinds.map(({ kind }) => kind)).toEqual(nodeKindNames);
    expect(catalogue.edgeKinds.map(({ kind }) => kind)).toEqual(edgeKindNames);
    expect(catalogue.detectors.map(({ id }) => id)).toEqual(detectors.map(({ id }) => id));
    expect(catalogue.formats.map(({ id }) => id)).toEqual(['portfolio', 'finbench', 'amlsim']);
  });

  it('tell what is loaded and what was run', async () => {
    const { data } = await ask(
      `{ stats { nodes edges findings quarantined snapshot horizon nodeCounts { kind count } edgeCounts { kind count }
        runs(first: 1) { __typename id startedAt endedAt ... on DetectionRun { asOf detectors { detector ran findings complete } } } } }`,
    );
    const counts = await services().store.status();
    expect(data).toMatchObject({
      stats: {
        quarantined: 0,
        horizon: '2024-01-05T00:00:00.000Z',
        edgeCounts: expect.arrayContaining([{ kind: 'transfers', count: 3 }]),
        nodeCounts: expect.arrayContaining([{ kind: 'Person', count: counts.counts.Person }]),
        runs: [{ __typename: 'DetectionRun', asOf: '2024-01-05T00:00:00.000Z' }],
      },
    });
  });
});

describe('POST /v1/scores:batch', () => {
  const post = async (body: unknown) => {
    const response = await fetch(`${url()}/v1/scores:batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, type: response.headers.get('content-type'), body: await response.json() };
  };

  it('passes warning signals on', async () => {
    expect(await post({ ids: ['Enterprise:G'] })).toMatchObject({
      status: 200,
      body: { items: [{ status: 'OK', contributions: [{ type: 'signal', signal: 'Signal:visits/1' }] }] },
    });
  });

  it('gives scores and per-id errors in order', async () => {
    expect(await post({ ids: ['Enterprise:A', 'Enterprise:none', 'Person:P'], contributions: 1 })).toMatchObject({
      status: 200,
      body: {
        snapshot: expect.any(String),
        items: [
          {
            id: 'Enterprise:A',
            status: 'OK',
            score: expect.any(Number),
            contributions: { length: 1 },
            asOf: '2024-01-05T00:00:00.000Z',
          },
          { id: 'Enterprise:none', status: 'ERROR', error: { code: 'NOT_FOUND' } },
          { id: 'Person:P', status: 'OK' },
        ],
      },
    });
  });

  it.each([
    ['not json', 400, 'BAD_REQUEST'],
    [[], 400, 'BAD_REQUEST'],
    [{}, 400, 'BAD_REQUEST'],
    [{ ids: [] }, 400, 'BAD_REQUEST'],
    [{ ids: ['a'], more: true }, 400, 'BAD_REQUEST'],
    [{ ids: [7] }, 400, 'BAD_REQUEST'],
    [{ ids: Array(1001).fill('Enterprise:A') }, 413, 'LIMIT_EXCEEDED'],
  ])('refuses %#', async (body, status, code) => {
    expect(await post(body)).toMatchObject({
      status,
      type: 'application/problem+json; charset=utf-8',
      body: { code, status },
    });
  });
});
