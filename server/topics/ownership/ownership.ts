/** Look-through within bounds that a person can look at. */
import type { Engine } from '../../../graph/engine/engine.ts';
import type { OwnershipAnswer, OwnershipQuestion } from '../../../graph/engine/ownership.ts';
import { checkedSize } from '../../paging.ts';

export const MOST_LEVELS = 20;

/** @throws RingsightError LIMIT_EXCEEDED above 20 levels; BAD_REQUEST below 1 or for what is no party; NOT_FOUND */
export async function ownership(engine: Engine, id: string, question: OwnershipQuestion): Promise<OwnershipAnswer> {
  checkedSize('levels', question.levels, MOST_LEVELS);
  return engine.ownership(id, question);
}
