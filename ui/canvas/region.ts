/** Regions of the canvas drawn by hand, and what lies in them. */
import type { Position } from '../state/scene/model.ts';

/** The corners of the box between two points. */
export const boxBetween = (a: Position, b: Position): readonly Position[] => [
  a,
  { x: b.x, y: a.y },
  b,
  { x: a.x, y: b.y },
];

/** Whether a point lies in a polygon, by the even–odd rule; O(corners). */
export function isInside({ x, y }: Position, corners: readonly Position[]): boolean {
  let inside = false;
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
    const [a, b] = [corners[i], corners[j]];
    if (a === undefined || b === undefined || a.y > y === b.y > y) continue;
    if (x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}
