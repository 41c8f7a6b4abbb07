/** A directed multigraph as compressed sparse rows whose edges keep the names that their caller gave them. */
import type { Arcs } from './arcs.ts';

export interface Digraph extends Arcs {
  readonly edgeCount: number;
  /** What the caller calls the edge, by place: its position in the arrays that the graph was built from. */
  readonly labels: Uint32Array;
}

/**
 * Builds a graph from parallel arrays; parallel edges and self-loops are kept, and a vertex's edges keep their order.
 * O(vertices + edges), a counting sort.
 */
export function buildDigraph(vertexCount: number, sources: ArrayLike<number>, targets: ArrayLike<number>): Digraph {
  const edgeCount = sources.length;
  const offsets = new Uint32Array(vertexCount + 1);
  for (let e = 0; e < edgeCount; e++) offsets[sources[e] + 1]++;
  for (let v = 0; v < vertexCount; v++) offsets[v + 1] += offsets[v];
  const cursor = offsets.slice();
  const placed = new Uint32Array(edgeCount);
  const labels = new Uint32Array(edgeCount);
  for (let e = 0; e < edgeCount; e++) {
    const place = cursor[sources[e]]++;
    placed[place] = targets[e];
    labels[place] = e;
  }
  return { vertexCount, edgeCount, offsets, targets: placed, labels };
}

/** The vertex that each place's edge leaves. O(vertices + edges). */
export function sourcesOf(graph: Digraph): Uint32Array {
  const sources = new Uint32Array(graph.edgeCount);
  for (let v = 0; v < graph.vertexCount; v++) sources.fill(v, graph.offsets[v], graph.offsets[v + 1]);
  return sources;
}

/** The same edges, under the same labels, the other way round. O(vertices + edges). */
export function reversed(graph: Digraph): Digraph {
  const turned = buildDigraph(graph.vertexCount, graph.targets, sourcesOf(graph));
  const { labels } = turned;
  for (let place = 0; place < labels.length; place++) labels[place] = graph.labels[labels[place]];
  return turned;
}
