/**
 * Jobs in Redis: a Bull queue a task, so that each has a limit of its own. What Bull knows of a job (where it is, since
 * when) and what is added to it (`JobData`) are read in one transaction. Wants Redis 6.0.6 or later.
 */
import Bull from 'bull';
import { type ReportDefect, reportToStderr } from '../errors.ts';
import { attempt, CANCELLED, HANDED_BACK, type Outcome, type PartState } from './attempt.ts';
import { addOptions, BACKOFF, bullStates, dataOf, type JobData, jobOf, type StoredJob } from './bull-jobs.ts';
import { digestOf, isPart, jobId, partIds, taskOf } from './ids.ts';
import {
  type AnyTask,
  type Job,
  type JobFilter,
  type JobQueue,
  type JobRequest,
  jobStates,
  type QueueOptions,
  queueDefaults,
} from './queue.ts';
import { RedisLink } from './redis-link.ts';
import { checkedInput, conflict, ENDING, noSuchJob, notEnded, taskNamed, tasksByName, tooMany } from './start.ts';

export interface BullOptions extends QueueOptions {
  /** `redis://user:password@host:port/database`, or `rediss:` for TLS. */
  readonly redis: string;
  /** Without a sign of life for so long, a worker counts as dead and its job goes to another; a minute when left out. */
  readonly lockSeconds?: number;
}

/** A queue as the operators' board shows it. */
export interface BoardQueue extends JobQueue {
  readonly queues: readonly Bull.Queue[];
}

const PREFIX = 'ringsight';
const LOCK_SECONDS = 60;
/** How often a job's workers may die before the job is at fault. */
const MOST_STALLED = 3;
/** How often a running job looks whether it is to end. */
const LOOK_MILLISECONDS = 500;
/** When a job that waits for its parts looks again, should no part have woken it. */
const PARTS_MILLISECONDS = 1_000;
/** Before a job that was handed back may be taken: its own worker may still be listening. */
const HANDED_BACK_MILLISECONDS = 1_000;
/** Jobs read in one transaction. */
const READ_JOBS = 200;

/** Tells Bull to take a job up again, and when. */
class Again extends Error {
  readonly delay: number;

  constructor(delay: number, message: string) {
    super(message);
    this.delay = delay;
  }
}

/** Opens a queue on a Redis. It need not be there yet: until it is, every call says QUEUE_UNAVAILABLE. */
export const openBullQueue = (options: BullOptions): BoardQueue => new BullQueue(options);

class BullQueue implements BoardQueue {
  readonly durable = true;
  readonly #options: Required<Pick<QueueOptions, 'attempts' | 'backoffMilliseconds' | 'patienceMilliseconds'>>;
  readonly #tasks: ReadonlyMap<string, AnyTask>;
  readonly #queues: ReadonlyMap<string, Bull.Queue<JobData>>;
  readonly #link: RedisLink;
  readonly #report: ReportDefect;
  readonly #onAttempt: QueueOptions['onAttempt'];
  readonly #running = new Set<AbortController>();
  #closing = false;

