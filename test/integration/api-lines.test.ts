import { describe, expect, it } from 'vitest';
import { startApi } from './api.ts';

const { ask, codeOf } = startApi();

const answerOf = async <T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> =>
  (await ask(query, variables)).data as T;

interface Risky {
  readonly id: string;
  readonly severity: number | null;
  readonly score: { readonly score: number } | null;
}

/** The neighbours of an entity that have any risk, by kind of edge, the riskiest first: from what is drawn of them. */
async function neighboursOf(id: string): Promise<ReadonlyMap<string, readonly Risky[]>> {
  const { neighborhood } = await answerOf<{
    neighborhood: {
      nodes: readonly { readonly entity: Risky }[];
      edges: readonly { readonly kind: string; readonly from: string; readonly to: string }[];
    };
  }>(
    `query ($id: ID!) { neighborhood(id: $id, limit: 2000) {
      nodes { entity { id severity score { score } } } edges { kind from to } } }`,
    { id },
  );
  const scoreOf = ({ score }: Risky): number => score?.score ?? 0;
  const risky = neighborhood.nodes
    .map(({ entity }) => entity)
    .filter((one) => (one.severity ?? 0) > 0 || scoreOf(one) > 0);
  const ranked = risky.toSorted((a, b) => (b.severity ?? 0) - (a.severity ?? 0) || scoreOf(b) - scoreOf(a));
  const kinds = new Set(neighborhood.edges.map(({ kind }) => kind));
  const bound = (kind: string, other: string): boolean =>
    neighborhood.edges.some(
      (edge) => edge.kind === kind && [edge.from, edge.to].includes(id) && [edge.from, edge.to].includes(other),
    );
  return new Map([...kinds].map((kind) => [kind, ranked.filter((one) => one.id !== id && bound(kind, one.id))]));
}

describe('connections', () => {
  it('count what an expansion would bring', async () => {
    const { data } = await ask(
      `{ connections(id: "Account:bank/A") { entity { id } neighbors complete
        kinds { kind label { en } neighbors outgoing incoming total { amount } } } }`,
    );
    expect(data).toEqual({
      connections: {
        entity: { id: 'Account:bank/A' },
        neighbors: 3,
        complete: true,
        kinds: [
          {
            kind: 'hasAccount',
            label: { en: 'Has account' },
            neighbors: 1,
            outgoing: 0,
            incoming: 1,
            total: null,
          },
          {
            kind: 'transfers',
            label: { en: 'Transfers' },
            neighbors: 2,
            outgoing: 1,
            incoming: 1,
            total: { amount: '190000.00' },
          },
        ],
      },
    });
  });

  it('name the riskiest neighbour of each kind, those passed over that are known', async () => {
    const { overview } = await answerOf<{ overview: { ids: readonly string[] } }>('{ overview { ids } }');
    let risky = 0;
    for (const id of overview.ids) {
      const all = await neighboursOf(id);
      const [first] = [...all.values()].flatMap(([most]) => most ?? []);
      for (const known of [[], first === undefined ? [] : [first.id]]) {
        const { connections } = await answerOf<{
          connections: { kinds: { kind: string; worst: { id: string } | null }[] };
        }>('query ($id: ID!, $known: [ID!]) { connections(id: $id, known: $known) { kinds { kind worst { id } } } }', {
          id,
          known,
        });
        for (const { kind, worst } of connections.kinds) {
          const wanted = all.get(kind)?.filter((other) => !known.includes(other.id))[0];
          expect([id, kind, worst?.id]).toEqual([id, kind, wanted?.id]);
          if (wanted !== undefined) risky++;
        }
      }
    }
    expect(risky).toBeGreaterThan(10);
  });

  it('of nothing are refused', async () => {
    expect(await codeOf('{ connections(id: "Account:nobody") { neighbors } }')).toBe('NOT_FOUND');
  });
});

describe('linesBetween', () => {
  it('gives the groups among the entities and names those it does not know', async () => {
    const { data } = await ask(
      `{ linesBetween(ids: ["Enterprise:A", "Enterprise:B", "Person:P", "Enterprise:nobody"]) {
        unknown complete lines { kind from to share } } }`,
    );
    expect(data).toEqual({
      linesBetween: {
        unknown: ['Enterprise:nobody'],
        complete: true,
        lines: [
          { kind: 'owns', from: 'Enterprise:A', to: 'Enterprise:B', share: 0.6 },
          { kind: 'owns', from: 'Enterprise:B', to: 'Enterprise:A', share: 0.3 },
          { kind: 'owns', from: 'Person:P', to: 'Enterprise:A', share: 0.7 },
        ],
      },
    });
    expect(await codeOf('{ linesBetween(ids: []) { complete } }')).toBe('BAD_REQUEST');
  });
});

describe('timelines', () => {
  it('says on which days the money went, in the order of the question', async () => {
    const { data } = await ask(
      `query ($lines: [LineInput!]!) { timelines(lines: $lines) { complete lines { count total { amount } } } }`,
      {
        lines: [
          { kind: 'transfers', from: 'Account:nobody', to: 'Account:bank/B' },
          { kind: 'transfers', from: 'Account:bank/A', to: 'Account:bank/B' },
        ],
      },
    );
    expect(data).toEqual({
      timelines: { complete: true, lines: [[], [{ count: 1, total: { amount: '100000.00' } }]] },
    });
  });
});

