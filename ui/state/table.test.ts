import { describe, expect, it } from 'vitest';
import { sorted, sortedBy } from './table.ts';

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
    const once = sortedBy({ column: 'kind' as string, descending: false }, 'name');
    expect(once).toEqual({ column: 'name', descending: false });
    expect(sortedBy(once, 'name')).toEqual({ column: 'name', descending: true });
  });
});
