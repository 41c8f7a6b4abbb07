import { describe, expect, it } from 'vitest';
import { changesOf } from './ask.ts';
import { edge } from './scene/testing.ts';

const lines = (...list: readonly ReturnType<typeof edge>[]) => new Map(list.map((line) => [line.id, line]));

describe('changesOf', () => {
  it('tells what came, what went, and whose count, sum or share is another', () => {
    const before = lines(edge('a', 'b'), edge('b', 'c'), edge('c', 'd', { count: 2 }), edge('d', 'e', { share: 0.4 }));
    const after = lines(edge('a', 'b'), edge('c', 'd', { count: 3 }), edge('d', 'e', { share: 0.6 }), edge('e', 'f'));
    expect(Object.fromEntries(changesOf({ before, after, complete: true }))).toEqual({
      'guarantees b c': 'removed',
      'guarantees c d': 'changed',
      'guarantees d e': 'changed',
      'guarantees e f': 'added',
    });
  });

  it('is nothing between equal days', () => {
    const same = lines(edge('a', 'b', { first: 1, last: 2 }));
    expect(changesOf({ before: same, after: lines(edge('a', 'b')), complete: true }).size).toBe(0);
  });
});
