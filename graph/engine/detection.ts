/** One run of detectors: cut into slices, computed in worker threads, merged, saved with its record. */
import { randomUUID } from 'node:crypto';
import { RingsightError } from '../schema/errors.ts';
import type { DetectionRun, DetectorOutcome, Finding } from '../schema/finding.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Cancellation, cancellationBy } from './cancellation.ts';
import { type Choice, type Chosen, chooseDetectors } from './choice.ts';
import type { Ledger } from './ledger.ts';
import type { Pool } from './pool.ts';
import { runSlices } from './slices.ts';

export interface DetectOptions extends Choice {
  /** The snapshot's horizon when left out. */
  readonly asOf?: Instant;
  /** Time that one detector may take; five minutes when left out. What it found until then stands, and says so. */
  readonly milliseconds?: number;
  /** Aborting ends the run without findings. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DetectProgress) => void;
}

/** How many slices of a detector are done. */
export interface DetectProgress {
  readonly detector: string;
  readonly done: number;
  readonly total: number;
}

interface Done {
  readonly outcome: DetectorOutcome;
  readonly findings: readonly Finding[];
}

/** What a run needs of its engine. */
export interface DetectionContext {
  readonly snapshot: Snapshot;
  readonly ledger: Ledger;
  readonly pool: Pool;
}

/**
 * @throws RingsightError BAD_REQUEST for an unknown detector or a parameter out of range, before anything runs;
 *   CANCELLED when the signal aborts. Error when a detector fails: the run then stays without an end and without findings.
 */
export async function runDetection(context: DetectionContext, options: DetectOptions = {}): Promise<DetectionRun> {
  const chosen = chooseDetectors(options);
  const { snapshot, ledger } = context;
  const startedAt = Date.now();
  const { asOf = Number.isNaN(snapshot.horizon) ? startedAt : snapshot.horizon } = options;
  const run = { id: randomUUID(), type: 'detection', startedAt, endedAt: null, asOf, snapshot: snapshot.id } as const;
  const cancellation = cancellationBy(options.signal);
  try {
    await ledger.saveRun({ ...run, detectors: [] });
    const settled = await Promise.allSettled(
      chosen.map((each) =>
        runDetector(context, each, { ...options, asOf, run: run.id, foundAt: startedAt, cancellation }).catch(
          (error) => {
            cancellation.cancel();
            throw new Error(`the detector ${each.detector.id} failed: ${error.message}`, { cause: error });
          },
        ),
      ),
    );
    if (options.signal?.aborted) {
      throw new RingsightError('CANCELLED', 'detect', 'it was cancelled and kept no findings', 'Run it again.');
    }
    const failed = settled.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    const done = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const completed = { ...run, endedAt: Date.now(), detectors: done.map(({ outcome }) => outcome) };
    await ledger.complete(
      completed,
      done.flatMap(({ findings }) => findings),
    );
    return completed;
  } finally {
    cancellation.release();
  }
}

interface DetectorRun extends DetectOptions {
  readonly asOf: Instant;
  readonly run: string;
  readonly foundAt: Instant;
  readonly cancellation: Cancellation;
}

async function runDetector({ snapshot, pool }: DetectionContext, chosen: Chosen, run: DetectorRun): Promise<Done> {
  const { detector, parameters } = chosen;
  const { asOf, cancellation, milliseconds, foundAt } = run;
  const outcome = { detector: detector.id, ran: true, parameters };
  const onProgress = (done: number, total: number) => run.onProgress?.({ detector: detector.id, done, total });
  if (detector.needs.some((kind) => snapshot.edges(kind).count === 0)) {
    onProgress(1, 1);
    const completeness = { complete: true } as const;
    return { outcome: { ...outcome, ran: false, findings: 0, milliseconds: 0, completeness }, findings: [] };
  }
  const started = performance.now();
  const sliced = { detector, parameters, asOf, milliseconds, cancellation, onProgress };
  const { detections, completeness } = await runSlices(snapshot, pool, sliced);
  const work = { parts: snapshot.parts, detector: detector.id, asOf, parameters, run: run.run, foundAt, detections };
  const findings = await pool.run('finish', work);
  return {
    outcome: { ...outcome, findings: findings.length, milliseconds: performance.now() - started, completeness },
    findings,
  };
}
