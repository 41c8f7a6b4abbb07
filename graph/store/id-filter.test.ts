import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdFilter } from './id-filter.ts';

const hashes = fc.uniqueArray(fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }), { maxLength: 200 });

/** Well-spread 64-bit numbers, the same each time (SplitMix64). */
function spread(count: number, seed: bigint): BigUint64Array {
  return BigUint64Array.from({ length: count }, (_, i) => {
    let z = BigInt.asUintN(64, (seed + BigInt(i)) * 0x9e3779b97f4a7c15n);
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  });
}

describe('a filter of ids', () => {
  it('holds whatever was added, and nothing when empty', () => {
    fc.assert(
      fc.property(hashes, (ids) => {
        const filter = new IdFilter();
        const column = BigUint64Array.from(ids);
        expect(filter.mayHold(column)).toEqual([]);
        filter.add(column);
        expect(filter.mayHold(column)).toEqual(ids.map((_, i) => i));
      }),
    );
  });

  it('reads a column that is a part of another', () => {
    const filter = new IdFilter();
    const all = spread(10, 7n);
    filter.add(all.subarray(3, 5));
    expect(filter.mayHold(all)).toEqual([3, 4]);
  });

  it('grows without losing a member, and takes few strangers for members', () => {
    const filter = new IdFilter();
    const members = spread(600_000, 0n);
    filter.add(members.subarray(0, 250_000));
    filter.add(members.subarray(250_000));
    expect(filter.mayHold(members)).toHaveLength(members.length);
    expect(filter.mayHold(spread(100_000, 1_000_000n)).length).toBeLessThan(1_000);
    expect(filter.bytes).toBeLessThan(4 * members.length);
  });
});
