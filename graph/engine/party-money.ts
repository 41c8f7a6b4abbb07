/** Money into and out of a party's accounts, month by month. */
import { accountOwners } from '../control/accounts.ts';
import type { Control } from '../control/control.ts';
import type { NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Minor units; transfers between the party's own accounts are in none of them. */
export interface MoneyMonth {
  /** The month's first instant, UTC. */
  readonly month: Instant;
  readonly received: number;
  readonly paid: number;
  /** Those parts of `received` and `paid` that came from and went to its control group. */
  readonly receivedFromGroup: number;
  readonly paidToGroup: number;
  /** Loans paid out to its accounts, and repayments from them; in neither of the above. */
  readonly borrowed: number;
  readonly repaid: number;
  readonly withdrawn: number;
}

export const monthOf = (at: Instant): Instant => {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
};

/**
 * The months up to a date in which anything moved, earliest first, at most `months` calendar months back. O(events of its
 * accounts).
 */
export function moneyOf(
  snapshot: Snapshot,
  party: NodeIndex,
  { control, asOf, months }: { readonly control: Control; readonly asOf: Instant; readonly months: number },
): readonly MoneyMonth[] {
  const end = new Date(asOf);
  const from = Date.UTC(end.getUTCFullYear(), end.getUTCMonth() - months + 1, 1);
  const owners = accountOwners(snapshot);
  const group = control.groupOf(party);
  const found = new Map<Instant, Record<keyof MoneyMonth, number>>();
  const add = (at: Instant, amount: number, ...names: readonly (keyof MoneyMonth)[]): void => {
    if (!(at >= from && at <= asOf) || Number.isNaN(amount)) return;
    const month = monthOf(at);
    const sums = found.get(month) ?? { ...nothing, month };
    found.set(month, sums);
    for (const name of names) sums[name] += amount;
  };

  const transfers = snapshot.edges('transfers');
  const withdraws = snapshot.edges('withdraws');
  const [disburses, repays] = [snapshot.edges('disburses'), snapshot.edges('repays')];
  for (const account of owners.accountsOf(party)) {
    for (const edge of transfers.out(account)) {
      const other = owners.ownerOf(transfers.targets[edge]);
      if (other === party) continue;
      const inGroup = control.groupOf(other) === group;
      add(
        transfers.times[edge],
        transfers.number(edge, 'amount'),
        'paid',
        ...(inGroup ? (['paidToGroup'] as const) : []),
      );
    }
    for (const edge of transfers.into(account)) {
      const other = owners.ownerOf(transfers.sources[edge]);
      if (other === party) continue;
      const fromGroup = control.groupOf(other) === group ? (['receivedFromGroup'] as const) : [];
      add(transfers.times[edge], transfers.number(edge, 'amount'), 'received', ...fromGroup);
    }
    for (const edge of withdraws.out(account))
      add(withdraws.times[edge], withdraws.number(edge, 'amount'), 'withdrawn');
    for (const edge of disburses.into(account))
      add(disburses.times[edge], disburses.number(edge, 'amount'), 'borrowed');
    for (const edge of repays.out(account)) add(repays.times[edge], repays.number(edge, 'amount'), 'repaid');
  }
  return [...found.values()].sort((a, b) => a.month - b.month);
}

const nothing = {
  received: 0,
  paid: 0,
  receivedFromGroup: 0,
  paidToGroup: 0,
  borrowed: 0,
  repaid: 0,
  withdrawn: 0,
} as const;
