/** What a lender asks of one party. */
import type { Engine } from '../../../graph/engine/engine.ts';
import type { PartyEventType } from '../../../graph/engine/party-events.ts';
import type { Profile, ProfileQuestion } from '../../../graph/engine/profile.ts';
import type { EdgeKind } from '../../../graph/schema/kinds.ts';
import { edgeKind } from '../../../graph/schema/kinds.ts';
import type { Text } from '../../../graph/schema/text.ts';
import { checkedSize } from '../../paging.ts';

export const MOST_ENTRIES = 200;
export const MOST_MONTHS = 120;

/** @throws RingsightError LIMIT_EXCEEDED above 200 entries or 120 months; BAD_REQUEST below 1 or for what is no party; NOT_FOUND */
export async function profile(engine: Engine, id: string, question: ProfileQuestion): Promise<Profile> {
  checkedSize('limit', question.limit, MOST_ENTRIES);
  checkedSize('months', question.months, MOST_MONTHS);
  return engine.profile(id, question);
}

const happenings: Readonly<Record<PartyEventType, Text>> = {
  begins: { zh: '开始', en: 'begins' },
  ends: { zh: '结束', en: 'ends' },
  disbursed: { zh: '放款', en: 'paid out' },
  matures: { zh: '到期', en: 'falls due' },
  filed: { zh: '立案', en: 'filed' },
  signal: { zh: '预警', en: 'noted' },
};

/** What happened, such as “担保开始” or “Guarantees begins”. */
export function eventText(type: PartyEventType, kind: EdgeKind): Text {
  const { label } = edgeKind(kind);
  const { zh, en } = happenings[type];
  return { zh: `${label.zh}：${zh}`, en: `${label.en}: ${en}` };
}
