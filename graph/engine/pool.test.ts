import { afterAll, describe, expect, it } from 'vitest';
import { snapshotOf } from '../snapshot/from-rows.ts';
import { Pool, TaskEnded } from './pool.ts';

const snapshot = await snapshotOf([{ kind: 'Person', key: 's/1', values: { name: '张伟' } }], []);
const pool = new Pool(1);
afterAll(() => pool.close());

describe('a pool', () => {
  it('runs more tasks than it has threads, over shared memory', async () => {
    const results = await Promise.all([1, 2, 3].map(() => pool.run('indexNames', snapshot.parts)));
    for (const kinds of results) expect(kinds[1].keys.bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('ends a task with its thread when its time is over, and goes on with the next', async () => {
    const busy = new Pool(1);
    // A thread takes longer than this to start.
    await expect(busy.run('indexNames', snapshot.parts, { milliseconds: 1 })).rejects.toBeInstanceOf(TaskEnded);
    await expect(busy.run('indexNames', snapshot.parts, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(
      TaskEnded,
    );
    expect(await busy.run('indexNames', snapshot.parts)).toHaveLength(snapshot.parts.nodes.length);
    await busy.close();
  });

  it('hands on what a task throws', async () => {
    const task = {
      parts: snapshot.parts,
      detector: 'none',
      asOf: 0,
      parameters: {},
      slice: { index: 0, count: 1 },
      milliseconds: 1000,
      results: 1,
      cancelled: new Int32Array(1),
    };
    await expect(pool.run('detectSlice', task)).rejects.toThrow('detect');
  });

  it('takes nothing more when it is closed, and leaves nobody waiting', async () => {
    const closing = new Pool(1);
    const settling = Promise.allSettled([1, 2, 3].map(() => closing.run('indexNames', snapshot.parts)));
    await closing.close();
    const settled = await settling;
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(closing.run('indexNames', snapshot.parts)).rejects.toThrow('closed');
  });
});
