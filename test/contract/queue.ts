/** What every job queue has to do. An adapter's test gives it a place where queues can be opened, several on the same jobs. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RingsightError } from '../../graph/schema/errors.ts';
import {
  type AnyTask,
  defineTask,
  type Job,
  type JobQueue,
  type JobState,
  type QueueOptions,
} from '../../server/jobs/queue.ts';

export interface QueuePlace {
  open(options: QueueOptions): JobQueue;
  /** Forgets all jobs. */
  clear(): Promise<void>;
  remove(): Promise<void>;
}

/** What the tasks of these tests did, and what holds them. */
interface Stage {
  readonly ran: string[];
  running: number;
  mostRunning: number;
  open(): void;
  readonly gate: Promise<void>;
}

function newStage(): Stage {
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { ran: [], running: 0, mostRunning: 0, open, gate };
}

const named = z.strictObject({ name: z.string().max(20), times: z.int().default(0) });

function tasksOn(stage: Stage): readonly AnyTask[] {
  const echo = defineTask({
    name: 'echo',
    input: named,
    most: 10,
    run: async ({ name, times }) => {
      stage.ran.push(name);
      if (stage.ran.filter((each) => each === name).length <= times) throw new Error(`defect in ${name}`);
      return { echo: name };
    },
  });
  const wrong = defineTask({
    name: 'wrong',
    input: named,
    most: 10,
    run: async ({ name }) => {
      stage.ran.push(name);
      throw new RingsightError('BAD_INPUT', name, 'it cannot be read', 'Give another.');
    },
  });
  const held = defineTask({
    name: 'held',
    input: named,
    most: 2,
    run: async ({ name }, { signal, progress }) => {
      stage.ran.push(name);
      stage.mostRunning = Math.max(stage.mostRunning, ++stage.running);
      progress({ stage: name, done: 1, total: 2 });
      const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      try {
        await Promise.race([stage.gate, aborted]);
        return name;
      } finally {
        stage.running--;
      }
    },
  });
  const square = defineTask({
    name: 'square',
    input: z.strictObject({ n: z.int() }),
    most: 10,
    run: async ({ n }) => {
      stage.ran.push(`square ${n}`);
      if (n === -1) throw new RingsightError('BAD_INPUT', 'n', 'it is -1', 'Take another.');
      return n * n;
    },
  });
  const sum = defineTask({
    name: 'sum',
    input: z.strictObject({ to: z.int(), unlucky: z.boolean().default(false) }),
    most: 1,
    run: async ({ to, unlucky }, { parts }) => {
      const squares = await parts<{ n: number }, number>('square', async () => {
        stage.ran.push('plan');
        return Array.from({ length: to }, (_, i) => ({ n: unlucky ? -1 : i + 1 }));
      });
      return squares.reduce((total, each) => total + each, 0);
    },
  });
  const holds = defineTask({
    name: 'holds',
    input: named,
    most: 1,
    run: (_, { parts }) => parts<unknown, string>('held', async () => [{ name: 'a' }, { name: 'b' }]),
  });
  return [echo, wrong, held, square, sum, holds];
}

export async function until<T>(ask: () => Promise<T | null | undefined | false>, seconds = 20): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error('it did not come to that in time');
    await pause(20);
  }
}

