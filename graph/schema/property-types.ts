/**
 * How values of each property type are held.
 *
 * | type | in a column batch and a snapshot | outside |
 * | --- | --- | --- |
 * | `text`, `code` | string or null | text; `code` is one of a closed list |
 * | `money` | number of minor units (fen); an integer unless the source itself is finer | decimal text of major units |
 * | `share` | number 0..1 | number |
 * | `number`, `integer` | number | number |
 * | `date` | epoch milliseconds of that day's start, UTC | `2024-05-31` |
 * | `instant` | epoch milliseconds, UTC | ISO 8601 |
 * | `boolean` | 0 or 1 | `true`, `false` |
 *
 * A number that is not known is NaN in a column and null outside: never 0.
 */
export type PropertyType = 'text' | 'code' | 'money' | 'share' | 'number' | 'integer' | 'date' | 'instant' | 'boolean';

export const isTextual = (type: PropertyType): boolean => type === 'text' || type === 'code';

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const RESIDENT_CHECKS = '10X98765432';

/** The check character of the first 17 characters of a unified social credit code, or null if they are malformed. GB 32100-2015. */
export function usccCheckCharacter(body: string): string | null {
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i++) {
    const value = USCC_ALPHABET.indexOf(body.charAt(i) || '?');
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Whether a text is a well-formed unified social credit code with a true check character. GB 32100-2015. */
export const isUscc = (text: string): boolean => text.length === 18 && usccCheckCharacter(text) === text.charAt(17);

/** The check character of the first 17 digits of a resident identity number, or null if they are malformed. GB 11643-1999. */
export function residentIdCheckCharacter(body: string): string | null {
  if (!/^\d{17}/.test(body)) return null;
  const sum = RESIDENT_WEIGHTS.reduce((total, weight, i) => total + weight * Number(body.charAt(i)), 0);
  return RESIDENT_CHECKS.charAt(sum % 11);
}

/** Whether a text is a resident identity number with a plausible birth date and a true check character. GB 11643-1999. */
export function isResidentId(text: string): boolean {
  if (text.length !== 18 || residentIdCheckCharacter(text) !== text.charAt(17)) return false;
  const [year, month, day] = [text.slice(6, 10), text.slice(10, 12), text.slice(12, 14)].map(Number);
  const birth = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  return birth.getUTCMonth() + 1 === month && birth.getUTCDate() === day && (year ?? 0) >= 1900;
}

/** Luhn's check digit, as bank card numbers carry it. ISO/IEC 7812-1. */
export function isLuhn(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.charAt(digits.length - 1 - i));
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
