import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../snapshot/from-rows.ts';
import { ownershipOf } from './ownership.ts';

const owns = (from: string, to: string, share: number | null) =>
  ({ kind: 'owns', from, to, values: { share } }) as const;
/** A and B hold one another: the example of effective shares. */
const crossed = await snapshotOf(
  [],
  [
    owns('Enterprise:A', 'Enterprise:B', 0.6),
    owns('Enterprise:B', 'Enterprise:A', 0.3),
    owns('Person:P', 'Enterprise:A', 0.7),
    owns('Person:Q', 'Enterprise:B', 0.4),
  ],
);
const ask = (id: string, direction: 'up' | 'down', levels = 6, snapshot = crossed) =>
  ownershipOf(snapshot, snapshot.find(id)!, { direction, levels });
const line = ({ entity, level, share, repeated, circular }: ReturnType<typeof ask>['nodes'][number]) =>
  [level, entity, share, ...(repeated ? ['repeated'] : []), ...(circular ? ['circular'] : [])].join(' ');

describe('look-through', () => {
  it('shows each level once and the circle as such', () => {
    expect(ask('Enterprise:A', 'up').nodes.map(line)).toEqual([
      '1 Person:P 0.7',
      '1 Enterprise:B 0.3',
      '2 Enterprise:A 0.6 repeated circular',
      '2 Person:Q 0.4',
    ]);
  });

  it('gives the exact shares, control and beneficial owners beside it', () => {
    const answer = ask('Enterprise:A', 'up');
    expect(answer.lookThrough.map(({ entity, share }) => [entity, share.toFixed(6)])).toEqual([
      ['Person:P', '0.853659'],
      ['Person:Q', '0.146341'],
    ]);
    expect(answer.unknownShare).toBeCloseTo(0, 12);
    expect(answer).toMatchObject({
      complete: true,
      overstated: false,
      actualController: { controller: 'Person:P', path: [{ rule: 'majority', company: 'Enterprise:A' }] },
      beneficialOwners: [{ person: 'Person:P', rule: 'share' }],
    });
  });

  it('goes down from a person, who has no holders', () => {
    const answer = ask('Person:P', 'down');
    expect(answer.nodes.map(line)).toEqual([
      '1 Enterprise:A 0.7',
      '2 Enterprise:B 0.6',
      '3 Enterprise:A 0.3 repeated circular',
    ]);
    expect(answer.nodes.map(({ pathShare }) => pathShare?.toFixed(3))).toEqual(['0.700', '0.420', '0.126']);
    expect(answer).toMatchObject({ unknownShare: 0, actualController: null, beneficialOwners: [] });
  });

  it('says when levels were left out', () => {
    expect(ask('Person:P', 'down', 1)).toMatchObject({ complete: false, stoppedBecause: 'steps' });
    expect(ask('Person:P', 'down', 3)).toMatchObject({ complete: true, stoppedBecause: null });
  });

  it('keeps a share that is not known apart from none', async () => {
    const snapshot = await snapshotOf([], [owns('Person:P', 'Enterprise:A', null)]);
    const answer = ask('Enterprise:A', 'up', 6, snapshot);
    expect(answer.nodes).toMatchObject([{ share: null, pathShare: null }]);
    expect(answer.unknownShare).toBe(1);
  });
});
