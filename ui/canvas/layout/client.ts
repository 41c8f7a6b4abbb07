/** Asks the worker for a layout, so that the screen never waits for one. */
import type { LayoutAnswer, LayoutRequest } from './layout.worker.ts';
import type { LayoutTask, Positions } from './task.ts';
import { buffersOf, packTask, unpackPositions } from './wire.ts';

interface Waiting {
  readonly nodes: readonly string[];
  readonly resolve: (positions: Positions) => void;
  readonly onFrame: ((positions: Positions) => void) | undefined;
}

let worker: Worker | null = null;
let sent = 0;
const waiting = new Map<number, Waiting>();

function start(): Worker {
  const started = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data: { id, positions, final } }: MessageEvent<LayoutAnswer>) => {
    const asked = waiting.get(id);
    if (asked === undefined) return;
    const reached = unpackPositions(asked.nodes, positions);
    if (!final) {
      asked.onFrame?.(reached);
      return;
    }
    waiting.delete(id);
    asked.resolve(reached);
  });
  return started;
}

/** The positions of a layout task, computed in the worker; `onFrame` is told of the way there, if the layout shows it. */
export function layout(task: LayoutTask, onFrame?: (positions: Positions) => void): Promise<Positions> {
  worker ??= start();
  const packed = packTask(task);
  const request: LayoutRequest = { id: ++sent, task: packed, frames: onFrame !== undefined };
  const { ends, kindOf, firsts, fixed, pinned, start: from } = packed;
  const transfer = [ends.buffer, kindOf.buffer, firsts.buffer, ...buffersOf(fixed, pinned, from)];
  worker.postMessage(request, { transfer });
  return new Promise((resolve) => waiting.set(request.id, { nodes: task.nodes, resolve, onFrame }));
}
