import { describe, expect, it } from 'vitest';
import { day, edge, enterprise, node, owns, person, type Row, snapshotOfRows } from '../detectors/testing.ts';
import { type EntityId, entityId } from '../schema/ids.ts';
import { nodeKinds, type SignalType } from '../schema/kinds.ts';
import { DAY, type Instant } from '../schema/time.ts';
import { type ScoreInput, scoreParties } from './score.ts';
import { signalSeverities } from './signals.ts';

const A = entityId('Enterprise', 'A');
const AS_OF = day(400);

/** A signal about a party so many days before the as-of date. */
const signal = (
  key: string,
  type: SignalType,
  age: number,
  about: EntityId = A,
  more: Row['values'] = {},
): readonly Row[] => [
  node('Signal', key, { type, at: AS_OF - age * DAY }),
  edge('concerns', `Signal:${key}`, about, more),
];

async function scoresOf(rows: readonly Row[], more: Partial<ScoreInput> = {}) {
  const snapshot = await snapshotOfRows([enterprise('A', { name: '甲' }), ...rows]);
  return scoreParties({ snapshot, asOf: AS_OF, findings: [], outcomes: [], weights: {}, ...more });
}
const scoreOf = async (rows: readonly Row[], more: Partial<ScoreInput> = {}): Promise<number> =>
  (await scoresOf(rows, more)).get(A)?.score ?? 0;

describe('a warning signal', () => {
  it.each<[string, readonly Row[], number]>([
    ['fresh and worst', signal('1', 'gambling', 0), 300],
    ['milder', signal('1', 'familyConflict', 0), 120],
    ['half a life old', signal('1', 'gambling', 90), 300 * Math.SQRT1_2],
    ['one half-life old', signal('1', 'gambling', 180), 150],
    ['two half-lives old', signal('1', 'gambling', 360), 75],
    ['not sure', signal('1', 'gambling', 180, A, { confidence: 0.5 }), 75],
    ['of the as-of day itself', signal('1', 'gambling', -0.6), 300],
    ['of the day after', signal('1', 'gambling', -1), 0],
    ['no longer about the party', signal('1', 'gambling', 9, A, { validTo: day(395) }), 0],
    ['not yet about the party', signal('1', 'gambling', 9, A, { validFrom: day(401) }), 0],
    ['an inspection', signal('1', 'inspection', 0), 0],
    ['a change of contract', signal('1', 'contractChange', 0), 0],
    ['something else', signal('1', 'other', 0), 0],
    [
      'of a type that is not known',
      [node('Signal', '1', { type: '押品巡检', at: AS_OF }), edge('concerns', 'Signal:1', A)],
      0,
    ],
    [
      'without a time: as old as it is about the party',
      [node('Signal', '1', { type: 'gambling' }), edge('concerns', 'Signal:1', A, { validFrom: day(220) })],
      150,
    ],
    ['without any time', [node('Signal', '1', { type: 'gambling' }), edge('concerns', 'Signal:1', A)], 0],
    [
      'told twice of one party: once, as sure as the surer',
      [
        ...signal('1', 'gambling', 0, A, { confidence: 0.25, validFrom: day(1) }),
        edge('concerns', 'Signal:1', A, { confidence: 0.75, validFrom: day(2) }),
      ],
      225,
    ],
    ['two of one type', [...signal('1', 'gambling', 0), ...signal('2', 'gambling', 0)], 510],
    // 0.3 · 0.4 · 1.25 = 0.15, 0.3 · 0.6 · 1.25 = 0.225
    [
      'of another type within 90 days',
      [...signal('1', 'familyConflict', 0), ...signal('2', 'ownerIllness', 0)],
      341.25,
    ],
    ['more than the worst is not', [...signal('1', 'gambling', 0), ...signal('2', 'assetHiding', 0)], 510],
    // 0.3 · 0.4 = 0.12, 0.3 · 0.6 · 2^(−91/180)
    [
      'of another type 91 days before',
      [...signal('1', 'familyConflict', 0), ...signal('2', 'ownerIllness', 91)],
      1000 * (1 - 0.88 * (1 - 0.18 * 2 ** (-91 / 180))),
    ],
    [
      'another type about another party',
      [...signal('1', 'familyConflict', 0), ...signal('2', 'gambling', 0, entityId('Enterprise', 'B'))],
      120,
    ],
    ['with a record beside it', [...signal('1', 'familyConflict', 0), ...signal('2', 'inspection', 0)], 120],
  ])('%s', async (_, rows, expected) => {
    expect(await scoreOf(rows)).toBeCloseTo(expected, 9);
  });

  it('is a contribution that names it, what it tells and when', async () => {
    const { contributions, rank, ownRisk } = (await scoresOf(signal('oa/7', 'depositInquiry', 180))).get(A)!;
    // 0.3 · 0.6 ÷ 2 = 0.09
    expect(contributions).toEqual([
      {
        type: 'signal',
        signal: 'Signal:oa/7',
        value: expect.closeTo(-Math.log(0.91), 12),
        portion: 1,
        text: {
          zh: '预警信号：供应商催款或询问保证金（2024-08-08）',
          en: 'Warning signal: Suppliers press for payment or ask about deposits (2024-08-08)',
        },
      },
    ]);
    expect(rank).toBe(contributions[0].value);
    expect(ownRisk).toBeCloseTo(0.09, 12);
  });

  it('says that it counts more beside another', async () => {
    const scores = await scoresOf([...signal('1', 'gambling', 0), ...signal('2', 'familyConflict', 90)]);
    const { contributions, rank } = scores.get(A)!;
    expect(contributions.map(({ text }) => text)).toEqual([
      {
        zh: '预警信号：涉赌（2025-02-04），90天内另有其他类型的信号',
        en: 'Warning signal: Gambling (2025-02-04), with one of another type within 90 days',
      },
      {
        zh: '预警信号：婚姻变动或家庭矛盾（2024-11-06），90天内另有其他类型的信号',
        en: 'Warning signal: Divorce or family conflict (2024-11-06), with one of another type within 90 days',
      },
    ]);
    expect(contributions.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(rank, 12);
  });

  it('about who controls endangers what is controlled', async () => {
    const rows = [person('P'), owns('Person:P', 'A', 1), ...signal('1', 'gambling', 0, entityId('Person', 'P'))];
    expect(await scoreOf(rows)).toBeCloseTo(150, 9);
  });

  it('is left out of a counterfactual, and makes no other count more there', async () => {
    const rows = [...signal('1', 'familyConflict', 0), ...signal('2', 'ownerIllness', 0)];
    expect(await scoreOf(rows, { without: { signals: [entityId('Signal', '2')] } })).toBeCloseTo(120, 9);
  });

  it('does not count on a date that is not known', async () => {
    expect(await scoreOf(signal('1', 'gambling', 0), { asOf: Number.NaN as Instant })).toBe(0);
  });

  it('has a severity between 0 and 1 by its type', () => {
    expect(Object.keys(signalSeverities)).toEqual(Object.keys(nodeKinds.Signal.properties.type.values));
    for (const severity of Object.values(signalSeverities)) {
      expect(severity).toBeGreaterThanOrEqual(0);
      expect(severity).toBeLessThanOrEqual(1);
    }
  });
});
