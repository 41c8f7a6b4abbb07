/**
 * Jobs in Redis: a Bull queue a task, so that each has a limit of its own. What Bull knows of a job (where it is, since
 * when) and what is added to it (`JobData`) are read in one transaction. Wants Redis 6.0.6 or later.
 */
import Bull from 'bull';
import { reportToStderr } from '../errors.ts';
import { bullStates, dataOf, type JobData, jobOf } from './bull-jobs.ts';
import { BullShelf, cancelKey, idsIn, onceKey, PREFIX } from './bull-shelf.ts';
import { BullWorker, backoffStrategies } from './bull-worker.ts';
import { digestOf, isPart, jobId, taskOf } from './ids.ts';
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

const LOCK_SECONDS = 60;
/** How often a job's workers may die before the job is at fault. */
const MOST_STALLED = 3;
/** Opens a queue on a Redis. It need not be there yet: until it is, every call says QUEUE_UNAVAILABLE. */
export const openBullQueue = (options: BullOptions): BoardQueue => new BullQueue(options);

class BullQueue implements BoardQueue {
  readonly durable = true;
  readonly #patienceMilliseconds: number;
  readonly #tasks: ReadonlyMap<string, AnyTask>;
  readonly #shelf: BullShelf;
  readonly #link: RedisLink;
  readonly #worker: BullWorker;

  constructor({
    redis,
    tasks,
    concurrency,
    lockSeconds = LOCK_SECONDS,
    onAttempt,
    report = reportToStderr,
    ...options
  }: BullOptions) {
    const { attempts, backoffMilliseconds, patienceMilliseconds } = { ...queueDefaults, ...options };
    this.#patienceMilliseconds = patienceMilliseconds;
    this.#tasks = tasksByName(tasks);
    this.#link = new RedisLink(redis, report);
    const settings: Bull.AdvancedSettings = {
      lockDuration: lockSeconds * 1000,
      stalledInterval: lockSeconds * 250,
      maxStalledCount: MOST_STALLED,
      retryProcessDelay: 1_000,
      backoffStrategies,
    };
    const open = (name: string): Bull.Queue<JobData> =>
      new Bull<JobData>(name, { prefix: PREFIX, redis: this.#link.options, settings });
    this.#shelf = new BullShelf(new Map(tasks.map(({ name }) => [name, open(name)])));
    for (const queue of this.#shelf.queues.values()) {
      queue.on('error', (error) => this.#link.failed(error));
      // Bull names its connections without waiting for the answer: one that is closed meanwhile would end the process.
      queue.setWorkerName = async () => undefined;
    }
    this.#link.watch(this.#shelf.client, `${PREFIX}:since`);
    this.#worker = new BullWorker(this.#shelf, this.#link, {
      tasks: this.#tasks,
      onAttempt,
      report,
      attempts,
      backoffMilliseconds,
    });
    if (concurrency > 0) for (const task of tasks) this.#worker.work(task, Math.min(concurrency, task.most));
  }

  get queues(): readonly Bull.Queue[] {
    return [...this.#shelf.queues.values()];
  }

  async start(request: JobRequest): Promise<Job> {
    const input = checkedInput(taskNamed(this.#tasks, request.task), request.input);
    const id = jobId(request);
    return this.#link.ask(async () => {
      const { waiting, delayed } = await this.#shelf.queueOf(id).getJobCounts();
      if (waiting + delayed >= queueDefaults.waiting) throw tooMany(queueDefaults.waiting);
      await this.#shelf.add(id, { ...request, input }, null);
      // Where there was one of this id already, Bull leaves it as it is.
      const stored = (await this.#shelf.read([id])).get(id);
      if (!stored) throw noSuchJob(id, this);
      if (dataOf(stored).digest !== digestOf(input)) throw conflict();
      return jobOf(id, request.task, stored)!;
    });
  }

  get(id: string): Promise<Job | null> {
    return this.#link.ask(async () => (await this.#shelf.jobs([id]))[0]);
  }

  list({ tasks, states = jobStates }: JobFilter = {}): Promise<readonly Job[]> {
    const types = [...new Set(states.flatMap((state) => bullStates[state]))];
    return this.#link.ask(async () => {
      const queues = [...this.#shelf.queues].filter(([name]) => tasks?.includes(name) ?? true);
      const lists = queues.flatMap(([, queue]) => types.map((type) => idsIn(queue, type)));
      const ids = (await Promise.all(lists)).flat().filter((id) => !isPart(id));
      const jobs = (await this.#shelf.jobs([...new Set(ids)])).flatMap((job) => job ?? []);
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
        await this.#shelf.client.set(cancelKey(each), '1', 'EX', queueDefaults.failedSeconds);
        await this.#shelf.wake(each);
      }
      return (await this.#found(id)).job;
    });
  }

  retry(id: string): Promise<Job> {
    return this.#link.ask(async () => {
      const { job, data } = await this.#found(id);
      if (job.state !== 'failed' && job.state !== 'cancelled') throw notEnded(id, job.state);
      const stored = await this.#shelf.read(data.parts ?? []);
      if ([...stored.values()].some(({ isActive, isCancelled }) => isActive && isCancelled)) throw notEnded(id, ENDING);
      const parts = await this.#shelf.jobs(data.parts ?? []);
      const anyGone = parts.some((part) => part === null);
      for (const part of parts) if (part?.state === 'failed' || part?.state === 'cancelled') await this.retry(part.id);
      await this.#shelf.client.del(cancelKey(id), ...(anyGone ? [onceKey(id)] : []));
      const queued = await this.#shelf.queueOf(id).getJob(id);
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
    this.#worker.close();
    const handBack = setTimeout(() => this.#worker.handBack(), this.#patienceMilliseconds);
    await Promise.all(this.queues.map((queue) => queue.close()));
    clearTimeout(handBack);
    this.#link.close();
    // Bull connects its blocked clients anew to wake them, and some of them outlive its own closing.
    for (const client of this.queues.flatMap(({ clients }) => clients))
      client.on('error', () => undefined).disconnect();
  }

  async #found(id: string): Promise<{ readonly job: Job; readonly data: JobData }> {
    const stored = (await this.#shelf.read([id])).get(id);
    const job = stored && jobOf(id, taskOf(id), stored);
    if (!stored || !job) throw noSuchJob(id, this);
    return { job, data: dataOf(stored) };
  }
}
