/** What is written over the picture: signs in the nodes, names, what lines say, loops. Drawn after each frame. */
import type Sigma from 'sigma';
import { edgeCaption } from '../state/format.ts';
import type { Language } from '../state/locale.ts';
import { lineCounts, type SceneEdge, type SceneNode } from '../state/scene.ts';
import { glyphOf } from './glyphs.ts';
import { type Box, type Candidate, Occupied, placeLabels, shortened } from './labels.ts';
import { mixed } from './palette.ts';
import { edgeLook, type View } from './reducers.ts';

/** The name of its layer. */
export const OVERLAY = 'overlay';

export interface OverlayInput {
  readonly view: View;
  readonly language: Language;
  readonly labelOf: (kind: string) => string;
  readonly bends: ReadonlyMap<string, number>;
}

const FONT = 'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const NODE_FONT = `500 12px ${FONT}`;
const EDGE_FONT = `11px ${FONT}`;
const BADGE_FONT = `600 9.5px ${FONT}`;
const COLUMNS = 26;
/** Beyond these, names are written only where there is room for a few, and lines keep silent until they are hovered. */
const MANY_NODES = 1_500;
const MANY_EDGES = 160;

interface Spot {
  readonly node: SceneNode;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly color: string;
}

export function drawOverlay(canvas: HTMLCanvasElement, renderer: Sigma, input: OverlayInput): void {
  const context = fitted(canvas, renderer);
  if (context === null) return;
  const spots = spotsOf(renderer, input.view);
  const occupied = new Occupied();
  for (const { x, y, radius } of spots.values()) occupied.add({ x, y, width: radius * 1.7, height: radius * 1.7 });
  drawLoops(context, spots, input);
  drawGlyphs(context, spots);
  drawBadges(context, spots, input.view, occupied);
  // What would run over the edge of the canvas finds no room either.
  const { width, height } = renderer.getDimensions();
  for (const x of [-50, width + 50]) occupied.add({ x, y: height / 2, width: 100, height });
  drawNodeLabels(context, spots, input.view, occupied);
  drawEdgeLabels(context, spots, input, occupied);
}

function fitted(canvas: HTMLCanvasElement, renderer: Sigma): CanvasRenderingContext2D | null {
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

/** The nodes that are on the screen, in its pixels. */
function spotsOf(renderer: Sigma, { scene }: View): ReadonlyMap<string, Spot> {
  const { width, height } = renderer.getDimensions();
  const spots = new Map<string, Spot>();
  for (const node of scene.nodes.values()) {
    const display = renderer.getNodeDisplayData(node.id);
    if (display === undefined || display.hidden) continue;
    const { x, y } = renderer.framedGraphToViewport(display);
    if (x < -200 || y < -60 || x > width + 200 || y > height + 60) continue;
    spots.set(node.id, { node, x, y, radius: renderer.scaleSize(display.size), color: display.color });
  }
  return spots;
}

function drawGlyphs(context: CanvasRenderingContext2D, spots: ReadonlyMap<string, Spot>): void {
  for (const { node, x, y, radius } of spots.values()) {
    const glyph = radius < 6 ? null : glyphOf(node.kind);
    if (glyph === null) continue;
    const scale = (radius * 1.16) / 24;
    context.save();
    context.translate(x - 12 * scale, y - (node.kind === 'Collateral' ? 10 : 12) * scale);
    context.scale(scale, scale);
    context.strokeStyle = '#ffffff';
    context.lineWidth = 1.5 / scale;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.stroke(glyph);
    context.restore();
  }
}

/** How many lines of a node are not on the canvas. */
function drawBadges(
  context: CanvasRenderingContext2D,
  spots: ReadonlyMap<string, Spot>,
  view: View,
  occupied: Occupied,
): void {
  if (spots.size > MANY_NODES) return;
  const counts = lineCounts(view.scene);
  context.font = BADGE_FONT;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { node, x, y, radius } of spots.values()) {
    const missing = (node.lines ?? 0) - (counts.get(node.id) ?? 0);
    if (missing <= 0 || radius < 7 || isDimmed(view, node.id)) continue;
    const text = missing > 99 ? '99+' : `+${missing}`;
    const width = context.measureText(text).width + 7;
    const [left, top] = [x + radius * 0.55, y - radius * 1.05 - 6];
    occupied.add({ x: left + width / 2, y: top + 6.5, width, height: 13 });
    context.beginPath();
    context.roundRect(left, top, width, 13, 6.5);
    context.fillStyle = view.palette.background;
    context.fill();
    context.strokeStyle = mixed(view.palette.muted, view.palette.background, 0.5);
    context.lineWidth = 1;
    context.stroke();
    context.fillStyle = view.palette.muted;
    context.fillText(text, left + width / 2, top + 7);
  }
}

