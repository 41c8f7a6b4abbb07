/** Time runs from left to right: each node stands behind those that its first money or fact came from. */
import { neighbourhoods, seeded } from './geometry.ts';
import { type LayoutEdge, type LayoutTask, type Positions, roomOf } from './task.ts';

/** Passes that bring nodes next to what they are bound to. */
const SWEEPS = 6;

/**
 * Layers by the order of first arrival: lines of money are taken in the order of their first time, then the others; whoever is reached for the first
 * time stands one layer behind the line's start, and stays there when the flow comes back to it. O(lines · log lines).
 */
export function flow(task: LayoutTask): Positions {
  const layers = layersOf(task);
  const room = roomOf(task.nodes.length);
  const columns = new Map<number, string[]>();
  for (const id of task.nodes) {
    const layer = layers.get(id) ?? 0;
    columns.set(layer, [...(columns.get(layer) ?? []), id]);
  }
  const rows = ordered(
    task,
    [...columns.entries()].sort(([a], [b]) => a - b).map(([, ids]) => ids),
  );
  return new Map(
    task.nodes.map((id) => [id, { x: (layers.get(id) ?? 0) * room.x * 1.5, y: -(rows.get(id) ?? 0) * room.y }]),
  );
}

/** The layer of each node, from 0. */
export function layersOf({ nodes, edges }: Pick<LayoutTask, 'nodes' | 'edges'>): ReadonlyMap<string, number> {
  const inside = new Set(nodes);
  const layers = new Map<string, number>();
  const byTime = edges.filter(({ from, to }) => from !== to && inside.has(from) && inside.has(to)).toSorted(earlier);
  for (const { from, to } of byTime) {
    // A start that nothing has reached yet stands in front of an end that is placed, or begins a flow of its own.
    if (!layers.has(from)) layers.set(from, layers.has(to) ? (layers.get(to) ?? 0) - 1 : 0);
    if (!layers.has(to)) layers.set(to, (layers.get(from) ?? 0) + 1);
  }
  for (const id of nodes) if (!layers.has(id)) layers.set(id, 0);
  const least = Math.min(0, ...layers.values());
  return new Map([...layers].map(([id, layer]) => [id, layer - least]));
}

/** Kinds in which money flows: they decide, and facts only place what no money reached. */
const money: ReadonlySet<string> = new Set(['transfers', 'withdraws', 'disburses', 'repays']);

const earlier = (a: LayoutEdge, b: LayoutEdge): number =>
  Number(money.has(b.kind)) - Number(money.has(a.kind)) ||
  (a.first ?? Number.POSITIVE_INFINITY) - (b.first ?? Number.POSITIVE_INFINITY) ||
  0;

/** Rows around the middle of each column, ordered by the mean row of what a node is bound to. */
function ordered({ edges }: LayoutTask, columns: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const neighbours = neighbourhoods(edges);
  const rows = new Map<string, number>();
  const settle = (ids: readonly string[]): void =>
    ids.forEach((id, i) => {
      rows.set(id, i - (ids.length - 1) / 2);
    });
  const wish = (id: string): number => {
    const around = [...(neighbours.get(id) ?? [])].flatMap((other) => rows.get(other) ?? []);
    return around.length === 0 ? seeded(id) : around.reduce((sum, row) => sum + row, 0) / around.length;
  };
  for (const ids of columns) settle(ids);
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const ids of sweep % 2 === 0 ? columns : columns.toReversed()) {
      const wishes = new Map(ids.map((id) => [id, wish(id)]));
      settle(
        ids
          .filter((id) => rows.has(id))
          .toSorted((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0) || (a < b ? -1 : 1)),
      );
    }
  return rows;
}
