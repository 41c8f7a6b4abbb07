import { describe, expect, it } from 'vitest';
import { DAY } from '../schema/time.ts';
import { type EdgeRow, snapshotOf } from '../snapshot/from-rows.ts';
import { connectionsOf } from './connections.ts';
import { timelinesOf } from './timeline.ts';

const day = (number: number): number => Date.UTC(2024, 0, 1) + number * DAY;
const transfer = (from: string, to: string, amount: number | null, at: number): EdgeRow => ({
  kind: 'transfers',
  from: `Account:${from}`,
  to: `Account:${to}`,
  values: { at, ...(amount === null ? {} : { amount }) },
});

const snapshot = await snapshotOf(
  [],
  [
    transfer('1', '2', 100, day(1)),
    transfer('1', '2', 50, day(1) + 3_600_000),
    transfer('1', '2', 7, day(9)),
    transfer('2', '1', 30, day(5)),
    transfer('1', '3', null, day(2)),
    transfer('1', '1', 5, day(3)),
    { kind: 'hasAccount', from: 'Enterprise:A', to: 'Account:1', values: { validFrom: day(0) } },
    { kind: 'hasAccount', from: 'Person:P', to: 'Account:1', values: { validFrom: day(2), validTo: day(4) } },
    { kind: 'kin', from: 'Person:P', to: 'Person:Q', values: { relation: 'spouse' } },
  ],
);
const node = (id: string) => snapshot.find(id)!;
const nodes = (...ids: readonly string[]) => new Set(ids.map(node));

describe('connectionsOf', () => {
  it('counts by kind: neighbours, directions, sums, the first and the last; a loop leaves once', () => {
    expect(connectionsOf(snapshot, node('Account:1'))).toEqual({
      connections: [
        {
          kind: 'hasAccount',
          neighbors: nodes('Enterprise:A'),
          outgoing: 0,
          incoming: 1,
          total: null,
          first: day(0),
          last: day(0),
        },
        {
          kind: 'transfers',
          neighbors: nodes('Account:2', 'Account:3'),
          outgoing: 5,
          incoming: 1,
          total: 192,
          first: day(1),
          last: day(9),
        },
      ],
      neighbors: 3,
      complete: true,
    });
  });

  it('knows what held and had happened on a date', () => {
    const { connections, neighbors } = connectionsOf(snapshot, node('Account:1'), day(3));
    expect(connections.map(({ kind, neighbors, total }) => [kind, neighbors.size, total])).toEqual([
      ['hasAccount', 2, null],
      ['transfers', 2, 155],
    ]);
    expect(neighbors).toBe(4);
  });
});

describe('timelinesOf', () => {
  const line = (kind: 'transfers' | 'hasAccount' | 'kin', from: string, to: string) => ({
    kind,
    from: node(from),
    to: node(to),
  });

  it('adds events up by day and gives facts their validity', () => {
    const { lines, complete } = timelinesOf(
      snapshot,
      [
        line('transfers', 'Account:1', 'Account:2'),
        line('hasAccount', 'Person:P', 'Account:1'),
        line('transfers', 'Account:1', 'Account:3'),
        line('kin', 'Person:Q', 'Person:P'),
      ],
      day(3),
    );
    expect(complete).toBe(true);
    expect(lines).toEqual([
      [{ first: day(1), last: day(1), count: 2, total: 150 }],
      [{ first: day(2), last: day(4), count: 1, total: null }],
      [{ first: day(2), last: day(2), count: 1, total: null }],
      [{ first: null, last: null, count: 1, total: null }],
    ]);
  });

  it('answers the same line twice when it is asked for twice', () => {
    const { lines } = timelinesOf(snapshot, [
      line('transfers', 'Account:2', 'Account:1'),
      line('transfers', 'Account:2', 'Account:1'),
    ]);
    expect(lines[0]).toEqual([{ first: day(5), last: day(5), count: 1, total: 30 }]);
    expect(lines[1]).toEqual(lines[0]);
  });
});