describe('guaranteeCircle', () => {
  it('is the ring that a party stands in', async () => {
    const { data } = await ask(
      '{ guaranteeCircle(id: "Enterprise:R0") { size complete members { id } edges { from to total { amount } } } }',
    );
    expect(data).toMatchObject({
      guaranteeCircle: {
        size: 3,
        complete: true,
        members: [{ id: 'Enterprise:R0' }, { id: 'Enterprise:R1' }, { id: 'Enterprise:R2' }],
        edges: { length: 3 },
      },
    });
    expect(await codeOf('{ guaranteeCircle(id: "Account:bank/A") { size } }')).toBe('BAD_REQUEST');
  });
});

describe('severity', () => {
  it('is that of the worst finding about an entity, null where there is none', async () => {
    const { data } = await ask(
      '{ a: node(id: "Enterprise:R0") { ...S } p: node(id: "Account:bank/A") { ...S } } fragment S on Entity { severity }',
    );
    expect(data).toEqual({ a: { severity: expect.any(Number) }, p: { severity: null } });
  });
});

describe('overview', () => {
  it('gives the busiest entities and the lines between them, in columns, and says how many there are', async () => {
    const { data } = await ask(
      '{ overview(kinds: [Account], limit: 100) { ids names scores from to lineKinds counts total complete } }',
    );
    const { ids, from, to, lineKinds, ...rest } = (data as { overview: Record<string, string[] & number[]> }).overview;
    expect([...(ids ?? [])].sort()).toEqual(['Account:bank/A', 'Account:bank/B', 'Account:bank/E']);
    const lines = (from ?? []).map((start, i) => `${lineKinds?.[i]} ${ids?.[Number(start)]} ${ids?.[Number(to?.[i])]}`);
    expect(lines.sort()).toEqual([
      'transfers Account:bank/A Account:bank/B',
      'transfers Account:bank/B Account:bank/E',
      'transfers Account:bank/E Account:bank/A',
    ]);
    expect(rest).toMatchObject({ scores: [null, null, null], counts: [1, 1, 1], total: 3, complete: true });
    const cut = await ask('{ overview(limit: 2) { ids total complete stoppedBecause } }');
    expect(cut.data).toMatchObject({ overview: { ids: { length: 2 }, complete: false, stoppedBecause: 'results' } });
    expect(await codeOf('{ overview(limit: 60001) { total } }')).toBe('LIMIT_EXCEEDED');
  });
});

describe('transactions', () => {
  const between = (ids: string, more = '') =>
    `{ transactions(between: [${ids}]${more}) { total sum { amount } complete rows { id kind at amount { amount } from to source target } } }`;

  it('are the payments between owners as between their accounts, in pages', async () => {
    const { data } = await ask(
      between('"Enterprise:A", "Enterprise:B", "Account:bank/E", "Enterprise:nobody"', ', first: 2'),
    );
    expect(data).toEqual({
      transactions: {
        total: 3,
        sum: { amount: '285000.00' },
        complete: true,
        rows: [
          {
            id: expect.stringMatching(/^transfers:[0-9a-f]{16}$/),
            kind: 'transfers',
            at: expect.stringMatching(/^20/),
            amount: { amount: '90000.00' },
            from: 'Account:bank/E',
            to: 'Enterprise:A',
            source: 'Account:bank/E',
            target: 'Account:bank/A',
          },
          expect.objectContaining({ amount: { amount: '95000.00' }, from: 'Enterprise:B', to: 'Account:bank/E' }),
        ],
      },
    });
    const rest = await ask(between('"Enterprise:A", "Enterprise:B", "Account:bank/E"', ', first: 2, offset: 2'));
    expect(rest.data).toMatchObject({ transactions: { total: 3, rows: [{ amount: { amount: '100000.00' } }] } });
  });

  it('are filtered and sorted', async () => {
    const more = ', filter: { minAmount: "91000", kinds: [transfers] }, orderBy: AMOUNT, descending: false';
    const { data } = await ask(between('"Account:bank/A", "Account:bank/B", "Account:bank/E"', more));
    expect(data).toMatchObject({
      transactions: { total: 2, rows: [{ amount: { amount: '95000.00' } }, { amount: { amount: '100000.00' } }] },
    });
  });

  it.each([
    ['nobody', '', 'BAD_REQUEST'],
    ['too many rows', ', first: 501', 'LIMIT_EXCEEDED'],
    ['a row before the first', ', offset: -1', 'BAD_REQUEST'],
    ['what is no payment', ', filter: { kinds: [owns] }', 'BAD_REQUEST'],
  ])('of %s are refused', async (name, more, code) => {
    expect(await codeOf(between(name === 'nobody' ? '' : '"Account:bank/A"', more))).toBe(code);
  });

  it('of more than 10,000 entities are refused', async () => {
    const ids = Array.from({ length: 10_001 }, (_, i) => `Account:${i}`);
    expect(await codeOf('query ($ids: [ID!]!) { transactions(between: $ids) { total } }', { ids })).toBe(
      'LIMIT_EXCEEDED',
    );
  });
});
