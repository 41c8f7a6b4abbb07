import { describe, expect, it } from 'vitest';
import { liveGuarantees } from '../detectors/guarantee-graph.ts';
import { borrows, day, enterprise, guarantees, loan, snapshotOfRows, yuan } from '../detectors/testing.ts';
import { exposureOf, loansOf } from './exposure.ts';

const snapshot = await snapshotOfRows([
  ...['A', 'B', 'C'].map((key) => enterprise(key)),
  loan('X/1', { balance: yuan(400), disbursedOn: day(1) }),
  loan('X/2', { balance: yuan(100), disbursedOn: day(50) }),
  loan('X/3', { balance: yuan(999), disbursedOn: day(1), status: 'settled' }),
  loan('X/4', { disbursedOn: day(1) }),
  borrows('A', 'X/1'),
  borrows('B', 'X/1', { role: 'coBorrower' }),
  borrows('A', 'X/2'),
  borrows('A', 'X/3'),
  borrows('B', 'X/4'),
  guarantees('A', 'B', 70),
  guarantees('A', 'C', 50, { contract: 'k', loan: 'X/8' }),
  guarantees('B', 'C', 60, { contract: 'k', loan: 'X/9' }),
  guarantees('B', 'C', 5, { contract: 'old', validTo: day(20) }),
]);
const at = (key: string) => snapshot.find(`Enterprise:${key}`)!;
const exposure = (keys: string, on: number) =>
  exposureOf(snapshot, new Set([...keys].map(at)), liveGuarantees(snapshot, day(on)).bonds, day(on));

describe('exposure', () => {
  it('adds loans in force and guarantees for others', () => {
    expect(exposure('A', 30)).toEqual({
      loans: 1,
      balance: yuan(400),
      unknownBalances: 0,
      guarantees: yuan(120),
      total: yuan(520),
    });
    expect(exposure('A', 60)).toMatchObject({ loans: 2, balance: yuan(500) });
  });

  it('sees a group as one: a shared loan once, one contract once, nothing for each other', () => {
    expect(exposure('AB', 60)).toEqual({
      loans: 3,
      balance: yuan(500),
      unknownBalances: 1,
      guarantees: yuan(60),
      total: yuan(560),
    });
    expect(exposure('AB', 10).guarantees).toBe(yuan(65));
  });

  it('is nothing for whoever owes nothing', () => {
    expect(exposure('C', 60)).toEqual({ loans: 0, balance: 0, unknownBalances: 0, guarantees: 0, total: 0 });
    expect(loansOf(snapshot, at('C'), day(60))).toEqual([]);
  });
});
