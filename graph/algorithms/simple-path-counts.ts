/**
 * How many simple paths of each length a graph has. A walk meets itself only where it goes round a cycle that is no longer than it
 * is. So only along the edges of such short cycles paths are gone through one by one; everywhere else walks are merely counted.
 */
import { beforeCycles } from './components.ts';
import { buildDigraph, type Digraph, sourcesOf } from './digraph.ts';
import { edgesOnShortCycles } from './short-cycle-edges.ts';

/**
 * Simple paths by their number of edges, 0..`maxLength`; parallel edges make different paths. O(maxLength · (vertices + edges)) where
 * there is no cycle, and more by the search for short cycles and by the number of paths along them.
 *
 * @param maxLength at most 100
 */
export function countSimplePaths(graph: Digraph, maxLength: number): Float64Array {
  const order = beforeCycles(graph);
  return order.length === graph.vertexCount ? countWalks(graph, order, maxLength) : countAmongCycles(graph, maxLength);
}

/** @param order all vertices, such that every edge leads on in it: a vertex still sees its targets' walks of one edge less */
function countWalks({ vertexCount, offsets, targets }: Digraph, order: Uint32Array, maxLength: number): Float64Array {
  const totals = new Float64Array(maxLength + 1);
  totals[0] = vertexCount;
  const begun = order.slice();
  /** By vertex: the walks of one length that begin there. */
  const walks = new Float64Array(vertexCount).fill(1);
  for (let length = 1, count = vertexCount; length <= maxLength; length++) {
    let [kept, total] = [0, 0];
    for (let i = 0; i < count; i++) {
      const v = begun[i];
      let sum = 0;
      for (let place = offsets[v], end = offsets[v + 1]; place < end; place++) sum += walks[targets[place]];
      walks[v] = sum;
      total += sum;
      if (sum > 0) begun[kept++] = v;
    }
    totals[length] = total;
    count = kept;
  }
  return totals;
}

/**
 * Length by length. A path is made of stretches along edges of short cycles, each simple, and of other edges between them: that two
 * stretches meet would be a short cycle over one of those.
 */
function countAmongCycles(graph: Digraph, maxLength: number): Float64Array {
  const { vertexCount } = graph;
  const { round, onward } = splitByCycles(graph, maxLength);
  const stretches = new Stretches(round);
  const totals = new Float64Array(maxLength + 1);
  /** By length and vertex: paths that end there. */
  const ending = Array.from(totals, () => new Float64Array(vertexCount));
  /** Paths of the length under way that end with an edge that is on no short cycle, or have no edge. */
  let entering = new Float64Array(vertexCount).fill(1);
  for (let length = 0; length <= maxLength; length++) {
    const next = new Float64Array(vertexCount);
    for (let v = 0; v < vertexCount; v++) {
      const paths = entering[v];
      if (paths === 0) continue;
      ending[length][v] += paths;
      if (round.offsets[v] === round.offsets[v + 1]) continue;
      stretches.visit(v, maxLength - length, (end, edges) => {
        ending[length + edges][end] += paths;
      });
    }
    for (let v = 0; v < vertexCount; v++) {
      const paths = ending[length][v];
      totals[length] += paths;
      if (paths === 0) continue;
      for (let place = onward.offsets[v]; place < onward.offsets[v + 1]; place++) next[onward.targets[place]] += paths;
    }
    entering = next;
  }
  return totals;
}

/** The edges of cycles of at most so many, and all others but loops. */
function splitByCycles(graph: Digraph, maxLength: number): { readonly round: Digraph; readonly onward: Digraph } {
  const { vertexCount, targets } = graph;
  const sources = sourcesOf(graph);
  const places = targets.map((_, place) => place);
  const isRound = new Uint8Array(places.length);
  for (const place of edgesOnShortCycles({ vertexCount, sources, targets }, places, maxLength)) isRound[place] = 1;
  const only = (isIn: (place: number) => boolean): Digraph => {
    const some = places.filter(isIn);
    const [from, to] = [sources, targets].map((ends) => some.map((place) => ends[place]));
    return buildDigraph(vertexCount, from, to);
  };
  return {
    round: only((place) => isRound[place] === 1),
    onward: only((place) => isRound[place] === 0 && sources[place] !== targets[place]),
  };
}

/** Goes through the simple paths of a graph, one by one. */
class Stretches {
  readonly #graph: Digraph;
  readonly #onPath: Uint8Array;
  readonly #path: number[] = [];
  readonly #cursors: number[] = [];

  constructor(graph: Digraph) {
    this.#graph = graph;
    this.#onPath = new Uint8Array(graph.vertexCount);
  }

  /** Visits the end and the length of every path of 1 to `maxLength` edges from a vertex. */
  visit(start: number, maxLength: number, visit: (end: number, length: number) => void): void {
    const { targets } = this.#graph;
    let depth = maxLength > 0 ? 0 : -1;
    if (depth === 0) this.#stand(start, depth);
    while (depth >= 0) {
      const v = this.#path[depth];
      if (this.#cursors[depth] === this.#graph.offsets[v + 1]) {
        this.#onPath[v] = 0;
        depth--;
        continue;
      }
      const w = targets[this.#cursors[depth]++];
      if (this.#onPath[w] === 1) continue;
      visit(w, depth + 1);
      if (depth + 1 < maxLength) this.#stand(w, ++depth);
    }
  }

  #stand(v: number, depth: number): void {
    this.#path[depth] = v;
    this.#cursors[depth] = this.#graph.offsets[v];
    this.#onPath[v] = 1;
  }
}
