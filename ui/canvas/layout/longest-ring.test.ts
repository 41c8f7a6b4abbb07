import { describe, expect, it } from 'vitest';
import { ringOf } from './longest-ring.ts';

const lines = (...pairs: readonly string[]) => pairs.map((pair) => ({ from: pair.charAt(0), to: pair.charAt(1) }));

describe('ringOf', () => {
  it.each([
    ['a ring', 'abc', lines('ab', 'bc', 'ca'), 'abc'],
    ['a ring with owners', 'abcxy', lines('ab', 'bc', 'ca', 'xa', 'yx'), 'abc'],
    ['the longer of two', 'abcd', lines('ab', 'bc', 'ca', 'cd', 'da'), 'abcd'],
    ['parallel lines', 'abc', lines('ab', 'ab', 'bc', 'ca'), 'abc'],
    ['a pair', 'ab', lines('ab', 'ba'), ''],
    ['a chain', 'abc', lines('ab', 'bc'), ''],
    ['lines that do not follow one another', 'abc', lines('ab', 'cb', 'ca'), ''],
    ['a small ring in a big picture', 'abcdefghijklm', lines('ab', 'bc', 'ca'), ''],
    ['a loop', 'abc', lines('aa', 'ab'), ''],
  ])('%s', (_, nodes, edges, expected) => {
    expect(ringOf([...nodes], edges).join('')).toBe(expected);
  });

  it('ends on a dense graph, which has more cycles than anybody could walk', () => {
    const nodes = Array.from({ length: 40 }, (_, i) => `n${i}`);
    const edges = nodes.flatMap((from) => nodes.map((to) => ({ from, to })));
    expect(ringOf(nodes, edges).length).toBeGreaterThanOrEqual(10);
  });
});
