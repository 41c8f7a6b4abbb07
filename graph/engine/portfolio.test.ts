import { describe, expect, it } from 'vitest';
import {
  borrows,
  day,
  enterprise,
  guarantees,
  loan,
  owns,
  person,
  snapshotOfRows,
  yuan,
} from '../detectors/testing.ts';
import { entityId } from '../schema/ids.ts';
import { portfolioOf } from './portfolio.ts';

// P controls A and B; C stands alone; D owes nothing any more.
const snapshot = await snapshotOfRows([
  person('P'),
  enterprise('A', { industry: 'C33', region: '350102' }),
  enterprise('B', { industry: 'F51', region: '350203' }),
  enterprise('C', { industry: 'C33', region: '330106' }),
  enterprise('D'),
  owns('Person:P', 'A', 0.8),
  owns('Person:P', 'B', 0.9),
  loan('X/1', { balance: yuan(300) }),
  loan('X/2', { balance: yuan(200) }),
  loan('Y/3', { balance: yuan(400) }),
  loan('Y/4', { balance: yuan(900), status: 'settled' }),
  borrows('A', 'X/1'),
  borrows('B', 'X/1', { role: 'coBorrower' }),
  borrows('B', 'X/2'),
  borrows('C', 'Y/3'),
  borrows('D', 'Y/4'),
  guarantees('A', 'C', 150),
]);

describe('a portfolio', () => {
  const portfolio = portfolioOf(snapshot, day(1), new Map([[entityId('Enterprise', 'C'), 'D'] as const]));

  it('has the borrowers, the largest first', () => {
    expect(portfolio.balance).toBe(yuan(900));
    expect(portfolio.borrowers).toEqual([
      { id: 'Enterprise:B', balance: yuan(500), grade: 'A', industry: 'F51', province: '35' },
      { id: 'Enterprise:C', balance: yuan(400), grade: 'D', industry: 'C33', province: '33' },
      { id: 'Enterprise:A', balance: yuan(300), grade: 'A', industry: 'C33', province: '35' },
    ]);
  });

  it('sees a control group as one risk', () => {
    expect(portfolio.groups).toEqual([
      {
        face: 'Enterprise:B',
        members: 3,
        borrowers: 2,
        exposure: { loans: 2, balance: yuan(500), unknownBalances: 0, guarantees: yuan(150), total: yuan(650) },
      },
      {
        face: 'Enterprise:C',
        members: 1,
        borrowers: 1,
        exposure: { loans: 1, balance: yuan(400), unknownBalances: 0, guarantees: 0, total: yuan(400) },
      },
    ]);
  });
});
