/** Which transfers can be part of a loop at all: what has an everyday reason to go back and forth is left out. */

import { firstFrom } from '../algorithms/sorted.ts';
import { accountOwners } from '../control/accounts.ts';
import { controlAt } from '../control/control.ts';
import type { NodeIndex } from '../schema/ids.ts';
import { DAY, type Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { Purposes } from './transfer-purposes.ts';

export interface Selection {
  /** After this instant, not before `from`, up to the as-of date. */
  readonly since: Instant;
  readonly from: Instant;
  readonly asOf: Instant;
  /** Minor units. */
  readonly minimumAmount: number;
  /** Within so many days money that goes back between the same two, in the same amount, is a refund when it says so. */
  readonly refundDays: number;
}

/**
 * The transfers that may close a loop: large enough, inside the look-back, no wages, taxes or bills, no refunds, and no declared
 * pooling inside one control group. Of transfers that are alike in accounts, time and amount, one stands for all. O(transfers).
 */
export function eligibleTransfers(
  snapshot: Snapshot,
  { since, from, asOf, minimumAmount, refundDays }: Selection,
): Uint32Array {
  const transfers = snapshot.edges('transfers');
  const { sources, targets, times } = transfers;
  const amounts = transfers.numbers('amount');
  if (amounts === null) return new Uint32Array(0);
  const { ownerOf } = accountOwners(snapshot);
  const control = controlAt(snapshot, asOf);
  const purposes = new Purposes(transfers);
  const isEveryday = purposes.anyOf('payroll', 'tax', 'utility');
  const saysRefund = purposes.anyOf('refund');
  const saysPooling = purposes.anyOf('pooling');

  function isRefund(transfer: number): boolean {
    const end = transfers.outEnd(targets[transfer]);
    const paid = times[transfer] - refundDays * DAY;
    for (let edge = firstFrom(times, transfers.outStart(targets[transfer]), end, paid); edge < end; edge++) {
      if (times[edge] > times[transfer]) return false;
      if (targets[edge] !== sources[transfer] || saysRefund(edge)) continue;
      if (amounts![edge] === amounts![transfer]) return true;
    }
    return false;
  }

  function isPooling(transfer: number): boolean {
    const group = control.groupOf(ownerOf(sources[transfer]));
    return group >= 0 && group === control.groupOf(ownerOf(targets[transfer]));
  }

  const chosen = new Uint32Array(transfers.count);
  let count = 0;
  /** Where those of the last source and instant begin among the chosen, and what they say: made when there is a second one. */
  let run = 0;
  let alike: Set<string> | null = null;
  for (let edge = 0; edge < transfers.count; edge++) {
    const amount = amounts[edge];
    if (!(times[edge] > since && times[edge] >= from && times[edge] <= asOf)) continue;
    if (!(amount > 0 && amount >= minimumAmount)) continue;
    if (sources[edge] === targets[edge] || isEveryday(edge)) continue;
    if (saysRefund(edge) && isRefund(edge)) continue;
    if (saysPooling(edge) && isPooling(edge)) continue;
    if (!repeatsLast(edge)) chosen[count++] = edge;
  }
  return chosen.subarray(0, count);

  /** A source's transfers stand by time, so those of one instant are neighbours. */
  function repeatsLast(edge: number): boolean {
    const last = chosen[count - 1];
    if (count === 0 || sources[last] !== sources[edge] || times[last] !== times[edge]) {
      run = count;
      alike = null;
      return false;
    }
    alike ??= new Set(Array.from(chosen.subarray(run, count), saying));
    const before = alike.size;
    return alike.add(saying(edge)).size === before;
  }

  function saying(edge: number): string {
    return `${targets[edge]} ${amounts![edge]}`;
  }
}

/**
 * Whether two parties are known to trade both ways: each sells to the other under contracts. Money then goes back and forth for
 * goods. O(contracts of the first party).
 */
export function tradeBothWays(snapshot: Snapshot, asOf: Instant, a: NodeIndex, b: NodeIndex): boolean {
  return sellsTo(snapshot, asOf, a, b) && sellsTo(snapshot, asOf, b, a);
}

function sellsTo(snapshot: Snapshot, asOf: Instant, seller: NodeIndex, buyer: NodeIndex): boolean {
  const sells = snapshot.edges('sells');
  const buys = snapshot.edges('buys');
  for (const sale of sells.out(seller)) {
    if (!sells.holdsAt(sale, asOf)) continue;
    for (const purchase of buys.into(sells.targets[sale]))
      if (buys.sources[purchase] === buyer && buys.holdsAt(purchase, asOf)) return true;
  }
  return false;
}

/** Whether all times of the look-back are whole days: the order of what happened within a day is then not known. */
export function areWholeDays(snapshot: Snapshot, { since, asOf }: Pick<Selection, 'since' | 'asOf'>): boolean {
  return snapshot.edges('transfers').times.every((time) => !(time > since && time <= asOf) || time % DAY === 0);
}
