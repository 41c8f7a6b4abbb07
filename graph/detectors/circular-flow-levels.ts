/** The transfers as a graph of accounts, of account owners, and of control groups. */
import { buildTemporalGraph, type TemporalGraph } from '../algorithms/temporal-graph.ts';
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
  const firstOf = new Map<number, NodeIndex>();
  const groupOf = (owner: NodeIndex): NodeIndex => {
    const group = control.groupOf(owner);
    if (group < 0) return owner;
    const known = firstOf.get(group);
    if (known !== undefined) return known;
    const [first] = control.membersOf(group);
    firstOf.set(group, first);
    return first;
  };
  const atTimes = Float64Array.from(chosen, (edge) => times[edge]);
  const all = snapshot.edges('transfers').numbers('amount');
  const amounts = Float64Array.from(chosen, (edge) => all?.[edge] ?? Number.NaN);
  const ends = (vertexOf: (account: NodeIndex) => NodeIndex) => ({
    sources: Uint32Array.from(chosen, (edge) => vertexOf(sources[edge])),
    targets: Uint32Array.from(chosen, (edge) => vertexOf(targets[edge])),
  });
  const accounts = ends((account) => account);
  const owners = ends(ownerOf);
  const groups = ends((account) => groupOf(ownerOf(account)));
  const level = (name: Level, { sources: from, targets: to }: ReturnType<typeof ends>): LevelGraph => ({
    level: name,
    graph: buildTemporalGraph({
      vertexCount: snapshot.nodeCount,
      sources: from,
      targets: to,
      times: atTimes,
      amounts,
    }),
    transfers: chosen,
    amounts,
  });
  const levels = [level('owner', owners)];
  if (isCoarser(owners, accounts)) levels.push(level('account', accounts));
  if (isCoarser(groups, owners)) levels.push(level('group', groups));
  return levels;
}

/** Whether some vertex of one graph stands for several of the other. */
function isCoarser(coarse: Ends, fine: Ends): boolean {
  const known = new Map<number, number>();
  for (const side of ['sources', 'targets'] as const)
    for (let i = 0; i < fine[side].length; i++) {
      const other = known.get(coarse[side][i]);
      if (other === undefined) known.set(coarse[side][i], fine[side][i]);
      else if (other !== fine[side][i]) return true;
    }
  return false;
}

interface Ends {
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
}
