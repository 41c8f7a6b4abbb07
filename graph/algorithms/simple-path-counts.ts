/**
 * How many simple paths of each length a graph has. A path that leaves a strongly connected component never comes back, so only
 * inside a component can it meet itself: paths are gone through one by one there and merely counted everywhere else.
 */
import { membersOf, stronglyConnected } from './components.ts';
import type { Digraph } from './digraph.ts';

/**
 * Simple paths by their number of edges, 0..`maxLength`; parallel edges make different paths. O(maxLength · (vertices + edges)) where
 * there is no cycle, and more by the number of paths inside components.
 */
export function countSimplePaths(graph: Digraph, maxLength: number): Float64Array {
  const { vertexCount, offsets, targets } = graph;
  const components = stronglyConnected(graph);
  const members = membersOf(components);
  const width = maxLength + 1;
  /** By vertex and length: paths that come into the vertex's component there, or begin. */
  const entering = new Float64Array(vertexCount * width);
  /** The same for paths that end at the vertex. */
  const ending = new Float64Array(vertexCount * width);
  const inside = new InsidePaths(graph, components.of);
  const totals = new Float64Array(width);
  for (let component = components.count - 1; component >= 0; component--) {
    const [first, end] = [members.offsets[component], members.offsets[component + 1]];
    for (let i = first; i < end; i++) {
      const u = members.vertices[i];
      entering[u * width]++;
      addTo(ending, u, entering, u, 0, width);
      if (end - first > 1) inside.visit(u, maxLength, (v, length) => addTo(ending, v, entering, u, length, width));
    }
    for (let i = first; i < end; i++) {
      const v = members.vertices[i];
      for (let length = 0; length < width; length++) totals[length] += ending[v * width + length];
      for (let place = offsets[v]; place < offsets[v + 1]; place++) {
        if (components.of[targets[place]] !== component) addTo(entering, targets[place], ending, v, 1, width);
      }
    }
  }
  return totals;
}

/** Adds one vertex's counts to another's, `further` edges longer. */
function addTo(
  sum: Float64Array,
  to: number,
  counts: Float64Array,
  from: number,
  further: number,
  width: number,
): void {
  for (let length = further; length < width; length++)
    sum[to * width + length] += counts[from * width + length - further];
}

/** Goes through the simple paths that stay inside the component of their start. */
class InsidePaths {
  readonly #graph: Digraph;
  readonly #of: Uint32Array;
  readonly #onPath: Uint8Array;
  readonly #path: number[] = [];
  readonly #cursors: number[] = [];

  constructor(graph: Digraph, of: Uint32Array) {
    this.#graph = graph;
    this.#of = of;
    this.#onPath = new Uint8Array(graph.vertexCount);
  }

  /** Visits the end and the length of every path of 1 to `maxLength` edges. */
  visit(start: number, maxLength: number, visit: (end: number, length: number) => void): void {
    const { offsets, targets } = this.#graph;
    const stand = (v: number, depth: number): void => {
      this.#path[depth] = v;
      this.#cursors[depth] = offsets[v];
      this.#onPath[v] = 1;
    };
    stand(start, 0);
    let depth = maxLength > 0 ? 0 : -1;
    while (depth >= 0) {
      const v = this.#path[depth];
      if (this.#cursors[depth] === offsets[v + 1]) {
        this.#onPath[v] = 0;
        depth--;
        continue;
      }
      const w = targets[this.#cursors[depth]++];
      if (this.#of[w] !== this.#of[start] || this.#onPath[w] === 1) continue;
      visit(w, depth + 1);
      if (depth + 1 < maxLength) stand(w, ++depth);
    }
    this.#onPath[start] = 0;
  }
}