export function describeQueue(name: string, place: () => Promise<QueuePlace>): void {
  describe(name, () => {
    let at: QueuePlace;
    let stage: Stage;
    let queue: JobQueue;
    let defects: string[];
    beforeAll(async () => {
      at = await place();
    });
    afterAll(() => at.remove());
    beforeEach(() => {
      stage = newStage();
      defects = [];
      queue = at.open({
        tasks: tasksOn(stage),
        concurrency: 5,
        attempts: 3,
        backoffMilliseconds: 20,
        patienceMilliseconds: 100,
        report: (_, error) => defects.push(String(error)),
      });
    });
    afterEach(async () => {
      await queue.close();
      await at.clear();
    });

    const start = (task: string, input: unknown, idempotencyKey?: string, by = 'tester'): Promise<Job> =>
      queue.start({ task, input, by, idempotencyKey });
    const comesTo = (id: string, ...states: readonly JobState[]): Promise<Job> =>
      until(async () => {
        const job = await queue.get(id);
        return job !== null && states.includes(job.state) && job;
      });

    it('runs a job and keeps what came of it', async () => {
      const before = Date.now();
      const started = await start('echo', { name: 'a' });
      expect(started).toMatchObject({
        task: 'echo',
        input: { name: 'a', times: 0 },
        by: 'tester',
        parent: null,
        failures: 0,
      });
      expect(started.id).toMatch(/^echo-/);
      const done = await comesTo(started.id, 'succeeded');
      expect(done).toMatchObject({ result: { echo: 'a' }, problem: null, failures: 0 });
      expect(done.createdAt).toBeGreaterThanOrEqual(before);
      expect(done.startedAt).toBeGreaterThanOrEqual(done.createdAt);
      expect(done.endedAt).toBeGreaterThanOrEqual(done.startedAt!);
      expect(stage.ran).toEqual(['a']);
    });

    it.each<[string, string, unknown, RegExp]>([
      ['an unknown task', 'paint', {}, /paint/],
      ['an input of another shape', 'echo', { nam: 'a' }, /echo/],
      ['a value out of range', 'echo', { name: 'a name that is far too long' }, /echo\.name/],
      ['no input', 'echo', undefined, /echo/],
    ])('refuses %s before it is a job', async (_, task, input, subject) => {
      await expect(start(task, input)).rejects.toMatchObject({
        code: 'BAD_REQUEST',
        subject: expect.stringMatching(subject),
      });
      expect(await queue.list()).toEqual([]);
    });

    it('knows no job that never was', async () => {
      for (const id of ['echo-none', 'none', '', '../echo-1', 'echo-*']) {
        expect(await queue.get(id)).toBeNull();
        await expect(queue.cancel(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
        await expect(queue.retry(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
    });

    describe('an idempotency key', () => {
      it('gives the same job for the same input, whatever the order of its fields, and refuses another', async () => {
        const first = await start('echo', { name: 'a', times: 0 }, 'key');
        const again = await Promise.all([
          start('echo', { times: 0, name: 'a' }, 'key'),
          start('echo', { name: 'a' }, 'key'),
        ]);
        expect(again.map(({ id }) => id)).toEqual([first.id, first.id]);
        await comesTo(first.id, 'succeeded');
        expect((await start('echo', { name: 'a' }, 'key')).state).toBe('succeeded');
        await expect(start('echo', { name: 'b' }, 'key')).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
        expect(stage.ran).toEqual(['a']);
      });

      it('is each caller’s own, and each task’s', async () => {
        const jobs = await Promise.all([
          start('echo', { name: 'a' }, 'key'),
          start('echo', { name: 'a' }, 'key', 'another'),
          start('wrong', { name: 'a' }, 'key'),
          start('echo', { name: 'a' }),
          start('echo', { name: 'a' }),
        ]);
        expect(new Set(jobs.map(({ id }) => id)).size).toBe(5);
      });
    });

    describe('a job that fails', () => {
      it('is tried again, and its defect stays inside', async () => {
        const { id } = await start('echo', { name: 'a', times: 2 });
        expect(await comesTo(id, 'succeeded')).toMatchObject({ failures: 2, problem: null, result: { echo: 'a' } });
        expect(stage.ran).toEqual(['a', 'a', 'a']);
        expect(defects).toEqual(['Error: defect in a', 'Error: defect in a']);
      });

      it('is a dead letter after its last attempt, is listed, and can be put back', async () => {
        const { id } = await start('echo', { name: 'a', times: 4 });
        const dead = await comesTo(id, 'failed');
        expect(dead).toMatchObject({ failures: 3, problem: { code: 'INTERNAL', incident: expect.any(String) } });
        expect(JSON.stringify(dead)).not.toContain('defect in a');
        expect(dead.endedAt).not.toBeNull();
        expect((await queue.list({ states: ['failed'] })).map((job) => job.id)).toEqual([id]);
        const again = await queue.retry(id);
        expect(again).toMatchObject({ failures: 0, problem: null });
        expect(await comesTo(id, 'succeeded')).toMatchObject({ failures: 1 });
        expect(await queue.list({ states: ['failed'] })).toEqual([]);
        expect(stage.ran).toHaveLength(5);
        await expect(queue.retry(id)).rejects.toMatchObject({ code: 'BAD_REQUEST', reason: 'it is succeeded' });
      });

      it('is not tried again when the same would come of it', async () => {
        const { id } = await start('wrong', { name: 'a' });
        expect(await comesTo(id, 'failed')).toMatchObject({
          failures: 1,
          problem: { code: 'BAD_INPUT', subject: 'a', reason: 'it cannot be read', remedy: 'Give another.' },
        });
        expect(stage.ran).toEqual(['a']);
      });
    });

    describe('cancellation', () => {
      it('ends a job that runs', async () => {
        const { id } = await start('held', { name: 'a' });
        await until(async () => stage.running === 1);
        await queue.cancel(id);
        expect(await comesTo(id, 'cancelled')).toMatchObject({ problem: { code: 'CANCELLED' }, failures: 0 });
        expect(stage.running).toBe(0);
        expect((await queue.list({ states: ['cancelled'] })).map((job) => job.id)).toEqual([id]);
        stage.open();
        await queue.retry(id);
        expect(await comesTo(id, 'succeeded')).toMatchObject({ result: 'a' });
      });

      it('ends a job that waits before it ever runs', async () => {
        const jobs = [];
        for (const each of ['a', 'b', 'c']) jobs.push(await start('held', { name: each }));
        await until(async () => stage.running === 2);
        const waiting = jobs.find(({ input }) => !stage.ran.includes((input as { name: string }).name))!;
        expect((await queue.cancel(waiting.id)).state).toBe('cancelled');
        stage.open();
        for (const { id } of jobs) await comesTo(id, 'succeeded', 'cancelled');
        expect((await queue.get(waiting.id))?.state).toBe('cancelled');
        expect(stage.ran).toHaveLength(2);
      });

      it('leaves one that has ended as it is', async () => {
        const { id } = await start('echo', { name: 'a' });
        await comesTo(id, 'succeeded');
        expect((await queue.cancel(id)).state).toBe('succeeded');
      });
    });

    it('runs no more of a task at a time than the task allows, and other tasks beside it', async () => {
      const jobs = [];
      for (const each of ['a', 'b', 'c', 'd']) jobs.push(await start('held', { name: each }));
      await until(async () => stage.running === 2);
      const other = await start('echo', { name: 'beside' });
      await comesTo(other.id, 'succeeded');
      expect((await queue.list({ states: ['waiting'] })).length).toBe(2);
      stage.open();
      for (const { id } of jobs) await comesTo(id, 'succeeded');
      expect(stage.mostRunning).toBe(2);
    });

    it('shows progress', async () => {
      const { id } = await start('held', { name: 'a' });
      const progress = await until(async () => (await queue.get(id))?.progress);
      expect(progress).toEqual({ stage: 'a', done: 1, total: 2 });
      stage.open();
      await comesTo(id, 'succeeded');
    });

    it('lists the newest first, by task and by state', async () => {
      const ids = [];
      for (const [task, each] of [
        ['echo', 'a'],
        ['wrong', 'b'],
        ['echo', 'c'],
      ] as const) {
        ids.push((await start(task, { name: each })).id);
        await pause(5);
      }
      for (const id of ids) await comesTo(id, 'succeeded', 'failed');
      const listed = async (filter?: Parameters<JobQueue['list']>[0]) => (await queue.list(filter)).map(({ id }) => id);
      expect(await listed()).toEqual(ids.toReversed());
      expect(await listed({ tasks: ['echo'] })).toEqual([ids[2], ids[0]]);
      expect(await listed({ states: ['failed'] })).toEqual([ids[1]]);
      expect(await listed({ tasks: ['echo'], states: ['failed'] })).toEqual([]);
    });

    describe('a job of parts', () => {
      it('waits for them without a place of its own, and puts their results together', async () => {
        // Two at a time of a task of which one may run: each has to let go while its parts are worked.
        const jobs = [await start('sum', { to: 20 }), await start('sum', { to: 3 })];
        const [first, second] = await Promise.all(jobs.map(({ id }) => comesTo(id, 'succeeded')));
        expect([first.result, second.result]).toEqual([2870, 14]);
        expect(first.progress).toMatchObject({ done: 20, total: 20 });
        expect(stage.ran.filter((each) => each === 'plan')).toHaveLength(2);
        expect(stage.ran.filter((each) => each.startsWith('square'))).toHaveLength(23);
        expect((await queue.list()).map(({ task }) => task)).toEqual(['sum', 'sum']);
      });

      it('without parts is done', async () => {
        const { id } = await start('sum', { to: 0 });
        expect(await comesTo(id, 'succeeded')).toMatchObject({ result: 0 });
      });

      it('fails with the first of them that fails, for its reason', async () => {
        const { id } = await start('sum', { to: 3, unlucky: true });
        expect(await comesTo(id, 'failed')).toMatchObject({ problem: { code: 'BAD_INPUT', reason: 'it is -1' } });
      });
    });

    it('cancels a job with its parts, and puts it back with them', async () => {
      const { id } = await start('holds', { name: 'whole' });
      await until(async () => stage.running === 2);
      await queue.cancel(id);
      expect(await comesTo(id, 'cancelled')).toMatchObject({ problem: { code: 'CANCELLED' } });
      await until(async () => stage.running === 0);
      stage.open();
      // Its parts look a little later whether they are to end.
      await until(() => queue.retry(id).catch(({ code }) => (code === 'BAD_REQUEST' ? null : Promise.reject(code))));
      expect(await comesTo(id, 'succeeded')).toMatchObject({ result: ['a', 'b'] });
    });

    it('gives what runs time to end when it is closed', async () => {
      const { id } = await start('held', { name: 'a' });
      await until(async () => stage.running === 1);
      stage.open();
      await queue.close();
      expect(stage.running).toBe(0);
      if (queue.durable) {
        queue = at.open({ tasks: tasksOn(newStage()), concurrency: 0 });
        expect(await comesTo(id, 'succeeded')).toMatchObject({ result: 'a' });
      }
    });

    it('ends what takes too long when it is closed', async () => {
      await start('held', { name: 'a' });
      await until(async () => stage.running === 1);
      await queue.close();
      expect(stage.running).toBe(0);
    });
  });
}
