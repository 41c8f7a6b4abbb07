/** What every queue checks before it takes a job. */
import { z } from 'zod';
import { RingsightError } from '../../graph/schema/errors.ts';
import type { AnyTask, JobQueue } from './queue.ts';

/** Tasks by name. */
export const tasksByName = (tasks: readonly AnyTask[]): ReadonlyMap<string, AnyTask> =>
  new Map(tasks.map((task) => [task.name, task]));

/** @throws RingsightError BAD_REQUEST for an unknown task */
export function taskNamed(tasks: ReadonlyMap<string, AnyTask>, name: string): AnyTask {
  const task = tasks.get(name);
  if (task) return task;
  const known = [...tasks.keys()].join(', ');
  throw new RingsightError('BAD_REQUEST', `task ${name}`, 'there is no such task', `Tasks are ${known}.`);
}

/**
 * The input as the task's schema gives it, defaults filled in.
 *
 * @throws RingsightError BAD_REQUEST that names the field
 */
export function checkedInput(task: AnyTask, input: unknown): unknown {
  try {
    return task.input.parse(input);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [{ path, message }] = error.issues;
    const subject = [task.name, ...path].join('.');
    throw new RingsightError('BAD_REQUEST', subject, message, 'Correct the input of the job.', { cause: error });
  }
}

export const conflict = (): RingsightError =>
  new RingsightError(
    'IDEMPOTENCY_CONFLICT',
    'idempotencyKey',
    'it came with another input before',
    'Use a new key for a new job.',
  );

export const tooMany = (most: number): RingsightError =>
  new RingsightError('LIMIT_EXCEEDED', 'jobs', `${most} wait already`, 'Wait until some are done, or cancel some.');

export const noSuchJob = (id: string, { durable }: Pick<JobQueue, 'durable'>): RingsightError =>
  new RingsightError(
    'NOT_FOUND',
    `job ${id}`,
    durable
      ? 'the queue does not know it: it never was, ended long ago, or Redis lost its data'
      : 'there is none: it never was, ended long ago, or the server was started anew since',
    'List the jobs, and start it again if it is missing.',
  );

/** Said of a job that was cancelled while its parts ran. */
export const ENDING = 'ending: its parts are being cancelled';

export const notEnded = (id: string, state: string): RingsightError =>
  new RingsightError(
    'BAD_REQUEST',
    `job ${id}`,
    `it is ${state}`,
    'Only a job that failed or was cancelled is retried.',
  );
