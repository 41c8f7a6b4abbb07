import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../snapshot/from-rows.ts';
import { guaranteeCircleOf } from './guarantee-circle.ts';

const guarantee = (from: string, to: string, validTo?: number) => ({
  kind: 'guarantees' as const,
  from: `Enterprise:${from}`,
  to: `Enterprise:${to}`,
  values: { amount: 100, ...(validTo === undefined ? {} : { validTo }) },
});
const EXPIRED = Date.UTC(2023, 0, 1);
const NOW = Date.UTC(2024, 0, 1);

async function circle(pairs: readonly ReturnType<typeof guarantee>[], of: string, limit = 100) {
  const snapshot = await snapshotOf([{ kind: 'Enterprise', key: of }], pairs);
  const found = guaranteeCircleOf(snapshot, snapshot.find(`Enterprise:${of}`)!, { asOf: NOW, limit });
  return {
    members: found.members.map((node) => snapshot.keyOf(node)),
    size: found.size,
    lines: found.groups.map(({ from, to, count }) => `${from} ${to} ${count}`),
    stoppedBecause: found.stoppedBecause,
  };
}

describe('guaranteeCircleOf', () => {
  it('gives the ring with its guarantees and leaves out what only leads to it or away', async () => {
    const pairs = [
      ['A', 'B'],
      ['B', 'C'],
      ['C', 'A'],
      ['A', 'B'],
      ['X', 'A'],
      ['C', 'Y'],
    ].map(([a = '', b = '']) => guarantee(a, b));
    expect(await circle(pairs, 'A')).toEqual({
      members: ['A', 'B', 'C'],
      size: 3,
      lines: ['Enterprise:A Enterprise:B 2', 'Enterprise:B Enterprise:C 1', 'Enterprise:C Enterprise:A 1'],
      stoppedBecause: null,
    });
    expect(await circle(pairs, 'X')).toMatchObject({ members: ['X'], size: 1, lines: [] });
  });

  it('does not follow a guarantee that has ended', async () => {
    expect(await circle([guarantee('A', 'B'), guarantee('B', 'A', EXPIRED)], 'A')).toMatchObject({ size: 1 });
  });

  it('says how many there are when it gives only the nearest', async () => {
    const ring = ['A', 'B', 'C', 'D'].map((from, i, all) => guarantee(from, all[(i + 1) % 4] ?? ''));
    expect(await circle(ring, 'A', 2)).toEqual({
      members: ['A', 'B'],
      size: 4,
      lines: ['Enterprise:A Enterprise:B 1'],
      stoppedBecause: 'results',
    });
  });

  it('is what mutual reachability says', async () => {
    const vertex = fc.integer({ min: 0, max: 7 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(vertex, vertex), { maxLength: 20 }), async (pairs) => {
        const reaches = Array.from({ length: 8 }, (_, i) => Array.from({ length: 8 }, (_, j) => i === j));
        for (const [a, b] of pairs) reaches[a]![b] = true;
        for (let k = 0; k < 8; k++)
          for (let i = 0; i < 8; i++) for (let j = 0; j < 8; j++) reaches[i]![j] ||= reaches[i]![k]! && reaches[k]![j]!;
        const expected = reaches.flatMap((row, j) => (reaches[0]![j] && row[0] ? [`v${j}`] : []));
        const found = await circle(
          pairs.map(([a, b]) => guarantee(`v${a}`, `v${b}`)),
          'v0',
        );
        expect([...found.members].sort()).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
