/** Nodes named by their ids from outside, found in a snapshot. */
import { RingsightError } from '../schema/errors.ts';
import type { NodeIndex } from '../schema/ids.ts';
import { partyKinds } from '../schema/kinds.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** A question whose nodes are named by their ids. */
export type Named<Q> = {
  readonly [K in keyof Q]: K extends 'without' | 'around' ? readonly string[] | undefined : Q[K];
};

/** @throws RingsightError NOT_FOUND */
export function nodeOf(snapshot: Snapshot, id: string): NodeIndex {
  const node = snapshot.find(id);
  if (node === null) {
    throw new RingsightError('NOT_FOUND', id, 'it is not in the graph', 'Search for its name to find its id.');
  }
  return node;
}

/** @throws RingsightError NOT_FOUND for the first that is not there */
export const nodesOf = (snapshot: Snapshot, ids: readonly string[]): readonly NodeIndex[] =>
  ids.map((id) => nodeOf(snapshot, id));

/** @throws RingsightError NOT_FOUND; BAD_REQUEST for a node that is no party */
export function partyOf(snapshot: Snapshot, id: string): NodeIndex {
  const node = nodeOf(snapshot, id);
  if (partyKinds.includes(snapshot.kindOf(node))) return node;
  throw new RingsightError('BAD_REQUEST', id, 'it is not a party', 'Ask for an Enterprise or a Person.');
}

/** A question with the nodes that it leaves out by their indices. */
export const withoutOf = <Q extends { readonly without?: readonly string[] }>(snapshot: Snapshot, question: Q) => ({
  ...question,
  without: question.without && nodesOf(snapshot, question.without),
});
