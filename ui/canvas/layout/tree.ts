/** Layers: owners above what they own, people above companies, companies above accounts, loans and collateral. */
import type { Position } from '../../state/scene/model.ts';
import type { LayoutTask, Positions } from './task.ts';
import { roomOf } from './task.ts';

/** Kinds whose start stands above their end; `up` the other way round. Other lines do not steer the layers. */
const steering: Readonly<Record<string, 'down' | 'up'>> = {
  owns: 'down',
  controls: 'down',
  holdsOffice: 'down',
  worksFor: 'down',
  hasAccount: 'down',
  borrows: 'down',
  handles: 'down',
  sells: 'down',
  buys: 'down',
  bills: 'down',
  ships: 'down',
  uses: 'down',
  reports: 'down',
  secures: 'up',
  titledTo: 'up',
};
/** From so many nodes on, a faster ranking is good enough. */
const MANY = 400;

/** Layered by dagre, which is loaded when it is first asked for; O(nodes · lines) at worst. */
export async function tree(task: LayoutTask): Promise<Positions> {
  const { Graph, layout } = await import('@dagrejs/dagre');
  const room = roomOf(task.nodes.length);
  const graph = new Graph({ multigraph: false, compound: false });
  graph.setGraph({
    rankdir: 'TB',
    nodesep: room.x * 0.3,
    ranksep: room.y * 1.5,
    ranker: task.nodes.length > MANY ? 'longest-path' : 'network-simplex',
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const inside = new Set(task.nodes);
  for (const id of task.nodes) graph.setNode(id, { width: room.x, height: room.y * 0.6 });
  for (const { from, to, kind } of ordered(task)) {
    if (from === to || !inside.has(from) || !inside.has(to)) continue;
    if (steering[kind] === 'up') graph.setEdge(to, from, { weight: 2, minlen: 1 });
    else graph.setEdge(from, to, { weight: steering[kind] === 'down' ? 4 : 1, minlen: 1 });
  }
  layout(graph);
  return new Map(task.nodes.map((id) => [id, placeOf(graph.node(id))]));
}

/** The lines that steer; of the others, only those of nodes that nothing steers. */
function ordered({ edges }: LayoutTask): LayoutTask['edges'] {
  const strong = edges.filter(({ kind }) => steering[kind] !== undefined);
  const held = new Set(strong.flatMap(({ from, to }) => [from, to]));
  return [
    ...strong,
    ...edges.filter(({ kind, from, to }) => steering[kind] === undefined && !(held.has(from) && held.has(to))),
  ];
}

/** Its y grows downwards, ours upwards. */
const placeOf = ({ x, y }: { readonly x?: number; readonly y?: number }): Position => ({ x: x ?? 0, y: -(y ?? 0) });
