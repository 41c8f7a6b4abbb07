import { type Grade, grades } from '../schema/score.ts';

/** The highest scores of grades A to D; anything above is E. */
export const gradeLimits = [100, 250, 450, 700] as const;

/** The grade of a score 0..1000; a limit itself belongs to the better grade. */
export const gradeOf = (score: number): Grade => grades[gradeLimits.filter((limit) => score > limit).length];
