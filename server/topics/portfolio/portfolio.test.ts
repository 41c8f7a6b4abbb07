import { describe, expect, it } from 'vitest';
import type { BorrowerGroup } from '../../../graph/engine/portfolio.ts';
import { entityId } from '../../../graph/schema/ids.ts';
import { concentrationOf } from './portfolio.ts';

const group = (total: number): BorrowerGroup => ({
  face: entityId('Enterprise', String(total)),
  members: 1,
  borrowers: 1,
  exposure: { loans: 1, balance: total, unknownBalances: 0, guarantees: 0, total },
});

describe('concentration', () => {
  it('is that of the groups', () => {
    // 50 %, 30 %, 20 %: 0.25 + 0.09 + 0.04.
    const { largestGroup, tenLargestGroups, herfindahl } = concentrationOf([50, 30, 20].map(group));
    expect([largestGroup, tenLargestGroups]).toEqual([0.5, 1]);
    expect(herfindahl).toBeCloseTo(0.38, 12);
  });

  it('is none where nobody owes anything', () => {
    expect(concentrationOf([])).toEqual({ largestGroup: 0, tenLargestGroups: 0, herfindahl: 0 });
    expect(concentrationOf([group(0)])).toEqual({ largestGroup: 0, tenLargestGroups: 0, herfindahl: 0 });
  });
});
