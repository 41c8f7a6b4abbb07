import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  borrows,
  day,
  edge,
  enterprise,
  guarantees,
  hasAccount,
  owns,
  type Row,
  snapshotOfRows,
  transfers,
} from '../detectors/testing.ts';
import type { DetectorOutcome, Finding } from '../schema/finding.ts';
import { type EntityId, entityId } from '../schema/ids.ts';
import type { NetworkRiskScore } from '../schema/score.ts';
import { Bonds } from './bonds.ts';
import { type ScoreInput, scoreParties } from './score.ts';

const firm = (key: string): EntityId => entityId('Enterprise', key);

/** A finding of detector `d`, of weight 0.6: the risk that it brings is 0.6 · severity · confidence. */
const finding = (subjects: readonly EntityId[], severity: number, confidence = 1, detector = 'd'): Finding => ({
  id: `${detector}:${subjects.join()}:${severity}`,
  detector,
  run: 'r',
  message: 'm',
  values: {},
  text: { zh: '发现', en: 'a finding' },
  nextStep: { zh: '', en: '' },
  severity,
  confidence,
  amount: null,
  subjects,
  evidence: { nodes: subjects, edges: [] },
  parameters: {},
  asOf: 0,
  snapshot: 'rows',
  foundAt: 0,
});

async function score(
  rows: readonly Row[],
  findings: readonly Finding[],
  more: Partial<ScoreInput> = {},
  ids?: readonly EntityId[],
): Promise<ReadonlyMap<EntityId, NetworkRiskScore>> {
  const snapshot = await snapshotOfRows(rows);
  return scoreParties({ snapshot, asOf: day(100), findings, outcomes: [], weights: { d: 0.6, e: 0.5 }, ...more }, ids);
}

/** A is controlled by C: a bond of 0.5. q_A = 0.2; q_C = 1 − 0.4 · 0.5 = 0.8. */
const example: readonly Row[] = [owns('C', 'A', 1)];
const exampleFindings = [finding([firm('A')], 1 / 3), finding([firm('C')], 1), finding([firm('C')], 1, 1, 'e')];

