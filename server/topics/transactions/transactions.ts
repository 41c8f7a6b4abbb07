/** The single payments between the entities of a picture, in pages. */
import type { Engine } from '../../../graph/engine/engine.ts';
import {
  moneyEvents,
  type Transaction,
  type TransactionQuestion,
  transactionsOf,
} from '../../../graph/engine/transactions.ts';
import { RingsightError } from '../../../graph/schema/errors.ts';
import type { StopReason } from '../../../graph/schema/finding.ts';
import type { Snapshot } from '../../../graph/snapshot/snapshot.ts';
import { checkedSize } from '../../paging.ts';

export const MOST_ENTITIES = 10_000;
export const MOST_ROWS = 500;

export interface TransactionPage {
  readonly snapshot: Snapshot;
  readonly rows: readonly Transaction[];
  readonly total: number;
  readonly sum: number | null;
  readonly stoppedBecause: StopReason | null;
}

/**
 * Some of the payments between entities; those that are not in the graph have none.
 *
 * @throws RingsightError LIMIT_EXCEEDED above 10,000 ids or 500 rows; BAD_REQUEST for none, or for a kind that is no event
 */
export async function transactions(
  engine: Engine,
  ids: readonly string[],
  question: TransactionQuestion,
  { offset, first }: { readonly offset: number; readonly first: number },
): Promise<TransactionPage> {
  checkedSize('between', ids.length, MOST_ENTITIES);
  checkedSize('first', first, MOST_ROWS);
  if (offset < 0) throw new RingsightError('BAD_REQUEST', 'offset', `${offset} is less than 0`, 'Begin at 0.');
  const fact = question.kinds?.find((kind) => !moneyEvents.includes(kind));
  if (fact !== undefined)
    throw new RingsightError('BAD_REQUEST', fact, 'it is not a kind of payment', `Ask for ${moneyEvents.join(', ')}.`);
  const snapshot = await engine.snapshot();
  const nodes = new Set(ids.map((id) => snapshot.find(id)).filter((node) => node !== null));
  const { rows, sum, stoppedBecause } = transactionsOf(snapshot, [...nodes], question);
  return { snapshot, rows: rows.slice(offset, offset + first), total: rows.length, sum, stoppedBecause };
}
