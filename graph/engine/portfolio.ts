/** The book as a whole on a date: who owes how much, by grade, group, industry and region, and how concentrated it is. */
import { controlAt } from '../control/control.ts';
import { type GuaranteeBond, liveGuarantees } from '../detectors/guarantee-graph.ts';
import type { EntityId, NodeIndex } from '../schema/ids.ts';
import { partyKinds } from '../schema/kinds.ts';
import type { Grade } from '../schema/score.ts';
import type { Instant } from '../schema/time.ts';
import { type Exposure, exposureOf, loansOf } from '../scoring/exposure.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export interface Borrower {
  readonly id: EntityId;
  /** Σ of the known balances of its loans, minor units. A loan of several borrowers counts for each. */
  readonly balance: number;
  readonly grade: Grade;
  /** GB/T 4754 code; null for a person, or where not known. */
  readonly industry: string | null;
  /** The province of the region code: its first two digits; null likewise. */
  readonly province: string | null;
}

export interface BorrowerGroup {
  /** The member that owes most: the group's face. */
  readonly face: EntityId;
  readonly members: number;
  readonly borrowers: number;
  readonly exposure: Exposure;
}

export interface Portfolio {
  readonly asOf: Instant;
  /** Σ of the known balances of all loans that someone owes, each once. */
  readonly balance: number;
  /** Largest balance first. */
  readonly borrowers: readonly Borrower[];
  /** Control groups with a borrower, largest exposure first; a borrower without ties is a group of one. */
  readonly groups: readonly BorrowerGroup[];
}

/**
 * O(`borrows` and `guarantees` edges), and control once for a snapshot and date.
 *
 * @param grades of the parties that have any risk; the others are A
 */
export function portfolioOf(snapshot: Snapshot, asOf: Instant, grades: ReadonlyMap<EntityId, Grade>): Portfolio {
  const control = controlAt(snapshot, asOf);
  const byGuarantor = new Map<NodeIndex, GuaranteeBond[]>();
  for (const bond of liveGuarantees(snapshot, asOf).bonds) {
    byGuarantor.set(bond.from, [...(byGuarantor.get(bond.from) ?? []), bond]);
  }
  const borrowers: (Borrower & { readonly node: NodeIndex })[] = [];
  const owed = new Set<NodeIndex>();
  const groups = new Map<number, NodeIndex[]>();
  for (const node of borrowersOf(snapshot)) {
    const loans = loansOf(snapshot, node, asOf);
    if (loans.length === 0) continue;
    for (const loan of loans) owed.add(loan);
    borrowers.push({
      node,
      id: snapshot.idOf(node),
      balance: sum(loans.map((loan) => balanceOf(snapshot, loan))),
      grade: grades.get(snapshot.idOf(node)) ?? 'A',
      industry: snapshot.text('Enterprise', 'industry', node),
      province: snapshot.text('Enterprise', 'region', node)?.slice(0, 2) ?? null,
    });
    const group = control.groupOf(node);
    groups.set(group, [...(groups.get(group) ?? []), node]);
  }
  borrowers.sort((a, b) => b.balance - a.balance || a.node - b.node);
  const places = new Map(borrowers.map(({ node }, place) => [node, place]));
  return {
    asOf,
    balance: sum([...owed].map((loan) => balanceOf(snapshot, loan))),
    borrowers: borrowers.map(({ node: _, ...borrower }) => borrower),
    groups: [...groups]
      .map(([group, owing]) => {
        const members = control.membersOf(group);
        const given = members.flatMap((member) => byGuarantor.get(member) ?? []);
        const [face] = owing.sort((a, b) => places.get(a)! - places.get(b)!);
        return {
          face: snapshot.idOf(face),
          members: members.length,
          borrowers: owing.length,
          exposure: exposureOf(snapshot, new Set(members), given, asOf),
        };
      })
      .sort((a, b) => b.exposure.total - a.exposure.total || (a.face < b.face ? -1 : 1)),
  };
}

/** Parties with a `borrows` edge, ascending. */
function* borrowersOf(snapshot: Snapshot): Generator<NodeIndex> {
  const borrows = snapshot.edges('borrows');
  for (const kind of partyKinds) {
    const { start, end } = snapshot.range(kind);
    for (let node = start; node < end; node++) if (borrows.outEnd(node) > borrows.outStart(node)) yield node;
  }
}

/** 0 where not known. */
function balanceOf(snapshot: Snapshot, loan: NodeIndex): number {
  const balance = snapshot.number('Loan', 'balance', loan);
  return Number.isNaN(balance) ? 0 : balance;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
