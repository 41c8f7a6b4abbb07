/** How nodes and lines look at a moment: pure functions of the scene, the selection and the colours. */
import type { Scene, SceneEdge, SceneNode } from '../state/scene.ts';
import { neighboursOf } from '../state/scene.ts';
import type { Selection } from '../state/selection.ts';
import type { Shape } from './node-program.ts';
import { familyOf, mixed, type Palette } from './palette.ts';

/** What the pictures of a moment depend on. */
export interface View {
  readonly scene: Scene;
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
  readonly hidden: boolean;
  readonly zIndex: number;
}

export interface EdgeLook {
  readonly size: number;
  readonly color: string;
  readonly hidden: boolean;
  readonly zIndex: number;
}

const CLEAR = '#00000000';
const DIM = 0.82;

/** What is bright while something is hovered, or a line is selected. */
export function focusOf(scene: Scene, { hovered, edge }: Selection): Focus | null {
  const edgeId = hovered?.type === 'edge' ? hovered.id : hovered === null ? edge : null;
  if (edgeId !== null) {
    const line = scene.edges.get(edgeId);
    return line === undefined ? null : { nodes: new Set([line.from, line.to]), edges: new Set([edgeId]) };
  }
  if (hovered === null || !scene.nodes.has(hovered.id)) return null;
  const edges = new Set<string>();
  for (const line of scene.edges.values()) if (line.from === hovered.id || line.to === hovered.id) edges.add(line.id);
  return { nodes: new Set([hovered.id, ...neighboursOf(scene, hovered.id)]), edges };
}

/** Sizes by kind, in pixels of radius: parties carry the story, identifiers only tie it. */
const sizes: Readonly<Record<string, number>> = { Enterprise: 13, Person: 12, Loan: 11, Account: 10, Collateral: 11 };

export function nodeLook(node: SceneNode, color: string, { scene, selection, palette, focus }: View): NodeLook {
  const selected = selection.nodes.has(node.id);
  const subject = scene.subjects.has(node.id);
  const dimmed = focus !== null && !focus.nodes.has(node.id) && !selected;
  const base = sizes[node.kind] ?? 9;
  const size = base + (subject ? 3 : 0) + (selected ? 1 : 0);
  const shade = dimmed ? mixed(color, palette.background, DIM) : color;
  return {
    size: scene.nodes.size > 400 ? size * 0.6 : size,
    color: shade,
    rim: dimmed ? shade : mixed(color, palette.background, 0.45),
    halo: selected ? palette.selected : subject && !dimmed ? palette.subject : CLEAR,
    hidden: selection.mutedKinds.has(node.kind),
    zIndex: selected || focus?.nodes.has(node.id) ? 2 : subject ? 1 : 0,
  };
}

/** Thickness by amount: a line ten times heavier is 0.7 pixels thicker, within bounds that leave arrows readable. */
export const thickness = ({ amount }: Pick<SceneEdge, 'amount'>): number =>
  amount === null || amount <= 0 ? 1.6 : Math.min(3.2, Math.max(1.6, (Math.log10(amount / 100) - 3) * 0.7));

export function edgeLook(edge: SceneEdge, { scene, selection, palette, focus }: View): EdgeLook {
  const selected = selection.edge === edge.id;
  const inFocus = focus?.edges.has(edge.id) ?? false;
  const ends = [scene.nodes.get(edge.from)?.kind ?? '', scene.nodes.get(edge.to)?.kind ?? ''];
  const full = palette[familyOf(edge.kind)];
  // An inferred relation is paler than a recorded one.
  const own = edge.confidence < 1 ? mixed(full, palette.background, 0.4) : full;
  return {
    size: thickness(edge) + (selected || inFocus ? 0.8 : 0),
    color: selected ? palette.selected : focus !== null && !inFocus ? mixed(own, palette.background, DIM) : own,
    hidden: selection.mutedKinds.has(edge.kind) || ends.some((kind) => selection.mutedKinds.has(kind)),
    zIndex: selected || inFocus ? 1 : 0,
  };
}

const known: readonly Shape[] = ['circle', 'square', 'rounded', 'diamond', 'triangle', 'hexagon'];
export const shapeOf = (shape: string | undefined): Shape => known.find((name) => name === shape) ?? 'circle';

const BEND = 0.24;

/**
 * How much each line is bent, so that lines of one pair stay apart: 0 is straight, the sign is the side, seen from
 * the line's own start.
 */
export function curvatures(edges: Iterable<SceneEdge>): ReadonlyMap<string, number> {
  const pairs = new Map<string, SceneEdge[]>();
  for (const edge of edges) {
    if (edge.from === edge.to) continue;
    const key = edge.from < edge.to ? `${edge.from}\n${edge.to}` : `${edge.to}\n${edge.from}`;
    const list = pairs.get(key);
    if (list === undefined) pairs.set(key, [edge]);
    else list.push(edge);
  }
  const bends = new Map<string, number>();
  for (const list of pairs.values()) {
    const sorted = list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    sorted.forEach((edge, i) => {
      const side = edge.from < edge.to ? 1 : -1;
      bends.set(edge.id, (i - (sorted.length - 1) / 2) * BEND * side || 0);
    });
  }
  return bends;
}

/** The nearest neighbour in a direction of the screen, for walking with the arrow keys. */
export function towards(
  scene: Scene,
  from: string,
  direction: { readonly x: number; readonly y: number },
): string | null {
  const at = scene.positions.get(from);
  if (at === undefined) return null;
  let best: string | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const id of neighboursOf(scene, from)) {
    const to = scene.positions.get(id);
    if (to === undefined) continue;
    const [dx, dy] = [to.x - at.x, to.y - at.y];
    const along = dx * direction.x + dy * direction.y;
    if (along <= 0) continue;
    const cost = Math.hypot(dx, dy) + 2 * Math.abs(dx * direction.y - dy * direction.x);
    if (cost < bestCost) [best, bestCost] = [id, cost];
  }
  return best;
}
