import { arrange } from './arrange.ts';
import type { LayoutTask, Positions } from './task.ts';

export interface LayoutRequest {
  readonly id: number;
  readonly task: LayoutTask;
  /** Whether what has been reached is wanted on the way. */
  readonly frames: boolean;
}
export interface LayoutAnswer {
  readonly id: number;
  readonly positions: Positions;
  /** False for a frame on the way. */
  readonly final: boolean;
}

self.addEventListener('message', ({ data: { id, task, frames } }: MessageEvent<LayoutRequest>) => {
  const send = (positions: Positions, final: boolean): void => {
    const answer: LayoutAnswer = { id, positions, final };
    self.postMessage(answer);
  };
  void arrange(task, frames ? (positions) => send(positions, false) : undefined).then((positions) =>
    send(positions, true),
  );
});
