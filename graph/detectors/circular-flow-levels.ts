/** The transfers as a graph of accounts, of account owners, and of control groups. */
import { buildTemporalGraph, type TemporalGraph } from '../algorithms/temporal-graph.ts';
import { ascendingOrder } from '../algorithms/time-order.ts';
import { accountOwners } from '../control/accounts.ts';
import { controlAt } from '../control/control.ts';
import type { NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export type Level = 'account' | 'owner' | 'group';

export interface LevelGraph {
  readonly level: Level;
  /** Vertices are nodes of the snapshot, for a group its first member; edge labels are places in `transfers`. */
  readonly graph: TemporalGraph;
  /** The transfer that each edge is. */
  readonly transfers: Uint32Array;
  readonly amounts: Float64Array;
}

/**
 * The levels at which loops can differ: always the owners (an account without a known owner stands for itself), the accounts
 * where some owner has several, and the groups where some have several members. O(transfers + nodes).
 */
export function levelsOf(snapshot: Snapshot, asOf: Instant, chosen: Uint32Array): readonly LevelGraph[] {
  const { sources, targets, times } = snapshot.edges('transfers');
  const { ownerOf } = accountOwners(snapshot);
  const control = controlAt(snapshot, asOf);
  const firstOf = new Int32Array(control.groupCount).fill(-1);
  const groupOf = (owner: NodeIndex): NodeIndex => {
    const group = control.groupOf(owner);
    if (group < 0) return owner;
    if (firstOf[group] < 0) firstOf[group] = control.membersOf(group)[0];
    return firstOf[group];
  };
  const atTimes = gathered(times, chosen);
  const order = ascendingOrder(atTimes);
  const amounts = gathered(snapshot.edges('transfers').numbers('amount'), chosen);
  const accounts = { sources: chosen.map((edge) => sources[edge]), targets: chosen.map((edge) => targets[edge]) };
  const coarser = (vertexOf: (vertex: NodeIndex) => NodeIndex, fine: Ends): Ends => ({
    sources: fine.sources.map(vertexOf),
    targets: fine.targets.map(vertexOf),
  });
  const owners = coarser(ownerOf, accounts);
  const groups = coarser(groupOf, owners);
  const { nodeCount: vertexCount } = snapshot;
  const level = (name: Level, ends: Ends): LevelGraph => ({
    level: name,
    graph: buildTemporalGraph({ vertexCount, ...ends, times: atTimes, amounts }, order),
    transfers: chosen,
    amounts,
  });
  const levels = [level('owner', owners)];
  if (isCoarser(owners, accounts, vertexCount)) levels.push(level('account', accounts));
  if (isCoarser(groups, owners, vertexCount)) levels.push(level('group', groups));
  return levels;
}

/** What a column says of the chosen, NaN where there is no column. */
function gathered(column: Float64Array | null, chosen: Uint32Array): Float64Array {
  const values = new Float64Array(chosen.length).fill(Number.NaN);
  if (column !== null) for (let i = 0; i < chosen.length; i++) values[i] = column[chosen[i]];
  return values;
}

/** Whether some vertex of one graph stands for several of the other. */
function isCoarser(coarse: Ends, fine: Ends, vertexCount: number): boolean {
  const known = new Int32Array(vertexCount).fill(-1);
  for (const side of ['sources', 'targets'] as const)
    for (let i = 0; i < fine[side].length; i++) {
      const [vertex, other] = [coarse[side][i], fine[side][i]];
      if (known[vertex] < 0) known[vertex] = other;
      else if (known[vertex] !== other) return true;
    }
  return false;
}

interface Ends {
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
}
