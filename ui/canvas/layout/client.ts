/** Asks the worker for a layout, so that the screen never waits for one. */
import type { LayoutAnswer, LayoutRequest } from './layout.worker.ts';
import type { LayoutTask, Positions } from './task.ts';

interface Waiting {
  readonly resolve: (positions: Positions) => void;
  readonly onFrame: ((positions: Positions) => void) | undefined;
}

let worker: Worker | null = null;
let sent = 0;
const waiting = new Map<number, Waiting>();

function start(): Worker {
  const started = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<LayoutAnswer>) => {
    const asked = waiting.get(data.id);
    if (!data.final) {
      asked?.onFrame?.(data.positions);
      return;
    }
    waiting.delete(data.id);
    asked?.resolve(data.positions);
  });
  return started;
}

/** The positions of a layout task, computed in the worker; `onFrame` is told of the way there, if the layout shows it. */
export function layout(task: LayoutTask, onFrame?: (positions: Positions) => void): Promise<Positions> {
  worker ??= start();
  const request: LayoutRequest = { id: ++sent, task, frames: onFrame !== undefined };
  worker.postMessage(request);
  return new Promise((resolve) => waiting.set(request.id, { resolve, onFrame }));
}
