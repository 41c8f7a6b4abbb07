import { Redis } from 'ioredis';
import { openBullQueue } from '../../server/jobs/bull.ts';
import { startRedis } from '../services/redis.ts';
import { describeQueue } from './queue.ts';

describeQueue('jobs in Redis', async () => {
  const redis = await startRedis({ password: 'a-secret-of-redis' });
  return {
    open: (options) => openBullQueue({ redis: redis.url, ...options }),
    clear: async () => {
      const client = new Redis(redis.url);
      await client.flushall();
      await client.quit();
    },
    remove: () => redis.remove(),
  };
});
