/** Where nodes stand. Pure and deterministic: the same task has the same picture every time. */
import { aroundRing, circle } from './circle.ts';
import { fan } from './fan.ts';
import { flow } from './flow.ts';
import { force, forceFromHere, level, scaled } from './force.ts';
import { mapped, mean } from './geometry.ts';
import { spread } from './spread.ts';
import { type LayoutTask, type Positions, roomOf } from './task.ts';
import { tree } from './tree.ts';

/**
 * Places for all nodes of a task. Nodes that are fixed do not move; pinned ones neither, and what is laid out anew finds
 * room around them.
 *
 * @param onFrame what has been reached so far, of layouts that show their way
 */
export async function arrange(task: LayoutTask, onFrame?: (positions: Positions) => void): Promise<Positions> {
  const room = roomOf(task.nodes.length);
  if (task.fixed.size > 0) return spread(fan(task), room, new Set(task.fixed.keys()));
  switch (task.how) {
    case 'auto':
      return task.ring.length >= 3
        ? withPins(spread(aroundRing(task), room, new Set(task.ring)), task)
        : withPins(spread(level(scaled(force(task), task)), room, new Set()), task);
    case 'force':
      return withPins(spread(forceFromHere(task, onFrame ?? (() => undefined)), room, new Set()), task);
    case 'tree':
      return withPins(await tree(task), task);
    case 'ring':
      return task.ring.length >= 3
        ? withPins(spread(aroundRing(task), room, new Set(task.ring)), task)
        : withPins(circle(task), task);
    case 'flow':
      return withPins(flow(task), task);
  }
}

/** Moves the picture to where its pinned nodes stand, puts these exactly there, and makes room around them. */
function withPins(positions: Positions, { pinned, nodes }: LayoutTask): Positions {
  const held = [...pinned].filter(([id]) => positions.has(id));
  if (held.length === 0) return positions;
  const [to, from] = [mean(held.map(([, place]) => place)), mean(held.flatMap(([id]) => positions.get(id) ?? []))];
  const shifted = mapped(positions, ({ x, y }) => ({ x: x + to.x - from.x, y: y + to.y - from.y }));
  return spread(new Map([...shifted, ...held]), roomOf(nodes.length), new Set(held.map(([id]) => id)));
}
