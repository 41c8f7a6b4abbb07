import { beforeAll, describe, expect, it } from 'vitest';
import { startApi } from './api.ts';
import { MARKUP } from './worked-example.ts';

const { services, ask, codeOf } = startApi();

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
