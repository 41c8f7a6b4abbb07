import { describe, expect, it } from 'vitest';
import { DAY } from '../schema/time.ts';
import { type EdgeRow, snapshotOf } from '../snapshot/from-rows.ts';
import { edgeGroupOf, type NeighborhoodQuery, neighborhoodOf } from './neighborhood.ts';

const day = (number: number): number => Date.UTC(2024, 0, 1) + number * DAY;
const transfer = (from: string, to: string, amount: number, at: number): EdgeRow => ({
  kind: 'transfers',
  from: `Account:${from}`,
  to: `Account:${to}`,
  values: { amount, at: day(at) },
});

const snapshot = await snapshotOf(
  [{ kind: 'Enterprise', key: 'A' }],
  [
    { kind: 'hasAccount', from: 'Enterprise:A', to: 'Account:1' },
    transfer('1', '2', 100, 1),
    transfer('1', '2', 50, 9),
    transfer('2', '1', 30, 5),
    transfer('1', '3', 900, 2),
    transfer('3', '4', 10, 3),
    { kind: 'owns', from: 'Person:P', to: 'Enterprise:A', values: { share: 0.6, validTo: day(4) } },
    { kind: 'owns', from: 'Person:Q', to: 'Enterprise:A', values: { share: 0.4 } },
    { kind: 'kin', from: 'Person:P', to: 'Person:Q', values: { relation: 'spouse' } },
  ],
);
const around = (id: string, query: NeighborhoodQuery) => {
  const { nodes, edges, complete, stoppedBecause } = neighborhoodOf(snapshot, snapshot.find(id)!, query);
  return {
    nodes: nodes.map(({ id, hops, hidden }) => `${id} ${hops} ${hidden}`),
    edges: edges.map(({ kind, from, to, count, total }) => `${kind} ${from} ${to} ${count} ${total}`),
    complete,
    stoppedBecause,
  };
};

describe('a neighbourhood', () => {
  it('merges edges by pair, direction and kind, and counts what it does not show', () => {
    expect(around('Account:2', { hops: 1, limit: 10 })).toEqual({
      nodes: ['Account:2 0 0', 'Account:1 1 2'],
      edges: ['transfers Account:2 Account:1 1 30', 'transfers Account:1 Account:2 2 150'],
      complete: true,
      stoppedBecause: null,
    });
  });

  it('goes on step by step', () => {
    const { nodes } = around('Account:2', { hops: 4, limit: 100 });
    expect(nodes).toEqual([
      'Account:2 0 0',
      'Account:1 1 0',
      'Enterprise:A 2 0',
      'Account:3 2 0',
      'Person:Q 3 0',
      'Account:4 3 0',
      'Person:P 4 0',
    ]);
  });

  it('shows the most relevant first and says that it was cut', () => {
    expect(around('Account:1', { hops: 1, limit: 2, kinds: ['transfers'] })).toMatchObject({
      nodes: ['Account:1 0 1', 'Account:3 1 1'],
      complete: false,
      stoppedBecause: 'results',
    });
  });

  it('is complete when the limit is just enough', () => {
    expect(around('Account:1', { hops: 1, limit: 3, kinds: ['transfers'] }).complete).toBe(true);
  });

  it('counts only what holds or has happened on the date', () => {
    const kinds = ['owns', 'transfers'] as const;
    expect(around('Enterprise:A', { hops: 1, limit: 9, kinds, asOf: day(3) }).nodes).toHaveLength(3);
    expect(around('Enterprise:A', { hops: 1, limit: 9, kinds, asOf: day(4) }).nodes).toHaveLength(2);
    const [group] = neighborhoodOf(snapshot, snapshot.find('Account:1')!, {
      hops: 1,
      limit: 9,
      asOf: day(4),
    }).edges.filter(({ to }) => to === 'Account:2');
    expect(group).toMatchObject({ count: 1, total: 100, first: day(1), last: day(1) });
  });
});

describe('an edge group', () => {
  const group = (kind: 'transfers' | 'kin', from: string, to: string) =>
    edgeGroupOf(snapshot, kind, snapshot.find(from)!, snapshot.find(to)!);

  it('has sum, count and times', () => {
    expect(group('transfers', 'Account:1', 'Account:2')).toMatchObject({
      count: 2,
      total: 150,
      first: day(1),
      last: day(9),
      confidence: 1,
    });
  });

  it('is the same both ways where the relation is', () => {
    expect(group('kin', 'Person:Q', 'Person:P')).toMatchObject({
      from: 'Person:P',
      to: 'Person:Q',
      count: 1,
      total: null,
    });
  });

  it('of a pledge has the amount that it secures', async () => {
    const pledged = await snapshotOf(
      [],
      [{ kind: 'secures', from: 'Collateral:r/1', to: 'Loan:X/1', values: { securedAmount: 600 } }],
    );
    expect(edgeGroupOf(pledged, 'secures', pledged.find('Collateral:r/1')!, pledged.find('Loan:X/1')!)?.total).toBe(
      600,
    );
  });

  it('is null where there is nothing', () => {
    expect(group('transfers', 'Account:4', 'Account:1')).toBeNull();
  });
});
