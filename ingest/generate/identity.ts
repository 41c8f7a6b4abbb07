/**
 * Numbers that are well formed and belong to nobody. Region codes begin with 99, which no province has; mobile numbers
 * begin with 100, which no operator has; card numbers begin with 9990, a range that ISO/IEC 7812 leaves to national use.
 */
import { residentIdCheckCharacter, usccCheckCharacter } from '../../graph/schema/property-types.ts';
import { dateText } from './calendar.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ORG_VALUES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORG_SPACE = 31 ** 6;

/**
 * Spreads 0..space − 1 over the same range without two meeting: an affine map, `space` coprime with the multiplier.
 * Exact while n × multiplier is below 2⁵³.
 */
const spread = (n: number, space: number, multiplier: number, offset: number): number =>
  (n * multiplier + offset) % space;

/** A unified social credit code (GB 32100), different for every `n` below 31⁶; `region` has six digits. */
export function uscc(region: number, n: number, seed: number): string {
  let rest = spread(n, ORG_SPACE, 515_377_520, (seed >>> 0) % ORG_SPACE);
  let body = '';
  for (let i = 0; i < 6; i++) {
    body = ALPHABET.charAt(rest % 31) + body;
    rest = Math.floor(rest / 31);
  }
  const org = `MA${body}`;
  const sum = ORG_WEIGHTS.reduce((total, weight, i) => total + weight * ORG_VALUES.indexOf(org.charAt(i)), 0);
  const check = (11 - (sum % 11)) % 11;
  const code = `91${region}${org}${check === 10 ? 'X' : check}`;
  return code + usccCheckCharacter(code);
}

/** A resident identity number (GB 11643): six digits of region, birth date, and `order`, whose parity is the gender. */
export function residentId(region: number, birthDate: number, order: number): string {
  const body = `${region}${dateText(birthDate).replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return body + residentIdCheckCharacter(body);
}

/** Nineteen digits with Luhn's check digit. `series` has two digits; different for every `n` below 10⁸. */
export function cardNumber(series: number, n: number): string {
  const body = `9990${series}${String(spread(n, 1e12, 70_000_001, 48_271)).padStart(12, '0')}`;
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    const digit = Number(body.charAt(body.length - 1 - i));
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return body + ((10 - (sum % 10)) % 10);
}

/** Eleven digits, different for every `n` below 10⁸. */
export const phoneNumber = (n: number): string => `100${String(spread(n, 1e8, 61_803_399, 7)).padStart(8, '0')}`;

/** Six digits for running numbers, different for every `n` below 10⁶, so that what was made together does not look so. */
export const serialNumber = (n: number): string => String(spread(n, 1e6, 381_967, 123_457)).padStart(6, '0');
