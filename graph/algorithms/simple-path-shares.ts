/**
 * What a start has of every vertex over simple paths of a bounded length: the product of the edges' shares along each path, summed.
 * It is how ownership is read by hand, path by path; `effective-shares.ts` has the limit over all walks.
 */
import type { NodeIndex } from '../schema/ids.ts';
import type { Digraph } from './digraph.ts';
import { NodeMarks } from './node-marks.ts';

/** Holds arrays by vertex, so that one serves any number of starts. */
export class SimplePathShares {
  /** Vertices that the last start reaches, in the order in which they were met. */
  readonly reached: NodeIndex[] = [];
  /** By vertex, of the last start: its share, and over how many paths. Only those in `reached` count. */
  readonly shares: Float64Array;
  readonly paths: Float64Array;
  readonly #graph: Digraph;
  /** By place. */
  readonly #weights: Float64Array;
  readonly #seen: NodeMarks;
  readonly #onPath: Uint8Array;

  /** @param shares by edge label */
  constructor(graph: Digraph, shares: Float64Array) {
    const { vertexCount, labels } = graph;
    this.#graph = graph;
    this.#weights = Float64Array.from(labels, (label) => shares[label]);
    this.#seen = new NodeMarks(vertexCount);
    this.#onPath = new Uint8Array(vertexCount);
    this.shares = new Float64Array(vertexCount);
    this.paths = new Float64Array(vertexCount);
  }

  /** Goes through the paths of a start. O(paths), exponential in `maxLength` at worst. */
  from(start: number, maxLength: number): this {
    const { offsets, targets } = this.#graph;
    const onPath = this.#onPath;
    const path = new Uint32Array(maxLength);
    const cursors = new Uint32Array(maxLength);
    const products = new Float64Array(maxLength);
    this.reached.length = 0;
    this.#seen.clear();
    path[0] = start;
    cursors[0] = offsets[start];
    products[0] = 1;
    onPath[start] = 1;
    let depth = 0;
    while (depth >= 0) {
      const v = path[depth];
      if (cursors[depth] === offsets[v + 1]) {
        onPath[v] = 0;
        depth--;
        continue;
      }
      const place = cursors[depth]++;
      const w = targets[place];
      if (onPath[w] === 1) continue;
      const product = products[depth] * this.#weights[place];
      this.#add(w, product);
      if (depth + 1 === maxLength) continue;
      depth++;
      path[depth] = w;
      cursors[depth] = offsets[w];
      products[depth] = product;
      onPath[w] = 1;
    }
    return this;
  }

  #add(vertex: number, product: number): void {
    if (this.#seen.add(vertex)) {
      this.reached.push(vertex);
      this.shares[vertex] = product;
      this.paths[vertex] = 1;
    } else {
      this.shares[vertex] += product;
      this.paths[vertex]++;
    }
  }
}
