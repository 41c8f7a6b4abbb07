/** Follows a job until it ends. */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { RingsightError } from '../../graph/schema/errors.ts';
import { untilLeft } from '../watching.ts';
import type { Job, JobQueue } from './queue.ts';
import { noSuchJob } from './start.ts';

const LOOK_MILLISECONDS = 300;

/** Names what a job looks like now: who has seen it and comes again says so, and is told only what is new. */
export const revisionOf = ({ state, progress, failures, problem }: Job): string =>
  createHash('sha256')
    .update(JSON.stringify([state, progress, failures, problem]))
    .digest('base64url')
    .slice(0, 16);

/**
 * A job each time that it changes, and last of all when it has ended. It looks at the queue again and again, so that a queue
 * that is gone for a while is no end of it, and nothing is missed. A job that the queue forgets is told as an error.
 *
 * @param after the revision that the caller has seen already
 */
export function watchJob(queue: JobQueue, id: string, after?: string): AsyncIterableIterator<Job | RingsightError> {
  return untilLeft((signal) => changesOf(queue, id, after, signal));
}

async function* changesOf(queue: JobQueue, id: string, after: string | undefined, signal: AbortSignal) {
  let seen = after;
  while (!signal.aborted) {
    const job = await queue.get(id).catch(unlessItPasses);
    if (job === null) {
      yield noSuchJob(id, queue);
      return;
    }
    if (job !== undefined && revisionOf(job) !== seen) {
      seen = revisionOf(job);
      yield job;
    }
    if (job && job.state !== 'waiting' && job.state !== 'running') return;
    await pause(LOOK_MILLISECONDS, undefined, { signal }).catch(() => undefined);
  }
}

function unlessItPasses(error: unknown): undefined {
  if (error instanceof RingsightError && error.code === 'QUEUE_UNAVAILABLE') return undefined;
  throw error;
}
