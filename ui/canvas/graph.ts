/** Sigma's graph as a derivative of the scene: what differs is added, dropped or moved, nothing else. */
import type { MultiDirectedGraph } from 'graphology';
import { neighboursOf, type Position, type Scene } from '../state/scene.ts';
import { curvatures } from './reducers.ts';

const NOWHERE: Position = { x: 0, y: 0 };

/**
 * Brings nodes and lines of a graph in line with a scene. New nodes appear where a neighbour of theirs stands, so that
 * they seem to come out of it.
 *
 * @returns where each node is to move to
 */
export function synchronize(graph: MultiDirectedGraph, scene: Scene): Record<string, { x: number; y: number }> {
  for (const edge of graph.edges()) if (!scene.edges.has(edge)) graph.dropEdge(edge);
  for (const node of graph.nodes()) if (!scene.nodes.has(node)) graph.dropNode(node);
  const standing = new Set(graph.nodes());
  const targets: Record<string, { x: number; y: number }> = {};
  for (const node of scene.nodes.values()) {
    const target = scene.positions.get(node.id) ?? NOWHERE;
    if (!standing.has(node.id)) graph.addNode(node.id, startOf(graph, scene, standing, node.id, target));
    targets[node.id] = { x: target.x, y: target.y };
  }
  const bends = curvatures(scene.edges.values());
  for (const edge of scene.edges.values()) {
    const bend = bends.get(edge.id) ?? 0;
    const attributes = { type: lineType(bend, edge.directed), curvature: bend };
    if (graph.hasEdge(edge.id)) graph.replaceEdgeAttributes(edge.id, attributes);
    else graph.addEdgeWithKey(edge.id, edge.from, edge.to, attributes);
  }
  return targets;
}

function startOf(
  graph: MultiDirectedGraph,
  scene: Scene,
  standing: ReadonlySet<string>,
  id: string,
  target: Position,
): { x: number; y: number } {
  if (standing.size === 0) return { x: target.x * 0.6, y: target.y * 0.6 };
  for (const neighbour of neighboursOf(scene, id))
    if (standing.has(neighbour))
      return { x: graph.getNodeAttribute(neighbour, 'x'), y: graph.getNodeAttribute(neighbour, 'y') };
  return { x: target.x, y: target.y };
}

const lineType = (bend: number, directed: boolean): string =>
  `${bend === 0 ? 'straight' : 'curved'}${directed ? 'Arrow' : ''}`;
