/** Where new nodes go, and laying everything out anew. */
import { moveLive, wantsMotion } from '../../canvas/commands.ts';
import { layout } from '../../canvas/layout/client.ts';
import { ringOf } from '../../canvas/layout/longest-ring.ts';
import type { Layout, LayoutTask } from '../../canvas/layout/task.ts';
import { announce, pending } from '../notice.ts';
import { pictureNow } from '../picture.ts';
import { commit } from '../scene/history.ts';
import type { Position, SceneEdge, SceneNode } from '../scene/model.ts';
import { createStore } from '../store.ts';
import { opening } from './opening.ts';

/** Kinds that are figures of an entity rather than its relations: there, but muted in the legend until asked for. */
export const quietKinds: ReadonlySet<string> = new Set(['PeriodFigures']);
export const nobody: ReadonlyMap<string, Position> = new Map();

/** The layout that was chosen last; the key for a new layout repeats it. */
export const layoutStore = createStore<Layout>('auto');

/** Places for nodes: a ring as a ring; quiet ones around the others, so that they take no room while they are muted. */
export async function place(
  nodes: readonly SceneNode[],
  edges: readonly SceneEdge[],
  fixed: ReadonlyMap<string, Position>,
  origin: string | null,
  how: Layout = 'auto',
  start: ReadonlyMap<string, Position> = nobody,
): Promise<ReadonlyMap<string, Position>> {
  const loud = nodes.filter(({ id, kind }) => fixed.has(id) || !quietKinds.has(kind)).map(({ id }) => id);
  const placed = await layout(taskOf(loud, edges, { fixed, origin, how, start }));
  if (loud.length === nodes.length || loud.length === 0) return placed;
  const all = nodes.map(({ id }) => id);
  return layout({ ...taskOf(all, edges, { fixed: placed, origin, how }), ring: [] });
}

type Task = Pick<LayoutTask, 'how'> & Partial<Pick<LayoutTask, 'fixed' | 'origin' | 'pinned' | 'start'>>;

function taskOf(nodes: readonly string[], edges: readonly SceneEdge[], rest: Task): LayoutTask {
  const inside = new Set(nodes);
  const between = edges.filter(({ from, to }) => inside.has(from) && inside.has(to));
  const wantsRing = (rest.fixed ?? nobody).size === 0 && (rest.how === 'auto' || rest.how === 'ring');
  return {
    fixed: nobody,
    origin: null,
    pinned: nobody,
    start: nobody,
    ...rest,
    nodes,
    edges: between.map(({ from, to, kind, first }) => ({ from, to, kind, first })),
    ring: wantsRing ? ringOf(nodes, between) : [],
  };
}

/** Computes new places for everything that is drawn and not pinned: one act, which is undone like any other. */
export async function rearrange(how: Layout = layoutStore.get()): Promise<void> {
  const mine = opening.current();
  const { nodes, edges, pinned, positions } = pictureNow();
  if (nodes.size === 0) return;
  layoutStore.update(() => how);
  const ids = [...nodes.keys()];
  const placesOf = (chosen: readonly string[]): ReadonlyMap<string, Position> =>
    new Map(chosen.flatMap((id) => (positions.has(id) ? [[id, positions.get(id) ?? { x: 0, y: 0 }] as const] : [])));
  const task = taskOf(ids, [...edges.values()], {
    how,
    pinned: placesOf(ids.filter((id) => pinned.has(id))),
    start: placesOf(ids),
  });
  const onFrame = how === 'force' && wantsMotion() ? moveLive : undefined;
  const placed = await pending(() => layout(task, onFrame));
  if (!opening.isCurrent(mine)) return;
  commit({ type: 'place', cause: 'arrange', positions: [...placed] });
  announce('said.arranged');
}

/** Puts nodes where somebody wants them; moves of one gesture are one step. */
export const moveNodes = (positions: readonly (readonly [string, Position])[], gesture: string | null = null): void =>
  commit({ type: 'place', cause: 'move', positions }, gesture);
