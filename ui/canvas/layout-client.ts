/** Asks the worker for a layout, so that the screen never waits for one. */
import type { LayoutTask, Positions } from './layout.ts';
import type { LayoutAnswer, LayoutRequest } from './layout.worker.ts';

let worker: Worker | null = null;
let sent = 0;
const waiting = new Map<number, (positions: Positions) => void>();

function start(): Worker {
  const started = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<LayoutAnswer>) => {
    waiting.get(data.id)?.(data.positions);
    waiting.delete(data.id);
  });
  return started;
}

/** The positions of a layout task, computed in the worker. */
export function layout(task: LayoutTask): Promise<Positions> {
  worker ??= start();
  const request: LayoutRequest = { id: ++sent, task };
  worker.postMessage(request);
  return new Promise((resolve) => waiting.set(request.id, resolve));
}
