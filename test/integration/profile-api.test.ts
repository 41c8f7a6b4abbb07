/** The profile of a party and the portfolio over the API, on the worked examples. */
import { describe, expect, it } from 'vitest';
import { startApi } from './api.ts';

const { ask, codeOf } = startApi();

describe('profile', () => {
  it('has a party with its group, loans, pledges and money', async () => {
    const { data } = await ask(`{
      profile(id: "Enterprise:A") {
        entity { id }
        exposure { loans balance { amount } guarantees { amount } total { amount } }
        group { size members { entity { id } joinedBy { rule } } }
        loans { id }
        pledges { relation { amount { amount } } collateral { name } loan { id } }
        money { month received { amount } paid { amount } }
        events { at type text { zh en } other { id } }
        complete
      }
    }`);
    expect(data).toEqual({
      profile: {
        entity: { id: 'Enterprise:A' },
        exposure: {
          loans: 1,
          balance: { amount: '600.00' },
          guarantees: { amount: '0.00' },
          total: { amount: '600.00' },
        },
        group: {
          size: 3,
          members: [
            { entity: { id: 'Enterprise:B' }, joinedBy: { rule: 'majority' } },
            { entity: { id: 'Enterprise:A' }, joinedBy: { rule: 'majority' } },
            { entity: { id: 'Person:P' }, joinedBy: null },
          ],
        },
        loans: [{ id: 'Loan:X/registry/1' }],
        pledges: [
          {
            relation: { amount: { amount: '600.00' } },
            collateral: { name: '厂房' },
            loan: { id: 'Loan:X/registry/1' },
          },
        ],
        money: [{ month: '2024-01-01T00:00:00.000Z', received: { amount: '90000.00' }, paid: { amount: '100000.00' } }],
        events: [],
        complete: true,
      },
    });
  });

  it('tells of a signal, and says in both languages what happened', async () => {
    const { data } = await ask('{ profile(id: "Enterprise:G") { events { at type text { zh en } other { id } } } }');
    expect(data).toEqual({
      profile: {
        events: [
          {
            at: '2024-01-04T00:00:00.000Z',
            type: 'signal',
            text: { zh: '涉及：预警', en: 'Concerns: noted' },
            other: { id: 'Signal:visits/1' },
          },
        ],
      },
    });
  });

  it('refuses what it cannot answer', async () => {
    expect(await codeOf('{ profile(id: "Enterprise:nobody") { complete } }')).toBe('NOT_FOUND');
    expect(await codeOf('{ profile(id: "Loan:X/registry/1") { complete } }')).toBe('BAD_REQUEST');
    expect(await codeOf('{ profile(id: "Enterprise:A", limit: 201) { complete } }')).toBe('LIMIT_EXCEEDED');
    expect(await codeOf('{ profile(id: "Enterprise:A", months: 0) { complete } }')).toBe('BAD_REQUEST');
  });
});

describe('portfolio', () => {
  it('adds up the book', async () => {
    // 62 loans: 600 and 700, thirty times 600, and 500, 510 … 790.
    const { data } = await ask(`{
      portfolio {
        balance { amount }
        borrowerCount
        grades { grade borrowers }
        industries { code label { en } borrowers }
        borrowers(first: 2) { totalCount nodes { entity { id } balance { amount } } pageInfo { endCursor } }
        groups(first: 1) { face { id } members exposure { total { amount } } }
        trend { findings }
      }
    }`);
    const { portfolio } = data as { portfolio: Record<string, never> };
    expect(portfolio).toMatchObject({
      balance: { amount: '38650.00' },
      borrowerCount: 62,
      industries: [{ code: null, label: { en: 'Not known' }, borrowers: 62 }],
      borrowers: {
        totalCount: 62,
        nodes: [
          { entity: { id: 'Enterprise:D29' }, balance: { amount: '790.00' } },
          { entity: { id: 'Enterprise:D28' }, balance: { amount: '780.00' } },
        ],
      },
      // P controls A, and A controls B: 600 and 700 are one risk.
      groups: [{ face: { id: 'Enterprise:B' }, members: 3, exposure: { total: { amount: '1300.00' } } }],
    });
    const grades = portfolio.grades as readonly { grade: string; borrowers: number }[];
    expect(grades.map(({ grade }) => grade)).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(grades.reduce((sum, { borrowers }) => sum + borrowers, 0)).toBe(62);
  });

  it('lists the borrowers behind a number, page by page', async () => {
    const query = `query ($grades: [Grade!], $after: String) {
      portfolio { borrowers(filter: { grades: $grades }, first: 20, after: $after) {
        totalCount nodes { grade } pageInfo { hasNextPage endCursor }
      } }
    }`;
    const { data: all } = await ask('{ portfolio { grades { grade borrowers } } }');
    for (const { grade, borrowers } of (all as { portfolio: { grades: { grade: string; borrowers: number }[] } })
      .portfolio.grades) {
      const seen: string[] = [];
      for (let after: string | null = null; ; ) {
        const { data } = await ask(query, { grades: [grade], after });
        const page = (
          data as {
            portfolio: {
              borrowers: {
                totalCount: number;
                nodes: { grade: string }[];
                pageInfo: { hasNextPage: boolean; endCursor: string };
              };
            };
          }
        ).portfolio.borrowers;
        expect(page.totalCount).toBe(borrowers);
        seen.push(...page.nodes.map((node) => node.grade));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      expect(seen).toEqual(Array(borrowers).fill(grade));
    }
  });
});
