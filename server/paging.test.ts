import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Order, pageOf, sortedBy } from './paging.ts';

interface Item {
  readonly id: string;
  readonly rank: number;
}
const order: Order<Item> = { name: 'RANK', key: ({ rank, id }) => [-rank, id] };
const items = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), rank: fc.integer({ min: 0, max: 3 }) }), {
  selector: ({ id }) => id,
  maxLength: 40,
});

describe('pages', () => {
  it('read one after the other are the list', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 7 }), (given, first) => {
        const sorted = sortedBy(given, order);
        const seen: Item[] = [];
        let after: string | null = null;
        do {
          const page: ReturnType<typeof pageOf<Item>> = pageOf(sorted, order, { first, after });
          seen.push(...page.nodes);
          expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        } while (after !== null);
        expect(seen).toEqual(sorted);
      }),
    );
  });

  it('go on where they were when items come and go', () => {
    const list = ['a', 'b', 'c', 'd'].map((id) => ({ id, rank: 1 }));
    const { pageInfo } = pageOf(list, order, { first: 2 });
    const changed = [{ id: 'a0', rank: 1 }, ...list.filter(({ id }) => id !== 'b')];
    expect(pageOf(sortedBy(changed, order), order, { after: pageInfo.endCursor }).nodes.map(({ id }) => id)).toEqual([
      'c',
      'd',
    ]);
  });

  it.each([
    [{ first: 0 }, 'BAD_REQUEST'],
    [{ first: Number.NaN }, 'BAD_REQUEST'],
    [{ first: 101 }, 'LIMIT_EXCEEDED'],
    [{ after: 'x' }, 'BAD_REQUEST'],
    [{ after: Buffer.from('["RANK"]').toString('base64url') }, 'BAD_REQUEST'],
    [{ after: Buffer.from('["OTHER",1,"a"]').toString('base64url') }, 'BAD_REQUEST'],
    [{ after: Buffer.from('["RANK",{}]').toString('base64url') }, 'BAD_REQUEST'],
    [{ after: Buffer.from('7').toString('base64url') }, 'BAD_REQUEST'],
  ])('refuse %j with %s', (query, code) => {
    expect(() => pageOf([], order, query)).toThrow(expect.objectContaining({ code }));
  });
});
