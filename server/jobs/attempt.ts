/** One attempt of a job: the same for every queue. What comes of it is data, which the adapter turns into its own terms. */
import { setTimeout as pause } from 'node:timers/promises';
import { type ErrorCode, RingsightError } from '../../graph/schema/errors.ts';
import { problemOf, type ReportDefect } from '../errors.ts';
import type { AnyTask, Job, JobProblem, JobProgress, QueueOptions, Task, TaskContext } from './queue.ts';

/** What an attempt needs of its queue. */
export interface Attempt {
  readonly job: Pick<Job, 'id' | 'input' | 'createdAt' | 'failures'>;
  readonly task: AnyTask;
  readonly signal: AbortSignal;
  readonly attempts: number;
  readonly backoffMilliseconds: number;
  readonly report: ReportDefect;
  readonly onAttempt: QueueOptions['onAttempt'];
  /** Keeps the progress; failures are nobody's concern. */
  progress(progress: JobProgress): Promise<unknown>;
  /** See `TaskContext.once`. */
  once(make: () => Promise<unknown>): Promise<unknown>;
  /** How the parts of the job stand: null for none yet, and null in the place of one that is gone. */
  parts(): Promise<readonly (PartState | null)[] | null>;
  startParts(task: string, inputs: readonly unknown[]): Promise<void>;
  /** What the parts gave back, in their order, once all have succeeded. */
  partResults(): Promise<readonly unknown[]>;
}

export type PartState = Pick<Job, 'id' | 'state' | 'progress' | 'problem'>;

export type Outcome =
  | { readonly type: 'succeeded'; readonly result: unknown }
  /** It failed and is tried again after a while. */
  | { readonly type: 'again'; readonly delay: number; readonly problem: JobProblem }
  /** It waits for its parts. */
  | { readonly type: 'suspended' }
  /** The worker ends, and another one takes it. */
  | { readonly type: 'handedBack' }
  /** It failed for good, or was cancelled. */
  | { readonly type: 'ended'; readonly problem: JobProblem };

/** Reasons of an abort. */
export const CANCELLED = 'cancelled';
export const HANDED_BACK = 'handed back';

/** What passes by itself; any other error that a user can understand comes again with the same input. */
const passing: ReadonlySet<ErrorCode> = new Set(['STORE_UNAVAILABLE', 'STORE_IN_USE', 'QUEUE_UNAVAILABLE']);

const LONGEST_BACKOFF = 300_000;
const PROGRESS_MILLISECONDS = 200;

/** Thrown through a task that waits for its parts. */
class Suspended extends Error {}

/** A part failed for good, and so does the whole. */
class PartFailed extends Error {
  readonly problem: JobProblem;

  constructor(problem: JobProblem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** Runs a task once. Never throws. */
export async function attempt(given: Attempt): Promise<Outcome> {
  const outcome = await outcomeOfTask(given);
  given.onAttempt?.(given.job.id, outcome.type);
  return outcome;
}

async function outcomeOfTask(given: Attempt): Promise<Outcome> {
  const { job, signal } = given;
  const progress = throttled<JobProgress>((value) => given.progress(value));
  const task = given.task as unknown as Task<unknown, unknown>;
  try {
    if (signal.aborted) throw signal.reason;
    const context: TaskContext = {
      job: job.id,
      createdAt: job.createdAt,
      signal,
      progress: progress.next,
      once: async <T>(make: () => Promise<T>) => (await given.once(make)) as T,
      parts: (name, plan) => resultsOf(given, progress.next, name, plan),
    };
    const result = await task.run(task.input.parse(job.input), context);
    return { type: 'succeeded', result: result ?? null };
  } catch (error) {
    return outcomeOf(error, given);
  } finally {
    await progress.end();
  }
}

function outcomeOf(error: unknown, { job, signal, attempts, backoffMilliseconds, report }: Attempt): Outcome {
  if (signal.aborted && signal.reason === HANDED_BACK) return { type: 'handedBack' };
  if (signal.aborted) return { type: 'ended', problem: cancellation(job.id) };
  if (error instanceof Suspended) return { type: 'suspended' };
  if (error instanceof PartFailed) return { type: 'ended', problem: error.problem };
  const { code, detail, subject, reason, remedy, incident } = problemOf(error, report);
  const problem = { code, detail, subject, reason, remedy, incident };
  const mayPass = !(error instanceof RingsightError) || passing.has(error.code);
  if (!mayPass || job.failures + 1 >= attempts) return { type: 'ended', problem };
  return { type: 'again', delay: Math.min(LONGEST_BACKOFF, backoffMilliseconds * 2 ** job.failures), problem };
}

/** What is said of a job that was cancelled. */
export const cancellation = (id: string): JobProblem => ({
  code: 'CANCELLED',
  detail: `job ${id}: it was cancelled. Retry it, or start a new one.`,
  subject: `job ${id}`,
  reason: 'it was cancelled',
  remedy: 'Retry it, or start a new one.',
});

async function resultsOf<I, R>(
  given: Attempt,
  progress: (progress: JobProgress) => void,
  task: string,
  plan: () => Promise<readonly I[]>,
): Promise<readonly R[]> {
  if ((await given.parts()) === null) await given.startParts(task, await plan());
  const parts = ((await given.parts()) ?? []).map((part) => {
    if (part !== null) return part;
    const reason = 'the record of one of its parts is gone from the queue';
    throw new RingsightError('NOT_FOUND', `job ${given.job.id}`, reason, 'Retry it: its parts are planned again.');
  });
  const lost = parts.find(({ state }) => state === 'failed' || state === 'cancelled');
  if (lost) throw new PartFailed(lost.problem ?? cancellation(lost.id));
  progress(sumOf(task, parts));
  if (parts.some(({ state }) => state !== 'succeeded')) throw new Suspended();
  return (await given.partResults()) as readonly R[];
}

/** A part counts as one, and one that runs as much of it as it has done. */
function sumOf(stage: string, parts: readonly PartState[]): JobProgress {
  const share = ({ state, progress }: PartState): number => {
    if (state === 'succeeded') return 1;
    return progress?.total ? Math.min(1, progress.done / progress.total) : 0;
  };
  const done = parts.reduce((sum, part) => sum + share(part), 0);
  return { stage, done: Math.floor(done * 100) / 100, total: parts.length };
}

/** Writes the latest of many values, one at a time and not too often; `end` waits until the last one is written. */
function throttled<T>(write: (value: T) => Promise<unknown>): { next(value: T): void; end(): Promise<void> } {
  const ended = new AbortController();
  let latest: { readonly value: T } | null = null;
  let writing: Promise<void> | null = null;
  const drain = async (): Promise<void> => {
    while (latest !== null) {
      const { value } = latest;
      latest = null;
      await write(value).catch(() => undefined);
      await pause(PROGRESS_MILLISECONDS, undefined, { ref: false, signal: ended.signal }).catch(() => undefined);
    }
    writing = null;
  };
  return {
    next: (value) => {
      latest = { value };
      writing ??= drain();
    },
    end: async () => {
      ended.abort();
      await writing;
    },
  };
}
