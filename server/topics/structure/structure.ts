/** How a picture hangs together, within bounds that a person can look at. */
import type { Engine } from '../../../graph/engine/engine.ts';
import type { Named } from '../../../graph/engine/named.ts';
import type { Structure, StructureQuestion } from '../../../graph/engine/structure.ts';
import { RingsightError } from '../../../graph/schema/errors.ts';
import { checkedSize } from '../../paging.ts';

export const MOST_PLACED = 2000;
const RESOLUTIONS = { least: 0.1, most: 10 } as const;

/**
 * @throws RingsightError LIMIT_EXCEEDED above 2000 entities; BAD_REQUEST for less than two, a resolution out of range, or an entity
 *   `around` that is not among them; NOT_FOUND
 */
export async function structure(
  engine: Engine,
  ids: readonly string[],
  question: Named<StructureQuestion>,
): Promise<Structure> {
  checkedSize('ids', ids.length, MOST_PLACED);
  if (new Set(ids).size < 2) {
    throw new RingsightError('BAD_REQUEST', 'ids', 'it names less than two entities', 'Give 2 to 2000 different ids.');
  }
  const { resolution = 1, around = [] } = question;
  if (!(resolution >= RESOLUTIONS.least && resolution <= RESOLUTIONS.most)) {
    const remedy = `Use ${RESOLUTIONS.least} to ${RESOLUTIONS.most}.`;
    throw new RingsightError('BAD_REQUEST', 'resolution', `${resolution} is out of range`, remedy);
  }
  const known = new Set(ids);
  const outside = around.find((id) => !known.has(id));
  if (outside !== undefined) {
    throw new RingsightError('BAD_REQUEST', 'around', `${outside} is not among ids`, 'Name entities that ids has too.');
  }
  return engine.structure(ids, question);
}
