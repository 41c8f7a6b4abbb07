/** How many of each, in the proportions of what the benchmark's own generator gives at scale factor 1. */

export interface Sizes {
  readonly persons: number;
  readonly companies: number;
  readonly accounts: number;
  readonly loans: number;
  readonly media: number;
  readonly transfers: number;
  readonly withdrawals: number;
  readonly repayments: number;
  readonly deposits: number;
  readonly guarantees: number;
  readonly investments: number;
  readonly signIns: number;
}

/**
 * @param edges at least twice the nodes: every account has an owner and every loan a borrower, and those are six tenths of
 *   the nodes
 */
export function sizesOf(nodes: number, edges: number): Sizes {
  const of = (total: number, share: number): number => Math.max(1, Math.round(total * share));
  const [accounts, loans] = [of(nodes, 0.3813), of(nodes, 0.2304)];
  const others = edges - accounts - loans;
  return {
    persons: of(nodes, 0.0972),
    companies: of(nodes, 0.0972),
    accounts,
    loans,
    media: of(nodes, 0.1939),
    transfers: of(others, 0.2559),
    withdrawals: of(others, 0.3545),
    repayments: of(others, 0.0679),
    deposits: of(others, 0.0958),
    guarantees: of(others, 0.0236),
    investments: of(others, 0.09),
    signIns: of(others, 0.1123),
  };
}

const START = Date.UTC(2020, 0, 1);
const END = Date.UTC(2023, 0, 1);

/** The instant of row i of so many, in the benchmark's spelling: rows stand in the order of their times. */
export function momentOf(i: number, count: number, jitter: number): string {
  const time = START + Math.floor(((i + jitter) / count) * (END - START));
  const text = new Date(time).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 23)}`;
}

/** Numbers of accounts and loans are longer than a double holds, as the benchmark's are. */
export const accountNumber = (i: number): string => `46${String(i).padStart(17, '0')}`;
export const loanNumber = (i: number): string => `49${String(i).padStart(17, '0')}`;
