/** Sigma's graph as a derivative of the picture: what differs is added, dropped or moved, nothing else. */
import { MultiDirectedGraph } from 'graphology';
import type { Position, SceneEdge } from '../state/scene/model.ts';
import type { Picture } from '../state/scene/picture.ts';
import { bendsOf } from './bends.ts';

const NOWHERE: Position = { x: 0, y: 0 };
/** So many new nodes appear where they are to stand, without coming out of anything. */
const MANY = 2_000;
/** Sigma looks at every node and line again for each that is dropped: beyond so many looks a new graph is cheaper. */
const MOST_LOOKS = 200_000;

/** Whether a picture is so far from a graph that it is better made anew, by `filling`. */
export function isFarFrom(graph: MultiDirectedGraph, { nodes, edges }: Picture): boolean {
  const kept = graph.filterNodes((id) => nodes.has(id)).length;
  const keptLines = graph.filterEdges((id) => edges.has(id)).length;
  const gone = graph.order - kept + graph.size - keptLines;
  return nodes.size - kept > MANY || gone * (graph.order + graph.size) > MOST_LOOKS;
}

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
  const parents = standing.size === 0 ? null : standingNeighbours(picture, standing);
  const targets: Record<string, { x: number; y: number }> = {};
  for (const id of picture.nodes.keys()) {
    const { x, y } = picture.positions.get(id) ?? NOWHERE;
    targets[id] = { x, y };
    if (standing.has(id)) continue;
    const parent = parents?.get(id);
    if (parent !== undefined) graph.addNode(id, placeOf(graph, parent));
    else graph.addNode(id, standing.size === 0 ? { x: x * 0.6, y: y * 0.6 } : { x, y });
  }
  const bends = bendsOf(picture.edges);
  for (const edge of picture.edges.values()) {
    const bend = bends.get(edge.id) ?? 0;
    if (!graph.hasEdge(edge.id)) addLine(graph, edge, bend);
    else if (graph.getEdgeAttribute(edge.id, 'curvature') !== bend)
      graph.replaceEdgeAttributes(edge.id, lookOf(edge, bend));
  }
  return targets;
}

/** Nodes and lines that are added in one go, between which something else may run. */
const SLICE = 2_000;

/** Makes a graph of a picture, everything in its place, a slice at a time. */
export function* filling(picture: Picture): Generator<undefined, MultiDirectedGraph> {
  const graph = new MultiDirectedGraph();
  const bends = bendsOf(picture.edges);
  for (const id of picture.nodes.keys()) {
    graph.addNode(id, { ...(picture.positions.get(id) ?? NOWHERE) });
    if (graph.order % SLICE === 0) yield;
  }
  for (const edge of picture.edges.values()) {
    addLine(graph, edge, bends.get(edge.id) ?? 0);
    if (graph.size % SLICE === 0) yield;
  }
  return graph;
}

const addLine = (graph: MultiDirectedGraph, edge: SceneEdge, bend: number): string =>
  graph.addEdgeWithKey(edge.id, edge.from, edge.to, lookOf(edge, bend));

const lookOf = ({ directed }: SceneEdge, curvature: number) => ({
  type: `${curvature === 0 ? 'straight' : 'curved'}${directed ? 'Arrow' : ''}`,
  curvature,
});

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
