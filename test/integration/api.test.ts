import { describe, expect, it } from 'vitest';
import { startApi } from './api.ts';
import { MARKUP } from './worked-example.ts';

const { ask, codeOf } = startApi();

describe('node', () => {
  it('is an entity with its name as data, never as markup', async () => {
    const { data } = await ask(
      `{ node(id: "Enterprise:A") { id __typename ... on Entity {
        kind key name label { zh en } placeholder confidence degree
        properties { name label { zh } type value text { zh en } } sources { system file line }
        score { score grade coverage { ran } } findings { totalCount } } } }`,
    );
    expect(data).toMatchObject({
      node: {
        __typename: 'Entity',
        kind: 'Enterprise',
        key: 'A',
        name: MARKUP,
        label: { zh: '企业', en: 'Enterprise' },
        placeholder: false,
        confidence: 1,
        degree: 5,
        properties: [
          { name: 'name', type: 'text', value: MARKUP, text: { zh: MARKUP, en: MARKUP } },
          {
            name: 'registeredCapital',
            label: { zh: '注册资本' },
            type: 'money',
            value: '1000000.00',
            text: { zh: '¥100万', en: '¥1,000,000' },
          },
        ],
        sources: [{ system: 'registry', file: 'enterprises.csv', line: 2 }],
        score: { score: expect.any(Number), grade: expect.stringMatching(/^[A-E]$/) },
      },
    });
  });

  it('shows what failed a check with its raw value', async () => {
    const { data } = await ask('{ node(id: "Enterprise:B") { ... on Entity { flags { column label { en } raw } } } }');
    expect(data).toEqual({
      node: { flags: [{ column: 'establishedOn', label: { en: 'Established on' }, raw: '2024-13-01' }] },
    });
  });

  it('is an edge with both ends and its source row', async () => {
    const { data: group } = await ask(
      `{ edgeGroup(kind: transfers, from: "Account:bank/A", to: "Account:bank/B") {
        id count total { amount currency } first last directed confidence edges { id } } }`,
    );
    expect(group).toMatchObject({
      edgeGroup: {
        count: 1,
        total: { amount: '100000.00', currency: 'CNY' },
        first: '2024-01-02T00:00:00.000Z',
        last: '2024-01-02T00:00:00.000Z',
        directed: true,
      },
    });
    const id = (group as { edgeGroup: { edges: { id: string }[] } }).edgeGroup.edges[0].id;
    const { data } = await ask(
      `query ($id: ID!) { node(id: $id) { __typename ... on Relation {
        kind from { id } to { id placeholder } at validFrom amount { amount } share confidence } } }`,
      { id },
    );
    expect(data).toEqual({
      node: {
        __typename: 'Relation',
        kind: 'transfers',
        from: { id: 'Account:bank/A' },
        to: { id: 'Account:bank/B', placeholder: true },
        at: '2024-01-02T00:00:00.000Z',
        validFrom: null,
        amount: { amount: '100000.00' },
        share: null,
        confidence: 1,
      },
    });
  });

  it.each(['Enterprise:none', 'transfers:0000000000000000', 'nothing', '', 'Enterprise:', '__proto__:x'])(
    'is null for %j',
    async (id) => {
      expect(await ask('query ($id: ID!) { node(id: $id) { id } }', { id })).toMatchObject({ data: { node: null } });
    },
  );
});

describe('search', () => {
  it('says why it found what it found', async () => {
    const { data } = await ask('{ search(text: "张伟") { why matched entity { id name } } }');
    expect(data).toEqual({
      search: [{ why: 'name', matched: '张伟', entity: { id: 'Person:P', name: '张伟' } }],
    });
  });

  it('keeps to kinds and limit', async () => {
    const { data } = await ask('{ search(text: "公司", kinds: [Enterprise], limit: 3) { entity { kind } } }');
    expect(data).toEqual({ search: Array(3).fill({ entity: { kind: 'Enterprise' } }) });
  });

  it('refuses too long a text and too many hits', async () => {
    expect(await codeOf('query ($t: String!) { search(text: $t) { why } }', { t: '甲'.repeat(201) })).toBe(
      'LIMIT_EXCEEDED',
    );
    expect(await codeOf('{ search(text: "a", limit: 101) { why } }')).toBe('LIMIT_EXCEEDED');
    expect(await codeOf('{ search(text: "a", limit: 0) { why } }')).toBe('BAD_REQUEST');
  });
});

describe('neighborhood', () => {
  it('has nodes with what they hide, and merged edges', async () => {
    const { data } = await ask(
      `{ neighborhood(id: "Account:bank/A", kinds: [transfers]) { complete stoppedBecause asOf center { id }
        nodes { hops hidden entity { id } } edges { kind from to count total { amount } edges(first: 1) { id } } } }`,
    );
    expect(data).toMatchObject({
      neighborhood: {
        complete: true,
        stoppedBecause: null,
        center: { id: 'Account:bank/A' },
        nodes: [
          { hops: 0, hidden: 0, entity: { id: 'Account:bank/A' } },
          { hops: 1, hidden: 0 },
          { hops: 1, hidden: 0 },
        ],
      },
    });
    const { edges } = (data as { neighborhood: { edges: { from: string; to: string }[] } }).neighborhood;
    expect(edges.map(({ from, to }) => `${from} ${to}`).sort()).toEqual([
      'Account:bank/A Account:bank/B',
      'Account:bank/B Account:bank/E',
      'Account:bank/E Account:bank/A',
    ]);
  });

  it('is asked as of a date, the day itself included', async () => {
    const count = async (asOf: string) => {
      const { data } = await ask(
        'query ($asOf: DateTime) { neighborhood(id: "Account:bank/A", kinds: [transfers], asOf: $asOf) { nodes { hops } } }',
        { asOf },
      );
      return (data as { neighborhood: { nodes: unknown[] } }).neighborhood.nodes.length;
    };
    expect(await count('2024-01-01')).toBe(1);
    expect(await count('2024-01-02')).toBe(2);
    expect(await count('2024-01-05T00:00:00Z')).toBe(3);
  });

  it('says when it was cut', async () => {
    const { data } = await ask(
      '{ neighborhood(id: "Enterprise:A", hops: 2, limit: 3) { complete stoppedBecause nodes { hops } } }',
    );
    expect(data).toMatchObject({ neighborhood: { complete: false, stoppedBecause: 'results', nodes: { length: 3 } } });
  });

  it.each([
    ['{ neighborhood(id: "Enterprise:A", hops: 5) { complete } }', 'LIMIT_EXCEEDED'],
    ['{ neighborhood(id: "Enterprise:A", hops: 0) { complete } }', 'BAD_REQUEST'],
    ['{ neighborhood(id: "Enterprise:A", limit: 2001) { complete } }', 'LIMIT_EXCEEDED'],
    ['{ neighborhood(id: "Enterprise:none") { complete } }', 'NOT_FOUND'],
    ['{ neighborhood(id: "Enterprise:A", asOf: "yesterday") { complete } }', 'BAD_REQUEST'],
    ['{ neighborhood(id: "Enterprise:A", asOf: "2024-02-30") { complete } }', 'BAD_REQUEST'],
    ['{ neighborhood(id: "Enterprise:A", kinds: [likes]) { complete } }', 'BAD_REQUEST'],
    ['{ neighborhood(id: ', 'BAD_REQUEST'],
    ['{ nothing }', 'BAD_REQUEST'],
  ])('refuses %s with %s', async (query, code) => {
    expect(await codeOf(query)).toBe(code);
  });
});
