import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../schema/time.ts';
import { type EdgeRow, snapshotOf } from '../snapshot/from-rows.ts';
import { type TransactionQuestion, transactionOrders, transactionsOf } from './transactions.ts';

const day = (number: number): number => Date.UTC(2024, 0, 1) + number * DAY;
const pay = (from: string, to: string, amount: number | null, at: number, purpose?: string): EdgeRow => ({
  kind: 'transfers',
  from: `Account:${from}`,
  to: `Account:${to}`,
  values: {
    at,
    reference: `${from}${to}${at}${amount}`,
    ...(amount === null ? {} : { amount }),
    ...(purpose ? { purpose } : {}),
  },
});
const holds = (party: string, account: string): EdgeRow => ({
  kind: 'hasAccount',
  from: party,
  to: `Account:${account}`,
  values: {},
});

const snapshot = await snapshotOf(
  [
    { kind: 'Enterprise', key: 'A', values: { name: '甲公司' } },
    { kind: 'Enterprise', key: 'B', values: { name: '乙公司' } },
  ],
  [
    holds('Enterprise:A', 'a1'),
    holds('Enterprise:A', 'a2'),
    holds('Enterprise:B', 'b'),
    pay('a1', 'b', 100, day(1), '货款'),
    pay('a2', 'b', 300, day(2), 'Loan back'),
    pay('b', 'a1', null, day(3)),
    pay('a1', 'a2', 50, day(4), '调拨'),
    pay('a1', 'x', 900, day(5)),
    { kind: 'disburses', from: 'Loan:l', to: 'Account:a1', values: { at: day(0), amount: 1000, reference: 'd' } },
  ] as EdgeRow[],
);
const ask = (ids: readonly string[], change: Partial<TransactionQuestion> = {}) => {
  const { rows, sum, stoppedBecause } = transactionsOf(
    snapshot,
    ids.map((id) => snapshot.find(id)!),
    { orderBy: 'TIME', descending: true, ...change },
  );
  expect(stoppedBecause).toBeNull();
  return { sum, rows: rows.map((row) => `${snapshot.keyOf(row.from)}>${snapshot.keyOf(row.to)} ${row.amount}`) };
};

describe('transactionsOf', () => {
  it('takes an account for its owner, unless it is asked about itself', () => {
    expect(ask(['Enterprise:A', 'Enterprise:B'])).toEqual({
      sum: 450,
      rows: ['A>A 50', 'B>A NaN', 'A>B 300', 'A>B 100'],
    });
    expect(ask(['Enterprise:A', 'Account:a2', 'Account:b']).rows).toEqual([
      'A>a2 50',
      'b>A NaN',
      'a2>b 300',
      'A>b 100',
    ]);
    expect(ask(['Enterprise:B'])).toEqual({ sum: null, rows: [] });
    expect(ask(['Loan:l', 'Enterprise:A'], { kinds: ['disburses'] }).rows).toEqual(['l>A 1000']);
  });

  it('keeps to a window, to amounts, to a date and to a text', () => {
    const both = ['Enterprise:A', 'Enterprise:B'];
    expect(ask(both, { from: day(2), to: day(3) }).rows).toEqual(['B>A NaN', 'A>B 300']);
    expect(ask(both, { minAmount: 50, maxAmount: 100 }).rows).toEqual(['A>A 50', 'A>B 100']);
    expect(ask(both, { asOf: day(1) }).rows).toEqual(['A>B 100']);
    expect(ask(both, { text: ' LOAN' }).rows).toEqual(['A>B 300']);
    expect(ask(both, { text: '乙' }).rows).toEqual(['B>A NaN', 'A>B 300', 'A>B 100']);
  });

  it('sorts as asked; what is not known stands last either way', () => {
    const both = ['Enterprise:A', 'Enterprise:B'];
    expect(ask(both, { orderBy: 'AMOUNT', descending: false }).rows.at(-1)).toBe('B>A NaN');
    expect(ask(both, { orderBy: 'AMOUNT' }).rows).toEqual(['A>B 300', 'A>B 100', 'A>A 50', 'B>A NaN']);
    // By their sound: 甲 jiǎ before 乙 yǐ.
    expect(ask(both, { orderBy: 'FROM', descending: false }).rows).toEqual(['A>A 50', 'A>B 300', 'A>B 100', 'B>A NaN']);
    expect(ask(both, { orderBy: 'PURPOSE', descending: false }).rows.at(-1)).toBe('B>A NaN');
  });

  it('finds what a walk over all edges finds, whatever the order', async () => {
    const accounts = ['a1', 'a2', 'b', 'c'];
    const payment = fc.record({
      from: fc.constantFrom(...accounts),
      to: fc.constantFrom(...accounts),
      amount: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
      at: fc.integer({ min: 0, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(payment, { maxLength: 25, selector: (p) => JSON.stringify(p) }),
        fc.constantFrom(...transactionOrders),
        fc.boolean(),
        fc.integer({ min: 0, max: 9 }),
        async (payments, orderBy, descending, minAmount) => {
          const graph = await snapshotOf(
            [],
            [
              holds('Enterprise:A', 'a1'),
              holds('Enterprise:A', 'a2'),
              holds('Enterprise:B', 'b'),
              holds('Enterprise:C', 'c'),
              ...payments.map(({ from, to, amount, at }) => pay(from, to, amount, day(at))),
            ],
          );
          const asked = ['Enterprise:A', 'Enterprise:B'].map((id) => graph.find(id)!);
          const { rows, sum } = transactionsOf(graph, asked, { orderBy, descending, minAmount, to: day(7) });
          const expected = payments.filter(
            ({ from, to, amount, at }) =>
              from !== 'c' && to !== 'c' && amount !== null && amount >= minAmount && at <= 7,
          );
          expect(rows.map(({ amount }) => amount).sort()).toEqual(expected.map(({ amount }) => amount).sort());
          expect(sum).toBe(
            expected.length === 0 ? null : expected.reduce((total, { amount }) => total + (amount ?? 0), 0),
          );
          if (orderBy === 'AMOUNT' || orderBy === 'TIME') {
            const keys = rows.map(({ amount, at }) => (orderBy === 'AMOUNT' ? amount : at));
            expect(keys).toEqual(keys.toSorted((a, b) => (descending ? b - a : a - b)));
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
