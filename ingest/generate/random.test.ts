import { describe, expect, it } from 'vitest';
import { mix, Random } from './random.ts';

describe('Random', () => {
  it('gives the same numbers on every machine', () => {
    const random = new Random(1, 'town', 0);
    expect(Array.from({ length: 4 }, () => random.u32())).toEqual([197878176, 974698830, 2629172003, 2161800409]);
    expect(mix(1, 2, 3)).toBe(3218969914);
  });

  it('keeps streams apart', () => {
    const first = ([...stream]: readonly (string | number)[]) => new Random(...stream).u32();
    const streams = [[1], [2], [1, 'a'], [1, 'b'], ['a', 1], [1, 'town', 1], [1, 'town', 2]];
    expect(new Set(streams.map(first)).size).toBe(streams.length);
  });

  it('draws evenly, inside its bounds', () => {
    const random = new Random('even');
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) counts[random.between(0, 9)]!++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('draws Zipf ranks: each octave as often as the next, none outside', () => {
    const random = new Random('zipf');
    const octaves = new Array<number>(8).fill(0);
    const ranks = Array.from({ length: 80_000 }, () => random.zipf(255));
    expect(ranks.filter((rank) => rank < 0 || rank >= 255)).toEqual([]);
    for (const rank of ranks) octaves[Math.floor(Math.log2(rank + 1))]!++;
    for (const count of octaves) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('samples different members', () => {
    const drawn = new Random('sample').sample([1, 2, 3, 4, 5], 4);
    expect(new Set(drawn).size).toBe(4);
    expect(new Random('sample').sample([1, 2], 9).sort()).toEqual([1, 2]);
  });
});
