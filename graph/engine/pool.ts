/** Worker threads, and the names of what they can do. Only the engine uses threads. */
import { Piscina } from 'piscina';
import type { Finding } from '../schema/finding.ts';
import type { SnapshotParts } from '../snapshot/snapshot.ts';
import type { NameIndexParts } from './name-index.ts';
import type { OwnershipAnswer } from './ownership.ts';
import type { FinishTask, OwnershipTask, ScoreResult, ScoreTask, SliceResult, SliceTask } from './worker.ts';

/** By name: what a task is given and what it gives back. */
interface Tasks {
  readonly detectSlice: { readonly given: SliceTask; readonly gives: SliceResult };
  readonly finish: { readonly given: FinishTask; readonly gives: readonly Finding[] };
  readonly score: { readonly given: ScoreTask; readonly gives: ScoreResult };
  readonly ownership: { readonly given: OwnershipTask; readonly gives: OwnershipAnswer };
  readonly indexNames: { readonly given: SnapshotParts; readonly gives: NameIndexParts };
}

const IDLE_MILLISECONDS = 60_000;

/** Starts its threads when there is work and lets them go when they have been idle for a minute. */
export class Pool {
  readonly threads: number;
  readonly #piscina: Piscina;
  #closed = false;

  constructor(threads: number) {
    this.threads = threads;
    this.#piscina = new Piscina({
      filename: new URL('./worker.mjs', import.meta.url).href,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: IDLE_MILLISECONDS,
    });
  }

  async run<N extends keyof Tasks>(name: N, task: Tasks[N]['given']): Promise<Tasks[N]['gives']> {
    if (this.#closed) throw new Error('the engine is closed');
    return this.#piscina.run(task, { name }) as Promise<Tasks[N]['gives']>;
  }

  /** Ends the threads, whatever they are doing. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#piscina.destroy();
  }
}
