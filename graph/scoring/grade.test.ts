import { describe, expect, it } from 'vitest';
import { gradeOf } from './grade.ts';

describe('grades', () => {
  it.each([
    [0, 'A'],
    [100, 'A'],
    [100.01, 'B'],
    [250, 'B'],
    [251, 'C'],
    [450, 'C'],
    [520, 'D'],
    [700, 'D'],
    [701, 'E'],
    [1000, 'E'],
  ])('%d is %s', (score, grade) => {
    expect(gradeOf(score)).toBe(grade);
  });
});
