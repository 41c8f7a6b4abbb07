/** Of what the patterns of a transfer are made. Transfers are told by the ids that the caller gave them. */
import type { RecentTransfers } from './recent-transfers.ts';
import type { Window } from './transfer.ts';

export interface FanEvidence {
  readonly center: number;
  readonly others: readonly number[];
  /** Earliest first. */
  readonly transfers: readonly number[];
}

export interface ScatterGatherEvidence {
  readonly source: number;
  readonly sink: number;
  readonly between: readonly number[];
  /** From the source to those between, then from them to the sink. */
  readonly transfers: readonly number[];
}

export interface CycleEvidence {
  /** From the payee of the closing transfer round to its payer. */
  readonly vertices: readonly number[];
  /** In the order of time; the closing one is the last. */
  readonly transfers: readonly number[];
}

export interface TransferEvidence {
  /** Who has paid the payee; null when fans are left out. */
  readonly fanIn: FanEvidence | null;
  /** Whom the payer has paid. */
  readonly fanOut: FanEvidence | null;
  readonly scatterGathers: readonly ScatterGatherEvidence[];
  readonly cycles: readonly CycleEvidence[];
}

/** Ids of the transfers from one vertex to another. */
export function idsBetween(
  out: RecentTransfers,
  from: number,
  to: number,
  { since, until }: Window,
): readonly number[] {
  const ids: number[] = [];
  for (let place = out.from(from, since); place < out.after(from, until); place++) {
    if (out.others[place] === to) ids.push(out.ids[place]);
  }
  return ids;
}
