import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EdgeRow } from './from-rows.ts';
import { snapshotOf } from './from-rows.ts';

const transfers = fc.array(
  fc.record({
    from: fc.integer({ min: 0, max: 4 }),
    to: fc.integer({ min: 0, max: 4 }),
    at: fc.option(fc.integer({ min: 1, max: 9 })),
  }),
  { maxLength: 40 },
);
const span = fc.record({ from: fc.integer({ min: 0, max: 10 }), to: fc.integer({ min: 0, max: 10 }) });

describe('an adjacency', () => {
  it('finds the edges of a span, earliest first, both ways', async () => {
    await fc.assert(
      fc.asyncProperty(transfers, span, async (given, { from, to }) => {
        const rows = given.map(({ from, to, at }, i): EdgeRow => {
          const values = { reference: String(i), amount: i, ...(at === null ? {} : { at }) };
          return { kind: 'transfers', from: `Account:${from}`, to: `Account:${to}`, values };
        });
        const snapshot = await snapshotOf([], rows);
        const edges = snapshot.edges('transfers');
        for (let account = 0; account < 5; account++) {
          const node = snapshot.find(`Account:${account}`);
          if (node === null) continue;
          const inSpan = given.filter(({ at }) => at !== null && at >= from && at < to);
          const sizes = {
            outgoing: inSpan.filter((row) => row.from === account).length,
            incoming: inSpan.filter((row) => row.to === account).length,
          };
          for (const way of ['outgoing', 'incoming'] as const) {
            const seen: number[] = [];
            edges[way].each(
              node,
              (edge, other) => {
                expect([edges.sources[edge], edges.targets[edge]]).toEqual(
                  way === 'outgoing' ? [node, other] : [other, node],
                );
                seen.push(edges.times[edge]);
              },
              { from, to },
            );
            expect(seen).toHaveLength(sizes[way]);
            expect(seen).toEqual([...seen].sort((a, b) => a - b));
            expect(seen.every((time) => time >= from && time < to)).toBe(true);
          }
        }
      }),
    );
  });

  it('tells at or after from after, and gives all edges without a span', async () => {
    const row = (reference: string, at: number | null): EdgeRow => ({
      kind: 'transfers',
      from: 'Account:a',
      to: 'Account:b',
      values: { reference, amount: 1, ...(at === null ? {} : { at }) },
    });
    const snapshot = await snapshotOf([], [row('1', 10), row('2', 20), row('3', 20), row('4', null)]);
    const { outgoing } = snapshot.edges('transfers');
    const a = snapshot.find('Account:a')!;
    expect([outgoing.from(a, 20), outgoing.after(a, 20)].map((place) => place - outgoing.start(a))).toEqual([2, 4]);
    expect([outgoing.from(a, 0), outgoing.after(a, 10)].map((place) => place - outgoing.start(a))).toEqual([1, 2]);
    let all = 0;
    outgoing.each(a, () => all++);
    expect(all).toBe(4);
    const b = snapshot.find('Account:b')!;
    expect(outgoing.from(b, 20)).toBe(outgoing.end(b));
  });
});
