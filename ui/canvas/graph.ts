/** Sigma's graph as a derivative of the picture: what differs is added, dropped or moved, nothing else. */
import type { MultiDirectedGraph } from 'graphology';
import type { Position } from '../state/scene/model.ts';
import type { Picture } from '../state/scene/picture.ts';
import { curvatures } from './reducers.ts';

const NOWHERE: Position = { x: 0, y: 0 };
/** So many new nodes appear where they are to stand, without coming out of anything. */
const MANY = 2_000;

/**
 * Brings nodes and lines of a graph in line with a picture. New nodes appear where a neighbour of theirs stands, so that
 * they seem to come out of it.
 *
 * @returns where each node is to move to
 */
export function synchronize(graph: MultiDirectedGraph, picture: Picture): Record<string, { x: number; y: number }> {
  for (const edge of graph.edges()) if (!picture.edges.has(edge)) graph.dropEdge(edge);
  for (const node of graph.nodes()) if (!picture.nodes.has(node)) graph.dropNode(node);
  const standing = new Set(graph.nodes());
  const fresh = [...picture.nodes.keys()].filter((id) => !standing.has(id));
  const parents = fresh.length > MANY || standing.size === 0 ? null : standingNeighbours(picture, standing);
  const targets: Record<string, { x: number; y: number }> = {};
  for (const id of picture.nodes.keys()) {
    const { x, y } = picture.positions.get(id) ?? NOWHERE;
    targets[id] = { x, y };
    if (standing.has(id)) continue;
    const parent = parents?.get(id);
    if (parent !== undefined) graph.addNode(id, placeOf(graph, parent));
    else graph.addNode(id, standing.size === 0 && fresh.length <= MANY ? { x: x * 0.6, y: y * 0.6 } : { x, y });
  }
  const bends = curvatures(picture.edges.values());
  for (const edge of picture.edges.values()) {
    const bend = bends.get(edge.id) ?? 0;
    const type = lineType(bend, edge.directed);
    if (!graph.hasEdge(edge.id)) graph.addEdgeWithKey(edge.id, edge.from, edge.to, { type, curvature: bend });
    else if (graph.getEdgeAttribute(edge.id, 'curvature') !== bend)
      graph.replaceEdgeAttributes(edge.id, { type, curvature: bend });
  }
  return targets;
}

const placeOf = (graph: MultiDirectedGraph, id: string): Position => ({
  x: graph.getNodeAttribute(id, 'x'),
  y: graph.getNodeAttribute(id, 'y'),
});

/** For each new node, one that stands and is bound to it. */
function standingNeighbours({ edges }: Picture, standing: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { from, to } of edges.values()) {
    if (standing.has(from) && !standing.has(to)) found.set(to, from);
    if (standing.has(to) && !standing.has(from)) found.set(from, to);
  }
  return found;
}

const lineType = (bend: number, directed: boolean): string =>
  `${bend === 0 ? 'straight' : 'curved'}${directed ? 'Arrow' : ''}`;
