/** Every detector finds in parts what it finds whole: a detector whose `shares` promise too much fails here by name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectors } from '../../detectors/index.ts';
import {
  borrows,
  collateral,
  day,
  edge,
  enterprise,
  guarantees,
  hasAccount,
  loan,
  node,
  owns,
  type Row,
  transfers,
  yuan,
} from '../../detectors/testing.ts';
import { DAY } from '../../schema/time.ts';
import { planParts } from './plan.ts';
import { findInParts, findWhole, storeOfRows } from './testing.ts';

const FIRMS = 6;
const firm = fc.nat(FIRMS - 1);
const firms = fc.record({ from: firm, to: firm });
const WAN = 10_000;

/** Facts about firms F0.. with accounts a0.. of which some have no record and some no owner. */
const facts = fc
  .record({
    owned: fc.array(fc.record({ person: fc.nat(1), company: firm, share: fc.constantFrom(0.3, 0.6, 1) }), {
      minLength: 4,
      maxLength: 9,
    }),
    guaranteed: fc.array(fc.record({ pair: firms, amount: fc.constantFrom(null, 100, 200) }), {
      minLength: 4,
      maxLength: 8,
    }),
    lent: fc.array(fc.record({ borrower: firm, late: fc.constantFrom(0, 0, 40, 120) }), {
      minLength: 2,
      maxLength: 5,
    }),
    pledged: fc.array(fc.record({ asset: fc.nat(2), loan: fc.nat(4), rank: fc.nat(2), amount: fc.nat(9) }), {
      maxLength: 5,
    }),
    isGroup: fc.boolean(),
    kin: fc.array(fc.record({ from: fc.nat(2), to: fc.nat(2) }), { maxLength: 2 }),
    held: fc.array(fc.record({ firm, account: fc.nat(8) }), { minLength: 4, maxLength: 9 }),
    recorded: fc.array(fc.nat(8), { maxLength: 4 }),
    sold: fc.array(fc.record({ pair: firms, price: fc.constantFrom(50, 100) }), { maxLength: 5 }),
  })
  .map(({ owned, isGroup, guaranteed, lent, pledged, kin, held, recorded, sold }): readonly Row[] => [
    ...Array.from({ length: FIRMS - 2 }, (_, i) => enterprise(`F${i}`, { name: `公司${i}`, registeredCapital: 100 })),
    ...once(owned, ({ person, company }) => `${person} ${company}`)
      .filter(({ company }) => !isGroup || company > 2)
      .map(({ person, company, share }) => owns(`Person:p${person}`, `F${company}`, share)),
    ...(isGroup ? [0, 1, 2].flatMap((i) => [owns('Person:p2', `F${i}`, 1), hasAccount(`F${i}`, `a${i}`)]) : []),
    ...once(guaranteed, ({ pair }) => `${pair.from} ${pair.to}`).map(({ pair, amount }) =>
      guarantees(`F${pair.from}`, `F${pair.to}`, amount),
    ),
    ...lent.flatMap(({ borrower, late }, i) => [
      loan(`x/${i}`, { dpd: late, lender: `x${i % 2}`, balance: yuan(100) }),
      borrows(`F${borrower}`, `x/${i}`),
    ]),
    ...[0, 1, 2].map((i) => collateral(`c${i}`, { type: 'receivable', appraisedValue: yuan(5) })),
    ...pledged.map(({ asset, loan: to, rank, amount }, i) =>
      edge('secures', `Collateral:c${asset}`, `Loan:x/${to}`, {
        rank,
        securedAmount: yuan(amount),
        registryNo: `${i}`,
      }),
    ),
    ...once(kin, ({ from, to }) => `${from} ${to}`).map(({ from, to }) =>
      edge('kin', `Person:p${from}`, `Person:p${to}`, { relation: 'spouse' }),
    ),
    ...once(held, ({ firm: holder, account }) => `${holder} ${account}`)
      .filter(({ account }) => !isGroup || account > 2)
      .map(({ firm: holder, account }) => hasAccount(`F${holder}`, `a${account}`)),
    ...[...new Set(recorded)].map((i) => node('Account', `a${i}`, { currency: 'CNY' })),
    ...sold.flatMap(({ pair, price }, i) => [
      node('Contract', `k${i}`, { goods: '钢', unitPrice: yuan(price), signedOn: day(20) }),
      edge('sells', `Enterprise:F${pair.from}`, `Contract:k${i}`),
      edge('buys', `Enterprise:F${pair.to}`, `Contract:k${i}`),
    ]),
  ]);

function once<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}

