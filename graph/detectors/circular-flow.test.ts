import { describe, expect, it } from 'vitest';
import { circularFlow } from './circular-flow.ts';
import { day, edge, findingsOf, hasAccount, owns, type Row, subjectKeys, transfers, yuan } from './testing.ts';

const HOUR = 1 / 24;
const WAN = 10_000;

describe('circular-flow', () => {
  it('finds A→B 100, B→C 95, C→A 90: returned 0.9, severity 0.57', async () => {
    const rows = [
      transfers('A', 'B', 100 * WAN, 1),
      transfers('B', 'C', 95 * WAN, 2),
      transfers('C', 'A', 90 * WAN, 4),
    ];
    const [finding, ...others] = await findingsOf(circularFlow, rows);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ message: 'ring', confidence: 1, amount: yuan(100 * WAN) });
    expect(finding.severity).toBeCloseTo(0.3 + 0.3 * 0.9, 12);
    expect(finding.values).toMatchObject({ returned: { value: 0.9 }, hops: { value: 3 }, repeats: { value: 0 } });
    expect(finding.subjects.map((id) => id.slice(-1))).toEqual(['A', 'B', 'C']);
    expect(finding.evidence.edges).toHaveLength(3);
  });

  it('finds none when the money comes back before it left', async () => {
    const rows = [
      transfers('A', 'B', 100 * WAN, 1),
      transfers('B', 'C', 95 * WAN, 2),
      transfers('C', 'A', 90 * WAN, 1),
    ];
    expect(await findingsOf(circularFlow, rows)).toEqual([]);
  });

  it('knows no order inside a day where times are whole days, and one where they are not', async () => {
    const oneDay = [
      transfers('A', 'B', 100 * WAN, 1),
      transfers('C', 'A', 90 * WAN, 1),
      transfers('B', 'C', 95 * WAN, 1),
    ];
    expect(await findingsOf(circularFlow, oneDay)).toMatchObject([{ message: 'ring' }]);
    // The accounts' order in the data does not decide where a ring of one day begins: 100, 95, 90 runs from B.
    const turned = [
      transfers('A', 'B', 90 * WAN, 1),
      transfers('B', 'C', 100 * WAN, 1),
      transfers('C', 'A', 95 * WAN, 1),
    ];
    expect(await findingsOf(circularFlow, turned)).toMatchObject([
      { message: 'ring', values: { returned: { value: 0.9 } } },
    ]);
    const hours = [
      transfers('A', 'B', 100 * WAN, 1 + 3 * HOUR),
      transfers('C', 'A', 90 * WAN, 1 + HOUR),
      transfers('B', 'C', 95 * WAN, 1 + 2 * HOUR),
    ];
    expect(await findingsOf(circularFlow, hours)).toEqual([]);
  });

  const ring = (start: number, amount = 100 * WAN, values: Parameters<typeof transfers>[4] = {}): readonly Row[] => [
    transfers('A', 'B', amount, start + HOUR, values),
    transfers('B', 'C', amount * 0.96, start + 1, values),
    transfers('C', 'A', amount * 0.92, start + 3, values),
  ];

  it.each([
    [
      'within 30 days',
      [transfers('A', 'B', 100 * WAN, 0), transfers('B', 'C', 95 * WAN, 2), transfers('C', 'A', 90 * WAN, 30)],
      1,
    ],
    [
      'after 31 days',
      [transfers('A', 'B', 100 * WAN, 0), transfers('B', 'C', 95 * WAN, 2), transfers('C', 'A', 90 * WAN, 31)],
      0,
    ],
    [
      'with too much lost',
      [transfers('A', 'B', 100 * WAN, 0), transfers('B', 'C', 69 * WAN, 2), transfers('C', 'A', 68 * WAN, 3)],
      0,
    ],
    [
      'with more than came',
      [transfers('A', 'B', 90 * WAN, 0), transfers('B', 'C', 95 * WAN, 2), transfers('C', 'A', 90 * WAN, 3)],
      0,
    ],
    ['below ¥10,000', ring(0, 10_500), 0],
    ['of wages', ring(0, 100 * WAN, { purpose: '代发工资' }), 0],
    ['of taxes', ring(0, 100 * WAN, { purpose: '缴税' }), 0],
    ['of trade', ring(0, 100 * WAN, { purpose: '货款' }), 1],
  ])('a ring %s: %#', async (_, rows, count) => {
    expect(await findingsOf(circularFlow, rows)).toHaveLength(count);
  });

  it('tells reruns as one finding with their count: 0.3 + 0.276 + 0.2', async () => {
    const rows = [...ring(0), ...ring(50), ...ring(100, 200 * WAN), ...ring(300)];
    const [finding, ...others] = await findingsOf(circularFlow, rows);
    expect(others).toEqual([]);
    expect(finding.values).toMatchObject({ repeats: { value: 2 } });
    expect(finding.severity).toBeCloseTo(0.3 + 0.3 * 0.92 + 0.2, 12);
    expect(finding.amount).toBeCloseTo(yuan(500 * WAN), 3);
    expect(finding.evidence.edges).toHaveLength(12);
  });

  it('does not count one run told in several ways: a hop paid in two parts', async () => {
    const rows = [...ring(0), transfers('B', 'C', 95 * WAN, 2)];
    const [finding] = await findingsOf(circularFlow, rows);
    expect(finding.values).toMatchObject({ repeats: { value: 0 } });
  });

  const twice = [0, 40].flatMap((start) => [
    transfers('A', 'B', 100 * WAN, start + HOUR),
    transfers('B', 'A', 97 * WAN, start + 6),
  ]);

  it('needs a rerun to tell two hands from a short loan', async () => {
    expect(await findingsOf(circularFlow, twice.slice(0, 2))).toEqual([]);
    expect(await findingsOf(circularFlow, twice)).toMatchObject([
      { message: 'ring', values: { repeats: { value: 1 } } },
    ]);
  });

  const owners = ['A', 'B', 'C'].map((key) => hasAccount(key, key));

  it('leaves two alone who sell to each other under contracts', async () => {
    const contract = (key: string, seller: string, buyer: string) => [
      edge('sells', `Enterprise:${seller}`, `Contract:${key}`),
      edge('buys', `Enterprise:${buyer}`, `Contract:${key}`),
    ];
    const oneWay = [...twice, ...owners, ...contract('1', 'A', 'B')];
    expect(await findingsOf(circularFlow, oneWay)).toHaveLength(1);
    expect(await findingsOf(circularFlow, [...oneWay, ...contract('2', 'B', 'A')])).toEqual([]);
  });

  it('leaves a refund alone, but not what only says so', async () => {
    const paid = (start: number, refund: number, wait: number) => [
      transfers('A', 'B', 50 * WAN, start + HOUR),
      transfers('B', 'A', refund, start + wait, { purpose: '质量退款' }),
    ];
    expect(await findingsOf(circularFlow, [...paid(0, 50 * WAN, 4), ...paid(40, 50 * WAN, 4)])).toEqual([]);
    expect(await findingsOf(circularFlow, [...paid(0, 50 * WAN, 9), ...paid(40, 50 * WAN, 9)])).toHaveLength(1);
    expect(await findingsOf(circularFlow, [...paid(0, 48 * WAN, 4), ...paid(40, 48 * WAN, 4)])).toHaveLength(1);
  });

  it('sees rings of owners through their accounts, and names the accounts’ holdings in the proof', async () => {
    const rows = [
      ...owners,
      hasAccount('A', 'A2'),
      transfers('A', 'B', 100 * WAN, 1),
      transfers('B', 'C', 95 * WAN, 2),
      transfers('C', 'A2', 90 * WAN, 4),
    ];
    const [finding, ...others] = await findingsOf(circularFlow, rows);
    expect(others).toEqual([]);
    expect(subjectKeys(finding)).toEqual(['A', 'B', 'C']);
    expect(finding.evidence.edges.filter((id) => id.startsWith('hasAccount:'))).toHaveLength(4);
  });

  it('follows money through two accounts of one owner, where each hop keeps the rule', async () => {
    // 90 → 94 → 98: more than 1.05 of 90 once the owner's own transfer is left out, but not hop by hop.
    const rows = [
      ...owners,
      hasAccount('B', 'B2'),
      transfers('A', 'B', 90 * WAN, 1),
      transfers('B', 'B2', 94 * WAN, 2),
      transfers('B2', 'C', 98 * WAN, 3),
      transfers('C', 'A', 95 * WAN, 4),
    ];
    expect((await findingsOf(circularFlow, rows)).map(subjectKeys)).toEqual([['A', 'B', 'C']]);
  });

  it('is silent about transfers among the accounts of one owner', async () => {
    const rows = ['A', 'B', 'C'].map((account) => hasAccount('Z', account));
    expect(await findingsOf(circularFlow, [...rows, ...ring(0)])).toEqual([]);
  });

  const boss = (...firms: string[]) => firms.map((firm) => owns('Person:boss', firm, 1));

  it('tells inflated turnover when all hands answer to one controller: 0.3 + 0.276 + 0.2', async () => {
    const [finding] = await findingsOf(circularFlow, [...owners, ...boss('A', 'B', 'C'), ...ring(0)]);
    expect(finding).toMatchObject({ message: 'inflatedTurnover' });
    expect(finding.severity).toBeCloseTo(0.3 + 0.3 * 0.92 + 0.2, 12);
    expect(finding.evidence.edges.filter((id) => id.startsWith('owns:'))).toHaveLength(3);
  });

  it('leaves declared pooling inside a group alone, but not between strangers', async () => {
    const pooled = [...owners, ...ring(0, 100 * WAN, { purpose: '资金归集' })];
    expect(await findingsOf(circularFlow, [...pooled, ...boss('A', 'B', 'C')])).toEqual([]);
    expect(await findingsOf(circularFlow, pooled)).toHaveLength(1);
  });

  it('sees a ring that closes only through a common controller', async () => {
    const rows = [
      ...owners,
      hasAccount('D', 'D'),
      transfers('A', 'B', 100 * WAN, 1),
      transfers('B', 'C', 97 * WAN, 2),
      transfers('C', 'D', 95 * WAN, 4),
    ];
    expect(await findingsOf(circularFlow, rows)).toEqual([]);
    const [finding] = await findingsOf(circularFlow, [...rows, ...boss('A', 'D')]);
    expect(finding).toMatchObject({ message: 'groupRing', confidence: 1 });
    expect(subjectKeys(finding)).toEqual(['A', 'B', 'C', 'D']);
    // 0.3 + 0.3 · 0.95 + 0.2 · 2/4
    expect(finding.severity).toBeCloseTo(0.685, 12);
    // The control must have held on the date asked for.
    const later = [...rows, ...['A', 'D'].map((firm) => owns('Person:boss', firm, 1, { validFrom: day(50) }))];
    expect(await findingsOf(circularFlow, later, { asOf: day(20) })).toEqual([]);
    expect(await findingsOf(circularFlow, later, { asOf: day(60) })).toHaveLength(1);
  });

  it('finds near-equal amounts in any order at confidence 0.6', async () => {
    const late = [
      transfers('A', 'B', 100 * WAN, 90),
      transfers('B', 'C', 99.5 * WAN, 50),
      transfers('C', 'A', 99.2 * WAN, 3),
    ];
    const [finding] = await findingsOf(circularFlow, late);
    expect(finding).toMatchObject({ message: 'orderFree', confidence: 0.6 });
    const apart = [
      transfers('A', 'B', 100 * WAN, 90),
      transfers('B', 'C', 98.5 * WAN, 50),
      transfers('C', 'A', 99 * WAN, 3),
    ];
    expect(await findingsOf(circularFlow, apart)).toEqual([]);
    const long = [
      transfers('A', 'B', 100 * WAN, 125),
      transfers('B', 'C', 100 * WAN, 50),
      transfers('C', 'A', 100 * WAN, 3),
    ];
    expect(await findingsOf(circularFlow, long)).toEqual([]);
  });

  it('finds money that was split and merged: 100 out, 48 + 42 through two hands, 85 back', async () => {
    const rows = [
      transfers('A', 'B', 100 * WAN, 1 + HOUR),
      transfers('B', 'C', 48 * WAN, 2),
      transfers('B', 'D', 42 * WAN, 3),
      transfers('C', 'E', 46 * WAN, 5),
      transfers('D', 'E', 40 * WAN, 6),
      transfers('E', 'A', 85 * WAN, 9),
    ];
    const [finding, ...others] = await findingsOf(circularFlow, rows);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ message: 'flow', confidence: 0.7, amount: yuan(100 * WAN) });
    // min(48, 46) + min(42, 40) = 86, of which 85 can go the last hop.
    expect(finding.values).toMatchObject({ returned: { value: 0.85 } });
    expect(subjectKeys(finding)).toEqual(['A', 'B', 'C', 'D', 'E']);
    // Other business of the same month does not hide it: what left is what was paid while the loop was being paid.
    const busy = [...rows, transfers('A', 'S', 500 * WAN, 15), transfers('A', 'S', 400 * WAN, 0.5)];
    expect(await findingsOf(circularFlow, busy)).toMatchObject([
      { message: 'flow', values: { returned: { value: 0.85 } } },
    ]);
    const kept = [...rows.slice(0, -1), transfers('E', 'A', 59 * WAN, 9)];
    expect(await findingsOf(circularFlow, kept)).toEqual([]);
  });

  it('looks back from the as-of date', async () => {
    const rows = [...ring(0), transfers('X', 'Y', 1, 500)];
    expect(await findingsOf(circularFlow, rows, { asOf: day(300) })).toHaveLength(1);
    expect(await findingsOf(circularFlow, rows, { asOf: day(2) })).toEqual([]);
    expect(await findingsOf(circularFlow, rows)).toEqual([]);
    expect(await findingsOf(circularFlow, rows, { parameters: { lookbackDays: 600 } })).toHaveLength(1);
  });

  it('works on nothing', async () => {
    expect(await findingsOf(circularFlow, [])).toEqual([]);
    expect(await findingsOf(circularFlow, [edge('transfers', 'Account:A', 'Account:B', { at: day(1) })])).toEqual([]);
  });
});
