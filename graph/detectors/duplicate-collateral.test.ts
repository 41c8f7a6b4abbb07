import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateCollateral } from './duplicate-collateral.ts';
import { splitAddress } from './duplicate-collateral-assets.ts';
import {
  borrows,
  collateral,
  day,
  edge,
  findingsIn,
  findingsOf,
  loan,
  owns,
  type Row,
  snapshotOfRows,
  subjectKeys,
  yuan,
} from './testing.ts';

interface PledgeTerms {
  readonly rank?: number | null;
  readonly registeredOn?: number | null;
  readonly registryNo?: string;
  readonly borrower?: string;
  readonly status?: string;
  readonly validFrom?: number;
  readonly validTo?: number;
}

/** A pledge of an asset for a new loan `lender/name`, registered on the day of its rank unless said otherwise. */
function pledge(asset: string, loanKey: string, amount: number, terms: PledgeTerms = {}): readonly Row[] {
  const { rank = null, borrower = 'B', status = 'active', registryNo = loanKey, validFrom, validTo } = terms;
  const registeredOn = terms.registeredOn === undefined ? day(rank ?? 1) : terms.registeredOn;
  return [
    edge('secures', `Collateral:${asset}`, `Loan:${loanKey}`, {
      rank,
      securedAmount: yuan(amount),
      registeredOn,
      registryNo: registeredOn === null ? null : registryNo,
      validFrom: validFrom ?? null,
      validTo: validTo ?? null,
    }),
    loan(loanKey, { status }),
    borrows(borrower, loanKey),
  ];
}

const machine = (value: number | null = 1000, values: object = {}) =>
  collateral('M', { type: 'equipment', appraisedValue: value === null ? null : yuan(value), ...values });
const asOf = day(100);
const find = (rows: readonly Row[], at = asOf) => findingsOf(duplicateCollateral, rows, { asOf: at });

