import { describe, expect, it } from 'vitest';
import { majorUnits, minorUnits, namedValues, outerValue } from './values.ts';

describe('money', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [123_456, '1234.56'],
    [-123_400, '-1234.00'],
    [9_007_199_254_740_991, '90071992547409.91'],
    [12_345.67, '123.4567'],
    [12_345.5, '123.455'],
  ])('%d fen are %s', (minor, text) => {
    expect(majorUnits(minor)).toBe(text);
  });
});

describe('values leave', () => {
  it.each([
    ['money', 250, '2.50'],
    ['share', 0.25, 0.25],
    ['integer', 7, 7],
    ['date', Date.UTC(2024, 4, 31), '2024-05-31'],
    ['instant', Date.UTC(2024, 4, 31, 8), '2024-05-31T08:00:00.000Z'],
    ['boolean', 0, false],
    ['boolean', 1, true],
    ['text', '<b>', '<b>'],
    ['number', Number.NaN, null],
    ['money', null, null],
  ] as const)('%s %j as %j', (type, stored, outer) => {
    expect(outerValue(type, stored)).toBe(outer);
  });

  it('with labels, in the order of the schema, unknown ones left out', () => {
    const values = { class: 'loss', principal: 1_000_000_00, lender: null, rate: Number.NaN, dpd: 3, disbursedOn: 0 };
    expect(namedValues('Loan', values).map(({ name, value, text }) => [name, value, text.zh, text.en])).toEqual([
      ['principal', '1000000.00', '¥100万', '¥1,000,000'],
      ['disbursedOn', '1970-01-01', '1970-01-01', '1970-01-01'],
      ['class', 'loss', '损失', 'Loss'],
      ['dpd', 3, '3', '3'],
    ]);
  });

  it('with booleans in words', () => {
    expect(namedValues('Enterprise', { isBank: 1, isBlocked: 0 }).map(({ text }) => text)).toEqual([
      { zh: '是', en: 'Yes' },
      { zh: '否', en: 'No' },
    ]);
  });
});

describe('an amount from outside', () => {
  it.each([
    ['1.1', 110],
    ['1.15', 115],
    ['4.35', 435],
    ['0', 0],
    ['-0.07', -7],
    ['12.3456', 1234.56],
    ['30000000', 3_000_000_000],
  ])('%s is %d minor units', (text, minor) => {
    expect(minorUnits(text)).toBe(minor);
  });
});
