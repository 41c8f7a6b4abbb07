import { describe, expect, it } from 'vitest';
import { arranged, type Column, cellsOf, sorted, sortedBy } from './table.ts';

describe('sorted', () => {
  const rows = [{ v: 3 }, { v: null }, { v: 10 }, { v: 1 }];
  it('orders numbers as numbers, the unknown last either way', () => {
    expect(sorted(rows, ({ v }) => v, false).map(({ v }) => v)).toEqual([1, 3, 10, null]);
    expect(sorted(rows, ({ v }) => v, true).map(({ v }) => v)).toEqual([10, 3, 1, null]);
  });

  it('orders Chinese names by their sound, and leaves the given rows alone', () => {
    const names = ['张伟', '李娜', '陈军'];
    expect(sorted(names, (name) => name, false)).toEqual(['陈军', '李娜', '张伟']);
    expect(names[0]).toBe('张伟');
  });

  it('turns round on the second click', () => {
    const once = sortedBy({ column: 'kind', descending: false }, 'name');
    expect(once).toEqual({ column: 'name', descending: false });
    expect(sortedBy(once, 'name')).toEqual({ column: 'name', descending: true });
  });
});

describe('a table', () => {
  interface Row {
    readonly name: string;
    readonly amount: number | null;
  }
  const columns: readonly Column<Row>[] = [
    { id: 'name', title: 'Name', text: ({ name }) => name },
    {
      id: 'amount',
      title: 'Amount',
      text: ({ amount }) => (amount === null ? '' : `¥${amount}`),
      key: ({ amount }) => amount,
      value: ({ amount }) => amount,
    },
  ];
  const rows: readonly Row[] = [
    { name: 'beta', amount: 20 },
    { name: 'Alpha', amount: null },
    { name: '', amount: 3 },
  ];

  it('is filtered by what is written in any column, and sorted by what stands behind it', () => {
    const names = (sorting: { column: string; descending: boolean }, filter = '') =>
      arranged(rows, columns, sorting, filter).map(({ name }) => name);
    expect(names({ column: 'amount', descending: false })).toEqual(['', 'beta', 'Alpha']);
    expect(names({ column: 'name', descending: false })).toEqual(['Alpha', 'beta', '']);
    expect(names({ column: 'none', descending: false })).toEqual(['beta', 'Alpha', '']);
    expect(names({ column: 'name', descending: false }, ' ALP ')).toEqual(['Alpha']);
    expect(names({ column: 'name', descending: false }, '¥2')).toEqual(['beta']);
  });

  it('is saved with its titles', () => {
    expect(cellsOf(rows.slice(0, 2), columns)).toEqual([
      ['Name', 'Amount'],
      ['beta', 20],
      ['Alpha', null],
    ]);
  });
});
