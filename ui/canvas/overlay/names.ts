/** Names of nodes and captions of lines: the most important first, none over another. */
import { edgeCaption } from '../../state/format.ts';
import type { Language } from '../../state/locale.ts';
import type { SceneEdge } from '../../state/scene/model.ts';
import { type Box, type Candidate, type Occupied, placeLabels, shortened } from '../labels.ts';
import { mixed } from '../palette.ts';
import { edgeLook, isDimmed, type View } from '../reducers.ts';
import { loopsOf, pointOn, type Spot } from './spots.ts';

/** How words of the picture are written. */
export interface Words {
  readonly language: Language;
  readonly labelOf: (kind: string) => string;
}

const FONT = 'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const NODE_FONT = `500 12px ${FONT}`;
const EDGE_FONT = `11px ${FONT}`;
const COLUMNS = 26;
/** Beyond these, names are written only where there is room for a few, and lines keep silent until they are hovered. */
const MANY_NODES = 1_500;
const MANY_EDGES = 160;

export function drawNodeNames(
  context: CanvasRenderingContext2D,
  spots: ReadonlyMap<string, Spot>,
  view: View,
  occupied: Occupied,
  { labelOf }: Words,
): void {
  context.font = NODE_FONT;
  const { picture, selection, palette } = view;
  const candidates: Candidate<{ readonly text: string; readonly bright: boolean }>[] = [];
  const sides = spots.size > MANY_NODES ? new Map<string, Sides>() : sidesOf(spots, view);
  for (const spot of spots.values()) {
    const { node, x, y, radius } = spot;
    if (isDimmed(view, node.id)) continue;
    const lines = sides.get(node.id) ?? noLines;
    const chosen = selection.nodes.has(node.id) || selection.hovered?.id === node.id;
    const bright = chosen || picture.subjects.has(node.id);
    if (radius < 4 && !bright && view.focus === null) continue;
    const label = node.members === undefined ? node.label : `${labelOf(node.kind)} ×${node.members.length}`;
    const text = shortened(label, chosen ? 60 : COLUMNS);
    const [width, height] = [context.measureText(text).width + 6, 16];
    // A halo reaches six pixels beyond the node.
    const ringed = bright || (node.severity ?? 0) > 0;
    const off = radius + (ringed ? 16 : 11);
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
  const plain = mixed(palette.text, palette.background, 0.18);
  for (const { item, box } of placeLabels(candidates, occupied))
    write(context, item.text, box, 0, item.bright ? palette.text : plain, view);
}

/** How many lines leave a node on each side: a name stands best where none does. */
interface Sides {
  readonly up: number;
  readonly down: number;
  readonly left: number;
  readonly right: number;
}
const noLines: Sides = { up: 0, down: 0, left: 0, right: 0 };

function sidesOf(spots: ReadonlyMap<string, Spot>, { picture }: View): ReadonlyMap<string, Sides> {
  const found = new Map<string, Sides>();
  const count = (at: Spot, other: Spot): void => {
    const [dx, dy] = [other.x - at.x, other.y - at.y];
    const side = Math.abs(dy) * 3 >= Math.abs(dx) ? (dy > 0 ? 'down' : 'up') : dx > 0 ? 'right' : 'left';
    const sides = found.get(at.node.id) ?? noLines;
    found.set(at.node.id, { ...sides, [side]: sides[side] + 1 });
  };
  for (const edge of picture.edges.values()) {
    const [from, to] = [spots.get(edge.from), spots.get(edge.to)];
    if (from === undefined || to === undefined || from === to) continue;
    count(from, to);
    count(to, from);
  }
  return found;
}

export function drawCaptions(
  context: CanvasRenderingContext2D,
  spots: ReadonlyMap<string, Spot>,
  view: View,
  occupied: Occupied,
  words: Words,
  bends: ReadonlyMap<string, number>,
): void {
  const { focus, picture, selection } = view;
  if (picture.edges.size > MANY_EDGES && focus === null) return;
  context.font = EDGE_FONT;
  const candidates: Candidate<{ readonly text: string; readonly angle: number; readonly color: string }>[] = [];
  const captioned = (edge: SceneEdge): { readonly text: string; readonly chosen: boolean } | null => {
    if (focus !== null && !focus.edges.has(edge.id)) return null;
    if (focus === null && picture.faded.has(edge.id)) return null;
    const chosen = selection.edge === edge.id || selection.hovered?.id === edge.id;
    const mark = picture.marks?.get(edge.id);
    const sign = mark === undefined ? '' : `${marks[mark]} `;
    return { text: sign + ((chosen ? '' : edgeCaption(edge, words.language)) || captionOf(edge, words)), chosen };
  };
  const colorOf = (edge: SceneEdge): string => mixed(edgeLook(edge, view).color, view.palette.text, 0.45);
  for (const edge of picture.edges.values()) {
    const [from, to] = [spots.get(edge.from), spots.get(edge.to)];
    const caption = from === undefined || to === undefined || from === to ? null : captioned(edge);
    if (from === undefined || to === undefined || caption === null) continue;
    const { text, chosen } = caption;
    const width = context.measureText(text).width + 6;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (width > length - from.radius - to.radius - 4 && !chosen) continue;
    const angle = upright(Math.atan2(to.y - from.y, to.x - from.x));
    const bend = bends.get(edge.id) ?? 0;
    const boxes = [0.5, 0.36, 0.64].map((part) => around(pointOn(from, to, bend, part), width, angle));
    const priority = (chosen ? 1_000 : 0) + edgeLook(edge, view).size;
    candidates.push({ item: { text, angle, color: colorOf(edge) }, boxes, priority });
  }
  for (const { edge, circle } of loopsOf(picture.edges.values(), spots)) {
    const caption = captioned(edge);
    if (caption === null) continue;
    const width = context.measureText(caption.text).width + 6;
    const box = { x: circle.x + circle.radius + width / 2 + 2, y: circle.y - circle.radius / 2, width, height: 14 };
    candidates.push({ item: { text: caption.text, angle: 0, color: colorOf(edge) }, boxes: [box], priority: 1 });
  }
  for (const { item, box } of placeLabels(candidates, occupied))
    write(context, item.text, box, item.angle, item.color, view);
}

/** So that colour is not the only sign of a change. */
const marks = { added: '+', removed: '−', changed: '±' } as const;

/** What a line says: what it is, how many, how much. */
const captionOf = (edge: SceneEdge, { language, labelOf }: Words): string => {
  const caption = edgeCaption(edge, language);
  const inferred = edge.confidence < 1 ? ` · ${Math.round(edge.confidence * 100)}%?` : '';
  return `${labelOf(edge.kind)}${caption === '' ? '' : ` ${caption}`}${inferred}`;
};

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
