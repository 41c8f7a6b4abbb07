/** Features of the transfers of a snapshot, as if each were coming now; and of those that come after. */
import type { TransferEvidence } from '../algorithms/streaming/evidence.ts';
import type { TransferFeatures } from '../algorithms/streaming/transfer-features.ts';
import { ascendingOrder } from '../algorithms/time-order.ts';
import type { EdgeIndex } from '../schema/ids.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export interface TransferFeatureRow {
  readonly transfer: EdgeIndex;
  /** In the order of `TransferFeatures.columns`; the next row overwrites them. */
  readonly features: Float64Array;
  readonly complete: boolean;
  /** In indices of the snapshot: vertices are nodes, transfers edges. */
  evidence(): TransferEvidence;
}

/**
 * Pushes the transfers of a snapshot in the order of time; those without a time are left out. Whoever then pushes what comes next,
 * numbered on from the snapshot's transfers, gets its features in the time of its neighbourhood.
 */
export function* transferFeatures(snapshot: Snapshot, features: TransferFeatures): Generator<TransferFeatureRow> {
  const { sources, targets, times } = snapshot.edges('transfers');
  const amounts = snapshot.edges('transfers').numbers('amount');
  for (const transfer of ascendingOrder(times)) {
    const at = times[transfer];
    if (Number.isNaN(at)) return;
    const amount = amounts?.[transfer] ?? Number.NaN;
    const row = features.push({ id: transfer, from: sources[transfer], to: targets[transfer], at, amount });
    if (row === null) continue;
    yield {
      transfer,
      features: row,
      complete: features.complete,
      evidence: () => features.evidence() as TransferEvidence,
    };
  }
}
