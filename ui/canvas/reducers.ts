/** How nodes and lines look at a moment: pure functions of the picture, the selection and the colours. */
import type { Position, SceneEdge, SceneNode } from '../state/scene/model.ts';
import { neighboursOf, type Picture } from '../state/scene/picture.ts';
import type { Selection } from '../state/selection.ts';
import type { Shape } from './node-program.ts';
import { familyOf, mixed, type Palette } from './palette.ts';

/** What the looks of a moment depend on. */
export interface View {
  readonly picture: Picture;
  readonly selection: Selection;
  readonly palette: Palette;
  readonly focus: Focus | null;
}

/** Those that stay bright while the rest is dimmed. */
export interface Focus {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

export interface NodeLook {
  readonly size: number;
  readonly color: string;
  readonly rim: string;
  readonly halo: string;
  readonly zIndex: number;
}

export interface EdgeLook {
  readonly size: number;
  readonly color: string;
  /** Inferred, not recorded. */
  readonly dashed: boolean;
  readonly zIndex: number;
}

const CLEAR = '#00000000';
const DIM = 0.82;
/** Beyond these nodes, hovering one does not dim the others: nobody could see it, and everything would be drawn anew. */
export const CROWD = 5_000;
/** Severities from here on ring an entity wherever it is seen. */
const SERIOUS = 0.4;

export const isCrowd = ({ nodes }: Picture): boolean => nodes.size > CROWD;

/** What is bright while something is hovered, or a line is selected. */
export function focusOf(picture: Picture, { hovered, edge, trail }: Selection): Focus | null {
  const edgeId = hovered?.type === 'edge' ? hovered.id : hovered === null ? edge : null;
  if (edgeId !== null) {
    const line = picture.edges.get(edgeId);
    return line === undefined ? null : { nodes: new Set([line.from, line.to]), edges: new Set([edgeId]) };
  }
  if (hovered === null) return trail;
  if (!picture.nodes.has(hovered.id)) return null;
  const edges = new Set<string>();
  for (const line of picture.edges.values()) if (line.from === hovered.id || line.to === hovered.id) edges.add(line.id);
  return { nodes: new Set([hovered.id, ...neighboursOf(picture, hovered.id)]), edges };
}

/** Sizes by kind, in pixels of radius: parties carry the story, identifiers only tie it. */
const sizes: Readonly<Record<string, number>> = { Enterprise: 13, Person: 12, Loan: 11, Account: 10, Collateral: 11 };

/** A riskier node is larger: a score of 1000 adds half of its size. A group grows with its members. */
export function sizeOf({ kind, score, members }: SceneNode): number {
  const base = sizes[kind] ?? 9;
  const grown = score === null ? base : base * (0.92 + score / 1_800);
  return members === undefined ? grown : grown + 2 * Math.log2(members.length);
}

export function nodeLook(node: SceneNode, color: string, view: View): NodeLook {
  const { picture, selection, palette, focus } = view;
  const selected = selection.nodes.has(node.id);
  const subject = picture.subjects.has(node.id);
  const dimmed = isDimmed(view, node.id);
  const size = sizeOf(node) + (subject ? 2 : 0) + (selected ? 1 : 0);
  const shade = dimmed ? mixed(color, palette.background, DIM) : color;
  const serious = (node.severity ?? 0) >= SERIOUS;
  return {
    size: picture.nodes.size > 400 ? size * 0.6 : size,
    color: shade,
    rim: dimmed ? shade : mixed(color, palette.background, 0.45),
    halo: selected ? palette.selected : dimmed ? CLEAR : subject ? palette.subject : serious ? palette.risk : CLEAR,
    zIndex: selected || focus?.nodes.has(node.id) ? 2 : subject ? 1 : 0,
  };
}

/** Whether a node steps back: something else is looked at, or the window of time leaves it without a line. */
export const isDimmed = ({ picture, focus, selection }: View, id: string): boolean =>
  !selection.nodes.has(id) &&
  (focus !== null && !isCrowd(picture) ? !focus.nodes.has(id) : picture.faded.has(id) && !picture.subjects.has(id));

/** Thickness by amount: a line ten times heavier is 0.7 pixels thicker, within bounds that leave arrows readable. */
export const thickness = ({ amount }: Pick<SceneEdge, 'amount'>): number =>
  amount === null || amount <= 0 ? 1.6 : Math.min(3.2, Math.max(1.6, (Math.log10(amount / 100) - 3) * 0.7));

export function edgeLook(edge: SceneEdge, { picture, selection, palette, focus }: View): EdgeLook {
  const selected = selection.edge === edge.id;
  const inFocus = focus?.edges.has(edge.id) ?? false;
  const inferred = edge.confidence < 1;
  const mark = picture.marks?.get(edge.id);
  const full = mark === undefined ? palette[familyOf(edge.kind)] : palette[markColors[mark]];
  const own = inferred ? mixed(full, palette.background, 0.25) : full;
  const back = picture.faded.has(edge.id) || (focus !== null && !inFocus && !isCrowd(picture));
  return {
    size: thickness(edge) + (selected || inFocus ? 0.8 : 0) + (mark === undefined ? 0 : 1),
    color: selected ? palette.selected : back ? mixed(own, palette.background, DIM) : own,
    dashed: inferred || mark === 'removed',
    zIndex: selected || inFocus ? 1 : 0,
  };
}

const markColors = { added: 'added', removed: 'risk', changed: 'subject' } as const;

const known: readonly Shape[] = ['circle', 'square', 'rounded', 'diamond', 'triangle', 'hexagon'];
export const shapeOf = (shape: string | undefined): Shape => known.find((name) => name === shape) ?? 'circle';

/** The nearest neighbour in a direction of the screen, for walking with the arrow keys. */
export function towards(picture: Picture, from: string, direction: Position): string | null {
  const at = picture.positions.get(from);
  if (at === undefined) return null;
  let best: string | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const id of neighboursOf(picture, from)) {
    const to = picture.positions.get(id);
    if (to === undefined) continue;
    const [dx, dy] = [to.x - at.x, to.y - at.y];
    const along = dx * direction.x + dy * direction.y;
    if (along <= 0) continue;
    const cost = Math.hypot(dx, dy) + 2 * Math.abs(dx * direction.y - dy * direction.x);
    if (cost < bestCost) [best, bestCost] = [id, cost];
  }
  return best;
}
