/**
 * The port to background work. A task is code, a job is one run of it. Two adapters keep to it: `in-process.ts`, whose jobs
 * end with the process, and `bull.ts`, whose jobs are in Redis and are worked by any process that has the same tasks.
 *
 * A job runs at least once: a worker that dies in the middle leaves it to another, so what a task does twice must come out
 * as if it were done once.
 */
import type { Instant } from '../../graph/schema/time.ts';

export const jobStates = ['waiting', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];

export interface JobProgress {
  /** What is being done: a kind, a detector, a step. */
  readonly stage: string;
  readonly done: number;
  /** Null while nobody knows. */
  readonly total: number | null;
}

/** Why a job did not succeed, or has to be tried again; the parts of problem details that outlive a request. */
export interface JobProblem {
  readonly code: string;
  readonly detail: string;
  readonly subject?: string;
  readonly reason?: string;
  readonly remedy?: string;
  readonly incident?: string;
}

export interface Job {
  readonly id: string;
  readonly task: string;
  readonly input: unknown;
  readonly state: JobState;
  readonly progress: JobProgress | null;
  /** What the task gave back; null until it succeeded. */
  readonly result: unknown;
  /** The latest reason why an attempt failed. */
  readonly problem: JobProblem | null;
  /** Attempts that failed so far. */
  readonly failures: number;
  /** Who started it. */
  readonly by: string;
  /** The job that this one is a part of. */
  readonly parent: string | null;
  readonly createdAt: Instant;
  /** Start of the latest attempt. */
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
}

export interface JobRequest {
  readonly task: string;
  readonly input: unknown;
  readonly by: string;
  /** The same key with the same input gives the same job, as long as the queue remembers it. Keys are each caller's own. */
  readonly idempotencyKey?: string;
}

export interface JobFilter {
  /** All when left out. */
  readonly tasks?: readonly string[];
  readonly states?: readonly JobState[];
}

export interface JobQueue {
  /** Whether jobs outlive this process. */
  readonly durable: boolean;

  /**
   * @throws RingsightError BAD_REQUEST for an unknown task or an input that its schema refuses; IDEMPOTENCY_CONFLICT when
   *   the key came with another input; LIMIT_EXCEEDED when too many jobs wait already; QUEUE_UNAVAILABLE
   */
  start(request: JobRequest): Promise<Job>;

  /** Null when there is none, or the queue has forgotten it. Errors: QUEUE_UNAVAILABLE. */
  get(id: string): Promise<Job | null>;

  /** Newest first, without the parts of other jobs. Those that failed for good are the dead letters. Errors: QUEUE_UNAVAILABLE. */
  list(filter?: JobFilter): Promise<readonly Job[]>;

  /**
   * Ends a job and its parts: one that waits at once, one that runs as soon as it looks. One that has ended stays as it is.
   *
   * @throws RingsightError NOT_FOUND, QUEUE_UNAVAILABLE
   */
  cancel(id: string): Promise<Job>;

  /**
   * Puts a job that failed or was cancelled back in the queue, with all its attempts.
   *
   * @throws RingsightError NOT_FOUND; BAD_REQUEST when it waits, runs or succeeded, or its parts still end; QUEUE_UNAVAILABLE
   */
  retry(id: string): Promise<Job>;

  /** Takes no more work, gives what runs time to end, then hands it back (or, in process, ends it). */
  close(): Promise<void>;
}

export interface QueueOptions {
  readonly tasks: readonly AnyTask[];
  /** Jobs of one task at a time, where the task allows so many; 0 leaves the work to others. */
  readonly concurrency: number;
  /** Attempts until a job is a dead letter. */
  readonly attempts?: number;
  /** Wait before the second attempt; it doubles with each. */
  readonly backoffMilliseconds?: number;
  /** Time that running jobs have at the end. */
  readonly patienceMilliseconds?: number;
  /** Called when an attempt in this process has ended, with what came of it. */
  readonly onAttempt?: (job: string, outcome: string) => void;
  /** Where defects and outages are written. */
  readonly report?: (incident: string, error: unknown) => void;
}

export const queueDefaults = {
  attempts: 4,
  backoffMilliseconds: 1_000,
  patienceMilliseconds: 5_000,
  /** Jobs that may wait. */
  waiting: 1_000,
  /** Jobs of one task that are remembered after their end, and for how long. */
  remembered: 1_000,
  succeededSeconds: 7 * 86_400,
  failedSeconds: 30 * 86_400,
} as const;

/** What a task sees of the job that it runs for. */
export interface TaskContext {
  /** Id of the job: the same in every attempt. */
  readonly job: string;
  readonly createdAt: Instant;
  /** Aborts when the job is cancelled, or has to be handed back. */
  readonly signal: AbortSignal;
  progress(progress: JobProgress): void;
  /** Makes something once for the job, whatever becomes of its attempts; it has to survive JSON. */
  once<T>(make: () => Promise<T>): Promise<T>;
  /**
   * Has parts of this job worked by other jobs and gives their results in order. While they are not done it throws: the
   * task lets that pass, gives its place to others, and is run again from its beginning once there is something to see. So
   * whatever stands before this call must come to the same when it is done twice. `plan` is asked once.
   */
  parts<I, R>(task: string, plan: () => Promise<readonly I[]>): Promise<readonly R[]>;
}

export interface Task<I, R> {
  /** Letters only: job ids begin with it. */
  readonly name: string;
  readonly input: { parse(value: unknown): I };
  /** Jobs of it that one worker may run at a time. */
  readonly most: number;
  run(input: I, context: TaskContext): Promise<R>;
}

// A list of tasks holds tasks of any input; each parses its own, so nothing else is known of it.
export type AnyTask = Task<never, unknown>;

/** A task whose types follow from its schema. */
export const defineTask = <I, R>(task: Task<I, R>): AnyTask => task as unknown as AnyTask;
