/** How deep in the dense part of a graph a vertex is. */
import type { Arcs } from './arcs.ts';

/**
 * The core number of each vertex: the greatest k such that it belongs to a set in which everybody has k neighbours or more.
 * Batagelj & Zaveršnik, An O(m) algorithm for cores decomposition of networks, 2003. O(vertices + arcs).
 *
 * @param graph both ways, without copies and loops, as `undirected` gives it
 */
export function coreNumbers({ vertexCount, offsets, targets }: Arcs): Uint32Array {
  const degrees = new Uint32Array(vertexCount);
  let most = 0;
  for (let v = 0; v < vertexCount; v++) {
    degrees[v] = offsets[v + 1] - offsets[v];
    most = Math.max(most, degrees[v]);
  }
  // Vertices by degree; those of degree d begin at starts[d]. A vertex that loses a neighbour moves one bin down.
  const starts = new Uint32Array(most + 2);
  for (let v = 0; v < vertexCount; v++) starts[degrees[v] + 1]++;
  for (let d = 0; d <= most; d++) starts[d + 1] += starts[d];
  const cursor = starts.slice();
  const order = new Uint32Array(vertexCount);
  const places = new Uint32Array(vertexCount);
  for (let v = 0; v < vertexCount; v++) {
    places[v] = cursor[degrees[v]]++;
    order[places[v]] = v;
  }
  for (let i = 0; i < vertexCount; i++) {
    const v = order[i];
    for (let place = offsets[v]; place < offsets[v + 1]; place++) {
      const w = targets[place];
      if (degrees[w] <= degrees[v]) continue;
      const first = starts[degrees[w]];
      const u = order[first];
      order[places[w]] = u;
      places[u] = places[w];
      order[first] = w;
      places[w] = first;
      starts[degrees[w]]++;
      degrees[w]--;
    }
  }
  return degrees;
}
