import { describe, expect, it } from 'vitest';
import { wrapped } from './lines.ts';

describe('wrapped', () => {
  it.each([
    ['', 10, ['']],
    ['one two three', 7, ['one two', 'three']],
    ['a\n\nb', 10, ['a', '', 'b']],
    ['云津鑫隆机械', 6, ['云津鑫', '隆机械']],
    ['鑫隆 ABCDE 机械', 7, ['鑫隆', 'ABCDE', '机械']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['xy abcdefghij', 4, ['xy a', 'bcde', 'fghi', 'j']],
  ])('breaks %j at %i columns', (text, columns, lines) => expect(wrapped(text, columns, 99)).toEqual(lines));

  it('says so when it cuts', () => expect(wrapped('one two three four', 5, 2)).toEqual(['one', 'two…']));
});
