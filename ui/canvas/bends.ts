/** How much lines are bent, so that lines of one pair stay apart. */
import type { SceneEdge } from '../state/scene/model.ts';
import type { Picture } from '../state/scene/picture.ts';

const BEND = 0.24;
/** Beyond these, a fan of lines would bow over its neighbours: they lie closer. */
const WIDEST = 1.2;

/**
 * The bend of each line that has company: 0 is straight, the sign is the side, seen from the line's own start. Lines that are
 * alone are left out. O(lines).
 */
export function curvatures(edges: Iterable<SceneEdge>): ReadonlyMap<string, number> {
  const pairs = new Map<string, Map<string, SceneEdge[]>>();
  for (const edge of edges) {
    if (edge.from === edge.to) continue;
    const [low, high] = edge.from < edge.to ? [edge.from, edge.to] : [edge.to, edge.from];
    const others = pairs.get(low) ?? new Map<string, SceneEdge[]>();
    pairs.set(low, others);
    const list = others.get(high);
    if (list === undefined) others.set(high, [edge]);
    else list.push(edge);
  }
  const bends = new Map<string, number>();
  for (const others of pairs.values()) for (const list of others.values()) if (list.length > 1) fan(list, bends);
  return bends;
}

function fan(list: readonly SceneEdge[], bends: Map<string, number>): void {
  const sorted = list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const step = Math.min(BEND, (2 * WIDEST) / (sorted.length - 1));
  sorted.forEach((edge, i) => {
    const side = edge.from < edge.to ? 1 : -1;
    bends.set(edge.id, (i - (sorted.length - 1) / 2) * step * side || 0);
  });
}

const known = new WeakMap<Picture['edges'], ReadonlyMap<string, number>>();

/** The bends of a picture's lines, computed once. */
export function bendsOf(edges: Picture['edges']): ReadonlyMap<string, number> {
  const bends = known.get(edges) ?? curvatures(edges.values());
  known.set(edges, bends);
  return bends;
}
