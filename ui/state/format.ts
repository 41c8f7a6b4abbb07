/** How numbers, money, shares and times are written on the screen. */
import type { SeverityBand } from '../generated/graphql.ts';
import type { Language } from './locale.ts';

const localeOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-US');

/** A decimal text of major units, as the API gives money, in minor units; null where there is none. */
export const minorUnits = (money: { readonly amount: string } | null | undefined): number | null =>
  money === null || money === undefined ? null : Math.round(Number(money.amount) * 100);

const trim = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

const signOf = (currency: string): string => (currency === 'CNY' ? '¥' : `${currency} `);

/** Three digits that count, or all of a whole number. */
const brief = (value: number): string => {
  const size = Math.abs(value);
  return trim(value, size >= 100 ? 0 : size >= 10 ? 1 : 2);
};

/** Money as it is said: 万 and 亿 in Chinese, K, M and B in English, to three digits. */
export function formatMoney(minor: number, language: Language, currency = 'CNY'): string {
  const major = minor / 100;
  const units: readonly (readonly [number, string])[] =
    language === 'zh'
      ? [
          [1e8, '亿'],
          [1e4, '万'],
        ]
      : [
          [1e9, 'B'],
          [1e6, 'M'],
          [1e3, 'K'],
        ];
  const unit = units.find(([size]) => Math.abs(major) >= size);
  const sign = signOf(currency);
  return unit === undefined ? `${sign}${trim(major, 2)}` : `${sign}${brief(major / unit[0])}${unit[1]}`;
}

/** Money to the last minor unit, for a title or a table. */
export const formatExactMoney = (minor: number, language: Language, currency = 'CNY'): string =>
  signOf(currency) +
  (minor / 100).toLocaleString(localeOf(language), { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const formatShare = (share: number): string => `${trim(share * 100, 2)}%`;

export const formatNumber = (value: number, language: Language, digits = 2): string =>
  value.toLocaleString(localeOf(language), { maximumFractionDigits: digits });

/** The band of a severity 0..1, as the server draws it. */
export const bandOf = (severity: number): SeverityBand => (severity < 0.4 ? 'low' : severity < 0.7 ? 'medium' : 'high');

/** The day, UTC, as data is kept. */
export const formatDay = (time: number | string): string => new Date(time).toISOString().slice(0, 10);

/** The day and the minute, UTC; only the day when the time is midnight. */
export function formatTime(time: number | string): string {
  const iso = new Date(time).toISOString();
  return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/** First and last day in as few words as it takes. */
export function formatSpan(first: number | null, last: number | null): string {
  if (first === null || last === null)
    return first === null ? (last === null ? '' : formatDay(last)) : formatDay(first);
  const [from, to] = [formatDay(first), formatDay(last)];
  return from === to ? from : `${from} – ${to}`;
}

const DAY = 86_400_000;

/** How long ago, in the coarsest unit that says something. */
export function formatAge(time: number | string, now: number, language: Language): string {
  const relative = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto', style: 'short' });
  const days = Math.floor((now - new Date(time).getTime()) / DAY);
  if (days < 1) {
    const hours = Math.max(0, Math.floor((now - new Date(time).getTime()) / 3_600_000));
    if (hours >= 1) return relative.format(-hours, 'hour');
    return relative.format(-Math.max(0, Math.floor((now - new Date(time).getTime()) / 60_000)), 'minute');
  }
  if (days < 60) return relative.format(-days, 'day');
  if (days < 730) return relative.format(-Math.floor(days / 30), 'month');
  return relative.format(-Math.floor(days / 365), 'year');
}

/** What a line of the canvas says: how many, how much, or which share. */
export function edgeCaption(
  edge: { readonly count: number; readonly amount: number | null; readonly share: number | null },
  language: Language,
): string {
  const parts: string[] = [];
  if (edge.count > 1)
    parts.push(
      language === 'zh' ? `${formatNumber(edge.count, language)}笔` : `${formatNumber(edge.count, language)}×`,
    );
  if (edge.amount !== null) parts.push(formatMoney(edge.amount, language));
  else if (edge.share !== null) parts.push(formatShare(edge.share));
  return parts.join(' ');
}