const isDimmed = ({ focus, selection }: View, id: string): boolean =>
  focus !== null && !focus.nodes.has(id) && !selection.nodes.has(id);

function drawNodeLabels(
  context: CanvasRenderingContext2D,
  spots: ReadonlyMap<string, Spot>,
  view: View,
  occupied: Occupied,
): void {
  context.font = NODE_FONT;
  const candidates: Candidate<{ readonly text: string; readonly bright: boolean }>[] = [];
  const sides = spots.size > MANY_NODES ? new Map<string, Sides>() : sidesOf(spots, view);
  for (const spot of spots.values()) {
    const { node, x, y, radius } = spot;
    if (isDimmed(view, node.id)) continue;
    const lines = sides.get(node.id) ?? noLines;
    const chosen = view.selection.nodes.has(node.id) || view.selection.hovered?.id === node.id;
    const bright = chosen || view.scene.subjects.has(node.id);
    if (radius < 4 && !bright && view.focus === null) continue;
    const text = shortened(node.label, chosen ? 60 : COLUMNS);
    const [width, height] = [context.measureText(text).width + 6, 16];
    // A halo reaches six pixels beyond the node.
    const off = radius + (bright ? 16 : 11);
    const below = { x, y: y + off, width, height };
    const places = [
      { box: below, cost: lines.down },
      { box: { ...below, y: y - off }, cost: lines.up },
      { box: { ...below, x: x + off + width / 2 - 5, y }, cost: lines.right + 1.5 },
      { box: { ...below, x: x - off - width / 2 + 5, y }, cost: lines.left + 1.5 },
    ];
    const boxes = places.toSorted((a, b) => a.cost - b.cost).map(({ box }) => box);
    const priority =
      (chosen ? 4_000 : 0) + (bright ? 2_000 : 0) + (view.focus?.nodes.has(node.id) ? 1_000 : 0) + radius;
    candidates.push({ item: { text, bright }, boxes, priority });
  }
  for (const { item, box } of placeLabels(candidates, occupied))
    write(
      context,
      item.text,
      box,
      0,
      item.bright ? view.palette.text : mixed(view.palette.text, view.palette.background, 0.18),
      view,
    );
}

/** How many lines leave a node on each side: a name stands best where none does. */
interface Sides {
  readonly up: number;
  readonly down: number;
  readonly left: number;
  readonly right: number;
}
const noLines: Sides = { up: 0, down: 0, left: 0, right: 0 };

function sidesOf(spots: ReadonlyMap<string, Spot>, { scene }: View): ReadonlyMap<string, Sides> {
  const found = new Map<string, Sides>();
  const count = (at: Spot, other: Spot): void => {
    const [dx, dy] = [other.x - at.x, other.y - at.y];
    const side = Math.abs(dy) * 3 >= Math.abs(dx) ? (dy > 0 ? 'down' : 'up') : dx > 0 ? 'right' : 'left';
    const sides = found.get(at.node.id) ?? noLines;
    found.set(at.node.id, { ...sides, [side]: sides[side] + 1 });
  };
  for (const edge of scene.edges.values()) {
    const [from, to] = [spots.get(edge.from), spots.get(edge.to)];
    if (from === undefined || to === undefined || from === to) continue;
    count(from, to);
    count(to, from);
  }
  return found;
}

