/** The lines that the renderer has no program for: loops, and the dashes of what is only inferred. Under the nodes. */
import { type EdgeLook, edgeLook, type View } from '../reducers.ts';
import { controlOf, loopsOf, pointOn, type Spot } from './spots.ts';

/** So many lines are dashed at most; beyond, inferred ones are only paler. */
export const MOST_DASHED = 2_000;

export const areDashed = ({ picture }: View): boolean => picture.edges.size <= MOST_DASHED;

export function drawLines(
  context: CanvasRenderingContext2D,
  spots: ReadonlyMap<string, Spot>,
  view: View,
  bends: ReadonlyMap<string, number>,
): void {
  drawLoops(context, spots, view);
  if (!areDashed(view)) return;
  for (const edge of view.picture.edges.values()) {
    const [from, to] = [spots.get(edge.from), spots.get(edge.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const look = edgeLook(edge, view);
    if (look.dashed) drawDashed(context, from, to, bends.get(edge.id) ?? 0, edge.directed, look);
  }
}

function drawDashed(
  context: CanvasRenderingContext2D,
  from: Spot,
  to: Spot,
  bend: number,
  directed: boolean,
  look: EdgeLook,
): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < from.radius + to.radius) return;
  const tip = pointOn(from, to, bend, 1 - (to.radius + 2) / length);
  const control = controlOf(from, to, bend);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.quadraticCurveTo(control.x, control.y, tip.x, tip.y);
  context.setLineDash([5, 4]);
  context.strokeStyle = look.color;
  context.lineWidth = look.size;
  context.stroke();
  context.setLineDash([]);
  if (!directed) return;
  const behind = pointOn(from, to, bend, 1 - (to.radius + 12) / length);
  drawHead(context, tip, Math.atan2(tip.y - behind.y, tip.x - behind.x), look);
}

function drawLoops(context: CanvasRenderingContext2D, spots: ReadonlyMap<string, Spot>, view: View): void {
  for (const { edge, spot, circle } of loopsOf(view.picture.edges.values(), spots)) {
    if (spot.radius < 4) continue;
    const look = edgeLook(edge, view);
    context.beginPath();
    context.arc(circle.x, circle.y, circle.radius, 0, 2 * Math.PI);
    context.setLineDash(look.dashed ? [5, 4] : []);
    context.strokeStyle = look.color;
    context.lineWidth = look.size;
    context.stroke();
    context.setLineDash([]);
    if (!edge.directed) continue;
    // It comes back from the right: there its head stands, pointing at the node.
    const at = { x: circle.x + circle.radius * 0.82, y: circle.y + circle.radius * 0.57 };
    drawHead(context, at, Math.PI * 0.72, look);
  }
}

function drawHead(
  context: CanvasRenderingContext2D,
  { x, y }: { readonly x: number; readonly y: number },
  angle: number,
  { color, size }: EdgeLook,
): void {
  const [long, wide] = [size * 4, size * 1.8];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - long * cos + wide * sin, y - long * sin - wide * cos);
  context.lineTo(x - long * cos - wide * sin, y - long * sin + wide * cos);
  context.closePath();
  context.fillStyle = color;
  context.fill();
}
