/** What happened to a party, in the order of time: bonds that began and ended, loans, cases, signals. */
import type { EdgeId, EntityId, NodeIndex } from '../schema/ids.ts';
import { type EdgeKind, edgeKind, edgeKindNames } from '../schema/kinds.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export type PartyEventType = 'begins' | 'ends' | 'disbursed' | 'matures' | 'filed' | 'signal';

export interface PartyEvent {
  readonly at: Instant;
  readonly type: PartyEventType;
  /** The bond that began or ended, or leads to what happened. */
  readonly kind: EdgeKind;
  readonly edge: EdgeId;
  /** Whether the party is the bond's `from`. */
  readonly outgoing: boolean;
  /** Who or what stands at the other end. */
  readonly other: EntityId;
}

/** Bonds of which a party has too many to tell of each. */
const left: readonly EdgeKind[] = ['reports', 'sells', 'buys', 'uses'];

/** Dates of the node at the other end that are events of their own. */
const dated: readonly {
  readonly kind: EdgeKind;
  readonly type: PartyEventType;
  at(snapshot: Snapshot, other: NodeIndex): number;
}[] = [
  { kind: 'borrows', type: 'disbursed', at: (snapshot, loan) => snapshot.number('Loan', 'disbursedOn', loan) },
  { kind: 'borrows', type: 'matures', at: (snapshot, loan) => snapshot.number('Loan', 'maturesOn', loan) },
  { kind: 'partyTo', type: 'filed', at: (snapshot, court) => snapshot.number('CourtCase', 'filedOn', court) },
  { kind: 'concerns', type: 'signal', at: (snapshot, signal) => snapshot.number('Signal', 'at', signal) },
];

/** The latest events up to a date, latest first. O(the party's facts). */
export function eventsOf(
  snapshot: Snapshot,
  party: NodeIndex,
  { asOf, limit }: { readonly asOf: Instant; readonly limit: number },
): { readonly events: readonly PartyEvent[]; readonly complete: boolean } {
  const events: PartyEvent[] = [];
  for (const kind of edgeKindNames) {
    if (edgeKind(kind).time === 'event' || left.includes(kind)) continue;
    const edges = snapshot.edges(kind);
    const own = dated.filter((each) => each.kind === kind);
    const look = (edge: number, outgoing: boolean): void => {
      const other = outgoing ? edges.targets[edge] : edges.sources[edge];
      const note = (type: PartyEventType, at: number): void => {
        if (at <= asOf) events.push({ at, type, kind, edge: edges.idOf(edge), outgoing, other: snapshot.idOf(other) });
      };
      for (const { type, at } of own) note(type, at(snapshot, other));
      if (own.length === 0) note('begins', edges.times[edge]);
      note('ends', edges.endOf(edge));
    };
    for (const edge of edges.out(party)) look(edge, true);
    for (const edge of edges.into(party)) look(edge, false);
  }
  events.sort((a, b) => b.at - a.at || (a.edge < b.edge ? -1 : a.edge > b.edge ? 1 : a.type < b.type ? -1 : 1));
  return { events: events.slice(0, limit), complete: events.length <= limit };
}
