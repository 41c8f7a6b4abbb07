/** Rings as rings. */
import type { Position } from '../../state/scene/model.ts';
import { neighbourhoods, polar, seeded } from './geometry.ts';
import { EDGE_LENGTH, type LayoutTask, type Positions } from './task.ts';

/** The ring on a circle, everything else outside it, next to what it is bound to. */
export function aroundRing({ ring, nodes, edges }: LayoutTask): Positions {
  const radius = Math.max(EDGE_LENGTH, (ring.length * EDGE_LENGTH) / (2 * Math.PI));
  const positions = new Map<string, Position>();
  const turn = (2 * Math.PI) / ring.length;
  ring.forEach((id, i) => {
    positions.set(id, polar({ x: 0, y: 0 }, Math.PI / 2 - i * turn, radius));
  });
  const neighbours = neighbourhoods(edges);
  let frontier = [...ring];
  for (let level = 1; frontier.length > 0; level++) {
    const children = new Map<string, string[]>();
    for (const parent of frontier)
      for (const child of neighbours.get(parent) ?? [])
        if (!positions.has(child) && ![...children.values()].some((list) => list.includes(child)))
          children.set(parent, [...(children.get(parent) ?? []), child]);
    for (const [parent, list] of children) {
      const at = positions.get(parent) ?? { x: 0, y: 0 };
      const outward = Math.atan2(at.y, at.x);
      list.forEach((child, i) => {
        const angle = outward + ((i - (list.length - 1) / 2) * turn) / (list.length + 1) / level;
        positions.set(child, polar({ x: 0, y: 0 }, angle, radius + level * EDGE_LENGTH * 0.9));
      });
    }
    frontier = [...children.values()].flat();
  }
  for (const id of nodes)
    if (!positions.has(id))
      positions.set(id, polar({ x: 0, y: 0 }, seeded(id) * 2 * Math.PI, radius + 2 * EDGE_LENGTH));
  return positions;
}

/**
 * Everything on one circle, each next to what it is bound to as far as a walk along the lines goes, from the node with the
 * most neighbours on.
 */
export function circle({ nodes, edges }: LayoutTask): Positions {
  const neighbours = neighbourhoods(edges);
  const degree = (id: string): number => neighbours.get(id)?.size ?? 0;
  const order = new Set<string>();
  for (const start of nodes.toSorted((a, b) => degree(b) - degree(a))) {
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (order.has(at)) continue;
      order.add(at);
      open.push(
        ...[...(neighbours.get(at) ?? [])].filter((id) => !order.has(id)).sort((a, b) => degree(b) - degree(a)),
      );
    }
  }
  const placed = [...order].filter((id) => nodes.includes(id));
  const radius = Math.max(EDGE_LENGTH, (placed.length * EDGE_LENGTH * 0.62) / (2 * Math.PI));
  const turn = (2 * Math.PI) / Math.max(1, placed.length);
  return new Map(placed.map((id, i) => [id, polar({ x: 0, y: 0 }, Math.PI / 2 - i * turn, radius)]));
}
