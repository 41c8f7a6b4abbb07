import { describe, expect, it } from 'vitest';
import { edgeKindNames, nodeKindNames } from '../../graph/schema/kinds.ts';
import { moneyText, portfolioColumns } from './sheets.ts';

describe('sheets', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [123_456, '1234.56'],
    [-250, '-2.50'],
    [99.6, '1.00'],
    [5_000_000_000_000, '50000000000.00'],
  ])('%d fen is %s yuan', (fen, text) => {
    expect(moneyText(fen)).toBe(text);
  });

  it('has key or ends first, then the time, then the properties, for every kind', () => {
    for (const kind of nodeKindNames) expect(portfolioColumns(kind)[0]!.name).toBe('key');
    for (const kind of edgeKindNames) {
      const names = portfolioColumns(kind).map(({ name }) => name);
      expect(names.slice(0, 2)).toEqual(['from', 'to']);
      expect(['at', 'validFrom']).toContain(names[2]);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
