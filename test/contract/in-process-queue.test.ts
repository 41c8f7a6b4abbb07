import { openInProcessQueue } from '../../server/jobs/in-process.ts';
import { describeQueue } from './queue.ts';

describeQueue('jobs in process', async () => ({
  open: openInProcessQueue,
  clear: async () => undefined,
  remove: async () => undefined,
}));
