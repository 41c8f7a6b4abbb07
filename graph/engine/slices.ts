/** Runs a detector on a snapshot in slices, one a thread. */
import { wholeSlice } from '../algorithms/slice.ts';
import type { Detector } from '../detectors/detector.ts';
import type { Share } from '../detectors/share.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Cancellation } from './cancellation.ts';
import { type Pool, TaskEnded } from './pool.ts';
import type { SliceResult } from './worker.ts';

export interface SlicedRun {
  readonly detector: Detector;
  /** As `parseParameters` gave them. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly asOf: Instant;
  /** Of a part; see `DetectionContext`. */
  readonly share?: Share;
  readonly wholeDays?: boolean;
  /** See `SliceTask`. */
  readonly once?: boolean;
  /** Time that it may take; five minutes when left out. What it found until then stands, and says so. */
  readonly milliseconds?: number;
  readonly cancellation: Cancellation;
  readonly onProgress?: (done: number, total: number) => void;
}

const DETECTOR_MILLISECONDS = 300_000;
/** How much longer a slice that does not look at its budget may go on before its thread is ended. */
const TIME_GRACE_MILLISECONDS = 10_000;
/** A slice that yields more than this ends, and says so: memory is not without end. */
const SLICE_RESULTS = 200_000;

/** All that the slices of a detector yield. Error when the detector fails. */
export async function runSlices(snapshot: Snapshot, pool: Pool, run: SlicedRun): Promise<SliceResult> {
  const { detector, cancellation, milliseconds = DETECTOR_MILLISECONDS } = run;
  const { parameters, asOf, share, wholeDays, once } = run;
  const total = detector.cut === 'whole' ? 1 : pool.threads;
  const work = { parts: snapshot.parts, detector: detector.id, asOf, parameters, share, wholeDays, once };
  let done = 0;
  run.onProgress?.(done, total);
  const slices = await Promise.all(
    Array.from({ length: total }, async (_, index) => {
      const slice = total === 1 ? wholeSlice : { index, count: total };
      const task = { ...work, slice, milliseconds, results: SLICE_RESULTS, cancelled: cancellation.cancelled };
      const limits = { milliseconds: milliseconds + TIME_GRACE_MILLISECONDS, signal: cancellation.ended };
      const result = await pool.run('detectSlice', task, limits).catch((error) => withoutResult(error, cancellation));
      run.onProgress?.(++done, total);
      return result;
    }),
  );
  return {
    detections: slices.flatMap(({ detections }) => detections),
    completeness: slices.map(({ completeness }) => completeness).find(({ complete }) => !complete) ?? {
      complete: true,
    },
  };
}

/** What is left of a slice whose thread was ended: that it saw too little. */
function withoutResult(error: unknown, { ended }: Cancellation): SliceResult {
  if (!(error instanceof TaskEnded)) throw error;
  const stoppedBecause = ended.aborted ? 'cancelled' : 'time';
  return { detections: [], completeness: { complete: false, stoppedBecause } };
}
