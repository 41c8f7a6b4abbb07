/** What is drawn over and under the picture after each frame: dashes and loops below the nodes, signs and names above. */
import type Sigma from 'sigma';
import { Occupied } from './labels.ts';
import { drawLines } from './overlay/lines.ts';
import { drawMarks } from './overlay/marks.ts';
import { drawCaptions, drawNodeNames, type Words } from './overlay/names.ts';
import { spotsOf } from './overlay/spots.ts';
import type { View } from './reducers.ts';

/** The names of its layers. */
export const OVERLAY = 'overlay';
export const UNDERLAY = 'underlay';

export interface OverlayInput extends Words {
  readonly view: View;
  readonly bends: ReadonlyMap<string, number>;
}

export function drawOverlay(renderer: Sigma, input: OverlayInput): void {
  const { [OVERLAY]: over, [UNDERLAY]: under } = renderer.getCanvases();
  const above = over === undefined ? null : cleared(over, renderer);
  const below = under === undefined ? null : cleared(under, renderer);
  if (above === null || below === null) return;
  const { view, bends } = input;
  const spots = spotsOf(renderer, view);
  const occupied = new Occupied();
  for (const { x, y, radius } of spots.values()) occupied.add({ x, y, width: radius * 1.7, height: radius * 1.7 });
  drawLines(below, spots, view, bends);
  drawMarks(above, spots, view, occupied);
  // What would run over the edge of the canvas finds no room either.
  const { width, height } = renderer.getDimensions();
  for (const x of [-50, width + 50]) occupied.add({ x, y: height / 2, width: 100, height });
  drawNodeNames(above, spots, view, occupied, input);
  drawCaptions(above, spots, view, occupied, input, bends);
}

/** Takes everything off both layers. */
export function clearOverlay(renderer: Sigma): void {
  const { [OVERLAY]: over, [UNDERLAY]: under } = renderer.getCanvases();
  for (const canvas of [over, under]) if (canvas !== undefined) cleared(canvas, renderer);
}

function cleared(canvas: HTMLCanvasElement, renderer: Sigma): CanvasRenderingContext2D | null {
  const { width, height } = renderer.getDimensions();
  const ratio = devicePixelRatio || 1;
  if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
    canvas.width = width * ratio;
    canvas.height = height * ratio;
  }
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}
