import { describe, expect, it } from 'vitest';
import {
  edgeCaption,
  formatAge,
  formatExactMoney,
  formatMoney,
  formatShare,
  formatSpan,
  formatTime,
  minorUnits,
} from './format.ts';

describe('money', () => {
  it.each([
    [310_000_000, 'zh', '¥310万'],
    [310_000_000, 'en', '¥3.1M'],
    [1_234_500_000_000, 'zh', '¥123亿'],
    [1_234_500_000_000, 'en', '¥12.3B'],
    [92_753_000, 'en', '¥928K'],
    [99_900, 'zh', '¥999'],
    [-310_000_000, 'en', '¥-3.1M'],
    [150, 'en', '¥1.5'],
    [0, 'zh', '¥0'],
  ] as const)('%d minor units in %s: %s', (minor, language, text) => {
    expect(formatMoney(minor, language)).toBe(text);
  });

  it('names another currency, and tells the exact amount', () => {
    expect(formatMoney(310_000_000, 'en', 'USD')).toBe('USD 3.1M');
    expect(formatExactMoney(123_456_789, 'en')).toBe('¥1,234,567.89');
  });

  it('comes from decimal text without loss', () => {
    expect(minorUnits({ amount: '1234567.89' })).toBe(123_456_789);
    expect(minorUnits({ amount: '0.29' })).toBe(29);
    expect(minorUnits(null)).toBeNull();
  });
});

describe('shares and times', () => {
  it('writes a share with what counts', () => {
    expect(formatShare(0.455)).toBe('45.5%');
    expect(formatShare(1 / 3)).toBe('33.33%');
    expect(formatShare(1)).toBe('100%');
  });

  it('writes the time of day only where there is one', () => {
    expect(formatTime('2025-03-11T00:00:00.000Z')).toBe('2025-03-11');
    expect(formatTime('2025-03-11T09:54:00.000Z')).toBe('2025-03-11 09:54');
  });

  it('writes a span in as few words as it takes', () => {
    const [a, b] = [Date.UTC(2025, 0, 2), Date.UTC(2025, 2, 4)];
    expect(formatSpan(a, b)).toBe('2025-01-02 – 2025-03-04');
    expect(formatSpan(a, a)).toBe('2025-01-02');
    expect(formatSpan(null, b)).toBe('2025-03-04');
    expect(formatSpan(null, null)).toBe('');
  });

  it.each([
    [0, 'this minute'],
    [5 * 60_000, '5 min. ago'],
    [3 * 3_600_000, '3 hr. ago'],
    [2 * 86_400_000, '2 days ago'],
    [90 * 86_400_000, '3 mo. ago'],
    [800 * 86_400_000, '2 yr. ago'],
  ])('%d ms ago is “%s”', (ago, text) => {
    const now = Date.UTC(2025, 5, 1);
    expect(formatAge(now - ago, now, 'en')).toBe(text);
  });
});

describe('edgeCaption', () => {
  it.each([
    [{ count: 42, amount: 310_000_000, share: null }, 'zh', '42笔 ¥310万'],
    [{ count: 42, amount: 310_000_000, share: null }, 'en', '42× ¥3.1M'],
    [{ count: 1, amount: null, share: 0.6 }, 'en', '60%'],
    [{ count: 1, amount: null, share: null }, 'en', ''],
  ] as const)('%j in %s: “%s”', (edge, language, caption) => {
    expect(edgeCaption(edge, language)).toBe(caption);
  });
});
