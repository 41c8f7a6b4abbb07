import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guaranteeChain } from './guarantee-chain.ts';
import {
  borrows,
  day,
  edge,
  enterprise,
  findingsIn,
  findingsOf,
  guarantees,
  loan,
  owns,
  type Row,
  snapshotOfRows,
  subjectKeys,
  yuan,
} from './testing.ts';

const overdue = (firm: string, dpd: number): readonly Row[] => [borrows(firm, `x/${firm}`), loan(`x/${firm}`, { dpd })];

const chain = (names: string, amount: number | null = 1000): readonly Row[] =>
  [...names].slice(1).map((to, i) => guarantees(names[i], to, amount));

describe('guarantee-chain', () => {
  it('finds four guarantees in a row that end in an overdue party', async () => {
    const [finding, ...others] = await findingsOf(guaranteeChain, [...chain('ABCDE'), ...overdue('E', 60)]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ message: 'overdueChain', severity: 0.4, amount: yuan(4000), confidence: 1 });
    expect(finding.subjects.map((id) => id.slice(-1))).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(finding.evidence.nodes).toContain('Loan:x/E');
    expect(finding.text.en).toContain('60 days past due');
  });

  it('is graver for a longer chain and a lost end: 0.4 + 0.1 + 0.2', async () => {
    const [finding] = await findingsOf(guaranteeChain, [...chain('ABCDEF'), ...overdue('F', 91)]);
    expect(finding.severity).toBeCloseTo(0.7, 12);
  });

  it.each([
    ['three guarantees', [...chain('ABCD'), ...overdue('D', 60)]],
    ['a sound end', [...chain('ABCDE'), ...overdue('E', 0)]],
    ['trouble at the top only', [...chain('ABCDE'), ...overdue('A', 60)]],
    ['a settled loan', [...chain('ABCDE'), borrows('E', 'x/1'), loan('x/1', { dpd: 60, status: 'settled' })]],
    [
      'the plaintiff of a case',
      [...chain('ABCDE'), edge('partyTo', 'Enterprise:E', 'CourtCase:c', { role: 'plaintiff' })],
    ],
  ])('leaves alone %s', async (_, rows) => {
    expect(await findingsOf(guaranteeChain, rows)).toEqual([]);
  });

  it('finds an end that is pursued in court, once the case is filed', async () => {
    const rows = [
      ...chain('ABCDE', null),
      edge('partyTo', 'Enterprise:E', 'CourtCase:c', { role: 'executee' }),
      { kind: 'CourtCase', key: 'c', values: { filedOn: day(50) } } as const,
    ];
    const [finding] = await findingsOf(guaranteeChain, rows, { asOf: day(60) });
    expect(finding).toMatchObject({ message: 'courtChain', amount: null });
    expect(finding.severity).toBeCloseTo(0.6, 12);
    expect(await findingsOf(guaranteeChain, rows, { asOf: day(40) })).toEqual([]);
  });

  it('walks through a circle on the way: A→B, (B⇄C), C→D, D→E, E→F', async () => {
    const rows = [...chain('AB'), ...chain('BCB'), ...chain('CDEF'), ...overdue('F', 60)];
    const [finding] = await findingsOf(guaranteeChain, rows);
    expect(finding.subjects.map((id) => id.slice(-1))).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    expect(finding.values).toMatchObject({ length: { value: 4 } });
  });

  const borrowers = ['B1', 'B2', 'B3', 'B4', 'B5'];
  const hub = borrowers.map((to) => guarantees('H', to, 2000));

  it('finds a hub that guarantees five unrelated debtors', async () => {
    const [finding, ...others] = await findingsOf(guaranteeChain, [...hub, ...overdue('B1', 10)]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ message: 'hub', amount: yuan(10_000) });
    // 0.3 + 0.4 · 1/5
    expect(finding.severity).toBeCloseTo(0.38, 12);
    expect(subjectKeys(finding)).toEqual(['H']);
  });

  it.each([
    ['four debtors', hub.slice(1)],
    ['five debtors of whom two are one group', [...hub, owns('Person:p', 'B1', 1), owns('Person:p', 'B2', 1)]],
    ['its own subsidiary among five', [...hub, owns('H', 'B3', 0.6)]],
    ['a bank', [...hub, enterprise('H', { isBank: true })]],
    ['guarantees within its means for sound debtors', [...hub, enterprise('H', { netAssets: yuan(10_000) })]],
    [
      'a licensed guarantee company within ten times its means',
      [...hub, enterprise('H', { name: '安浦诚信融资担保有限公司', netAssets: yuan(1000) })],
    ],
  ])('leaves alone a hub with %s', async (_, rows) => {
    expect(await findingsOf(guaranteeChain, rows)).toEqual([]);
  });

  it('finds a guarantee company beyond ten times its means', async () => {
    const rows = [...hub, enterprise('H', { name: '诚信融资担保有限公司', netAssets: yuan(999) })];
    expect(await findingsOf(guaranteeChain, rows)).toHaveLength(1);
  });

  it('finds the longest chain of a small graph, as trying all paths does', async () => {
    const pair = fc.tuple(fc.nat(6), fc.nat(6));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(pair, { maxLength: 12, selector: String }), fc.nat(6), async (pairs, end) => {
        const edges = pairs.filter(([a, b]) => a !== b);
        const reaches = (a: number, b: number, seen: readonly number[] = [a]): boolean =>
          a === b || edges.some(([x, y]) => x === a && !seen.includes(y) && reaches(y, b, [...seen, y]));
        const same = (a: number, b: number) => reaches(a, b) && reaches(b, a);
        // Longest path of strong components that ends in that of `end`, backwards.
        const longest = (v: number): number =>
          Math.max(0, ...edges.filter(([a, b]) => same(b, v) && !same(a, v)).map(([a]) => 1 + longest(a)));
        const expected = longest(end) >= 3 ? [longest(end)] : [];
        const snapshot = await snapshotOfRows([
          ...edges.map(([a, b]) => guarantees(String(a), String(b), 100)),
          ...overdue(String(end), 30),
        ]);
        const options = { asOf: day(0), parameters: { minimumLength: 3, minimumBorrowers: 100 } };
        const findings = findingsIn(guaranteeChain, snapshot, options);
        expect(findings.map(({ values }) => values.length.value)).toEqual(expected);
        for (const { subjects } of findings) {
          const walk = subjects.map((id) => Number(id.slice(-1)));
          expect(walk[walk.length - 1]).toBe(end);
        }
        expect(findingsIn(guaranteeChain, snapshot, { ...options, slices: 3 })).toEqual(findings);
      }),
      { numRuns: 80 },
    );
  });
});
