/** Whether a party is in trouble already: overdue, or pursued in court. */
import type { NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export interface Trouble {
  /** The most days past due of its live loans; 0 when none is overdue or nothing is known. */
  readonly daysPastDue: number;
  /** Defendant, executee or dishonest executee in a case. */
  readonly inCourt: boolean;
  /** The `borrows` edges of overdue loans and the `partyTo` edges of cases. */
  readonly evidence: readonly EvidenceEdge[];
}

const PURSUED = new Set<string | null>(['defendant', 'executee', 'dishonest']);

/** O(loans and cases of the party). Loans are as they stand in the data, whose history of days past due is not kept. */
export function troubleOf(snapshot: Snapshot, asOf: Instant, party: NodeIndex): Trouble {
  const borrows = snapshot.edges('borrows');
  const partyTo = snapshot.edges('partyTo');
  const evidence: EvidenceEdge[] = [];
  let daysPastDue = 0;
  let inCourt = false;
  for (const edge of borrows.out(party)) {
    const loan = borrows.targets[edge];
    const days = snapshot.number('Loan', 'dpd', loan);
    if (!(days > 0) || !borrows.holdsAt(edge, asOf) || snapshot.text('Loan', 'status', loan) === 'settled') continue;
    daysPastDue = Math.max(daysPastDue, days);
    evidence.push({ kind: 'borrows', edge });
  }
  for (const edge of partyTo.out(party)) {
    const filedOn = snapshot.number('CourtCase', 'filedOn', partyTo.targets[edge]);
    if (!PURSUED.has(partyTo.text(edge, 'role')) || !partyTo.holdsAt(edge, asOf) || filedOn > asOf) continue;
    inCourt = true;
    evidence.push({ kind: 'partyTo', edge });
  }
  return { daysPastDue, inCourt, evidence };
}

export const isInTrouble = ({ daysPastDue, inCourt }: Trouble): boolean => daysPastDue > 0 || inCourt;
