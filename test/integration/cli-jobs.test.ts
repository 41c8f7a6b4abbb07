import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openQueueOnly } from '../../server/jobs/open.ts';
import { freePort } from '../services/free-port.ts';
import { type RunningRedis, startRedis } from '../services/redis.ts';

const binary = fileURLToPath(new URL('../../server/cli/ringsight.mjs', import.meta.url));
let redis: RunningRedis;
beforeAll(async () => {
  redis = await startRedis({ password: 'a-secret-of-redis' });
});
afterAll(() => redis.remove());

function ringsight(args: readonly string[], address?: string) {
  const env = { ...process.env, RINGSIGHT_REDIS: address ?? '' };
  return spawnSync(process.execPath, [binary, ...args], { env, encoding: 'utf8', timeout: 60_000 });
}

describe('jobs on the command line', () => {
  it('are listed, cancelled and put back', async () => {
    const queue = await openQueueOnly(redis.url);
    const { id } = await queue.start({ task: 'ingest', input: { paths: ['.'] }, by: 'alice' });
    await queue.close();
    expect(ringsight(['jobs'], redis.url).stdout).toMatch(new RegExp(`^${id} +waiting +- +alice `, 'm'));
    expect(ringsight(['jobs', '--cancel', id], redis.url).stdout).toMatch(new RegExp(`^${id} +cancelled`, 'm'));
    expect(ringsight(['jobs', '--retry', id], redis.url).stdout).toMatch(new RegExp(`^${id} +waiting`, 'm'));
  });

  it.each<[string, readonly string[], string | undefined, number, RegExp]>([
    ['without a Redis', ['jobs'], undefined, 2, /RINGSIGHT_REDIS/],
    ['without a Redis', ['worker'], undefined, 2, /RINGSIGHT_REDIS/],
    ['with a store of its own', ['worker', '--store', ':memory:'], 'redis://127.0.0.1:1', 2, /:memory:/],
    ['at what is no Redis', ['jobs'], 'http://user:a-secret@host', 2, /no address of a Redis/],
  ])('%s: %j say so', (_, args, address, code, message) => {
    const { status, stderr } = ringsight(args, address);
    expect([status, stderr]).toEqual([code, expect.stringMatching(message)]);
    expect(stderr).not.toContain('a-secret');
  });

  it('of a Redis that is not there say so, without its password', async () => {
    const { status, stderr } = ringsight(['jobs'], `redis://:a-secret@127.0.0.1:${await freePort()}`);
    expect([status, stderr]).toEqual([1, expect.stringContaining('there is no connection')]);
    expect(stderr).not.toContain('a-secret');
  });
});
