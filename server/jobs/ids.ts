/** Ids of jobs. They begin with the task's name, so that an id alone says which queue to look in. */
import { createHash, randomUUID } from 'node:crypto';
import type { JobRequest } from './queue.ts';

const digest = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex').slice(0, 32);

/** JSON with the keys of every object in order, so that equal inputs have equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Tells one input from another. */
export const digestOf = (input: unknown): string => digest(input ?? null);

/** A new id; for an idempotency key the same one each time. */
export const jobId = ({ task, by, idempotencyKey }: JobRequest): string =>
  `${task}-${idempotencyKey === undefined ? randomUUID() : digest([by, idempotencyKey])}`;

/** Ids of the parts of a job: the same plan has the same ids, so that it is never started twice, and another one others. */
export function partIds(parent: string, task: string, inputs: readonly unknown[]): readonly string[] {
  const plan = digest([parent, inputs]);
  return inputs.map((_, i) => `${task}-${plan}.${i}`);
}

/** The name of the task of a job. */
export const taskOf = (id: string): string => id.slice(0, Math.max(id.indexOf('-'), 0));

/** Whether an id is that of a part of a job. */
export const isPart = (id: string): boolean => id.includes('.');
