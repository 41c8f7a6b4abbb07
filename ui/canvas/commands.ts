/** What buttons and keys tell the camera. The renderer is known here only while the canvas is on the screen. */
import type Sigma from 'sigma';
import type { Position } from '../state/scene/model.ts';

/** The square of the plane that fills an unzoomed canvas; it never changes, so nothing jumps when nodes come or go. */
export const WORLD = 1_000;

let renderer: Sigma | null = null;

export const attach = (sigma: Sigma | null): void => {
  renderer = sigma;
};

/** Whether this user wants to see things move. */
export const wantsMotion = (): boolean => !matchMedia('(prefers-reduced-motion: reduce)').matches;

/** How long a move of nodes or camera takes, in milliseconds. */
export const motion = (milliseconds: number): number => (wantsMotion() ? milliseconds : 0);

const move = (sigma: Sigma, state: { x: number; y: number; ratio: number }): void => {
  const camera = sigma.getCamera();
  const duration = motion(280);
  if (duration === 0) camera.setState(state);
  else void camera.animate(state, { duration });
};

/** What the camera keeps free around the picture, in pixels: for names, and for what floats over the canvas. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

const CLOSEST = 0.55;

interface CameraPlace {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

/** Where the camera sees all of these points inside the insets. */
export function cameraFor(
  points: readonly Position[],
  viewport: { readonly width: number; readonly height: number },
  insets: Insets,
): CameraPlace {
  if (points.length === 0) return { x: 0.5, y: 0.5, ratio: 1 };
  const [left, right] = extent(points.map(({ x }) => x));
  const [low, high] = extent(points.map(({ y }) => y));
  // At ratio 1 the world's side fills the shorter side of the viewport.
  const pixels = Math.min(viewport.width, viewport.height) / WORLD;
  const ratio = Math.max(
    ((right - left) * pixels) / Math.max(50, viewport.width - insets.left - insets.right),
    ((high - low) * pixels) / Math.max(50, viewport.height - insets.top - insets.bottom),
    CLOSEST,
  );
  // The middle of the picture goes to the middle of what the insets leave.
  const shift = { x: (insets.right - insets.left) / 2, y: (insets.top - insets.bottom) / 2 };
  return {
    x: 0.5 + ((left + right) / 2 + (shift.x * ratio) / pixels) / WORLD,
    y: 0.5 + ((low + high) / 2 + (shift.y * ratio) / pixels) / WORLD,
    ratio,
  };
}

function extent(values: readonly number[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Where the last `fitView` went: as long as the camera is there, a new window size asks for a new fit. */
let fitted: CameraPlace | null = null;

function insetsOf(sigma: Sigma): Insets {
  const legend = sigma.getContainer().parentElement?.querySelector('.legend');
  return { top: 56, right: 118, bottom: 52 + (legend?.clientHeight ?? 0), left: 96 };
}

/** Shows all of these points. */
export function fitView(points: readonly Position[]): void {
  if (renderer === null) return;
  fitted = cameraFor(points, renderer.getDimensions(), insetsOf(renderer));
  move(renderer, fitted);
}

/** Whether nobody has moved the camera since the last `fitView`. */
export function isFitted(): boolean {
  if (renderer === null || fitted === null) return false;
  const { x, y, ratio } = renderer.getCamera().getState();
  const same = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;
  return renderer.getCamera().isAnimated() || (same(x, fitted.x) && same(y, fitted.y) && same(ratio, fitted.ratio));
}

/** Shows nodes on their way to new places; the scene hears of it when they have arrived. */
export function moveLive(positions: ReadonlyMap<string, Position>): void {
  renderer?.getGraph().updateEachNodeAttributes((id, attributes) => ({ ...attributes, ...positions.get(id) }));
}

/** Whether all of these points are on the screen. */
export function seesAll(points: readonly Position[]): boolean {
  if (renderer === null) return true;
  const { width, height } = renderer.getDimensions();
  const sigma = renderer;
  return points.every((point) => {
    const { x, y } = sigma.graphToViewport(point);
    return x > 20 && y > 20 && x < width - 20 && y < height - 20;
  });
}

/**
 * Where a node stands, in the canvas's pixels; null when it is not drawn. By the graph, not by what Sigma displays: between a
 * change and the next frame that is in another measure.
 */
export function placeOnCanvas(sigma: Sigma, id: string): Position | null {
  const graph = sigma.getGraph();
  if (!graph.hasNode(id)) return null;
  const { x, y } = graph.getNodeAttributes(id) as Position;
  return sigma.graphToViewport({ x, y });
}

/** Where a node is in the window's pixels; the middle of the canvas when it is not drawn. */
export function placeInWindow(id: string): { readonly x: number; readonly y: number } {
  if (renderer === null) return { x: innerWidth / 2, y: innerHeight / 2 };
  const { left, top, width, height } = renderer.getContainer().getBoundingClientRect();
  const { x, y } = placeOnCanvas(renderer, id) ?? { x: width / 2, y: height / 2 };
  return { x: left + x, y: top + y };
}

/** The point of the plane in the middle of what is seen. */
export function middleOfView(): Position {
  if (renderer === null) return { x: 0, y: 0 };
  const { width, height } = renderer.getDimensions();
  return renderer.viewportToGraph({ x: width / 2, y: height / 2 });
}

/** Pixels between a node and the edges of the canvas; without end where nothing is drawn. */
export function roomAround(id: string): Insets {
  const place = renderer === null ? null : placeOnCanvas(renderer, id);
  if (renderer === null || place === null) return { top: Infinity, right: Infinity, bottom: Infinity, left: Infinity };
  const { width, height } = renderer.getDimensions();
  return { top: place.y, right: width - place.x, bottom: height - place.y, left: place.x };
}

/** Brings a point into view, if it is not, without changing the scale. */
export function reveal(point: Position): void {
  if (renderer === null) return;
  const { width, height } = renderer.getDimensions();
  const { x, y } = renderer.graphToViewport(point);
  if (x > 60 && y > 60 && x < width - 60 && y < height - 60) return;
  move(renderer, { x: 0.5 + point.x / WORLD, y: 0.5 + point.y / WORLD, ratio: renderer.getCamera().ratio });
}

/** Zooms in (factor below 1) or out. */
export function zoom(factor: number): void {
  if (renderer === null) return;
  const { x, y, ratio } = renderer.getCamera().getState();
  move(renderer, { x, y, ratio: ratio * factor });
}
