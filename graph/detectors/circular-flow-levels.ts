/** The transfers as a graph of accounts, of account owners, and of control groups. */
import { closableEdges } from '../algorithms/closable-edges.ts';
import { buildTemporalGraph, type TemporalEdges, type TemporalGraph } from '../algorithms/temporal-graph.ts';
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

export interface OwnerTransfers {
  readonly edges: TemporalEdges;
  readonly transfers: Uint32Array;
}

export interface Levels {
  /** Of each level the transfers that may lie on a cycle. */
  readonly levels: readonly LevelGraph[];
  /** All transfers between owners, under labels of their own: what a party paid in all tells what a return is a part of. */
  readonly allBetweenOwners: () => OwnerTransfers;
}

/**
 * The levels at which loops can differ: always the owners (an account without a known owner stands for itself), the accounts
 * where some owner has several, and the groups where some have several members. O(transfers + nodes).
 */
export function levelsOf(snapshot: Snapshot, asOf: Instant, chosen: Uint32Array): Levels {
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
  const amounts = snapshot.edges('transfers').numbers('amount');
  const accounts = { sources: chosen.map((edge) => sources[edge]), targets: chosen.map((edge) => targets[edge]) };
  const coarser = (vertexOf: (vertex: NodeIndex) => NodeIndex, fine: Ends): Ends => ({
    sources: fine.sources.map(vertexOf),
    targets: fine.targets.map(vertexOf),
  });
  const owners = coarser(ownerOf, accounts);
  const groups = coarser(groupOf, owners);
  const { nodeCount: vertexCount } = snapshot;
  const edgesOf = (ends: Ends, transfers: Uint32Array) => ({
    vertexCount,
    ...ends,
    times: gathered(times, transfers),
    amounts: gathered(amounts, transfers),
  });
  const closable = (level: Level, { sources: from, targets: to }: Ends): LevelGraph => {
    const kept = closableEdges({ vertexCount, sources: from, targets: to });
    const ends = { sources: kept.map((place) => from[place]), targets: kept.map((place) => to[place]) };
    const transfers = kept.map((place) => chosen[place]);
    const edges = edgesOf(ends, transfers);
    return { level, graph: buildTemporalGraph(edges), transfers, amounts: edges.amounts };
  };
  const levels = [closable('owner', owners)];
  if (isCoarser(owners, accounts, vertexCount)) levels.push(closable('account', accounts));
  if (isCoarser(groups, owners, vertexCount)) levels.push(closable('group', groups));
  return { levels, allBetweenOwners: () => ({ edges: edgesOf(owners, chosen), transfers: chosen }) };
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