function drawEdgeLabels(
  context: CanvasRenderingContext2D,
  spots: ReadonlyMap<string, Spot>,
  input: OverlayInput,
  occupied: Occupied,
): void {
  const { view, bends, language, labelOf } = input;
  const { focus, scene, selection } = view;
  if (scene.edges.size > MANY_EDGES && focus === null) return;
  context.font = EDGE_FONT;
  const candidates: Candidate<{ readonly text: string; readonly angle: number; readonly color: string }>[] = [];
  for (const edge of scene.edges.values()) {
    const [from, to] = [spots.get(edge.from), spots.get(edge.to)];
    if (from === undefined || to === undefined || from === to) continue;
    if (focus !== null && !focus.edges.has(edge.id)) continue;
    const look = edgeLook(edge, view);
    if (look.hidden) continue;
    const chosen = selection.edge === edge.id || selection.hovered?.id === edge.id;
    const text = (chosen ? '' : edgeCaption(edge, language)) || captionOf(edge, language, labelOf);
    const width = context.measureText(text).width + 6;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (width > length - from.radius - to.radius - 4 && !chosen) continue;
    const angle = upright(Math.atan2(to.y - from.y, to.x - from.x));
    const boxes = [0.5, 0.36, 0.64].map((part) =>
      around(pointOn(from, to, bends.get(edge.id) ?? 0, part), width, angle),
    );
    const priority = (chosen ? 1_000 : 0) + look.size;
    candidates.push({ item: { text, angle, color: mixed(look.color, view.palette.text, 0.45) }, boxes, priority });
  }
  for (const { item, box } of placeLabels(candidates, occupied))
    write(context, item.text, box, item.angle, item.color, view);
}

/** What a line says: what it is, how many, how much. */
const captionOf = (edge: SceneEdge, language: Language, labelOf: (kind: string) => string): string => {
  const caption = edgeCaption(edge, language);
  const inferred = edge.confidence < 1 ? ` · ${Math.round(edge.confidence * 100)}%?` : '';
  return `${labelOf(edge.kind)}${caption === '' ? '' : ` ${caption}`}${inferred}`;
};

/** A point on a line as Sigma bends it: a quadratic curve whose control point stands off the middle. */
function pointOn(from: Spot, to: Spot, bend: number, part: number): { readonly x: number; readonly y: number } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const control = { x: from.x + dx / 2 + dy * bend, y: from.y + dy / 2 - dx * bend };
  const rest = 1 - part;
  return {
    x: rest * rest * from.x + 2 * rest * part * control.x + part * part * to.x,
    y: rest * rest * from.y + 2 * rest * part * control.y + part * part * to.y,
  };
}

/** The upright box around a turned text. */
const around = ({ x, y }: { x: number; y: number }, width: number, angle: number): Box => ({
  x,
  y,
  width: Math.abs(Math.cos(angle)) * width + Math.abs(Math.sin(angle)) * 14,
  height: Math.abs(Math.sin(angle)) * width + Math.abs(Math.cos(angle)) * 14,
});

const upright = (angle: number): number =>
  angle > Math.PI / 2 ? angle - Math.PI : angle < -Math.PI / 2 ? angle + Math.PI : angle;

function write(
  context: CanvasRenderingContext2D,
  text: string,
  { x, y }: Box,
  angle: number,
  color: string,
  { palette }: View,
): void {
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = palette.background;
  context.strokeText(text, 0, 0);
  context.fillStyle = color;
  context.fillText(text, 0, 0);
  context.restore();
}

/** Sigma draws no line from a node to itself. */
function drawLoops(context: CanvasRenderingContext2D, spots: ReadonlyMap<string, Spot>, { view }: OverlayInput): void {
  for (const edge of view.scene.edges.values()) {
    const spot = edge.from === edge.to ? spots.get(edge.from) : undefined;
    if (spot === undefined) continue;
    const look = edgeLook(edge, view);
    if (look.hidden) continue;
    context.beginPath();
    context.arc(spot.x + spot.radius, spot.y - spot.radius, spot.radius * 0.8, Math.PI, Math.PI / 2 + 0.2);
    context.strokeStyle = look.color;
    context.lineWidth = look.size;
    context.stroke();
  }
}
