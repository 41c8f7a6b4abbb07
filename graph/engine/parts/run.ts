/** Runs one part of a detection on a snapshot of what it reads. */
import { RingsightError } from '../../schema/errors.ts';
import { cancellationBy } from '../cancellation.ts';
import { detectorOf } from '../choice.ts';
import type { Pool } from '../pool.ts';
import { runSlices } from '../slices.ts';
import { EvidenceTable } from './evidence-table.ts';
import { collectColumns } from './garbage.ts';
import type { DetectionPart, PartResult, ScannedStore } from './part.ts';
import { readPart } from './read.ts';

/** What a part needs where it runs. */
export interface PartContext {
  readonly store: ScannedStore;
  /** One whose threads end when they are idle gives back what they held. */
  readonly pool: Pool;
}

export interface PartOptions {
  /** Time that the search may take, reading not counted; five minutes when left out. What it found until then stands, and says so. */
  readonly milliseconds?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PartProgress) => void;
}

/** `reading` the store, then so many slices of the search done. */
export type PartProgress =
  | { readonly stage: 'reading' }
  | { readonly stage: 'searching'; readonly done: number; readonly total: number };

/**
 * Reads what the part asks for, and detects what belongs to it in worker threads. It changes nothing, so it can be run again, or
 * twice at once. Memory: the partial snapshot, about twice that while it is read, and what is found.
 *
 * @throws RingsightError BAD_REQUEST for a part of an unknown detector; CANCELLED when the signal aborts; STORE_UNAVAILABLE.
 *   Error when the detector fails.
 */
export async function runPart(
  { store, pool }: PartContext,
  part: DetectionPart,
  { milliseconds, signal, onProgress }: PartOptions = {},
): Promise<PartResult> {
  const started = performance.now();
  const detector = detectorOf(part.detector);
  const cancellation = cancellationBy(signal);
  try {
    onProgress?.({ stage: 'reading' });
    const { sequence } = await store.status();
    const snapshot = await readPart(store, part, detector, signal);
    collectColumns();
    const { detections, completeness } = await runSlices(snapshot, pool, {
      detector,
      parameters: part.parameters,
      asOf: part.asOf,
      share: part.share ?? undefined,
      wholeDays: part.share ? part.wholeDays : undefined,
      once: true,
      milliseconds,
      cancellation,
      onProgress: (done, total) => onProgress?.({ stage: 'searching', done, total }),
    });
    if (signal?.aborted) throw new RingsightError('CANCELLED', part.id, 'it was cancelled', 'Run it again.');
    const evidence = new EvidenceTable(part.id);
    return {
      part: part.id,
      detections: evidence.add(snapshot, detections),
      evidence: evidence.rows(),
      completeness,
      milliseconds: performance.now() - started,
      bytes: snapshot.bytes,
      snapshot: String(sequence),
    };
  } finally {
    cancellation.release();
  }
}
