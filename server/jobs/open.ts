/** Opens the queue that is configured: in Redis, else in this process. The same tasks run in both. */
import { openInProcessQueue } from './in-process.ts';
import type { JobQueue, QueueOptions } from './queue.ts';

export interface OpenQueueOptions extends QueueOptions {
  /** Address of a Redis; jobs are in this process when left out. */
  readonly redis?: string;
  /** See `BullOptions`. */
  readonly lockSeconds?: number;
}

export async function openQueue({ redis, lockSeconds, ...options }: OpenQueueOptions): Promise<JobQueue> {
  if (redis === undefined) return openInProcessQueue(options);
  const { openBullQueue } = await import('./bull.ts');
  return openBullQueue({ redis, lockSeconds, ...options });
}

/** Opens the queue in a Redis to look at it and to act on its jobs; none are worked, so no store is needed. */
export async function openQueueOnly(redis: string): Promise<JobQueue> {
  const [{ openBullQueue }, { taskNames }] = await Promise.all([import('./bull.ts'), import('./tasks/index.ts')]);
  const tasks = taskNames.map((name) => ({
    name,
    most: 0,
    input: { parse: (input: unknown) => input as never },
    run: () => Promise.reject(new Error(`${name} is not worked here`)),
  }));
  return openBullQueue({ redis, tasks, concurrency: 0 });
}
