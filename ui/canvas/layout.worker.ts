import { arrange, type LayoutTask, type Positions } from './layout.ts';

export interface LayoutRequest {
  readonly id: number;
  readonly task: LayoutTask;
}
export interface LayoutAnswer {
  readonly id: number;
  readonly positions: Positions;
}

self.addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  const answer: LayoutAnswer = { id: data.id, positions: arrange(data.task) };
  self.postMessage(answer);
});
