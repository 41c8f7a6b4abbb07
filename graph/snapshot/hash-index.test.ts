import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halvesOf } from '../schema/hashes.ts';
import { HashIndex } from './hash-index.ts';

/** Few values, so that hashes come again, and halves of which one alone differs. */
const hashes = fc.array(
  fc
    .tuple(fc.constantFrom(0n, 1n, 2n ** 31n, 2n ** 32n - 1n), fc.nat(200))
    .map(([high, low]) => (high << 32n) | BigInt(low)),
  { maxLength: 400 },
);

describe('a hash index', () => {
  it('numbers hashes as a map would', () => {
    fc.assert(
      fc.property(hashes, fc.nat(50), (list, capacity) => {
        const index = new HashIndex(capacity);
        const known = new Map<bigint, number>();
        for (const hash of list) {
          if (!known.has(hash)) known.set(hash, known.size);
          expect(index.add(...halves(hash))).toBe(known.get(hash));
        }
        expect(index.size).toBe(known.size);
        expect([...index.values()]).toEqual([...known.keys()]);
        for (const [hash, number] of known) expect(index.numberOf(...halves(hash))).toBe(number);
        for (const other of [5n, 1n << 33n, (1n << 32n) | 7n])
          expect(index.has(...halves(other))).toBe(known.has(other));
      }),
    );
  });
});

function halves(hash: bigint): [number, number] {
  const [low, high] = halvesOf(BigUint64Array.of(hash));
  return [low, high];
}
