import { expect, it } from 'vitest';
import { moved } from './playback.ts';

it.each([
  [null, 1, 3, 0],
  [0, 1, 3, 1],
  [2, 1, 3, 2],
  [2, -1, 3, 1],
  [0, -1, 3, null],
  [null, -1, 3, null],
  [null, 1, 0, null],
] as const)('from step %s by %d of %d is %s', (at, by, count, expected) => {
  expect(moved(at, by, count)).toBe(expected);
});
