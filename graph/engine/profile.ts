/** What a lender asks of one party on a date: its group, what it owes and guarantees, what secures that, its money and its history. */
import { controlAt } from '../control/control.ts';
import { type GuaranteeBond, liveGuarantees } from '../detectors/guarantee-graph.ts';
import type { StopReason } from '../schema/finding.ts';
import type { EdgeId, EntityId, NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import { type Exposure, exposureOf, loansOf } from '../scoring/exposure.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type NamedControlStep, namedStep } from './ownership.ts';
import { eventsOf, type PartyEvent } from './party-events.ts';
import { type MoneyMonth, moneyOf } from './party-money.ts';

export interface ProfileQuestion {
  /** The snapshot's horizon when left out. */
  readonly asOf?: Instant;
  /** Entries of each list. */
  readonly limit: number;
  /** Calendar months of money, that of the date included. */
  readonly months: number;
}

export interface GroupMember {
  readonly id: EntityId;
  /** By what it belongs to the group; null for the one at the top. */
  readonly joinedBy: NamedControlStep | null;
  readonly exposure: Exposure;
}

/** A control group; a party without ties is a group of one. */
export interface PartyGroup {
  readonly size: number;
  /** The most exposed first. */
  readonly members: readonly GroupMember[];
  readonly exposure: Exposure;
}

export interface Pledge {
  readonly edge: EdgeId;
  readonly collateral: EntityId;
  readonly loan: EntityId;
}

export interface Profile {
  readonly id: EntityId;
  readonly asOf: Instant;
  readonly exposure: Exposure;
  readonly group: PartyGroup;
  readonly loans: readonly EntityId[];
  /** `guarantees` edges that bind on the date. */
  readonly guaranteesGiven: readonly EdgeId[];
  readonly guaranteesReceived: readonly EdgeId[];
  /** What secures its loans on the date. */
  readonly pledges: readonly Pledge[];
  readonly money: readonly MoneyMonth[];
  readonly events: readonly PartyEvent[];
  /** False when a list was cut. */
  readonly complete: boolean;
  readonly stoppedBecause: StopReason | null;
}

/**
 * O(edges of the party and its group), and control and guarantees of the whole graph once for a snapshot and date.
 *
 * @param party an enterprise or a person
 */
export function profileOf(
  snapshot: Snapshot,
  party: NodeIndex,
  { asOf: given, limit, months }: ProfileQuestion,
): Profile {
  const asOf = given ?? (Number.isNaN(snapshot.horizon) ? Date.now() : snapshot.horizon);
  const control = controlAt(snapshot, asOf);
  const members = control.membersOf(control.groupOf(party));
  const { bonds } = liveGuarantees(snapshot, asOf);
  const inGroup = new Set(members);
  const exposure = (parties: ReadonlySet<NodeIndex>, given: readonly GuaranteeBond[]): Exposure =>
    exposureOf(snapshot, parties, given, asOf);
  const givenByGroup = bonds.filter(({ from }) => inGroup.has(from));
  const ofOne = (member: NodeIndex): Exposure =>
    exposure(
      new Set([member]),
      givenByGroup.filter(({ from }) => from === member),
    );
  const exposures = members.map((member) => ({ member, exposure: ofOne(member) }));
  const ranked = exposures.sort((a, b) => b.exposure.total - a.exposure.total || a.member - b.member);
  let cut = false;
  const listed = <T>(all: readonly T[]): readonly T[] => {
    cut ||= all.length > limit;
    return all.slice(0, limit);
  };
  const edgesOf = (chosen: readonly GuaranteeBond[]): readonly EdgeId[] =>
    listed(chosen.flatMap(({ edges }) => edges)).map((edge) => snapshot.edges('guarantees').idOf(edge));
  const loans = loansOf(snapshot, party, asOf);
  const { events, complete } = eventsOf(snapshot, party, { asOf, limit });
  const profile = {
    id: snapshot.idOf(party),
    asOf,
    exposure: ofOne(party),
    group: {
      size: members.length,
      members: listed(ranked).map(({ member, exposure }) => {
        const step = control.joinedBy(member);
        return { id: snapshot.idOf(member), joinedBy: step && namedStep(snapshot, step), exposure };
      }),
      exposure: exposure(inGroup, givenByGroup),
    },
    loans: listed(loans).map((loan) => snapshot.idOf(loan)),
    guaranteesGiven: edgesOf(bonds.filter(({ from }) => from === party)),
    guaranteesReceived: edgesOf(bonds.filter(({ to }) => to === party)),
    pledges: listed(pledgesOf(snapshot, loans, asOf)),
    money: moneyOf(snapshot, party, { control, asOf, months }),
    events,
  };
  const whole = complete && !cut;
  return { ...profile, complete: whole, stoppedBecause: whole ? null : 'results' };
}

function pledgesOf(snapshot: Snapshot, loans: readonly NodeIndex[], asOf: Instant): readonly Pledge[] {
  const secures = snapshot.edges('secures');
  return loans.flatMap((loan) =>
    [...secures.into(loan)]
      .filter((edge) => secures.holdsAt(edge, asOf))
      .map((edge) => ({
        edge: secures.idOf(edge),
        collateral: snapshot.idOf(secures.sources[edge]),
        loan: snapshot.idOf(loan),
      })),
  );
}
