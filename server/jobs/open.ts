/** Opens the queue that is configured: in Redis, else in this process. The same tasks run in both. */
import { openInProcessQueue } from './in-process.ts';
import type { JobQueue, QueueOptions } from './queue.ts';

export interface OpenQueueOptions extends QueueOptions {
  /** Address of a Redis; jobs are in this process when left out. */
  readonly redis?: string;
}

export async function openQueue({ redis, ...options }: OpenQueueOptions): Promise<JobQueue> {
  if (redis === undefined) return openInProcessQueue(options);
  const { openBullQueue } = await import('./bull.ts');
  return openBullQueue({ redis, ...options });
}