describe('the network risk score', () => {
  it('is the worked example: 520, of 0.2231 and 0.5108', async () => {
    const scores = await score(example, exampleFindings);
    const a = scores.get(firm('A'))!;
    expect(a.score).toBeCloseTo(520, 9);
    expect(a.grade).toBe('D');
    expect(a.ownRisk).toBeCloseTo(0.2, 12);
    expect(a.contributions.map(({ type, value }) => [type, value.toFixed(4)])).toEqual([
      ['bond', '0.5108'],
      ['finding', '0.2231'],
    ]);
    expect(a.contributions.map(({ portion }) => portion.toFixed(3))).toEqual(['0.696', '0.304']);
    expect(a.contributions[0]).toMatchObject({ bond: 'controller', party: 'Enterprise:C' });
    expect(a.contributions[0].text).toEqual({ zh: '控制人C的风险（80%）', en: 'Risk of its controller C (80%)' });
    expect(a.contributions[1]).toMatchObject({ finding: exampleFindings[0].id, text: { en: 'a finding' } });
  });

  it('without the bond is the own risk, without the finding the bond alone', async () => {
    const bond = { bond: 'controller', of: firm('A'), party: firm('C') } as const;
    const alone = await score(example, exampleFindings, { without: { bonds: [bond] } });
    expect(alone.get(firm('A'))?.score).toBeCloseTo(200, 9);
    const clean = await score(example, exampleFindings, { without: { findings: [exampleFindings[0].id] } });
    expect(clean.get(firm('A'))?.score).toBeCloseTo(400, 9);
  });

  it('has contributions that add up to the rank, and a score that follows from it', async () => {
    const rows = [
      ...example,
      guarantees('A', 'B', 100),
      guarantees('B', 'C', 300),
      guarantees('A', 'C', 200),
      edge('uses', 'Enterprise:A', 'Identifier:phone/1'),
      edge('uses', 'Enterprise:D', 'Identifier:phone/1'),
      hasAccount('A', 'A'),
      hasAccount('D', 'D'),
      transfers('A', 'D', 1000, 50),
    ];
    const scores = await score(rows, [...exampleFindings, finding([firm('B'), firm('D')], 0.7, 0.5)]);
    expect(scores.size).toBe(4);
    for (const { rank, score: value, contributions } of scores.values()) {
      const sum = contributions.reduce((total, { value: part }) => total + part, 0);
      expect(Math.abs(sum - rank)).toBeLessThan(1e-9);
      expect(Math.abs(value - 1000 * (1 - Math.exp(-rank)))).toBeLessThan(1e-9);
      expect(Math.abs(contributions.reduce((total, { portion }) => total + portion, 0) - 1)).toBeLessThan(1e-9);
      for (const { value: part, text } of contributions) {
        expect(part).toBeGreaterThan(0);
        expect(text.zh).not.toBe('');
        expect(text.en).not.toMatch(/[{}]|NaN/);
      }
    }
  });

  const risky = [finding([firm('X')], 1, 1, 'e')];
  const related = async (rows: readonly Row[]) => {
    const scores = await score(rows, risky, {}, [firm('A')]);
    return scores
      .get(firm('A'))!
      .contributions.map((part) => (part.type === 'bond' ? [part.bond, part.value.toFixed(6)] : []));
  };
  const survival = (risk: number) => (-Math.log(1 - risk)).toFixed(6);

  it.each<[string, readonly Row[], readonly (readonly string[])[]]>([
    [
      'guaranteed by me, a quarter of my ceilings',
      [guarantees('A', 'X', 100), guarantees('A', 'Y', 300)],
      [['guaranteed', survival(0.4 * 0.25 * 0.5)]],
    ],
    ['my only guarantor', [guarantees('X', 'A', 100)], [['guarantor', survival(0.2 * 0.5)]]],
    [
      'unknown ceilings share alike',
      [guarantees('A', 'X'), guarantees('A', 'Y')],
      [['guaranteed', survival(0.4 * 0.5 * 0.5)]],
    ],
    [
      'a counterparty with two fifths of my money',
      [
        ...['A', 'X', 'Y'].map((key) => hasAccount(key, key)),
        transfers('A', 'X', 400, 50),
        transfers('Y', 'A', 600, 60),
        transfers('A', 'X', 9000, 101),
      ],
      [['counterparty', survival(0.15 * 0.4 * 0.5)]],
    ],
    [
      'one with a twentieth only',
      [
        ...['A', 'X', 'Y'].map((key) => hasAccount(key, key)),
        transfers('A', 'X', 50, 50),
        transfers('Y', 'A', 950, 60),
      ],
      [],
    ],
    [
      'who shares an identifier',
      ['A', 'X'].map((key) => edge('uses', firm(key), 'Identifier:phone/1')),
      [['identifier', survival(0.1 * 0.5)]],
    ],
    [
      'a park’s address',
      ['A', 'X', ...Array.from({ length: 10 }, (_, i) => `P${i}`)].map((key) =>
        edge('uses', firm(key), 'Identifier:address/1'),
      ),
      [],
    ],
    ['a guarantee that is over', [guarantees('A', 'X', 100, { validTo: day(50) }), borrows('A', 'x/1')], []],
  ])('takes over the risk of %s', async (_, rows, expected) => {
    expect(await related(rows)).toEqual(expected);
  });

  it('takes over the risk of a sister, and what their parent takes over from it', async () => {
    const parts = await related([owns('P', 'A', 1), owns('P', 'X', 1)]);
    expect(parts).toEqual([
      ['group', survival(0.3 * 0.5)],
      ['controller', survival(0.5 * 0.5 * 0.5)],
    ]);
  });

  it('makes who controls answer for each company, and for those that it controls in turn', async () => {
    const rows = [owns('A', 'H', 1), owns('H', 'X', 1), owns('A', 'Y', 1), owns('A', 'Z', 1)];
    const fraud = [finding([firm('X'), firm('Y')], 1, 1, 'e')];
    const a = (await score(rows, fraud, {}, [firm('A')])).get(firm('A'))!;
    // X as H's: 0.5 · 0.5 · 0.5 more of it; and of its group, which H and Y are of already, X is the only other.
    expect(
      a.contributions.map((part) => part.type === 'bond' && [part.bond, part.party, part.value.toFixed(6)]),
    ).toEqual([
      ['controlled', firm('Y'), survival(0.5 * 0.5)],
      ['group', firm('X'), expect.any(String)],
      ['controlled', firm('H'), survival(0.5 * 0.25)],
    ]);
    expect(a.contributions[0].text).toEqual({
      zh: '其控制的Y自身及下属企业的风险（50%）',
      en: 'Own risk of Y, which it controls, and of what that controls (50%)',
    });
  });

  it('puts who controls three fraudulent companies among the worst, and keeps a holding with one bad company out', async () => {
    const fraud = (keys: readonly string[]) =>
      keys.flatMap((key) => [finding([firm(key)], 1), finding([firm(key)], 1, 1, 'e')]);
    const controls = (keys: readonly string[]) => keys.map((key) => owns('Person:P', key, 1));
    const ids = [entityId('Person', 'P')];
    const three = ['X', 'Y', 'Z'];
    const [mastermind] = (await score(controls(three), fraud(three), {}, ids)).values();
    // 1 − 0.6³
    expect(mastermind.score).toBeCloseTo(784, 9);
    const many = Array.from({ length: 50 }, (_, i) => `F${i}`);
    const [holder] = (await score(controls(many), fraud(['F0']), {}, ids)).values();
    expect(holder.score).toBeCloseTo(400, 9);
  });

  it('takes no group of more than two hundred as one', async () => {
    const bondsOfHead = async (companies: number): Promise<number> => {
      const snapshot = await snapshotOfRows(Array.from({ length: companies }, (_, i) => owns('A', `F${i}`, 1)));
      return new Bonds(snapshot, day(100)).of(snapshot.find(firm('A'))!).length;
    };
    expect(await bondsOfHead(199)).toBe(199);
    expect(await bondsOfHead(200)).toBe(0);
  });

  it('counts a finding for each of its subjects, and an account’s for its owner, once', async () => {
    const rows = [hasAccount('A', 'a1'), hasAccount('A', 'a2'), hasAccount('B', 'b')];
    const accounts = ['a1', 'a2', 'b', 'nobodys'].map((key) => entityId('Account', key));
    const scores = await score(rows, [finding([...accounts, entityId('Collateral', 'c')], 0.5)]);
    expect([...scores.keys()]).toEqual(['Enterprise:A', 'Enterprise:B']);
    for (const { score: value } of scores.values()) expect(value).toBeCloseTo(300, 9);
  });

  it('answers for the parties asked for, those without risk at 0, and no others', async () => {
    const rows = [enterprise('A'), enterprise('B')];
    const ids = [firm('B'), firm('A'), firm('nobody'), entityId('Loan', 'x')];
    const scores = await score(rows, [finding([firm('A')], 1)], {}, ids);
    expect([...scores].map(([id, { score: value, grade }]) => [id, Math.round(value), grade])).toEqual([
      ['Enterprise:B', 0, 'A'],
      ['Enterprise:A', 600, 'D'],
    ]);
    expect(scores.get(firm('B'))).toMatchObject({ rank: 0, ownRisk: 0, contributions: [] });
    expect([...(await score(rows, [finding([firm('A')], 1)])).keys()]).toEqual(['Enterprise:A']);
  });

  it('says which detectors stand behind it', async () => {
    const outcome = (detector: string, ran: boolean, complete: boolean): DetectorOutcome => ({
      detector,
      ran,
      parameters: {},
      findings: 0,
      milliseconds: 1,
      completeness: complete ? { complete } : { complete, stoppedBecause: 'time' },
    });
    const outcomes = [outcome('a', true, true), outcome('b', false, true), outcome('c', true, false)];
    const scores = await score([enterprise('A')], [finding([firm('A')], 1)], { outcomes });
    expect(scores.get(firm('A'))?.coverage).toEqual({ ran: ['a', 'c'], noData: ['b'], incomplete: ['c'] });
  });

  it('does not depend on the order of findings', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(exampleFindings, { minLength: 3 }), async (findings) => {
        const [one, other] = await Promise.all([score(example, findings), score(example, exampleFindings)]);
        for (const [id, { score: value }] of one) expect(value).toBeCloseTo(other.get(id)!.score, 9);
      }),
      { numRuns: 10 },
    );
  });
});