/** A way round from an account back to it, in one hand after the other or split in two, at some hour, perhaps out of order. */
const loop = fc
  .record({
    all: fc.oneof(
      fc.constant([0, 1, 2, 3, 4]),
      fc.constant([2, 0, 1, 5, 6]),
      fc.uniqueArray(fc.nat(8), { minLength: 5, maxLength: 5 }),
    ),
    length: fc.integer({ min: 2, max: 5 }),
    form: fc.constantFrom('ring', 'ring', 'equal', 'split', 'split'),
    start: fc.integer({ min: 0, max: 180 * 24 }),
    gap: fc.constantFrom(0, 5, 24, 50),
    reversed: fc.boolean(),
    purpose: fc.constantFrom(null, null, null, '退款', '工资', '资金归集'),
  })
  .map(({ all, length, form, start, gap, reversed, purpose }) => {
    const accounts = all.slice(0, form === 'split' ? 4 : length);
    const last = accounts.length - 1;
    const hops =
      form === 'split'
        ? [
            [0, 1, 50],
            [0, 2, 50],
            [1, 3, 48],
            [2, 3, 48],
            [3, 0, 94],
          ]
        : accounts.map((_, i) => [i, i === last ? 0 : i + 1, form === 'equal' ? 100 + 0.25 * i : 100 - 5 * i]);
    const times = hops.map((_, i) => start + gap * i);
    if (reversed) times.reverse();
    return hops.map(([from, to, amount], i) => ({
      from: accounts[from],
      to: accounts[to],
      amount,
      hour: times[i],
      purpose: i === last ? purpose : null,
    }));
  });

const noise = fc.record({
  from: fc.nat(8),
  to: fc.nat(8),
  amount: fc.constantFrom(0.5, 30, 90, 95, 100, 100.5, 130),
  hour: fc.integer({ min: 0, max: 180 * 24 }),
  purpose: fc.constantFrom(null, null, '退款'),
});

/** Payments over half a year among nine accounts: loops, some of them run again, and others; by the hour or by the day. */
const payments = fc
  .tuple(
    fc.array(loop, { minLength: 3, maxLength: 8 }),
    fc.array(noise, { maxLength: 25 }),
    fc.constantFrom(1, 24),
    fc.nat(40),
  )
  .map(([loops, others, unit, later]) =>
    [...loops.flat(), ...loops[0].map((pay) => ({ ...pay, hour: pay.hour + 24 * later })), ...others]
      .filter(({ from, to }) => from !== to)
      .map(({ from, to, amount, hour, purpose }) =>
        transfers(`a${from}`, `a${to}`, amount * WAN, (Math.floor(hour / unit) * unit) / 24, { purpose }),
      ),
  );

const graphs = fc.noBias(
  fc.tuple(facts, payments, fc.constantFrom(0, 3, 9)).map(([known, paid, more]) => [
    ...known,
    ...paid,
    // Most of a year before, so that the look-back leaves something out.
    ...paid
      .slice(0, more)
      .map((row) => ({ ...row, values: { ...row.values, at: Number(row.values?.at) - 300 * DAY } })),
  ]),
);

/** Short windows, so that there is something to cut in half a year. */
const parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'circular-flow': { windowDays: 9.5, orderFreeDays: 20, lookbackDays: 150, hubTransfers: 60 },
  'guarantee-chain': { minimumLength: 2, minimumBorrowers: 2 },
  'related-party-transaction': { windowDays: 150, minimumShare: 0.5, minimumPeers: 1 },
};

/** What must have been found in some of the random graphs. */
const told: Readonly<Record<string, readonly string[]>> = {
  'circular-flow': ['ring', 'inflatedTurnover', 'groupRing', 'orderFree', 'flow'],
  'related-party-transaction': ['turnover'],
  'guarantee-circle': ['mutual', 'ring', 'hidden'],
  'guarantee-chain': ['overdueChain', 'hub'],
  'duplicate-collateral': ['overValue'],
};

describe.each(detectors.map((detector) => [detector.id, detector] as const))('%s in parts', (id, detector) => {
  it('finds the same however it is cut', async () => {
    const found = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(graphs, fc.constantFrom(1, 2, 3, 7, 20), async (rows, parts) => {
        const store = storeOfRows(rows);
        const asOf = day(190);
        const own = parameters[id] ?? {};
        const plan = await planParts(store, { detectors: [id], asOf, parameters: { [id]: own }, parts });
        const expected = plan.detectors[0].ran ? await findWhole(store, detector, own, asOf) : [];
        for (const { message } of expected) found.set(message, (found.get(message) ?? 0) + 1);
        expect(await findInParts(store, detector, plan)).toEqual(expected);
      }),
      { numRuns: 80, endOnFailure: true },
    );
    // Equality means something only where something was found.
    for (const message of told[id]) expect(found.get(message) ?? 0, message).toBeGreaterThan(0);
  });
});
