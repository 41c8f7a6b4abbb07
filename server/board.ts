/** bull-board: the queues in Redis as a page for administrators. It shows and changes nothing; jobs are acted on by the API. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JobQueue } from './jobs/queue.ts';

export const BOARD = '/admin/queues';
export type BoardHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** Its page has a base address and styles inside; scripts stay those of this server. */
export const boardPolicy: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
    "connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

/** The handler of the board under its path; null when the queue is not in Redis. */
export async function openBoard(queue: JobQueue): Promise<BoardHandler | null> {
  if (!('queues' in queue)) return null;
  const [{ createBullBoard }, { BullAdapter }, { ExpressAdapter }, { default: express }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullAdapter'),
    import('@bull-board/express'),
    import('express'),
  ]);
  type BullQueue = ConstructorParameters<typeof BullAdapter>[0];
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath(BOARD);
  createBullBoard({
    queues: (queue.queues as readonly BullQueue[]).map((each) => new BullAdapter(each, { readOnlyMode: true })),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Ringsight' } },
  });
  const board = serverAdapter.getRouter() as ReturnType<typeof express>;
  const app = express();
  for (const each of [app, board]) each.disable('x-powered-by');
  app.use(BOARD, board);
  return app;
}
