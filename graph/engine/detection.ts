/** One run of detectors: cut into slices, computed in worker threads, merged, saved with its record. */
import { randomUUID } from 'node:crypto';
import { wholeSlice } from '../algorithms/slice.ts';
import type { Detector } from '../detectors/detector.ts';
import { detectorById, detectors } from '../detectors/index.ts';
import { parseParameters } from '../detectors/parameters.ts';
import { RingsightError } from '../schema/errors.ts';
import type { Completeness, DetectionRun, DetectorOutcome, Finding } from '../schema/finding.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Ledger } from './ledger.ts';
import { type Pool, TaskEnded } from './pool.ts';
import type { SliceResult } from './worker.ts';

export interface DetectOptions {
  /** Ids of detectors; all when left out. */
  readonly detectors?: readonly string[];
  /** The snapshot's horizon when left out. */
  readonly asOf?: Instant;
  /** By detector and name; defaults fill the rest. */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
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

const DETECTOR_MILLISECONDS = 300_000;
/** How much longer a slice that does not look at its budget may go on before its thread is ended. */
const TIME_GRACE_MILLISECONDS = 10_000;
const CANCEL_GRACE_MILLISECONDS = 1_000;
/** A slice that yields more than this ends, and says so: memory is not without end. */
const SLICE_RESULTS = 200_000;

interface Planned {
  readonly detector: Detector;
  readonly parameters: Readonly<Record<string, unknown>>;
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
  const planned = plan(options);
  const { snapshot, ledger } = context;
  const startedAt = Date.now();
  const { asOf = Number.isNaN(snapshot.horizon) ? startedAt : snapshot.horizon } = options;
  const run = { id: randomUUID(), type: 'detection', startedAt, endedAt: null, asOf, snapshot: snapshot.id } as const;
  const cancelled = new Int32Array(new SharedArrayBuffer(4));
  const ended = new AbortController();
  let grace: NodeJS.Timeout | undefined;
  const cancel = (): void => {
    Atomics.store(cancelled, 0, 1);
    grace ??= setTimeout(() => ended.abort(), CANCEL_GRACE_MILLISECONDS);
  };
  options.signal?.addEventListener('abort', cancel, { once: true });
  if (options.signal?.aborted) cancel();
  try {
    await ledger.saveRun({ ...run, detectors: [] });
    const settled = await Promise.allSettled(
      planned.map((each) =>
        runDetector(context, each, {
          ...options,
          asOf,
          run: run.id,
          foundAt: startedAt,
          cancelled,
          ended: ended.signal,
        }).catch((error) => {
          cancel();
          throw new Error(`the detector ${each.detector.id} failed: ${error.message}`, { cause: error });
        }),
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
    clearTimeout(grace);
    options.signal?.removeEventListener('abort', cancel);
  }
}

/** Which detectors run, with what. */
function plan({ detectors: ids, parameters = {} }: DetectOptions): readonly Planned[] {
  for (const id of [...(ids ?? []), ...Object.keys(parameters)]) {
    if (detectorById(id) === null) {
      const known = detectors.map((detector) => detector.id).join(', ');
      throw new RingsightError('BAD_REQUEST', `detector ${id}`, 'there is no such detector', `Use one of ${known}.`);
    }
  }
  return detectors
    .filter(({ id }) => ids === undefined || ids.includes(id))
    .map((detector) => ({ detector, parameters: parseParameters(detector, parameters[detector.id]) }));
}

interface DetectorRun extends DetectOptions {
  readonly asOf: Instant;
  readonly run: string;
  readonly foundAt: Instant;
  readonly cancelled: Int32Array;
  readonly ended: AbortSignal;
}

async function runDetector({ snapshot, pool }: DetectionContext, planned: Planned, run: DetectorRun): Promise<Done> {
  const { detector, parameters } = planned;
  const { asOf, cancelled, milliseconds = DETECTOR_MILLISECONDS } = run;
  const outcome = { detector: detector.id, ran: true, parameters };
  if (detector.needs.some((kind) => snapshot.edges(kind).count === 0)) {
    run.onProgress?.({ detector: detector.id, done: 1, total: 1 });
    const completeness = { complete: true } as const;
    return { outcome: { ...outcome, ran: false, findings: 0, milliseconds: 0, completeness }, findings: [] };
  }
  const started = performance.now();
  const total = detector.cut === 'whole' ? 1 : pool.threads;
  const work = { parts: snapshot.parts, detector: detector.id, asOf, parameters };
  let done = 0;
  run.onProgress?.({ detector: detector.id, done, total });
  const slices = await Promise.all(
    Array.from({ length: total }, async (_, index) => {
      const slice = total === 1 ? wholeSlice : { index, count: total };
      const task = { ...work, slice, milliseconds, results: SLICE_RESULTS, cancelled };
      const limits = { milliseconds: milliseconds + TIME_GRACE_MILLISECONDS, signal: run.ended };
      const result = await pool.run('detectSlice', task, limits).catch((error) => withoutResult(error, run));
      run.onProgress?.({ detector: detector.id, done: ++done, total });
      return result;
    }),
  );
  const detections = slices.flatMap((slice) => slice.detections);
  const findings = await pool.run('finish', { ...work, run: run.run, foundAt: run.foundAt, detections });
  const completeness: Completeness = slices.map((slice) => slice.completeness).find(({ complete }) => !complete) ?? {
    complete: true,
  };
  return {
    outcome: { ...outcome, findings: findings.length, milliseconds: performance.now() - started, completeness },
    findings,
  };
}

/** What is left of a slice whose thread was ended: that it saw too little. */
function withoutResult(error: unknown, { ended }: DetectorRun): SliceResult {
  if (!(error instanceof TaskEnded)) throw error;
  const stoppedBecause = ended.aborted ? 'cancelled' : 'time';
  return { detections: [], completeness: { complete: false, stoppedBecause } };
}
