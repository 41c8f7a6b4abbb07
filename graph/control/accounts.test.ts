import { describe, expect, it } from 'vitest';
import { DAY } from '../schema/time.ts';
import { type EdgeRow, snapshotOf } from '../snapshot/from-rows.ts';
import { accountOwners } from './accounts.ts';

const has = (party: string, account: string, validFrom: number | null, validTo: number | null = null): EdgeRow => ({
  kind: 'hasAccount',
  from: party,
  to: `Account:${account}`,
  values: { validFrom: validFrom === null ? null : validFrom * DAY, validTo: validTo === null ? null : validTo * DAY },
});

describe('account owners', () => {
  const cases: readonly (readonly [string, readonly EdgeRow[], string])[] = [
    ['no one known: the account itself', [], 'Account:a'],
    ['one holder', [has('Person:p', 'a', 1)], 'Person:p'],
    ['whoever still holds it', [has('Person:p', 'a', 1), has('Person:q', 'a', 5, 9)], 'Person:p'],
    ['whoever held it last', [has('Person:p', 'a', 1, 9), has('Person:q', 'a', 2, 8)], 'Person:p'],
    [
      'whoever came last',
      [has('Person:p', 'a', 1), has('Enterprise:e', 'a', 5), has('Person:q', 'a', null)],
      'Enterprise:e',
    ],
  ];
  it.each(cases)('%s', async (_, rows, expected) => {
    for (const edges of [rows, [...rows].reverse()]) {
      const snapshot = await snapshotOf([{ kind: 'Account', key: 'a' }], edges);
      const owners = accountOwners(snapshot);
      const account = snapshot.find('Account:a')!;
      const owner = owners.ownerOf(account);
      expect(snapshot.idOf(owner)).toBe(expected);
      expect(owners.edgeOf(account) < 0).toBe(rows.length === 0);
      expect(owners.accountsOf(owner)).toEqual(rows.length === 0 ? [] : [account]);
    }
  });

  it('lists all accounts of a party, and leaves what is no account as it is', async () => {
    const snapshot = await snapshotOf([], [has('Person:p', 'a', 1), has('Person:p', 'b', 1), has('Person:q', 'c', 1)]);
    const owners = accountOwners(snapshot);
    const p = snapshot.find('Person:p')!;
    expect(owners.accountsOf(p).map((account) => snapshot.keyOf(account))).toEqual(['a', 'b']);
    expect([owners.ownerOf(p), owners.edgeOf(p)]).toEqual([p, -1]);
    expect(accountOwners(snapshot)).toBe(owners);
  });
});
