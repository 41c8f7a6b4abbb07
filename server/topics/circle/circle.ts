/** The guarantee circle of one party. */
import type { Engine } from '../../../graph/engine/engine.ts';
import { type GuaranteeCircle, guaranteeCircleOf } from '../../../graph/engine/guarantee-circle.ts';
import { RingsightError } from '../../../graph/schema/errors.ts';
import type { EntityId } from '../../../graph/schema/ids.ts';
import { partyKinds } from '../../../graph/schema/kinds.ts';
import type { Instant } from '../../../graph/schema/time.ts';
import { checkedSize } from '../../paging.ts';
import { nodeOf } from '../lines/lines.ts';

export const MOST_MEMBERS = 500;

export type NamedCircle = Omit<GuaranteeCircle, 'members'> & { readonly members: readonly EntityId[] };

/** @throws RingsightError LIMIT_EXCEEDED above 500 members; NOT_FOUND; BAD_REQUEST for a node that cannot guarantee */
export async function guaranteeCircle(engine: Engine, id: string, limit: number, asOf?: Instant): Promise<NamedCircle> {
  checkedSize('limit', limit, MOST_MEMBERS);
  const snapshot = await engine.snapshot();
  const node = nodeOf(snapshot, id);
  if (!partyKinds.includes(snapshot.kindOf(node))) {
    throw new RingsightError('BAD_REQUEST', id, 'it is not a party', 'Ask for an Enterprise or a Person.');
  }
  const circle = guaranteeCircleOf(snapshot, node, { asOf, limit });
  return { ...circle, members: circle.members.map((member) => snapshot.idOf(member)) };
}
