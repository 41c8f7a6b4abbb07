import { describe, expect, it } from 'vitest';
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
  person,
  snapshotOfRows,
  transfers,
  yuan,
} from '../detectors/testing.ts';
import { profileOf } from './profile.ts';

const snapshot = await snapshotOfRows([
  person('P'),
  ...['A', 'B', 'C'].map((key) => enterprise(key)),
  owns('Person:P', 'A', 0.8, { validFrom: day(0) }),
  owns('Person:P', 'B', 0.9, { validFrom: day(0), validTo: day(50) }),
  hasAccount('A', 'a1'),
  hasAccount('A', 'a2'),
  hasAccount('B', 'b'),
  hasAccount('C', 'c'),
  transfers('a1', 'a2', 1000, 1),
  transfers('b', 'a1', 300, 2),
  transfers('c', 'a1', 500, 3),
  transfers('a2', 'c', 200, 40),
  loan('X/1', { balance: yuan(400), disbursedOn: day(5), maturesOn: day(90) }),
  borrows('A', 'X/1', { validFrom: day(4) }),
  edge('disburses', 'Loan:X/1', 'Account:a1', { at: day(5), amount: yuan(450) }),
  edge('repays', 'Account:a1', 'Loan:X/1', { at: day(41), amount: yuan(50) }),
  collateral('reg/1', { appraisedValue: yuan(900) }),
  edge('secures', 'Collateral:reg/1', 'Loan:X/1', { validFrom: day(6), securedAmount: yuan(400) }),
  guarantees('A', 'C', 70, { validFrom: day(7) }),
  guarantees('C', 'A', 80, { validFrom: day(8), validTo: day(20) }),
  node('CourtCase', 'court/1', { filedOn: day(30) }),
  edge('partyTo', 'Enterprise:A', 'CourtCase:court/1', { role: 'defendant' }),
  node('Signal', 'visit/1', { type: 'depositInquiry', at: day(33) }),
  edge('concerns', 'Signal:visit/1', 'Enterprise:A', {}),
]);
const profile = (on: number, limit = 50, months = 12) =>
  profileOf(snapshot, snapshot.find('Enterprise:A')!, { asOf: day(on), limit, months });

describe('a profile', () => {
  it('has the group of the date with its exposure', () => {
    const { group, exposure } = profile(45);
    expect(exposure).toMatchObject({ balance: yuan(400), guarantees: yuan(70), total: yuan(470) });
    expect(group.size).toBe(3);
    expect(group.exposure.total).toBe(yuan(470));
    expect(group.members.map(({ id, joinedBy }) => [id, joinedBy?.rule ?? null])).toEqual([
      ['Enterprise:A', 'majority'],
      ['Enterprise:B', 'majority'],
      ['Person:P', null],
    ]);
    expect(profile(60).group.size).toBe(2);
  });

  it('has what it owes, guarantees and has pledged on the date', () => {
    expect(profile(3)).toMatchObject({ loans: [], guaranteesGiven: [], guaranteesReceived: [], pledges: [] });
    const then = profile(10);
    expect(then.loans).toEqual(['Loan:X/1']);
    expect([then.guaranteesGiven.length, then.guaranteesReceived.length]).toEqual([1, 1]);
    expect(then.pledges).toMatchObject([{ collateral: 'Collateral:reg/1', loan: 'Loan:X/1' }]);
    expect(profile(25).guaranteesReceived).toEqual([]);
  });

  it('adds up money by month, the own accounts left out and the group told apart', () => {
    const none = { received: 0, paid: 0, receivedFromGroup: 0, paidToGroup: 0, borrowed: 0, repaid: 0, withdrawn: 0 };
    expect(profile(45).money).toEqual([
      { ...none, month: day(0), received: yuan(800), receivedFromGroup: yuan(300), borrowed: yuan(450) },
      { ...none, month: day(31), paid: yuan(200), repaid: yuan(50) },
    ]);
    expect(profile(45, 50, 1).money).toHaveLength(1);
    expect(profile(2).money).toMatchObject([{ received: yuan(300), borrowed: 0 }]);
  });

  it('tells what happened, latest first, up to the date', () => {
    const told = profile(35).events.map(({ at, type, kind, outgoing, other }) => [
      (at - day(0)) / 86_400_000,
      `${outgoing ? '' : '<'}${kind} ${type} ${other}`,
    ]);
    expect(told).toEqual([
      [33, '<concerns signal Signal:visit/1'],
      [30, 'partyTo filed CourtCase:court/1'],
      [20, '<guarantees ends Enterprise:C'],
      [8, '<guarantees begins Enterprise:C'],
      [7, 'guarantees begins Enterprise:C'],
      [5, 'borrows disbursed Loan:X/1'],
      [0, '<owns begins Person:P'],
    ]);
  });

  it('says when a list was cut', () => {
    expect(profile(45)).toMatchObject({ complete: true, stoppedBecause: null });
    const cut = profile(45, 2);
    expect(cut).toMatchObject({ complete: false, stoppedBecause: 'results' });
    expect([cut.events.length, cut.group.members.length]).toEqual([2, 2]);
  });
});
