import { arrange } from './arrange.ts';
import type { Positions } from './task.ts';
import { buffersOf, packPositions, unpackTask, type WirePositions, type WireTask } from './wire.ts';

export interface LayoutRequest {
  readonly id: number;
  readonly task: WireTask;
  /** Whether what has been reached is wanted on the way. */
  readonly frames: boolean;
}
export interface LayoutAnswer {
  readonly id: number;
  /** Of the task's nodes. */
  readonly positions: WirePositions;
  /** False for a frame on the way. */
  readonly final: boolean;
}

self.addEventListener('message', ({ data: { id, task, frames } }: MessageEvent<LayoutRequest>) => {
  const send = (reached: Positions, final: boolean): void => {
    const positions = packPositions(task.nodes, reached);
    const answer: LayoutAnswer = { id, positions, final };
    self.postMessage(answer, { transfer: buffersOf(positions) });
  };
  void arrange(unpackTask(task), frames ? (positions) => send(positions, false) : undefined).then((positions) =>
    send(positions, true),
  );
});
