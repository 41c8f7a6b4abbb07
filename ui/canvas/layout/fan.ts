/** Room for new nodes around what stands. */
import type { Position } from '../../state/scene/model.ts';
import { mean, neighbourhoods, nudged, polar } from './geometry.ts';
import { EDGE_LENGTH, type LayoutTask, type Positions } from './task.ts';

/** New nodes fan out from where they come, into the widest free angle; those that stand do not move. */
export function fan({ nodes, edges, fixed, origin, start }: LayoutTask): Positions {
  const positions = new Map<string, Position>([...start, ...fixed]);
  const center = (origin !== null && fixed.get(origin)) || { x: 0, y: 0 };
  const neighbours = neighbourhoods(edges);
  const fresh = nodes.filter((id) => !positions.has(id));
  const bound = fresh.map((id) => ({
    id,
    others: [...(neighbours.get(id) ?? [])].filter((other) => other !== origin && fixed.has(other)),
  }));
  const free = bound.filter(({ others }) => others.length === 0).map(({ id }) => id);
  for (const { id, others } of bound) {
    if (others.length === 0) continue;
    const ends = [center, ...others.map((other) => fixed.get(other) ?? center)];
    positions.set(id, nudged(mean(ends), id));
  }
  const taken = [...(neighbours.get(origin ?? '') ?? [])].flatMap((id) => {
    const at = fixed.get(id);
    return at === undefined ? [] : [Math.atan2(at.y - center.y, at.x - center.x)];
  });
  const [from, width] = widestGap(taken);
  const perRing = Math.max(6, Math.floor((width * EDGE_LENGTH * 1.4) / 70));
  free.forEach((id, i) => {
    const row = Math.floor(i / perRing);
    const inRow = Math.min(perRing, free.length - row * perRing);
    const angle = from + (width * ((i % perRing) + 0.5 + (row % 2) / 2)) / (inRow + (row % 2) / 2);
    positions.set(id, polar(center, angle, EDGE_LENGTH * (1.15 + row * 0.75)));
  });
  return positions;
}

/** The widest arc, radians, without any of the angles: where it starts and how wide it is. */
export function widestGap(angles: readonly number[]): readonly [start: number, width: number] {
  if (angles.length === 0) return [-Math.PI / 2, 2 * Math.PI];
  const sorted = [...angles].sort((a, b) => a - b);
  let best: readonly [number, number] = [sorted[0] ?? 0, 0];
  sorted.forEach((angle, i) => {
    const next = i + 1 < sorted.length ? (sorted[i + 1] ?? 0) : (sorted[0] ?? 0) + 2 * Math.PI;
    if (next - angle > best[1]) best = [angle, next - angle];
  });
  return best;
}
