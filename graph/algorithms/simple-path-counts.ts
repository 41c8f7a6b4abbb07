/**
 * How many simple paths of each length a graph has. A path that leaves a strongly connected component never comes back, so only
 * inside a component can it meet itself: paths are gone through one by one there and merely counted everywhere else.
 */
import { beforeCycles, membersOf, stronglyConnected } from './components.ts';
import type { Digraph } from './digraph.ts';

/**
 * Simple paths by their number of edges, 0..`maxLength`; parallel edges make different paths. O(maxLength · (vertices + edges)) where
 * there is no cycle, and more by the number of paths inside components.
 */
export function countSimplePaths(graph: Digraph, maxLength: number): Float64Array {
  const before = beforeCycles(graph);
  if (before.length === graph.vertexCount) return countWalks(graph, before, maxLength);
  const counts = new PathCounts(graph, maxLength);
  for (let i = 0; i < before.length; i++) counts.leave(before[i]);
  countAmongCycles(graph, counts, maxLength, before.length);
  return counts.totals;
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

/** @param before how many vertices no cycle leads to: their components have the highest numbers, and are done */
function countAmongCycles(graph: Digraph, counts: PathCounts, maxLength: number, before: number): void {
  const components = stronglyConnected(graph);
  const { offsets, vertices } = membersOf(components);
  const inside = new InsidePaths(graph, components.of);
  for (let component = components.count - before - 1; component >= 0; component--) {
    const members = vertices.subarray(offsets[component], offsets[component + 1]);
    if (members.length === 1) {
      counts.leave(members[0]);
      continue;
    }
    for (const u of members) {
      counts.begin(u);
      inside.visit(u, maxLength, (v, length) => counts.addInside(u, v, length));
    }
    for (const v of members) counts.leaveComponent(v, components.of);
  }
}

/** Paths by vertex and length. Where no edge leaves a vertex its paths are only summed, which spares most of the memory. */
class PathCounts {
  readonly totals: Float64Array;
  readonly #graph: Digraph;
  readonly #width: number;
  /** By vertex with edges: where its counts stand. */
  readonly #rows: Uint32Array;
  /** Paths that come into the vertex's component there, or begin, by length. */
  readonly #entering: Float64Array;
  /** The same for paths that end at a vertex of a component with cycles. */
  #ending = new Float64Array(0);

  constructor(graph: Digraph, maxLength: number) {
    const { vertexCount, offsets } = graph;
    this.#graph = graph;
    this.#width = maxLength + 1;
    this.totals = new Float64Array(this.#width);
    this.#rows = new Uint32Array(vertexCount);
    let size = 0;
    for (let v = 0; v < vertexCount; v++) {
      if (offsets[v] === offsets[v + 1]) continue;
      this.#rows[v] = size;
      size += this.#width;
    }
    this.#entering = new Float64Array(size);
  }

  /** Counts what ends at a vertex that is a component of its own, and hands it on. */
  leave(v: number): void {
    const { offsets } = this.#graph;
    if (offsets[v] === offsets[v + 1]) {
      this.totals[0]++;
      return;
    }
    this.#entering[this.#rows[v]]++;
    this.#handOn(v, this.#entering, this.#rows[v], null);
  }

  /** Counts the path that begins at a vertex of a component with cycles, and those that come into it there. */
  begin(v: number): void {
    if (this.#ending.length === 0) this.#ending = new Float64Array(this.#entering.length);
    this.#entering[this.#rows[v]]++;
    this.addInside(v, v, 0);
  }

  /** Paths that come into the component at u, and go on inside it to v, over so many edges. */
  addInside(u: number, v: number, length: number): void {
    addTo(this.#ending, this.#rows[v], this.#entering, this.#rows[u], length, this.#width);
  }

  /** Counts what ends at a vertex of a component with cycles, and hands it on to others. */
  leaveComponent(v: number, of: Uint32Array): void {
    this.#handOn(v, this.#ending, this.#rows[v], of);
  }

  /** @param of only what leads out of the component is handed on; null when the vertex is one of its own */
  #handOn(v: number, counts: Float64Array, row: number, of: Uint32Array | null): void {
    const { offsets, targets } = this.#graph;
    const [totals, width] = [this.totals, this.#width];
    let ends = 0;
    for (let place = offsets[v], end = offsets[v + 1]; place < end; place++) {
      const w = targets[place];
      if (w === v || (of !== null && of[w] === of[v])) continue;
      if (offsets[w] === offsets[w + 1]) ends++;
      else addTo(this.#entering, this.#rows[w], counts, row, 1, width);
    }
    totals[0] += counts[row];
    for (let length = 1; length < width; length++)
      totals[length] += counts[row + length] + ends * counts[row + length - 1];
  }
}

/** Adds counts to others, `further` edges longer. */
function addTo(
  sum: Float64Array,
  to: number,
  counts: Float64Array,
  from: number,
  further: number,
  width: number,
): void {
  for (let length = further; length < width; length++) sum[to + length] += counts[from + length - further];
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
