/** The questions about the whole graph. */
import { cycles } from './cycles.ts';
import { guarantees } from './guarantees.ts';
import { ownership } from './ownership.ts';
import type { WholeQuestion } from './question.ts';

export const wholeQuestions: readonly WholeQuestion[] = [...cycles, ...guarantees, ...ownership];
