/** The queues of all tasks in Redis, and the jobs in them as they are read and added. */
import type Bull from 'bull';
import type { PartState } from './attempt.ts';
import { addOptions, type JobData, jobOf, type StoredJob } from './bull-jobs.ts';
import { digestOf, taskOf } from './ids.ts';
import { type Job, type JobRequest, queueDefaults } from './queue.ts';
import { noSuchJob } from './start.ts';

export const PREFIX = 'ringsight';
/** Jobs read in one transaction. */
const READ_JOBS = 200;

/** Where what was made for a job is kept, and where it says that a job is to end. */
export const onceKey = (id: string): string => `${PREFIX}:once:${id}`;
export const cancelKey = (id: string): string => `${PREFIX}:cancelled:${id}`;

export class BullShelf {
  /** By the task's name. */
  readonly queues: ReadonlyMap<string, Bull.Queue<JobData>>;

  constructor(queues: ReadonlyMap<string, Bull.Queue<JobData>>) {
    this.queues = queues;
  }

  get client(): Bull.Queue['client'] {
    return this.queues.values().next().value!.client;
  }

  /** @throws RingsightError NOT_FOUND when no task has a queue for such an id */
  queueOf(id: string): Bull.Queue<JobData> {
    const queue = this.queues.get(taskOf(id));
    if (!queue) throw noSuchJob(id, { durable: true });
    return queue;
  }

  add(id: string, { input, by }: JobRequest, parent: string | null): Promise<unknown> {
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
    return this.queueOf(id).add(data, addOptions(id, parent));
  }

  /** Jobs in the order of their ids; null for one that is not there. */
  async jobs(ids: readonly string[]): Promise<readonly (Job | null)[]> {
    const stored = await this.read(ids);
    return ids.map((id) => {
      const found = stored.get(id);
      return found ? jobOf(id, taskOf(id), found) : null;
    });
  }

  async read(ids: readonly string[]): Promise<ReadonlyMap<string, StoredJob>> {
    const found = new Map<string, StoredJob>();
    const known = ids.filter((id) => this.queues.has(taskOf(id)));
    for (let start = 0; start < known.length; start += READ_JOBS) {
      const some = known.slice(start, start + READ_JOBS);
      const reads = this.client.multi();
      for (const id of some) {
        const key = (name: string): string => this.queueOf(id).toKey(name);
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

  /** What is needed of parts while they are worked: their inputs and results are large, and stay where they are. */
  async partStates(ids: readonly string[]): Promise<readonly (PartState | null)[]> {
    const looks = this.client.multi();
    for (const id of ids) {
      const key = (name: string): string => this.queueOf(id).toKey(name);
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
      if (failed !== null) return (await this.jobs([id]))[0];
      const state = completed === null ? 'running' : 'succeeded';
      return { id, state, progress: JSON.parse(progress ?? 'null') || null, problem: null };
    });
    return Promise.all(states);
  }

  /** Lets a job that waits for a time or for its parts be looked at now. One that does not wait for them needs no waking. */
  async wake(id: string): Promise<void> {
    const job = await this.queueOf(id).getJob(id);
    await job?.promote().catch(() => undefined);
  }

  async forget(id: string): Promise<void> {
    await (await this.queueOf(id).getJob(id))?.remove();
  }
}

/** The answers of a transaction. */
function valuesOf(answers: readonly [Error | null, unknown][] | null): readonly unknown[] {
  return (answers ?? []).map(([error, value]) => {
    if (error) throw error;
    return value;
  });
}

/** Ids in one of Bull's lists of a queue, newest first. */
export async function idsIn(queue: Bull.Queue, type: string): Promise<readonly string[]> {
  const key = queue.toKey(type);
  const last = queueDefaults.remembered - 1;
  return type === 'wait' || type === 'paused' || type === 'active'
    ? queue.client.lrange(key, 0, last)
    : queue.client.zrevrange(key, 0, last);
}
