import { describe, expect, it } from 'vitest';
import { format, formatMoney, render, slotsOf } from './text.ts';

const nameOf = (id: string) => ({ 'Enterprise:1': '甲公司' })[id] ?? id;

describe('a template', () => {
  it('is filled in both languages, names in place of ids', () => {
    const text = render(
      { zh: '{who}收到{amount}，占{share}。', en: '{who} received {amount}, {share} of all.' },
      {
        who: { type: 'entity', value: 'Enterprise:1' },
        amount: { type: 'money', value: 123_456_789_00 },
        share: { type: 'share', value: 0.45 },
      },
      nameOf,
    );
    expect(text.zh).toBe('甲公司收到¥1.23亿，占45%。');
    expect(text.en).toBe('甲公司 received ¥123,456,789, 45% of all.');
  });

  it('fails when a slot has no value', () => {
    expect(() => render({ zh: '{a}', en: '{a}' }, {}, nameOf)).toThrow('{a}');
  });

  it('does not read slots inside a value', () => {
    const text = render({ zh: '{a}', en: '{a}' }, { a: { type: 'text', value: '{b}$&' } }, nameOf);
    expect(text.en).toBe('{b}$&');
  });

  it('knows its slots', () => {
    expect(slotsOf('{a} and {b}, {a}')).toEqual(['a', 'b', 'a']);
  });
});

describe('values', () => {
  it.each([
    [999_00, '¥999', '¥999'],
    [12_345_00, '¥1.23万', '¥12,345'],
    [500_000_000_00, '¥5亿', '¥500,000,000'],
    [-20_000_00, '¥-2万', '¥-20,000'],
  ])('%d fen: %s, %s', (fen, zh, en) => {
    expect(formatMoney(fen, 'zh')).toBe(zh);
    expect(formatMoney(fen, 'en')).toBe(en);
  });

  it('shortens a long list and says how many there are', () => {
    const value = { type: 'entities', value: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] } as const;
    expect(format(value, 'zh')).toBe('a、b、c、d、e等7方');
    expect(format(value, 'en')).toBe('a, b, c, d, e and 2 more');
  });

  it('writes a date as its day', () => {
    expect(format({ type: 'date', value: Date.UTC(2024, 4, 31) }, 'en')).toBe('2024-05-31');
  });
});
