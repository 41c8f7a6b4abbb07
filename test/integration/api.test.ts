import { beforeAll, describe, expect, it } from 'vitest';
import { startApi } from './api.ts';
import { MARKUP } from './worked-example.ts';

const { services, ask, codeOf } = startApi();

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

describe('findings', () => {
  const page = async (after: string | null, orderBy = 'PRIORITY', first = 10) => {
    const { data } = await ask(
      `query ($after: String, $orderBy: FindingOrder, $first: Int) { findings(filter: { detectors: ["duplicate-collateral"] },
        orderBy: $orderBy, first: $first, after: $after) { totalCount nodes { id severity amount { amount } }
        pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
      { after, orderBy, first },
    );
    return (data as { findings: Connection }).findings;
  };
  interface Connection {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly id: string;
      readonly severity: number;
      readonly amount: { readonly amount: string };
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string };
  }

  it('come page by page, each once, in order', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 4; pages++) {
      const { nodes, pageInfo, totalCount } = await page(after, 'AMOUNT');
      expect(totalCount).toBe(31);
      expect(pageInfo.hasPreviousPage).toBe(pages > 0);
      expect(pageInfo.hasNextPage).toBe(pages < 3);
      seen.push(...nodes.map(({ id }) => id));
      after = pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(31);
    const { nodes } = await page(null, 'AMOUNT', 100);
    expect(nodes.map(({ id }) => id)).toEqual(seen);
    const amounts = nodes.map(({ amount }) => Number(amount.amount));
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  });

  it('count by value, each facet without its own condition', async () => {
    const { data } = await ask(
      `{ findings(filter: { detectors: ["duplicate-collateral"], severities: [low] }) { totalCount
        facets { detectors { detector title { zh } count } severities { severity count } verdicts { verdict count } } } }`,
    );
    expect(data).toMatchObject({
      findings: { totalCount: 0, facets: { detectors: [], severities: expect.any(Array) } },
    });
    const { severities } = (data as { findings: { facets: { severities: { count: number }[] } } }).findings.facets;
    expect(severities.reduce((sum, { count }) => sum + count, 0)).toBe(31);
  });

  it('are filtered by subject, amount and text', async () => {
    const count = async (filter: string) => {
      const { data } = await ask(
        `{ findings(filter: { detectors: ["duplicate-collateral"], ${filter} }) { totalCount } }`,
      );
      return (data as { findings: { totalCount: number } }).findings.totalCount;
    };
    expect(await count('subject: "Enterprise:A"')).toBe(1);
    expect(await count('minAmount: "300.00"')).toBe(11);
    expect(await count('minAmount: 390')).toBe(1);
    expect(await count('text: "丙7号公司"')).toBe(1);
    expect(await count('minConfidence: 1.1')).toBe(0);
  });

  it.each([
    ['first: 101', 'LIMIT_EXCEEDED'],
    ['first: 0', 'BAD_REQUEST'],
    ['first: -1', 'BAD_REQUEST'],
    ['after: "bm9uc2Vuc2U"', 'BAD_REQUEST'],
    ['after: ""', 'BAD_REQUEST'],
    ['filter: { detectors: ["no-such"] }', 'BAD_REQUEST'],
    ['filter: { minAmount: "a lot" }', 'BAD_REQUEST'],
  ])('refuse %s with %s', async (argument, code) => {
    expect(await codeOf(`{ findings(${argument}) { totalCount } }`)).toBe(code);
  });

  it('refuse the cursor of another order', async () => {
    const { pageInfo } = await page(null, 'AMOUNT');
    expect(await codeOf(`{ findings(after: "${pageInfo.endCursor}") { totalCount } }`)).toBe('BAD_REQUEST');
  });
});

describe('finding', () => {
  it('explains itself, with its proof down to the row of the source', async () => {
    const { data: list } = await ask(
      '{ findings(filter: { subject: "Enterprise:A", detectors: ["duplicate-collateral"] }) { nodes { id } } }',
    );
    const { id } = (list as { findings: { nodes: { id: string }[] } }).findings.nodes[0];
    const { data } = await ask(
      `query ($id: ID!) { finding(id: $id) { detector title { zh en } text { zh en } nextStep { zh en } severity severityBand confidence
        amount { amount } subjects { id } asOf foundAt run snapshot verdict reviews { id } parameters { name text { zh } value }
        evidence { complete edgeCount nodes { id } edges { kind from { id } to { id } properties { name value } sources { system file line } } } } }`,
      { id },
    );
    expect(data).toMatchObject({
      finding: {
        detector: 'duplicate-collateral',
        title: { zh: '重复抵押' },
        text: { zh: expect.stringContaining(MARKUP), en: expect.stringContaining('¥300') },
        severityBand: 'high',
        amount: { amount: '300.00' },
        verdict: 'unreviewed',
        evidence: { complete: true },
      },
    });
    const { finding } = data as {
      finding: { evidence: { edges: { kind: string; sources: object[] }[] }; parameters: object[] };
    };
    const pledges = finding.evidence.edges.filter(({ kind }) => kind === 'secures');
    expect(pledges.map(({ sources }) => sources)).toEqual([
      [{ system: 'registry', file: 'secures.csv', line: 2 }],
      [{ system: 'registry', file: 'secures.csv', line: 3 }],
    ]);
    expect(finding.parameters).toContainEqual({ name: 'minimumMatch', text: { zh: expect.any(String) }, value: 0.9 });
    expect(await ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id })).toMatchObject({
      data: { node: { __typename: 'Finding', id } },
    });
  });

  it('is null when there is none', async () => {
    expect(await ask('{ finding(id: "duplicate-collateral:0000000000000000") { id } }')).toMatchObject({
      data: { finding: null },
    });
  });
});

describe('reviewFinding', () => {
  const review = (input: Readonly<Record<string, unknown>>) =>
    ask(
      `mutation ($input: ReviewFindingInput!) { reviewFinding(input: $input) {
        review { id verdict reason reviewer } finding { verdict reviews { verdict } } } }`,
      { input },
    );
  let finding: string;
  beforeAll(async () => {
    [{ id: finding }] = await services().findings.all({ subject: 'Enterprise:C5' });
  });

  it('appends, and the latest counts, also for the score', async () => {
    const scoreOf = async () => (await services().scores.of(['Enterprise:C5']))[0].score?.score;
    const before = await scoreOf();
    expect(await review({ finding, verdict: 'confirmed' })).toMatchObject({
      data: {
        reviewFinding: {
          review: { verdict: 'confirmed', reason: '', reviewer: 'local' },
          finding: { verdict: 'confirmed', reviews: [{ verdict: 'confirmed' }] },
        },
      },
    });
    expect(await scoreOf()).toBe(before);
    expect(await review({ finding, verdict: 'dismissed', reason: '第二顺位已注销' })).toMatchObject({
      data: { reviewFinding: { finding: { verdict: 'dismissed', reviews: { length: 2 } } } },
    });
    expect(await scoreOf()).toBeLessThan(before!);
    expect((await services().findings.all({ verdicts: ['dismissed'] })).map(({ id }) => id)).toEqual([finding]);
    await services().engine.detect();
    expect((await services().findings.find(finding))?.id).toBe(finding);
    expect((await services().findings.all({ verdicts: ['dismissed'] })).map(({ id }) => id)).toEqual([finding]);
  });

  it('gives the same answer to the same key, and refuses the key with other content', async () => {
    const input = { finding, verdict: 'unsure', reason: 'look again', idempotencyKey: 'k1' };
    const first = await review(input);
    const count = await services().store.count('review');
    expect((await review(input)).data).toEqual(first.data);
    expect(await services().store.count('review')).toBe(count);
    expect((await review({ ...input, reason: 'other' })).errors).toMatchObject([
      { extensions: { code: 'IDEMPOTENCY_CONFLICT' } },
    ]);
  });

  it.each([
    [{ verdict: 'dismissed' }, 'BAD_REQUEST'],
    [{ verdict: 'dismissed', reason: '  ' }, 'BAD_REQUEST'],
    [{ verdict: 'unsure', reason: 'x'.repeat(2001) }, 'LIMIT_EXCEEDED'],
    [{ verdict: 'unsure', finding: 'none' }, 'NOT_FOUND'],
  ])('refuses a review %#', async (input, code) => {
    expect((await review({ finding, ...input })).errors).toMatchObject([{ extensions: { code } }]);
  });
});

describe('reviewFindings', () => {
  const review = (input: Readonly<Record<string, unknown>>) =>
    ask(
      `mutation ($input: ReviewFindingsInput!) { reviewFindings(input: $input) {
        reviews { id verdict assigns assignee reason } findings { id verdict assignee } } }`,
      { input },
    );
  let both: readonly string[];
  beforeAll(async () => {
    const of = async (subject: string) => (await services().findings.all({ subject }))[0].id;
    both = [await of('Enterprise:C6'), await of('Enterprise:C7')];
  });

  it('decides on many at once, and leaves what it does not say', async () => {
    expect((await review({ findings: both, assignee: 'lin' })).data).toMatchObject({
      reviewFindings: {
        reviews: [{ verdict: null, assigns: true, assignee: 'lin' }, { assignee: 'lin' }],
        findings: both.map((id) => ({ id, verdict: 'unreviewed', assignee: 'lin' })),
      },
    });
    expect((await review({ findings: both, verdict: 'confirmed', reason: '已核实' })).data).toMatchObject({
      reviewFindings: { findings: both.map((id) => ({ id, verdict: 'confirmed', assignee: 'lin' })) },
    });
    expect((await review({ findings: [both[0]], reason: 'called the branch' })).data).toMatchObject({
      reviewFindings: {
        reviews: [{ verdict: null, assigns: false, reason: 'called the branch' }],
        findings: [{ verdict: 'confirmed', assignee: 'lin' }],
      },
    });
    expect((await review({ findings: [both[0]], assignee: null })).data).toMatchObject({
      reviewFindings: { findings: [{ verdict: 'confirmed', assignee: null }] },
    });
  });

  it('filters by whose they are, and counts them', async () => {
    const { data } = await ask(`{ findings(filter: { assignees: ["lin"] }) {
      totalCount facets { assignees { assignee count } } } }`);
    const all = (await services().findings.all()).length;
    expect(data).toEqual({
      findings: {
        totalCount: 1,
        facets: {
          assignees: [
            { assignee: 'lin', count: 1 },
            { assignee: null, count: all - 1 },
          ],
        },
      },
    });
    const { data: rest } = await ask('{ findings(filter: { assignees: [null] }) { totalCount } }');
    expect(rest).toEqual({ findings: { totalCount: all - 1 } });
  });

  it('appends to all or to none, and once for a key', async () => {
    const count = () => services().store.count('review');
    const before = await count();
    expect((await review({ findings: [...both, 'none'], verdict: 'unsure' })).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
    expect(await count()).toBe(before);
    const input = { findings: both, verdict: 'unsure', reason: 'again', idempotencyKey: 'bulk' };
    const first = await review(input);
    expect((await review(input)).data).toEqual(first.data);
    expect(await count()).toBe(before + 2);
    expect((await review({ ...input, findings: [both[1], both[0]] })).errors).toMatchObject([
      { extensions: { code: 'IDEMPOTENCY_CONFLICT' } },
    ]);
  });

  it.each([
    [{}, 'BAD_REQUEST'],
    [{ reason: ' ' }, 'BAD_REQUEST'],
    [{ findings: [], verdict: 'unsure' }, 'BAD_REQUEST'],
    [{ verdict: 'dismissed' }, 'BAD_REQUEST'],
    [{ assignee: ' ' }, 'BAD_REQUEST'],
    [{ assignee: 'x'.repeat(101) }, 'LIMIT_EXCEEDED'],
    [{ findings: Array(101).fill('x'), verdict: 'unsure' }, 'LIMIT_EXCEEDED'],
  ])('refuses %#', async (input, code) => {
    expect((await review({ findings: both, ...input })).errors).toMatchObject([{ extensions: { code } }]);
  });
});
