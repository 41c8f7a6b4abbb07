/** Works the jobs in Redis: what comes of an attempt is said to Bull in its own terms. */
import type Bull from 'bull';
import type { ReportDefect } from '../errors.ts';
import { attempt, CANCELLED, HANDED_BACK, type Outcome } from './attempt.ts';
import { BACKOFF, type JobData } from './bull-jobs.ts';
import { type BullShelf, cancelKey, onceKey } from './bull-shelf.ts';
import { partIds, taskOf } from './ids.ts';
import { type AnyTask, type QueueOptions, queueDefaults } from './queue.ts';
import type { RedisLink } from './redis-link.ts';

/** How often a running job looks whether it is to end. */
const LOOK_MILLISECONDS = 500;
/** When a job that waits for its parts looks again, should no part have woken it. */
const PARTS_MILLISECONDS = 1_000;
/** Before a job that was handed back may be taken: its own worker may still be listening. */
const HANDED_BACK_MILLISECONDS = 1_000;

/** Tells Bull to take a job up again, and when. */
class Again extends Error {
  readonly delay: number;

  constructor(delay: number, message: string) {
    super(message);
    this.delay = delay;
  }
}

/** When Bull takes a job up again: as the attempt has said. */
export const backoffStrategies: Bull.AdvancedSettings['backoffStrategies'] = {
  [BACKOFF]: (_, error) => (error instanceof Again ? error.delay : -1),
};

export interface WorkerOptions extends Required<Pick<QueueOptions, 'attempts' | 'backoffMilliseconds'>> {
  readonly tasks: ReadonlyMap<string, AnyTask>;
  readonly onAttempt: QueueOptions['onAttempt'];
  readonly report: ReportDefect;
}

export class BullWorker {
  readonly #shelf: BullShelf;
  readonly #link: RedisLink;
  readonly #options: WorkerOptions;
  readonly #running = new Set<AbortController>();
  #closing = false;

  constructor(shelf: BullShelf, link: RedisLink, options: WorkerOptions) {
    this.#shelf = shelf;
    this.#link = link;
    this.#options = options;
  }

  /** Nothing is taken on any more: what is taken all the same goes back at once. */
  close(): void {
    this.#closing = true;
  }

  /** Lets what runs end now, and go to another worker. */
  handBack(): void {
    for (const controller of this.#running) controller.abort(HANDED_BACK);
  }

  /** Takes a task's jobs from now on. */
  work({ name }: AnyTask, concurrency: number): void {
    const queue = this.#shelf.queues.get(name)!;
    queue.process(concurrency, (job) => this.#attempt(job)).catch((error) => this.#link.failed(error));
    const settled = ({ id, data }: Bull.Job<JobData>, succeeded: boolean): void => {
      const cleared = succeeded ? [this.#shelf.client.del(onceKey(String(id)))] : [];
      const forgotten = succeeded ? (data.parts ?? []).map((part) => this.#shelf.forget(part)) : [];
      const woken = data.parent === null ? [] : [this.#shelf.wake(data.parent)];
      Promise.all([...cleared, ...forgotten, ...woken]).catch((error) => this.#link.failed(error, `job ${id}`));
    };
    queue.on('completed', (job) => settled(job, true));
    queue.on('failed', (job) => settled(job, false));
  }

  async #attempt(queued: Bull.Job<JobData>): Promise<unknown> {
    const id = String(queued.id);
    const controller = new AbortController();
    this.#running.add(controller);
    if (this.#closing) controller.abort(HANDED_BACK);
    const look = (): Promise<void> => this.#look(id, controller);
    const looking = setInterval(() => look().catch(() => undefined), LOOK_MILLISECONDS);
    try {
      await look();
      const { tasks, report, onAttempt, ...retries } = this.#options;
      const task = tasks.get(taskOf(id))!;
      const outcome = await attempt({
        job: { id, input: queued.data.input, createdAt: queued.timestamp, failures: queued.data.failures },
        task,
        signal: controller.signal,
        report,
        onAttempt,
        ...retries,
        progress: (progress) => queued.progress(progress),
        once: (make) => this.#once(id, make),
        parts: async () => (queued.data.parts === null ? null : this.#shelf.partStates(queued.data.parts)),
        startParts: (name, inputs) => this.#startParts(queued, name, inputs),
        partResults: async () => (await this.#shelf.jobs(queued.data.parts ?? [])).map((part) => part?.result),
      });
      return await this.#settle(queued, outcome);
    } finally {
      clearInterval(looking);
      this.#running.delete(controller);
    }
  }

  /** Ends a job that is to be cancelled, and one that Redis has lost: nobody could see it, or end it. */
  async #look(id: string, controller: AbortController): Promise<void> {
    const { client } = this.#shelf;
    const [cancelled, there] = await Promise.all([
      client.exists(cancelKey(id)),
      client.exists(this.#shelf.queueOf(id).toKey(id)),
    ]);
    if (cancelled === 1 || there === 0) controller.abort(CANCELLED);
  }

  async #startParts(queued: Bull.Job<JobData>, task: string, inputs: readonly unknown[]): Promise<void> {
    const parent = String(queued.id);
    const ids = partIds(parent, task, inputs);
    for (const [i, id] of ids.entries())
      await this.#shelf.add(id, { task, input: inputs[i], by: queued.data.by }, parent);
    await queued.update({ ...queued.data, parts: ids });
  }

  /** What was made for a job is kept beside it. Should two workers make it at once, both go on with the first. */
  async #once(id: string, make: () => Promise<unknown>): Promise<unknown> {
    const { client } = this.#shelf;
    const kept = await client.get(onceKey(id));
    if (kept !== null) return JSON.parse(kept);
    await client.set(onceKey(id), JSON.stringify(await make()), 'EX', queueDefaults.failedSeconds, 'NX');
    return JSON.parse((await client.get(onceKey(id))) ?? 'null');
  }

  /** Says to Bull in its own terms what came of an attempt: a value, or an error with or without another try. */
  async #settle(queued: Bull.Job<JobData>, outcome: Outcome): Promise<unknown> {
    const { data } = queued;
    switch (outcome.type) {
      case 'succeeded':
        return outcome.result;
      case 'again':
        await queued.update({ ...data, failures: data.failures + 1, problem: outcome.problem, suspended: false });
        throw new Again(outcome.delay, outcome.problem.detail);
      case 'suspended':
        if (!data.suspended) await queued.update({ ...data, suspended: true });
        throw new Again(PARTS_MILLISECONDS, 'it waits for its parts');
      case 'handedBack':
        throw new Again(HANDED_BACK_MILLISECONDS, 'its worker ended in good order');
      case 'ended': {
        const { problem } = outcome;
        const failures = data.failures + (problem.code === 'CANCELLED' ? 0 : 1);
        await queued.update({ ...data, failures, problem, suspended: false });
        await this.#shelf.client.del(cancelKey(String(queued.id)));
        queued.discard();
        throw new Error(problem.detail);
      }
    }
  }
}
