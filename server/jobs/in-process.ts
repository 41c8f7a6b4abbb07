/** Jobs in this process: no other server is needed, and they end with the process. */
import { type ReportDefect, reportToStderr } from '../errors.ts';
import { attempt, CANCELLED, cancellation, type Outcome } from './attempt.ts';
import { digestOf, jobId, partIds } from './ids.ts';
import type { AnyTask, Job, JobFilter, JobQueue, JobRequest, QueueOptions } from './queue.ts';
import { queueDefaults } from './queue.ts';
import { checkedInput, conflict, ENDING, noSuchJob, notEnded, taskNamed, tasksByName, tooMany } from './start.ts';

interface Entry {
  job: Job;
  readonly digest: string;
  parts: readonly string[] | null;
  once: Promise<unknown> | null;
  /** While an attempt runs. */
  running: AbortController | null;
  /** It waits for its parts. */
  suspended: boolean;
  /** Until the next attempt. */
  timer: NodeJS.Timeout | null;
}

/** Opens a queue in this process. */
export const openInProcessQueue = (options: QueueOptions): JobQueue => new InProcessQueue(options);

const hasEnded = ({ state }: Job): boolean => state === 'succeeded' || state === 'failed' || state === 'cancelled';

class InProcessQueue implements JobQueue {
  readonly durable = false;
  readonly #options: Required<Omit<QueueOptions, 'tasks' | 'report' | 'onAttempt'>>;
  readonly #tasks: ReadonlyMap<string, AnyTask>;
  readonly #report: ReportDefect;
  readonly #onAttempt: QueueOptions['onAttempt'];
  /** In the order of their start. */
  readonly #entries = new Map<string, Entry>();
  readonly #ready: Entry[] = [];
  readonly #attempts = new Set<Promise<void>>();
  #closed = false;

  constructor({ tasks, onAttempt, report = reportToStderr, ...options }: QueueOptions) {
    this.#options = { ...queueDefaults, ...options };
    this.#tasks = tasksByName(tasks);
    this.#report = report;
    this.#onAttempt = onAttempt;
  }

