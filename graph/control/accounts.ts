/** Whose account an account is. */
import { buildDigraph } from '../algorithms/digraph.ts';
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { oncePerSnapshot } from './memo.ts';

export interface AccountOwners {
  /** The party that holds an account; the account itself when no one is known to (likewise any other node). O(1). */
  ownerOf(account: NodeIndex): NodeIndex;
  /** The `hasAccount` edge that says so, or -1. O(1). */
  edgeOf(account: NodeIndex): EdgeIndex | -1;
  /** The accounts of a party, ascending. */
  accountsOf(party: NodeIndex): readonly NodeIndex[];
}

/**
 * Account owners of a snapshot; computed once. Of several holders the one whose holding is still open counts, then the one who
 * came last. Time plays no other part: a closed account still belongs to whoever had it. O(accounts + parties + edges).
 */
export const accountOwners: (snapshot: Snapshot) => AccountOwners = oncePerSnapshot((snapshot) => {
  const { start, end } = snapshot.range('Account');
  const edges = snapshot.edges('hasAccount');
  const edgeOf = new Int32Array(end - start).fill(-1);
  for (let edge = 0; edge < edges.count; edge++) {
    const row = edges.targets[edge] - start;
    if (edgeOf[row] < 0 || isBetter(edge, edgeOf[row])) edgeOf[row] = edge;
  }

  /** Whether edge `a` says more about who has the account now than `b`. */
  function isBetter(a: number, b: number): boolean {
    const [endA, endB] = [edges.endOf(a), edges.endOf(b)];
    if (Number.isNaN(endA) !== Number.isNaN(endB)) return Number.isNaN(endA);
    if (endA !== endB && !Number.isNaN(endA)) return endA > endB;
    const [startA, startB] = [edges.times[a], edges.times[b]];
    if (startA !== startB && !(Number.isNaN(startA) && Number.isNaN(startB)))
      return !(startA < startB) && !Number.isNaN(startA);
    return edges.sources[a] < edges.sources[b];
  }

  const owned = Uint32Array.from(edgeOf.keys()).filter((row) => edgeOf[row] >= 0);
  const byOwner = buildDigraph(
    snapshot.nodeCount,
    owned.map((row) => edges.sources[edgeOf[row]]),
    owned.map((row) => row + start),
  );
  const edge = (account: NodeIndex): EdgeIndex | -1 =>
    account >= start && account < end ? edgeOf[account - start] : -1;
  return {
    edgeOf: edge,
    ownerOf: (account) => {
      const holds = edge(account);
      return holds < 0 ? account : edges.sources[holds];
    },
    accountsOf: (party) => [...byOwner.targets.subarray(byOwner.offsets[party], byOwner.offsets[party + 1])],
  };
});
