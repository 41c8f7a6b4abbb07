import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relatedPartyTransaction } from './related-party-transaction.ts';
import {
  borrows,
  collateral,
  day,
  edge,
  findingsIn,
  findingsOf,
  hasAccount,
  loan,
  node,
  owns,
  person,
  type Row,
  snapshotOfRows,
  subjectKeys,
  transfers,
  yuan,
} from './testing.ts';

const holdings = (...parties: readonly string[]): readonly Row[] => parties.map((party) => hasAccount(party, party));
const credit = [borrows('B', 'x/1'), loan('x/1')];
const common = [owns('Person:p', 'B', 0.9), owns('Person:p', 'C', 0.8)];

/** Receipts 1,000,000 of which 450,000 from C; payments 900,000 of which 400,000 to C. */
const trade: readonly Row[] = [
  transfers('C', 'B', 250_000, 10),
  transfers('C', 'B', 200_000, 60),
  transfers('S', 'B', 550_000, 70),
  transfers('B', 'C', 400_000, 80),
  transfers('B', 'T', 500_000, 90),
];
const parties = holdings('B', 'C', 'S', 'T');

describe('related-party-transaction', () => {
  it('adds up both sides and what nets out: 0.45, 0.4444, 0.8889 → 0.7167', async () => {
    const [finding, ...others] = await findingsOf(relatedPartyTransaction, [
      ...credit,
      ...common,
      ...parties,
      ...trade,
    ]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ message: 'turnover', confidence: 1, amount: yuan(450_000) });
    expect(finding.severity).toBeCloseTo(0.7167, 4);
    expect(finding.severity).toBeCloseTo(0.45 + 0.3 * (400 / 450), 12);
    const { in: received, out, netting, count } = finding.values;
    expect([received, out, netting].map(({ value }) => (value as number).toFixed(4))).toEqual([
      '0.4500',
      '0.4444',
      '0.8889',
    ]);
    expect(count.value).toBe(3);
    expect(subjectKeys(finding)).toEqual(['B', 'C']);
    const kinds = finding.evidence.edges.map((id) => id.slice(0, id.indexOf(':')));
    expect(kinds.filter((kind) => kind === 'transfers')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'owns')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'hasAccount')).toHaveLength(2);
  });

  it.each([
    ['strangers', [...credit, ...parties, ...trade]],
    ['a firm without a loan', [...common, ...parties, ...trade]],
    ['a loan that is over', [borrows('B', 'x/1', { validTo: day(50) }), ...common, ...parties, ...trade]],
    [
      'a relation that ended before the trade',
      [...credit, ...parties, ...trade, owns('Person:p', 'B', 0.9), owns('Person:p', 'C', 0.8, { validTo: day(5) })],
    ],
    [
      'a small part at market price',
      [...credit, ...common, ...parties, transfers('C', 'B', 90_000, 10), transfers('S', 'B', 910_000, 20)],
    ],
    ['trifles', [...credit, ...common, ...parties, transfers('C', 'B', 9_000, 10)]],
    ['own accounts', [...credit, hasAccount('B', 'B'), hasAccount('B', 'B2'), transfers('B', 'B2', 500_000, 3)]],
    [
      'declared pooling',
      [
        ...credit,
        ...common,
        ...parties,
        transfers('C', 'B', 450_000, 10, { purpose: '资金下拨' }),
        transfers('B', 'C', 400_000, 12, { purpose: '资金归集' }),
      ],
    ],
    ['what is older than a year', [...credit, ...common, ...parties, ...trade, transfers('X', 'Y', 1, 460)]],
  ])('leaves alone %s', async (_, rows) => {
    expect(await findingsOf(relatedPartyTransaction, rows)).toEqual([]);
  });

  it('leaves wages of kin alone, but not other payments to them', async () => {
    const rows = [
      ...credit,
      owns('Person:p', 'B', 1),
      edge('kin', 'Person:p', 'Person:q', { relation: 'spouse' }),
      hasAccount('B', 'B'),
      hasAccount('Person:q', 'q'),
    ];
    const paid = (purpose: string) => [...rows, transfers('B', 'q', 500_000, 3, { purpose })];
    expect(await findingsOf(relatedPartyTransaction, paid('工资'))).toEqual([]);
    expect(await findingsOf(relatedPartyTransaction, paid('借款'))).toHaveLength(1);
  });

  it('counts only what passed while the two were related', async () => {
    const rows = [
      ...credit,
      ...parties,
      ...trade,
      owns('Person:p', 'B', 0.9),
      owns('Person:p', 'C', 0.8, { validFrom: day(50) }),
    ];
    const [finding] = await findingsOf(relatedPartyTransaction, rows);
    // The receipt of day 10 came before: 200 of 1,000 in, 400 of 900 out.
    expect(finding.values).toMatchObject({ in: { value: 0.2 }, count: { value: 2 } });
    expect(finding.values.out.value).toBeCloseTo(400 / 900, 12);
    // A relation that is over on the as-of date still was one then.
    const ended = [...rows, owns('Person:q', 'D', 1)].map((row) =>
      'from' in row && row.to === 'Enterprise:C' && row.kind === 'owns'
        ? { ...row, values: { ...row.values, validFrom: null, validTo: day(75) } }
        : row,
    );
    const [before] = await findingsOf(relatedPartyTransaction, ended, { asOf: day(100) });
    expect(before.values).toMatchObject({ in: { value: 0.45 }, out: { value: 0 } });
  });

  it('tells a single transfer of a tenth of all receipts', async () => {
    const rows = [...credit, ...common, ...parties, transfers('C', 'B', 100_000, 10), transfers('S', 'B', 900_000, 20)];
    expect(await findingsOf(relatedPartyTransaction, rows)).toMatchObject([
      { message: 'single', amount: yuan(100_000), values: { portion: { value: 0.1 } } },
    ]);
  });

  it('tells prices off the median of third parties by a fifth', async () => {
    const contract = (key: string, buyer: string, price: number) => [
      node('Contract', key, { goods: '钢板', unitPrice: yuan(price), amount: yuan(price * 10), signedOn: day(10) }),
      edge('sells', 'Enterprise:B', `Contract:${key}`),
      edge('buys', `Enterprise:${buyer}`, `Contract:${key}`),
    ];
    const third = [contract('1', 'X', 100), contract('2', 'Y', 110), contract('3', 'Z', 90)].flat();
    const rows = [...credit, ...common, hasAccount('B', 'B'), transfers('B', 'T', 100, 10), ...third];
    const [finding] = await findingsOf(relatedPartyTransaction, [...rows, ...contract('4', 'C', 75)]);
    expect(finding).toMatchObject({ message: 'price', severity: 0.25, amount: yuan(750) });
    expect(finding.values).toMatchObject({ gap: { value: 0.25 }, usual: { value: yuan(100) } });
    expect(subjectKeys(finding)).toEqual(['B', 'C']);
    expect(await findingsOf(relatedPartyTransaction, [...rows, ...contract('4', 'C', 85)])).toEqual([]);
    const few = rows.filter((row) => !('to' in row) || row.to !== 'Contract:3');
    expect(await findingsOf(relatedPartyTransaction, [...few, ...contract('4', 'C', 75)])).toEqual([]);
  });

  it('is half as sure of parties who only share identifiers', async () => {
    const shared = ['phone/1', 'email/1'].flatMap((identifier) =>
      ['B', 'C'].map((firm) => edge('uses', `Enterprise:${firm}`, `Identifier:${identifier}`)),
    );
    const [finding] = await findingsOf(relatedPartyTransaction, [...credit, ...shared, ...parties, ...trade]);
    expect(finding).toMatchObject({ message: 'turnover', confidence: 0.5 });
  });

  it('tells two borrowers of one trade once', async () => {
    const rows = [...credit, borrows('C', 'x/2'), loan('x/2'), ...common, ...parties, ...trade];
    expect(await findingsOf(relatedPartyTransaction, rows)).toHaveLength(1);
  });

  it('needs accounts, loans and transfers, and works without the rest', async () => {
    expect(await findingsOf(relatedPartyTransaction, [])).toEqual([]);
    expect(await findingsOf(relatedPartyTransaction, [person('p'), collateral('c')])).toEqual([]);
  });

  const pay = fc.record({
    from: fc.nat(4),
    to: fc.nat(4),
    amount: fc.integer({ min: 1, max: 9 }),
    at: fc.integer({ min: 1, max: 300 }),
  });

  it('is its definition, on random trade: firms 0–2 belong to one owner', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pay, { maxLength: 12 }), async (pays) => {
        const firms = [0, 1, 2, 3, 4].map((i) => `F${i}`);
        const rows = [
          ...holdings(...firms),
          ...[0, 1, 2].map((i) => owns('Person:p', `F${i}`, 1)),
          borrows('F0', 'x/1'),
          ...pays.map(({ from, to, amount, at }) => transfers(`F${from}`, `F${to}`, amount * 100_000, at)),
        ];
        const sum = (keep: (pay: (typeof pays)[number]) => boolean) =>
          pays.filter(keep).reduce((total, { amount }) => total + amount, 0);
        const received = sum(({ from, to }) => to === 0 && from !== 0);
        const paid = sum(({ from, to }) => from === 0 && to !== 0);
        const inFrom = (i: number) => sum(({ from, to }) => to === 0 && from === i);
        const outTo = (i: number) => sum(({ from, to }) => from === 0 && to === i);
        const shareIn = received > 0 ? (inFrom(1) + inFrom(2)) / received : 0;
        const shareOut = paid > 0 ? (outTo(1) + outTo(2)) / paid : 0;
        const most = [1, 2].reduce((total, i) => total + Math.max(inFrom(i), outTo(i)), 0);
        const least = [1, 2].reduce((total, i) => total + Math.min(inFrom(i), outTo(i)), 0);
        const expected =
          Math.max(shareIn, shareOut) >= 0.3
            ? [Math.min(1, Math.max(shareIn, shareOut) + 0.3 * (most > 0 ? least / most : 0))]
            : [];
        const snapshot = await snapshotOfRows(rows);
        const options = { asOf: day(301) };
        const findings = findingsIn(relatedPartyTransaction, snapshot, options);
        const turnover = findings.filter(({ message }) => message === 'turnover');
        expect(turnover).toHaveLength(expected.length);
        for (const { severity } of turnover) expect(severity).toBeCloseTo(expected[0], 12);
        expect(findingsIn(relatedPartyTransaction, snapshot, { ...options, slices: 3 })).toEqual(findings);
      }),
      { numRuns: 80 },
    );
  });
});
