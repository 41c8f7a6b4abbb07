/** How a job lies in Bull: what is added to it, and how it is read back. */
import { cancellation } from './attempt.ts';
import type { Job, JobProblem, JobProgress, JobState } from './queue.ts';
import { queueDefaults } from './queue.ts';

/** What we keep in the data of a Bull job. */
export interface JobData {
  readonly input: unknown;
  /** Tells its input from another one. */
  readonly digest: string;
  readonly by: string;
  readonly parent: string | null;
  readonly failures: number;
  readonly problem: JobProblem | null;
  /** It waits for its parts. */
  readonly suspended: boolean;
  readonly parts: readonly string[] | null;
}

/** Bull's own states that ours are made of, newest first in each. */
export const bullStates: Readonly<
  Record<JobState, readonly ('wait' | 'paused' | 'active' | 'delayed' | 'completed' | 'failed')[]>
> = {
  waiting: ['wait', 'paused', 'delayed'],
  running: ['active', 'delayed', 'wait', 'paused'],
  succeeded: ['completed'],
  failed: ['failed'],
  // One that was cancelled before anybody took it waits until somebody does.
  cancelled: ['failed', 'wait', 'paused', 'delayed'],
};

/** The answers of one transaction: the job's hash, whether it is to be cancelled, and where it stands. */
export interface StoredJob {
  readonly hash: Readonly<Record<string, string>>;
  readonly isCancelled: boolean;
  readonly isCompleted: boolean;
  readonly isFailed: boolean;
  readonly isActive: boolean;
}

export const dataOf = ({ hash }: Pick<StoredJob, 'hash'>): JobData => JSON.parse(hash.data) as JobData;

/** A job as others see it; null when the hash is gone. */
export function jobOf(id: string, task: string, stored: StoredJob): Job | null {
  const { hash } = stored;
  if (hash.data === undefined) return null;
  const { input, by, parent, failures, problem } = dataOf(stored);
  const state = stateOf(stored);
  const numberOf = (field: string): number | null => (hash[field] === undefined ? null : Number(hash[field]));
  const job = {
    id,
    task,
    input,
    by,
    parent,
    failures,
    state,
    createdAt: Number(hash.timestamp),
    startedAt: numberOf('processedOn'),
  };
  return {
    ...job,
    progress: hash.progress === undefined ? null : ((JSON.parse(hash.progress) || null) as JobProgress | null),
    result: state === 'succeeded' && hash.returnvalue !== undefined ? JSON.parse(hash.returnvalue) : null,
    problem: problemOf(id, state, problem),
    endedAt: state === 'waiting' || state === 'running' ? null : numberOf('finishedOn'),
  };
}

function stateOf(stored: StoredJob): JobState {
  if (stored.isCompleted) return 'succeeded';
  const { problem, suspended } = dataOf(stored);
  if (stored.isFailed) return problem?.code === 'CANCELLED' ? 'cancelled' : 'failed';
  if (stored.isActive) return 'running';
  if (stored.isCancelled) return 'cancelled';
  return suspended ? 'running' : 'waiting';
}

function problemOf(id: string, state: JobState, problem: JobProblem | null): JobProblem | null {
  if (state === 'succeeded') return null;
  if (state === 'cancelled') return cancellation(id);
  return problem ?? (state === 'failed' ? stalled(id) : null);
}

/** Bull itself ends a job whose workers die again and again, and says no more than that. */
const stalled = (id: string): JobProblem => ({
  code: 'INTERNAL',
  detail: `job ${id}: its workers ended in the middle of it, again and again. Look whether they have memory enough.`,
  subject: `job ${id}`,
  reason: 'its workers ended in the middle of it, again and again',
  remedy: 'Look whether they have memory enough, and retry it.',
});

/** Attempts are counted by us: an attempt that only waited for its parts, or was handed back, is none. */
const ATTEMPTS = 1_000_000_000;
export const BACKOFF = 'as told';

/** What Bull is told of each job. Without bounds on what it keeps, Redis would fill up. */
export function addOptions(id: string, parent: string | null) {
  const { succeededSeconds, failedSeconds, remembered } = queueDefaults;
  // The parts of a run may be many, and all are wanted until the run has read them; it takes them away itself.
  const count = parent === null ? { count: remembered } : {};
  return {
    jobId: id,
    attempts: ATTEMPTS,
    backoff: { type: BACKOFF },
    removeOnComplete: { age: succeededSeconds, ...count },
    removeOnFail: { age: failedSeconds, ...count },
    stackTraceLimit: 1,
  };
}
