/** Where new nodes go, and laying everything out anew. */
import { layout } from '../../canvas/layout-client.ts';
import { ringOf } from '../../canvas/ring.ts';
import { announce, pending } from '../notice.ts';
import { pictureNow } from '../picture.ts';
import { commit } from '../scene/history.ts';
import type { Position, SceneEdge, SceneNode } from '../scene/model.ts';
import { opening } from './opening.ts';

/** Kinds that are figures of an entity rather than its relations: there, but muted in the legend until asked for. */
export const quietKinds: ReadonlySet<string> = new Set(['PeriodFigures']);
export const nobody: ReadonlyMap<string, Position> = new Map();

/** Places for nodes: a ring as a ring; quiet ones around the others, so that they take no room while they are muted. */
export async function place(
  nodes: readonly SceneNode[],
  edges: readonly SceneEdge[],
  fixed: ReadonlyMap<string, Position>,
  origin: string | null,
): Promise<ReadonlyMap<string, Position>> {
  const loud = nodes.filter(({ id, kind }) => fixed.has(id) || !quietKinds.has(kind)).map(({ id }) => id);
  const heard = new Set(loud);
  const between = edges.filter(({ from, to }) => heard.has(from) && heard.has(to));
  const ring = fixed.size === 0 ? ringOf(loud, between) : [];
  const placed = await layout({ nodes: loud, edges: between, ring, fixed, origin });
  if (loud.length === nodes.length || loud.length === 0) return placed;
  return layout({ nodes: nodes.map(({ id }) => id), edges, ring: [], fixed: placed, origin });
}

/** Computes new places for everything that is drawn and not pinned. */
export async function rearrange(): Promise<void> {
  const mine = opening.current();
  const { nodes, edges } = pictureNow();
  if (nodes.size === 0) return;
  const positions = await pending(() => place([...nodes.values()], [...edges.values()], nobody, null));
  if (!opening.isCurrent(mine)) return;
  commit({ type: 'place', cause: 'arrange', positions: [...positions] });
  announce('said.arranged');
}

export const moveNodes = (positions: readonly (readonly [string, Position])[]): void =>
  commit({ type: 'place', cause: 'move', positions });
