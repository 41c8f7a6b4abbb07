/** Who uses the same phones, addresses, devices. */
import type { NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type AccountOwners, accountOwners } from './accounts.ts';
import type { RulePack } from './rules.ts';

/**
 * Parties that share enough rare identifiers with a party, each with the `uses` edges of both, identifier by identifier. An
 * account uses what it uses on behalf of its owner. O(identifiers of the party · rare users).
 */
export function sharedIdentifiers(
  snapshot: Snapshot,
  asOf: Instant,
  party: NodeIndex,
  { rareUsers, sharedIdentifiers }: RulePack,
): ReadonlyMap<NodeIndex, readonly EvidenceEdge[]> {
  const uses = snapshot.edges('uses');
  const owners = accountOwners(snapshot);
  const shared = new Map<NodeIndex, EvidenceEdge[]>();
  const own = new Map<NodeIndex, EvidenceEdge>();
  for (const user of [party, ...owners.accountsOf(party)]) {
    for (const edge of uses.out(user)) {
      if (uses.holdsAt(edge, asOf) && !own.has(uses.targets[edge])) own.set(uses.targets[edge], { kind: 'uses', edge });
    }
  }
  for (const [identifier, edge] of own) {
    const users = usersOf(snapshot, asOf, owners, identifier, rareUsers.value);
    if (!users) continue;
    for (const [user, theirs] of users) {
      if (user === party) continue;
      const edges = shared.get(user);
      if (edges) edges.push(edge, theirs);
      else shared.set(user, [edge, theirs]);
    }
  }
  return new Map([...shared].filter(([, edges]) => edges.length >= 2 * sharedIdentifiers.value));
}

/** The parties that use an identifier, each with an edge that says so; null when there are more than `most`. */
function usersOf(
  snapshot: Snapshot,
  asOf: Instant,
  owners: AccountOwners,
  identifier: NodeIndex,
  most: number,
): ReadonlyMap<NodeIndex, EvidenceEdge> | null {
  const uses = snapshot.edges('uses');
  const users = new Map<NodeIndex, EvidenceEdge>();
  for (const edge of uses.into(identifier)) {
    if (!uses.holdsAt(edge, asOf)) continue;
    const user = owners.ownerOf(uses.sources[edge]);
    if (!users.has(user)) users.set(user, { kind: 'uses', edge });
    if (users.size > most) return null;
  }
  return users;
}
