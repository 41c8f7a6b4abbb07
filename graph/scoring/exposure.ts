/** What a lender would lose if parties failed: their loans, and the guarantees that they have given to others. */
import { ceilingOf, type GuaranteeBond } from '../detectors/guarantee-graph.ts';
import type { NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export interface Exposure {
  /** Loans in force. */
  readonly loans: number;
  /** Σ of their known balances, minor units. */
  readonly balance: number;
  /** Loans whose balance is not known: they are in `loans` and not in `balance`. */
  readonly unknownBalances: number;
  /** Σ of the known ceilings of guarantees for parties outside, one contract once, minor units. */
  readonly guarantees: number;
  /** Balance and guarantees together. Credit lines not yet drawn are not in the data. */
  readonly total: number;
}

/** Whether a loan is owed on a date: paid out by then, and not settled. */
export function isOwed(snapshot: Snapshot, loan: NodeIndex, asOf: Instant): boolean {
  return !(snapshot.number('Loan', 'disbursedOn', loan) > asOf) && snapshot.text('Loan', 'status', loan) !== 'settled';
}

/** The loans that a party owes on a date, in the order of the graph. O(its `borrows` edges). */
export function loansOf(snapshot: Snapshot, party: NodeIndex, asOf: Instant): readonly NodeIndex[] {
  const borrows = snapshot.edges('borrows');
  const loans = new Set<NodeIndex>();
  for (const edge of borrows.out(party)) {
    const loan = borrows.targets[edge];
    if (borrows.holdsAt(edge, asOf) && isOwed(snapshot, loan, asOf)) loans.add(loan);
  }
  return [...loans].sort((a, b) => a - b);
}

/**
 * The exposure to parties that are seen as one risk: a loan that several of them owe counts once, and what they guarantee
 * for each other does not count. O(their edges).
 *
 * @param given guarantees that the parties have given, such as their bonds in `liveGuarantees`
 */
export function exposureOf(
  snapshot: Snapshot,
  parties: ReadonlySet<NodeIndex>,
  given: readonly GuaranteeBond[],
  asOf: Instant,
): Exposure {
  const loans = new Set([...parties].flatMap((party) => loansOf(snapshot, party, asOf)));
  const balances = [...loans].map((loan) => snapshot.number('Loan', 'balance', loan));
  const known = balances.filter((balance) => !Number.isNaN(balance));
  const balance = known.reduce((sum, each) => sum + each, 0);
  const outside = given.filter(({ from, to }) => parties.has(from) && !parties.has(to));
  const guarantees =
    ceilingOf(
      snapshot,
      outside.flatMap(({ edges }) => edges),
    ) ?? 0;
  return {
    loans: loans.size,
    balance,
    unknownBalances: balances.length - known.length,
    guarantees,
    total: balance + guarantees,
  };
}