  async start(request: JobRequest): Promise<Job> {
    const input = checkedInput(taskNamed(this.#tasks, request.task), request.input);
    const id = jobId(request);
    const earlier = this.#entries.get(id);
    if (earlier) {
      if (earlier.digest !== digestOf(input)) throw conflict();
      return earlier.job;
    }
    if (this.#ready.length >= queueDefaults.waiting) throw tooMany(queueDefaults.waiting);
    return this.#add(id, { ...request, input }, null).job;
  }

  async get(id: string): Promise<Job | null> {
    return this.#entries.get(id)?.job ?? null;
  }

  async list({ tasks, states }: JobFilter = {}): Promise<readonly Job[]> {
    return [...this.#entries.values()]
      .map(({ job }) => job)
      .filter(
        ({ parent, task, state }) =>
          parent === null && (tasks?.includes(task) ?? true) && (states?.includes(state) ?? true),
      )
      .reverse();
  }

  async cancel(id: string): Promise<Job> {
    const entry = this.#entry(id);
    if (hasEnded(entry.job)) return entry.job;
    for (const part of entry.parts ?? []) if (this.#entries.has(part)) await this.cancel(part);
    if (entry.running) entry.running.abort(CANCELLED);
    else this.#end(entry, { type: 'ended', problem: cancellation(id) });
    return entry.job;
  }

  async retry(id: string): Promise<Job> {
    const entry = this.#entry(id);
    if (entry.job.state !== 'failed' && entry.job.state !== 'cancelled') throw notEnded(id, entry.job.state);
    if (entry.parts?.some((part) => this.#entries.get(part)?.running?.signal.aborted)) throw notEnded(id, ENDING);
    for (const part of entry.parts ?? []) {
      const state = this.#entries.get(part)?.job.state;
      if (state === undefined) {
        entry.parts = null;
        entry.once = null;
      }
      if (state === 'failed' || state === 'cancelled') await this.retry(part);
    }
    entry.job = { ...entry.job, state: 'waiting', failures: 0, problem: null, endedAt: null };
    this.#queue(entry);
    return entry.job;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { timer } of this.#entries.values()) clearTimeout(timer ?? undefined);
    this.#ready.length = 0;
    const cut = setTimeout(() => {
      for (const { running } of this.#entries.values()) running?.abort(CANCELLED);
    }, this.#options.patienceMilliseconds);
    await Promise.all(this.#attempts);
    clearTimeout(cut);
  }

  #entry(id: string): Entry {
    const entry = this.#entries.get(id);
    if (!entry) throw noSuchJob(id, this);
    return entry;
  }

  #add(id: string, { task, input, by }: JobRequest, parent: string | null): Entry {
    const job: Job = {
      id,
      task,
      input,
      by,
      parent,
      state: 'waiting',
      progress: null,
      result: null,
      problem: null,
      failures: 0,
      createdAt: Date.now(),
      startedAt: null,
      endedAt: null,
    };
    const entry: Entry = {
      job,
      digest: digestOf(input),
      parts: null,
      once: null,
      running: null,
      suspended: false,
      timer: null,
    };
    this.#entries.set(id, entry);
    this.#queue(entry);
    return entry;
  }

  #queue(entry: Entry): void {
    entry.suspended = false;
    entry.timer = null;
    this.#ready.push(entry);
    queueMicrotask(() => this.#work());
  }

  /** Starts whatever may start. */
  #work(): void {
    for (const entry of [...this.#ready]) {
      const { task: name } = entry.job;
      const { most } = this.#tasks.get(name)!;
      const running = [...this.#entries.values()].filter((other) => other.running && other.job.task === name).length;
      if (this.#closed || running >= Math.min(most, this.#options.concurrency)) continue;
      this.#ready.splice(this.#ready.indexOf(entry), 1);
      const attempted = this.#attempt(entry).finally(() => this.#attempts.delete(attempted));
      this.#attempts.add(attempted);
    }
  }

  async #attempt(entry: Entry): Promise<void> {
    entry.running = new AbortController();
    entry.job = { ...entry.job, state: 'running', startedAt: Date.now() };
    const { attempts, backoffMilliseconds } = this.#options;
    const outcome = await attempt({
      job: entry.job,
      task: this.#tasks.get(entry.job.task)!,
      signal: entry.running.signal,
      attempts,
      backoffMilliseconds,
      report: this.#report,
      onAttempt: this.#onAttempt,
      progress: async (progress) => {
        entry.job = { ...entry.job, progress };
      },
      once: (make) => {
        entry.once ??= make();
        entry.once.catch(() => {
          entry.once = null;
        });
        return entry.once;
      },
      parts: async () => entry.parts?.map((part) => this.#entries.get(part)?.job ?? null) ?? null,
      startParts: async (task, inputs) => {
        entry.parts = partIds(entry.job.id, task, inputs);
        for (const [i, id] of entry.parts.entries())
          if (!this.#entries.has(id)) this.#add(id, { task, input: inputs[i], by: entry.job.by }, entry.job.id);
      },
      partResults: async () => (entry.parts ?? []).map((part) => this.#entries.get(part)?.job.result),
    });
    entry.running = null;
    this.#end(entry, outcome);
    this.#work();
  }

  #end(entry: Entry, outcome: Outcome): void {
    switch (outcome.type) {
      case 'succeeded':
        this.#settle(entry, { state: 'succeeded', result: outcome.result, problem: null });
        return;
      case 'ended': {
        const state = outcome.problem.code === 'CANCELLED' ? 'cancelled' : 'failed';
        this.#settle(entry, { state, problem: outcome.problem });
        return;
      }
      case 'again': {
        const { problem, delay } = outcome;
        entry.job = { ...entry.job, state: 'waiting', problem, failures: entry.job.failures + 1 };
        if (!this.#closed) entry.timer = setTimeout(() => this.#queue(entry), delay);
        return;
      }
      case 'suspended':
        entry.suspended = true;
        // A part may have ended while the task looked at the others.
        if (entry.parts?.every((part) => hasEnded(this.#entries.get(part)!.job))) this.#queue(entry);
        return;
      case 'handedBack':
        this.#queue(entry);
    }
  }

  #settle(entry: Entry, end: Pick<Job, 'state' | 'problem'> & Partial<Pick<Job, 'result'>>): void {
    clearTimeout(entry.timer ?? undefined);
    entry.suspended = false;
    const at = this.#ready.indexOf(entry);
    if (at >= 0) this.#ready.splice(at, 1);
    entry.job = {
      ...entry.job,
      ...end,
      failures: entry.job.failures + (end.state === 'failed' ? 1 : 0),
      endedAt: Date.now(),
    };
    if (entry.job.state !== 'failed' && entry.job.state !== 'cancelled')
      for (const part of entry.parts ?? []) this.#entries.delete(part);
    const parent = entry.job.parent === null ? undefined : this.#entries.get(entry.job.parent);
    if (parent?.suspended) this.#queue(parent);
    this.#forget();
  }

  /** Keeps so many of those that have ended. */
  #forget(): void {
    const ended = [...this.#entries.values()].filter(({ job }) => hasEnded(job) && job.parent === null);
    for (const { job, parts } of ended.slice(0, Math.max(0, ended.length - queueDefaults.remembered)))
      for (const id of [job.id, ...(parts ?? [])]) this.#entries.delete(id);
  }
}