  constructor({
    redis,
    tasks,
    concurrency,
    lockSeconds = LOCK_SECONDS,
    onAttempt,
    report = reportToStderr,
    ...options
  }: BullOptions) {
    this.#options = { ...queueDefaults, ...options };
    this.#tasks = tasksByName(tasks);
    this.#report = report;
    this.#onAttempt = onAttempt;
    this.#link = new RedisLink(redis, report);
    const settings: Bull.AdvancedSettings = {
      lockDuration: lockSeconds * 1000,
      stalledInterval: lockSeconds * 250,
      maxStalledCount: MOST_STALLED,
      retryProcessDelay: 1_000,
      backoffStrategies: { [BACKOFF]: (_, error) => (error instanceof Again ? error.delay : -1) },
    };
    const open = (name: string): Bull.Queue<JobData> =>
      new Bull<JobData>(name, { prefix: PREFIX, redis: this.#link.options, settings });
    this.#queues = new Map(tasks.map(({ name }) => [name, open(name)]));
    for (const queue of this.#queues.values()) {
      queue.on('error', (error) => this.#link.failed(error));
      // Bull names its connections without waiting for the answer: one that is closed meanwhile would end the process.
      queue.setWorkerName = async () => undefined;
    }
    this.#link.watch(this.#anyQueue.client, `${PREFIX}:since`);
    if (concurrency > 0) for (const task of tasks) this.#work(task, Math.min(concurrency, task.most));
  }

  get queues(): readonly Bull.Queue[] {
    return [...this.#queues.values()];
  }

  async start(request: JobRequest): Promise<Job> {
    const input = checkedInput(taskNamed(this.#tasks, request.task), request.input);
    const id = jobId(request);
    return this.#link.ask(async () => {
      const queue = this.#queueOf(id);
      const { waiting, delayed } = await queue.getJobCounts();
      if (waiting + delayed >= queueDefaults.waiting) throw tooMany(queueDefaults.waiting);
      await this.#add(queue, id, { ...request, input }, null);
      // Where there was one of this id already, Bull leaves it as it is.
      const stored = (await this.#read([id])).get(id);
      if (!stored) throw noSuchJob(id, this);
      if (dataOf(stored).digest !== digestOf(input)) throw conflict();
      return jobOf(id, request.task, stored)!;
    });
  }

  get(id: string): Promise<Job | null> {
    return this.#link.ask(async () => (await this.#jobs([id]))[0]);
  }

  list({ tasks, states = jobStates }: JobFilter = {}): Promise<readonly Job[]> {
    const types = [...new Set(states.flatMap((state) => bullStates[state]))];
    return this.#link.ask(async () => {
      const queues = [...this.#queues].filter(([name]) => tasks?.includes(name) ?? true);
      const lists = queues.flatMap(([, queue]) => types.map((type) => idsIn(queue, type)));
      const ids = (await Promise.all(lists)).flat().filter((id) => !isPart(id));
      const jobs = (await this.#jobs([...new Set(ids)])).flatMap((job) => job ?? []);
      return jobs
        .filter(({ state }) => states.includes(state))
        .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
    });
  }

  cancel(id: string): Promise<Job> {
    return this.#link.ask(async () => {
      const { job, data } = await this.#found(id);
      if (job.state !== 'waiting' && job.state !== 'running') return job;
      for (const each of [id, ...(data.parts ?? [])]) {
        await this.#anyQueue.client.set(cancelKey(each), '1', 'EX', queueDefaults.failedSeconds);
        await this.#wake(each);
      }
      return (await this.#found(id)).job;
    });
  }

  retry(id: string): Promise<Job> {
    return this.#link.ask(async () => {
      const { job, data } = await this.#found(id);
      if (job.state !== 'failed' && job.state !== 'cancelled') throw notEnded(id, job.state);
      const stored = await this.#read(data.parts ?? []);
      if ([...stored.values()].some(({ isActive, isCancelled }) => isActive && isCancelled)) throw notEnded(id, ENDING);
      const parts = await this.#jobs(data.parts ?? []);
      const anyGone = parts.some((part) => part === null);
      for (const part of parts) if (part?.state === 'failed' || part?.state === 'cancelled') await this.retry(part.id);
      await this.#anyQueue.client.del(cancelKey(id), ...(anyGone ? [onceKey(id)] : []));
      const queued = await this.#queueOf(id).getJob(id);
      if (!queued) throw noSuchJob(id, this);
      await queued.update({
        ...data,
        failures: 0,
        problem: null,
        suspended: false,
        parts: anyGone ? null : data.parts,
      });
      // One that was cancelled while it waited waits still.
      if (await queued.isFailed()) await queued.retry();
      return (await this.#found(id)).job;
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    const handBack = setTimeout(() => {
      for (const controller of this.#running) controller.abort(HANDED_BACK);
    }, this.#options.patienceMilliseconds);
    await Promise.all(this.queues.map((queue) => queue.close()));
    clearTimeout(handBack);
    this.#link.close();
    // Bull connects its blocked clients anew to wake them, and some of them outlive its own closing.
    for (const client of this.queues.flatMap(({ clients }) => clients))
      client.on('error', () => undefined).disconnect();
  }

  get #anyQueue(): Bull.Queue<JobData> {
    return this.#queues.values().next().value!;
  }

  /** @throws RingsightError NOT_FOUND when no task has a queue for such an id */
  #queueOf(id: string): Bull.Queue<JobData> {
    const queue = this.#queues.get(taskOf(id));
    if (!queue) throw noSuchJob(id, this);
    return queue;
  }

  #add(queue: Bull.Queue<JobData>, id: string, { input, by }: JobRequest, parent: string | null): Promise<unknown> {
    const data = {
      input,
      digest: digestOf(input),
      by,
      parent,
      failures: 0,
      problem: null,
      suspended: false,
      parts: null,
    };
    return queue.add(data, addOptions(id, parent));
  }

  async #found(id: string): Promise<{ readonly job: Job; readonly data: JobData }> {
    const stored = (await this.#read([id])).get(id);
    const job = stored && jobOf(id, taskOf(id), stored);
    if (!stored || !job) throw noSuchJob(id, this);
    return { job, data: dataOf(stored) };
  }

  /** Jobs in the order of their ids; null for one that is not there. */
  async #jobs(ids: readonly string[]): Promise<readonly (Job | null)[]> {
    const stored = await this.#read(ids);
    return ids.map((id) => {
      const found = stored.get(id);
      return found ? jobOf(id, taskOf(id), found) : null;
    });
  }

  async #read(ids: readonly string[]): Promise<ReadonlyMap<string, StoredJob>> {
    const found = new Map<string, StoredJob>();
    const known = ids.filter((id) => this.#queues.has(taskOf(id)));
    for (let start = 0; start < known.length; start += READ_JOBS) {
      const some = known.slice(start, start + READ_JOBS);
      const reads = this.#anyQueue.client.multi();
      for (const id of some) {
        const key = (name: string): string => this.#queueOf(id).toKey(name);
        reads.hgetall(key(id)).exists(cancelKey(id));
        reads.zscore(key('completed'), id).zscore(key('failed'), id).lpos(key('active'), id);
      }
      const answers = valuesOf(await reads.exec());
      some.forEach((id, i) => {
        const [hash, cancelled, completed, failed, active] = answers.slice(i * 5, i * 5 + 5);
        if (Object.keys(hash as object).length === 0) return;
        found.set(id, {
          hash: hash as Readonly<Record<string, string>>,
          isCancelled: cancelled === 1,
          isCompleted: completed !== null,
          isFailed: failed !== null,
          isActive: active !== null,
        });
      });
    }
    return found;
  }

  /** Lets a job that waits for a time or for its parts be looked at now. One that does not wait for them needs no waking. */
  async #wake(id: string): Promise<void> {
    const job = await this.#queueOf(id).getJob(id);
    await job?.promote().catch(() => undefined);
  }

  #work({ name }: AnyTask, concurrency: number): void {
    const queue = this.#queues.get(name)!;
    queue.process(concurrency, (job) => this.#attempt(job)).catch((error) => this.#link.failed(error));
    const settled = ({ id, data }: Bull.Job<JobData>, succeeded: boolean): void => {
      const cleared = succeeded ? [this.#anyQueue.client.del(onceKey(String(id)))] : [];
      const forgotten = succeeded ? (data.parts ?? []).map((part) => this.#forget(part)) : [];
      const woken = data.parent === null ? [] : [this.#wake(data.parent)];
      Promise.all([...cleared, ...forgotten, ...woken]).catch((error) => this.#link.failed(error, `job ${id}`));
    };
    queue.on('completed', (job) => settled(job, true));
    queue.on('failed', (job) => settled(job, false));
  }

  async #forget(id: string): Promise<void> {
    await (await this.#queueOf(id).getJob(id))?.remove();
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
      const task = this.#tasks.get(taskOf(id))!;
      const { attempts, backoffMilliseconds } = this.#options;
      const outcome = await attempt({
        job: { id, input: queued.data.input, createdAt: queued.timestamp, failures: queued.data.failures },
        task,
        signal: controller.signal,
        attempts,
        backoffMilliseconds,
        report: this.#report,
        onAttempt: this.#onAttempt,
        progress: (progress) => queued.progress(progress),
        once: (make) => this.#once(id, make),
        parts: async () => (queued.data.parts === null ? null : this.#partStates(queued.data.parts)),
        startParts: (name, inputs) => this.#startParts(queued, name, inputs),
        partResults: async () => (await this.#jobs(queued.data.parts ?? [])).map((part) => part?.result),
      });
      return await this.#settle(queued, outcome);
    } finally {
      clearInterval(looking);
      this.#running.delete(controller);
    }
  }

  /** Ends a job that is to be cancelled, and one that Redis has lost: nobody could see it, or end it. */
  async #look(id: string, controller: AbortController): Promise<void> {
    const { client } = this.#anyQueue;
    const [cancelled, there] = await Promise.all([
      client.exists(cancelKey(id)),
      client.exists(this.#queueOf(id).toKey(id)),
    ]);
    if (cancelled === 1 || there === 0) controller.abort(CANCELLED);
  }

  async #startParts(queued: Bull.Job<JobData>, task: string, inputs: readonly unknown[]): Promise<void> {
    const parent = String(queued.id);
    const ids = partIds(parent, task, inputs);
    for (const [i, id] of ids.entries())
      await this.#add(this.#queueOf(id), id, { task, input: inputs[i], by: queued.data.by }, parent);
    await queued.update({ ...queued.data, parts: ids });
  }

  /** What is needed of parts while they are worked: their inputs and results are large, and stay where they are. */
  async #partStates(ids: readonly string[]): Promise<readonly (PartState | null)[]> {
    const looks = this.#anyQueue.client.multi();
    for (const id of ids) {
      const key = (name: string): string => this.#queueOf(id).toKey(name);
      looks.hmget(key(id), 'timestamp', 'progress').zscore(key('completed'), id).zscore(key('failed'), id);
    }
    const answers = valuesOf(await looks.exec());
    const states = ids.map(async (id, i): Promise<PartState | null> => {
      const [[timestamp, progress], completed, failed] = answers.slice(i * 3, i * 3 + 3) as [
        string[],
        unknown,
        unknown,
      ];
      if (timestamp === null) return null;
      if (failed !== null) return (await this.#jobs([id]))[0];
      const state = completed === null ? 'running' : 'succeeded';
      return { id, state, progress: JSON.parse(progress ?? 'null') || null, problem: null };
    });
    return Promise.all(states);
  }

  /** What was made for a job is kept beside it. Should two workers make it at once, both go on with the first. */
  async #once(id: string, make: () => Promise<unknown>): Promise<unknown> {
    const { client } = this.#anyQueue;
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
        await this.#anyQueue.client.del(cancelKey(String(queued.id)));
        queued.discard();
        throw new Error(problem.detail);
      }
    }
  }
}

const onceKey = (id: string): string => `${PREFIX}:once:${id}`;
const cancelKey = (id: string): string => `${PREFIX}:cancelled:${id}`;

/** The answers of a transaction. */
function valuesOf(answers: readonly [Error | null, unknown][] | null): readonly unknown[] {
  return (answers ?? []).map(([error, value]) => {
    if (error) throw error;
    return value;
  });
}

/** Ids in one of Bull's lists, newest first. */
async function idsIn(queue: Bull.Queue, type: string): Promise<readonly string[]> {
  const key = queue.toKey(type);
  const last = queueDefaults.remembered - 1;
  return type === 'wait' || type === 'paused' || type === 'active'
    ? queue.client.lrange(key, 0, last)
    : queue.client.zrevrange(key, 0, last);
}
