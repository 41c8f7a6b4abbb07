/** Where on the screen things are: what everything that is written over the picture starts from. */
import type Sigma from 'sigma';
import type { Position, SceneEdge, SceneNode } from '../../state/scene/model.ts';
import { isCrowd, type View } from '../reducers.ts';

export interface Spot {
  readonly node: SceneNode;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly color: string;
}

/** Nodes smaller than this on the screen carry no marks in a crowd. */
const SMALLEST = 5;

/** The nodes that are on the screen, in its pixels; in a crowd, those that are large enough to read, and the chosen. */
export function spotsOf(renderer: Sigma, { picture, selection, focus }: View): ReadonlyMap<string, Spot> {
  const { width, height } = renderer.getDimensions();
  const crowd = isCrowd(picture) && renderer.scaleSize(12) < SMALLEST;
  const spots = new Map<string, Spot>();
  const add = (node: SceneNode | undefined): void => {
    const display = node === undefined ? undefined : renderer.getNodeDisplayData(node.id);
    if (node === undefined || display === undefined || display.hidden) return;
    const { x, y } = renderer.framedGraphToViewport(display);
    if (x < -200 || y < -60 || x > width + 200 || y > height + 60) return;
    spots.set(node.id, { node, x, y, radius: renderer.scaleSize(display.size), color: display.color });
  };
  if (!crowd) for (const node of picture.nodes.values()) add(node);
  else for (const id of [...selection.nodes, ...picture.subjects, ...(focus?.nodes ?? [])]) add(picture.nodes.get(id));
  return spots;
}

/** A point on a line as Sigma bends it: a quadratic curve whose control point stands off the middle. */
export function pointOn(from: Position, to: Position, bend: number, part: number): Position {
  const control = controlOf(from, to, bend);
  const rest = 1 - part;
  return {
    x: rest * rest * from.x + 2 * rest * part * control.x + part * part * to.x,
    y: rest * rest * from.y + 2 * rest * part * control.y + part * part * to.y,
  };
}

/** Y grows downwards here and upwards in the graph, so the side is turned. */
export function controlOf(from: Position, to: Position, bend: number): Position {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return { x: from.x + dx / 2 + dy * bend, y: from.y + dy / 2 - dx * bend };
}

/** The circle on which a loop of a node runs: outside its upper right, the further out the higher its place. */
export interface LoopCircle extends Position {
  readonly radius: number;
}

export function loopCircle({ x, y, radius }: Pick<Spot, 'x' | 'y' | 'radius'>, place: number): LoopCircle {
  const size = radius * (0.8 + 0.45 * place);
  const off = (radius + size * 0.55) * Math.SQRT1_2;
  return { x: x + off, y: y - off, radius: size };
}

/** Loops with their circles, each node's in the order of the picture. */
export function* loopsOf(
  edges: Iterable<SceneEdge>,
  spots: ReadonlyMap<string, Spot>,
): Generator<{ readonly edge: SceneEdge; readonly spot: Spot; readonly circle: LoopCircle }> {
  const places = new Map<string, number>();
  for (const edge of edges) {
    const spot = edge.from === edge.to ? spots.get(edge.from) : undefined;
    if (spot === undefined) continue;
    const place = places.get(edge.from) ?? 0;
    places.set(edge.from, place + 1);
    yield { edge, spot, circle: loopCircle(spot, place) };
  }
}

/** The loop whose line passes a point of the screen, or null. */
export function loopAt(edges: Iterable<SceneEdge>, spots: ReadonlyMap<string, Spot>, at: Position): string | null {
  for (const { edge, circle } of loopsOf(edges, spots))
    if (Math.abs(Math.hypot(at.x - circle.x, at.y - circle.y) - circle.radius) < 6) return edge.id;
  return null;
}
