/** Keeps nodes apart, so that names have room. */
import type { Position } from '../../state/scene/model.ts';
import { seeded } from './geometry.ts';
import type { Positions } from './task.ts';

const PASSES = 60;

/** Pushes apart what stands too close, a little in each pass; `still` nodes do not give way. O(n) a pass by a grid. */
export function spread(positions: Positions, room: Position, still: ReadonlySet<string>): Positions {
  const ids = [...positions.keys()];
  const x = Float64Array.from(ids, (id) => positions.get(id)?.x ?? 0);
  const y = Float64Array.from(ids, (id) => positions.get(id)?.y ?? 0);
  const passes = ids.length > 5_000 ? 6 : PASSES;
  for (let pass = 0; pass < passes; pass++) {
    const cells = new Map<number, number[]>();
    let moved = false;
    for (let i = 0; i < ids.length; i++) {
      const [column, row] = [Math.floor((x[i] ?? 0) / room.x), Math.floor((y[i] ?? 0) / room.y)];
      for (let c = column - 1; c <= column + 1; c++)
        for (let r = row - 1; r <= row + 1; r++)
          for (const j of cells.get(cellAt(c, r)) ?? []) moved = separate(x, y, i, j, room, ids, still) || moved;
      const key = cellAt(column, row);
      const cell = cells.get(key);
      if (cell === undefined) cells.set(key, [i]);
      else cell.push(i);
    }
    if (!moved) break;
  }
  return new Map(ids.map((id, i) => [id, { x: x[i] ?? 0, y: y[i] ?? 0 }]));
}

/** A number for a cell of the grid. Two cells that share one cost time, nothing else. */
const cellAt = (column: number, row: number): number => column * 100_003 + row;

function separate(
  x: Float64Array,
  y: Float64Array,
  i: number,
  j: number,
  room: Position,
  ids: readonly string[],
  still: ReadonlySet<string>,
): boolean {
  const [iStill, jStill] = [still.has(ids[i] ?? ''), still.has(ids[j] ?? '')];
  if (iStill && jStill) return false;
  const dx = ((x[i] ?? 0) - (x[j] ?? 0)) / room.x;
  const dy = ((y[i] ?? 0) - (y[j] ?? 0)) / room.y;
  const gap = Math.hypot(dx, dy);
  if (gap >= 1) return false;
  const angle = gap < 1e-6 ? seeded(ids[i] ?? '') * 2 * Math.PI : Math.atan2(dy, dx);
  const push = (1 - gap) / (iStill || jStill ? 1 : 2);
  const [px, py] = [Math.cos(angle) * push * room.x, Math.sin(angle) * push * room.y];
  if (!iStill) {
    x[i] = (x[i] ?? 0) + px;
    y[i] = (y[i] ?? 0) + py;
  }
  if (!jStill) {
    x[j] = (x[j] ?? 0) - px;
    y[j] = (y[j] ?? 0) - py;
  }
  return true;
}
