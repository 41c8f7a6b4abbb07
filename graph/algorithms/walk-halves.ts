/**
 * Walks of up to so many edges between a start and one vertex after the other, each as a half from the start and a half from its end,
 * which meet in the middle: with d edges a vertex d^(n/2) steps instead of d^n.
 */
import type { Digraph } from './digraph.ts';
import { NodeValues } from './node-values.ts';

export interface WeightedGraph {
  readonly graph: Digraph;
  /** By place. */
  readonly weights: Float64Array;
}

export interface WalkTotal {
  /** The products of the weights along each walk, summed. */
  readonly share: number;
  readonly walks: number;
}

export interface WalkHalvesOptions {
  readonly levels: number;
  /** Only walks that come to no vertex twice. */
  readonly simple: boolean;
}

export class WalkHalves {
  readonly #out: WeightedGraph;
  readonly #into: WeightedGraph;
  readonly #simple: boolean;
  /** Most edges of a second half. */
  readonly second: number;
  /** Edges of a first one. */
  readonly #first: number;
  /** What walks from the start that are no longer than a first half have of their ends. */
  readonly #nearShares: NodeValues;
  /** Only right where there is a share. */
  readonly #nearWalks: Float64Array;
  /** Full first halves, so many: their vertices one after the other, their products, and by end the last one, each with the one before. */
  #count = 0;
  readonly #vertices: number[] = [];
  readonly #products: number[] = [];
  readonly #ends: number[] = [];
  readonly #before: number[] = [];
  readonly #last: NodeValues;
  /** The half under way. */
  readonly #path: number[] = [];
  #share = 0;
  #walks = 0;

  constructor(out: WeightedGraph, into: WeightedGraph, { levels, simple }: WalkHalvesOptions) {
    const { vertexCount } = out.graph;
    this.#out = out;
    this.#into = into;
    this.#simple = simple;
    this.#first = Math.ceil(levels / 2);
    this.second = levels - this.#first;
    this.#nearShares = new NodeValues(vertexCount);
    this.#nearWalks = new Float64Array(vertexCount);
    this.#last = new NodeValues(vertexCount);
  }

  /** Goes through the first halves of a start. */
  begin(start: number): void {
    this.#nearShares.clear();
    this.#last.clear();
    this.#count = 0;
    this.#path[0] = start;
    this.#goOut(start, 1, 1);
  }

  /** What walks from the start that are no longer than a first half have of their ends. */
  get near(): NodeValues {
    return this.#nearShares;
  }

  /** What longer walks have of any vertex at most. @param most by vertex: what walks of a second half from it have of any one */
  beyond(most: Float64Array): number {
    let sum = 0;
    for (let half = 0; half < this.#count; half++) sum += this.#products[half] * most[this.#ends[half]];
    return sum;
  }

  /** The walks from the start to a vertex. */
  to(vertex: number): WalkTotal {
    const isNear = this.#nearShares.has(vertex);
    this.#share = isNear ? this.#nearShares.get(vertex) : 0;
    this.#walks = isNear ? this.#nearWalks[vertex] : 0;
    this.#path[0] = vertex;
    if (this.second > 0 && this.#count > 0) this.#goBack(vertex, 1, 1);
    return { share: this.#share, walks: this.#walks };
  }

  /** @param depth vertices on the path; calls go no deeper than half of `levels` */
  #goOut(v: number, depth: number, product: number): void {
    const { graph, weights } = this.#out;
    for (let place = graph.offsets[v]; place < graph.offsets[v + 1]; place++) {
      const w = graph.targets[place];
      if (this.#simple && this.#isOnPath(w, depth)) continue;
      const further = product * weights[place];
      this.#nearWalks[w] = this.#nearShares.has(w) ? this.#nearWalks[w] + 1 : 1;
      this.#nearShares.add(w, further);
      this.#path[depth] = w;
      if (depth === this.#first) this.#keep(w, further);
      else this.#goOut(w, depth + 1, further);
    }
  }

  #keep(end: number, product: number): void {
    const { offsets } = this.#out.graph;
    if (offsets[end] === offsets[end + 1]) return;
    const half = this.#count++;
    this.#products[half] = product;
    this.#ends[half] = end;
    this.#before[half] = this.#last.has(end) ? this.#last.get(end) : -1;
    this.#last.set(end, half);
    for (let i = 0; i < this.#first; i++) this.#vertices[half * this.#first + i] = this.#path[i];
  }

  #goBack(v: number, depth: number, product: number): void {
    const { graph, weights } = this.#into;
    for (let place = graph.offsets[v]; place < graph.offsets[v + 1]; place++) {
      const u = graph.targets[place];
      if (this.#simple && this.#isOnPath(u, depth)) continue;
      const further = product * weights[place];
      if (this.#last.has(u)) this.#join(u, depth, further);
      if (depth === this.second) continue;
      this.#path[depth] = u;
      this.#goBack(u, depth + 1, further);
    }
  }

  #join(middle: number, depth: number, product: number): void {
    for (let half = this.#last.get(middle); half >= 0; half = this.#before[half]) {
      if (this.#simple && this.#meets(half, depth)) continue;
      this.#share += this.#products[half] * product;
      this.#walks++;
    }
  }

  /** Whether a first half has a vertex other than its end in common with the second half under way. */
  #meets(half: number, depth: number): boolean {
    const start = half * this.#first;
    for (let i = start; i < start + this.#first; i++) if (this.#isOnPath(this.#vertices[i], depth)) return true;
    return false;
  }

  #isOnPath(v: number, depth: number): boolean {
    for (let i = 0; i < depth; i++) if (this.#path[i] === v) return true;
    return false;
  }
}
