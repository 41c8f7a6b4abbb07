/** Worker threads, and the names of what they can do. Only the engine uses threads. */
import { Piscina } from 'piscina';
import type { Finding } from '../schema/finding.ts';
import type { Compaction } from '../snapshot/live/compact.ts';
import type { SnapshotParts } from '../snapshot/snapshot.ts';
import type { CommonNeighbors } from './common-neighbors.ts';
import type { CycleShare, CycleTask } from './cycle-task.ts';
import type { NameIndexParts } from './name-index.ts';
import type { OwnershipAnswer } from './ownership.ts';
import type { PathAnswer } from './paths.ts';
import type { Portfolio } from './portfolio.ts';
import type { Profile } from './profile.ts';
import type { Structure } from './structure.ts';
import type { Trace } from './trace.ts';
import type {
  CommonNeighborsTask,
  FinishTask,
  OwnershipTask,
  PathTask,
  PortfolioTask,
  ProfileTask,
  ScoreResult,
  ScoreTask,
  SliceResult,
  SliceTask,
  StructureTask,
  TraceTask,
} from './worker.ts';

/** By name: what a task is given and what it gives back. */
interface Tasks {
  readonly detectSlice: { readonly given: SliceTask; readonly gives: SliceResult };
  readonly finish: { readonly given: FinishTask; readonly gives: readonly Finding[] };
  readonly score: { readonly given: ScoreTask; readonly gives: ScoreResult };
  readonly profile: { readonly given: ProfileTask; readonly gives: Profile };
  readonly portfolio: { readonly given: PortfolioTask; readonly gives: Portfolio };
  readonly ownership: { readonly given: OwnershipTask; readonly gives: OwnershipAnswer };
  readonly paths: { readonly given: PathTask; readonly gives: PathAnswer };
  readonly commonNeighbors: { readonly given: CommonNeighborsTask; readonly gives: CommonNeighbors };
  readonly trace: { readonly given: TraceTask; readonly gives: Trace };
  readonly cycleShare: { readonly given: CycleTask; readonly gives: CycleShare };
  readonly structure: { readonly given: StructureTask; readonly gives: Structure };
  readonly compact: { readonly given: Compaction; readonly gives: SnapshotParts };
  readonly indexNames: { readonly given: SnapshotParts; readonly gives: NameIndexParts };
}

const IDLE_MILLISECONDS = 60_000;

/** When a task is ended together with its thread, if it has not ended by itself. */
export interface RunLimits {
  /** From the moment it starts. */
  readonly milliseconds?: number;
  readonly signal?: AbortSignal;
}

/** A task was ended from outside; what it had found is lost. */
export class TaskEnded extends Error {
  constructor(name: string) {
    super(`the task ${name} was ended with its thread`);
    this.name = 'TaskEnded';
  }
}

/**
 * Starts its threads when there is work and lets them go when they have been idle for a minute, or as long as it is told. First
 * come, first served.
 */
export class Pool {
  readonly threads: number;
  readonly #piscina: Piscina;
  readonly #waiting: (() => void)[] = [];
  #free: number;
  #closed = false;

  constructor(threads: number, idleMilliseconds = IDLE_MILLISECONDS) {
    this.threads = threads;
    this.#free = threads;
    this.#piscina = new Piscina({
      filename: new URL('./worker.mjs', import.meta.url).href,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: idleMilliseconds,
    });
  }

  /** Runs a task as soon as a thread is free. Errors: the task's own; TaskEnded when a limit ended it. */
  async run<N extends keyof Tasks>(
    name: N,
    task: Tasks[N]['given'],
    { milliseconds, signal }: RunLimits = {},
  ): Promise<Tasks[N]['gives']> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const controller = new AbortController();
    const end = (): void => controller.abort();
    const timer = milliseconds === undefined ? undefined : setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end, { once: true });
    try {
      if (this.#closed) throw new Error('the engine is closed');
      if (signal?.aborted) end();
      return (await this.#piscina.run(task, { name, signal: controller.signal })) as Tasks[N]['gives'];
    } catch (error) {
      throw controller.signal.aborted ? new TaskEnded(name) : error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }

  /** Ends the threads, whatever they are doing. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#piscina.destroy();
  }
}
