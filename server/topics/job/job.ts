/** Background work: started, watched, cancelled, tried again. */
import type { RingsightError } from '../../../graph/schema/errors.ts';
import type { Job, JobFilter, JobQueue, JobRequest } from '../../jobs/queue.ts';
import { watchJob } from '../../jobs/watch.ts';
import { type Order, type Page, type PageQuery, pageOf } from '../../paging.ts';

/** The queue gives them in this order. */
const newestFirst: Order<Job> = { name: 'NEWEST', key: ({ createdAt, id }) => [-createdAt, id] };

export class Jobs {
  readonly queue: JobQueue;

  constructor(queue: JobQueue) {
    this.queue = queue;
  }

  /** Whether jobs outlive the process. */
  get durable(): boolean {
    return this.queue.durable;
  }

  /** Errors: `JobQueue.start`. */
  start(request: JobRequest): Promise<Job> {
    return this.queue.start(request);
  }

  /** One page, newest first. Errors: `JobQueue.list`, `pageOf`. */
  async page(filter: JobFilter, query: PageQuery): Promise<Page<Job>> {
    return pageOf(await this.queue.list(filter), newestFirst, query);
  }

  find(id: string): Promise<Job | null> {
    return this.queue.get(id);
  }

  /** Errors: `JobQueue.cancel`. */
  cancel(id: string): Promise<Job> {
    return this.queue.cancel(id);
  }

  /** Errors: `JobQueue.retry`. */
  retry(id: string): Promise<Job> {
    return this.queue.retry(id);
  }

  /** See `watchJob`. */
  watch(id: string, after?: string): AsyncIterableIterator<Job | RingsightError> {
    return watchJob(this.queue, id, after);
  }
}
