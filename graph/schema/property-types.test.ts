import { describe, expect, it } from 'vitest';
import { isLuhn, isResidentId, isUscc, residentIdCheckCharacter, usccCheckCharacter } from './property-types.ts';

describe('unified social credit codes (GB 32100)', () => {
  it.each(['9144030071526726XG', '914403001922038216', '91110000802100433B', '91330100799655058B'])(
    '%s is true',
    (code) => {
      expect(isUscc(code)).toBe(true);
    },
  );

  it.each([
    '914404001927878256',
    '9144030071526726XH',
    '9144030071526726X',
    '',
    '9144030071526726XGG',
    '91440300715I6726XG',
  ])('%j is false', (code) => {
    expect(isUscc(code)).toBe(false);
  });

  it('gives no check character for letters outside the alphabet', () => {
    expect(usccCheckCharacter('9144030071526726O')).toBeNull();
  });
});

describe('resident identity numbers (GB 11643)', () => {
  it("knows the standard's sample", () => {
    expect(residentIdCheckCharacter('11010519491231002')).toBe('X');
    expect(isResidentId('11010519491231002X')).toBe(true);
  });

  it.each(['110105194912310021', '11010519491331002X', '1101051949123100', 'abc'])('%j is false', (id) => {
    expect(isResidentId(id)).toBe(false);
  });

  it('refuses a day that no calendar has, even with a true check character', () => {
    const body = '11010519490231002';
    expect(isResidentId(body + residentIdCheckCharacter(body))).toBe(false);
  });
});

describe('card numbers (Luhn)', () => {
  it.each([
    ['79927398713', true],
    ['79927398710', false],
    ['', false],
    ['4111 1111', false],
  ])('%j: %s', (digits, expected) => {
    expect(isLuhn(digits)).toBe(expected);
  });
});
