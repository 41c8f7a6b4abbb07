/** How entities are tied to each other, within bounds that a person can look at. */
import type { CommonNeighbors, CommonNeighborsQuestion } from '../../../graph/engine/common-neighbors.ts';
import type { Engine } from '../../../graph/engine/engine.ts';
import type { Named } from '../../../graph/engine/named.ts';
import type { PathAnswer, PathQuestion } from '../../../graph/engine/paths.ts';
import type { AskOptions } from '../../../graph/engine/questions.ts';
import { RingsightError } from '../../../graph/schema/errors.ts';
import { checkedSize } from '../../paging.ts';

export const MOST_ENDS = 50;
export const MOST_PATH_HOPS = 10;
export const MOST_PATHS = 500;
export const MOST_LEFT_OUT = 100;

/** @throws RingsightError LIMIT_EXCEEDED above a limit; BAD_REQUEST below 1, or for less than two entities; NOT_FOUND; CANCELLED */
export async function paths(
  engine: Engine,
  between: readonly string[],
  question: Named<PathQuestion>,
  options: AskOptions = {},
): Promise<PathAnswer> {
  checkedSize('maxHops', question.maxHops, MOST_PATH_HOPS);
  return engine.paths(checkedEnds(between, question), question, options);
}

/** Errors as `paths`. */
export async function commonNeighbors(
  engine: Engine,
  between: readonly string[],
  question: Named<CommonNeighborsQuestion>,
  options: AskOptions = {},
): Promise<CommonNeighbors> {
  const ends = checkedEnds(between, question);
  if (question.atLeast < 2) {
    const reason = `${question.atLeast} is less than 2`;
    throw new RingsightError('BAD_REQUEST', 'atLeast', reason, 'What is common ties two entities at least.');
  }
  return engine.commonNeighbors(ends, question, options);
}

/** Different entities, in their order. */
function checkedEnds(
  between: readonly string[],
  { limit, without = [] }: { readonly limit: number; readonly without?: readonly string[] },
): readonly string[] {
  checkedSize('limit', limit, MOST_PATHS);
  checkedSize('between', between.length, MOST_ENDS);
  if (without.length > 0) checkedSize('without', without.length, MOST_LEFT_OUT);
  const ends = [...new Set(between)];
  if (ends.length < 2) {
    throw new RingsightError(
      'BAD_REQUEST',
      'between',
      'it names less than two entities',
      'Give 2 to 50 different ids.',
    );
  }
  return ends;
}