describe('duplicate-collateral', () => {
  it('adds up pledges by rank: value 1,000, pledged for 600 and 700, gap 300', async () => {
    const rows = [machine(), ...pledge('M', 'X/1', 600, { rank: 1 }), ...pledge('M', 'Y/1', 700, { rank: 2 })];
    const [finding, ...others] = await find(rows);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ message: 'overValue', severity: 0.8, confidence: 1, amount: yuan(300) });
    expect(finding.values).toMatchObject({ total: { value: yuan(1300) }, gap: { value: yuan(300) } });
    expect(subjectKeys(finding)).toEqual(['B', 'M']);
    expect(finding.evidence.edges.filter((id) => id.startsWith('secures:'))).toHaveLength(2);
  });

  it('is graver when the borrowers are related: 0.5 + 0.3 + 0.2', async () => {
    const rows = [
      machine(),
      ...pledge('M', 'X/1', 600, { rank: 1, borrower: 'B1' }),
      ...pledge('M', 'Y/1', 700, { rank: 2, borrower: 'B2' }),
      owns('Person:p', 'B1', 1),
      owns('Person:p', 'B2', 1),
    ];
    const [finding] = await find(rows);
    expect(finding.severity).toBeCloseTo(1, 12);
    expect(finding.evidence.edges.filter((id) => id.startsWith('owns:'))).toHaveLength(2);
  });

  const first = pledge('M', 'X/1', 600, { rank: 1 });
  it.each([
    ['a second rank within value', [machine(), ...first, ...pledge('M', 'Y/1', 300, { rank: 2 })]],
    ['two loans of one borrower with one lender', [machine(), ...first, ...pledge('M', 'X/2', 700, { rank: 2 })]],
    ['a released pledge', [machine(), ...first, ...pledge('M', 'Y/1', 700, { rank: 2, validTo: day(90) })]],
    ['the pledge of a settled loan', [machine(), ...first, ...pledge('M', 'Y/1', 700, { rank: 1, status: 'settled' })]],
    ['a later pledge', [machine(), ...first, ...pledge('M', 'Y/1', 700, { rank: 2, validFrom: day(101) })]],
    [
      'one registration for a syndicate in one rank',
      [
        machine(),
        ...pledge('M', 'X/1', 900, { rank: 1, registryNo: 'r' }),
        ...pledge('M', 'X/2', 900, { rank: 1, registryNo: 'r' }),
      ],
    ],
    [
      'a fresh pledge that is still to be registered',
      [machine(), ...first, ...pledge('M', 'Y/1', 300, { registeredOn: null, validFrom: day(80) })],
    ],
    ['an unknown value', [machine(null), ...first, ...pledge('M', 'Y/1', 700, { rank: 2 })]],
  ])('leaves alone %s', async (_, rows) => {
    expect(await find(rows)).toEqual([]);
  });

  it('finds a rank that two lenders claim', async () => {
    const rows = [machine(), ...first, ...pledge('M', 'Y/1', 100, { rank: 1 })];
    expect(await find(rows)).toMatchObject([{ message: 'sameRank', severity: 0.5, amount: yuan(100) }]);
  });

  it('finds a pledge that was not registered in time', async () => {
    const rows = [machine(), ...first, ...pledge('M', 'Y/1', 300, { registeredOn: null, validFrom: day(60) })];
    expect(await find(rows)).toMatchObject([{ message: 'unregistered', severity: 0.5 }]);
    expect(await find(rows, day(85))).toEqual([]);
  });

  it('finds a receivable that is pledged twice at all, and by the invoice it claims', async () => {
    const receivable = (key: string) => collateral(key, { type: 'receivable', appraisedValue: yuan(1000) });
    const twice = [receivable('r'), ...pledge('r', 'X/1', 100), ...pledge('r', 'Y/1', 100)];
    expect(await find(twice)).toMatchObject([{ message: 'pledgedTwice', severity: 0.5 }]);
    const rows = [
      receivable('r1'),
      receivable('r2'),
      edge('claims', 'Collateral:r1', 'Invoice:i/1'),
      edge('claims', 'Collateral:r2', 'Invoice:i/1'),
      ...pledge('r1', 'X/1', 100, { borrower: 'B1' }),
      ...pledge('r2', 'Y/1', 100, { borrower: 'B2' }),
    ];
    const [finding] = await find(rows);
    expect(finding).toMatchObject({ message: 'pledgedTwice', confidence: 1 });
    expect(finding.evidence.nodes).toContain('Invoice:i/1');
  });

  it('takes a loan’s balance where the secured amount is not known, and says unknown where nothing is', async () => {
    const unpriced = (key: string, values: object) => [
      edge('secures', 'Collateral:M', `Loan:${key}`, { rank: 1 }),
      loan(key, { ...values }),
      borrows('B', key),
    ];
    const balances = [
      machine(),
      ...unpriced('X/1', { balance: yuan(600) }),
      ...unpriced('Y/1', { principal: yuan(700) }),
    ];
    expect(await find(balances)).toMatchObject([{ message: 'overValue', amount: yuan(300) }]);
    const nothing = [machine(), ...unpriced('X/1', {}), ...unpriced('Y/1', {})];
    expect(await find(nothing)).toMatchObject([{ message: 'sameRank', amount: null }]);
  });

  describe('knows one asset under two records', () => {
    const two = (a: object, b: object, extra: readonly Row[] = []) => [
      collateral('k1', { appraisedValue: yuan(1000), ...a }),
      collateral('k2', { appraisedValue: yuan(1000), ...b }),
      ...pledge('k1', 'X/1', 600),
      ...pledge('k2', 'Y/1', 700),
      ...extra,
    ];
    const holder = (key: string, who: string) => edge('titledTo', `Collateral:${key}`, `Person:${who}`);
    const flat = (address: string, area = 90) => ({ type: 'realEstate', address, area });
    const gear = (serial: string, name = '五轴加工中心') => ({ type: 'equipment', serial, name });
    const car = (serial: string) => ({ type: 'vehicle', serial });

    it.each([
      ['letters for digits in a serial number', two(gear('HT8001B0'), gear('ht-8OOIB0')), 0.95],
      ['a vehicle number with one wrong character', two(car('LSVAA4182E2123456'), car('LSVAA4182F2123456')), 16 / 17],
      [
        'an address written in two ways',
        two(flat('福建省福州市鼓楼区温泉路12号3栋0502室'), flat('福州市鼓楼区温泉路１２号３幢502')),
        1,
      ],
      [
        'a building without a unit, of one owner and size',
        two(flat('云安市工业路25号3栋', 2000), flat('云安市工业路25号3 幢', 2000), [
          holder('k1', 'p'),
          holder('k2', 'p'),
        ]),
        0.9,
      ],
    ])('%s', async (_, rows, confidence) => {
      const [finding] = await find(rows);
      expect(finding).toMatchObject({ message: 'overValue', amount: yuan(300) });
      expect(finding.confidence).toBeCloseTo(confidence, 12);
      expect(subjectKeys(finding)).toEqual(['B', 'k1', 'k2']);
    });

    it.each([
      ['two flats of one building', two(flat('温泉路12号3栋502室'), flat('温泉路12号3栋503室'))],
      ['one address, different areas', two(flat('温泉路12号3栋502室', 90), flat('温泉路12号3栋502室', 120))],
      [
        'firms of one park',
        two(flat('科技园1号', 500), flat('科技园1号', 500), [holder('k1', 'p'), holder('k2', 'q')]),
      ],
      ['different things with one serial number', two(gear('800123', '注塑机'), gear('800123', '叉车'))],
      ['short numbers', two(gear('001'), gear('001'))],
      ['vehicles two characters apart', two(car('LSVAA4182E2123456'), car('LSVAB4182F2123456'))],
    ])('but not %s', async (_, rows) => {
      expect(await find(rows)).toEqual([]);
    });
  });

  it.each([
    ['福建省福州市鼓楼区温泉路12号3栋502室', '福州市鼓楼区温泉路12号3栋', '502'],
    ['温泉路12号3幢2单元0501室', '温泉路12号3栋', '2-501'],
    ['温泉路12号', '温泉路12号', ''],
    ['', '', ''],
  ])('splits %j', (address, building, unit) => {
    expect(splitAddress(address)).toEqual({ building, unit });
  });

  const terms = fc.record({
    asset: fc.nat(2),
    lender: fc.nat(2),
    borrower: fc.nat(1),
    amount: fc.integer({ min: 1, max: 8 }),
    rank: fc.option(fc.integer({ min: 1, max: 3 })),
    registered: fc.boolean(),
  });

  it('is its definition, on random pledges', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(terms, { maxLength: 8 }), fc.integer({ min: 4, max: 16 }), async (pledges, value) => {
        const rows = [0, 1, 2].map((asset) =>
          collateral(`a${asset}`, { type: asset === 2 ? 'receivable' : 'equipment', appraisedValue: yuan(value) }),
        );
        const all = pledges.flatMap(({ asset, lender, borrower, amount, rank, registered }, i) =>
          pledge(`a${asset}`, `L${lender}/${i}`, amount, {
            rank,
            borrower: `B${borrower}`,
            registeredOn: registered ? day(i) : null,
          }),
        );
        // Where no pledge at all tells its registration, none is held against anyone.
        const tells = pledges.some(({ registered }) => registered);
        const expected = [0, 1, 2].flatMap((asset) => {
          const own = pledges.filter((one) => one.asset === asset);
          if (own.length < 2) return [];
          const apart =
            new Set(own.map(({ lender }) => lender)).size > 1 || new Set(own.map(({ borrower }) => borrower)).size > 1;
          const total = own.reduce((sum, { amount }) => sum + amount, 0);
          const clash = own.some((a) => own.some((b) => a.rank !== null && a.rank === b.rank && a.lender !== b.lender));
          const fires =
            (apart && total > value) ||
            asset === 2 ||
            clash ||
            (apart && tells && own.some(({ registered }) => !registered));
          return fires ? [[`a${asset}`, Math.min(1, 0.5 + Math.max(0, total - value) / value)] as const] : [];
        });
        const snapshot = await snapshotOfRows([...rows, ...all]);
        const options = { asOf };
        // Two assets of the same two borrowers overlap by half and are one finding: its evidence then names both.
        const findings = findingsIn(duplicateCollateral, snapshot, options);
        const assets = new Set(
          findings.flatMap(({ evidence }) => evidence.nodes.filter((id) => id.startsWith('Coll'))),
        );
        expect([...assets].sort()).toEqual(expected.map(([asset]) => `Collateral:${asset}`).sort());
        for (const { subjects, severity } of findings) {
          const [, wanted] = expected.find(([asset]) => subjects.some((id) => id === `Collateral:${asset}`))!;
          expect(severity).toBeCloseTo(wanted, 12);
        }
        expect(findingsIn(duplicateCollateral, snapshot, { ...options, slices: 3 })).toEqual(findings);
      }),
      { numRuns: 80 },
    );
  });
});
