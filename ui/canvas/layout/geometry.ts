/** Points, angles and who is next to whom: what every layout needs. */
import type { Position } from '../../state/scene/model.ts';
import type { Positions } from './task.ts';

/** A number 0..1 from a text, the same every time (FNV-1a). */
export function seeded(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return (hash >>> 0) / 0x1_0000_0000;
}

/** Who is bound to whom, without regard to direction. */
export function neighbourhoods(
  edges: readonly { readonly from: string; readonly to: string }[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (a: string, b: string): void => {
    const set = found.get(a);
    if (set === undefined) found.set(a, new Set([b]));
    else set.add(b);
  };
  for (const { from, to } of edges) {
    if (from === to) continue;
    add(from, to);
    add(to, from);
  }
  return found;
}

export const polar = (center: Position, angle: number, radius: number): Position => ({
  x: center.x + radius * Math.cos(angle),
  y: center.y + radius * Math.sin(angle),
});

export const mean = (points: readonly Position[]): Position => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / Math.max(1, points.length),
  y: points.reduce((sum, { y }) => sum + y, 0) / Math.max(1, points.length),
});

export const nudged = (point: Position, id: string): Position => polar(point, seeded(id) * 2 * Math.PI, 30);

export const mapped = (positions: Positions, change: (position: Position) => Position): Positions =>
  new Map([...positions].map(([id, position]) => [id, change(position)]));
