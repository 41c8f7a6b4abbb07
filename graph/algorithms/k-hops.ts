/** What is within k steps of a vertex: for many questions to one graph, none of which allocates. */
import type { Arcs } from './arcs.ts';
import { NodeMarks } from './node-marks.ts';

export class KHops {
  /** Those met by the latest question, the center first, then by steps: the first `count` are valid until the next question. */
  readonly vertices: Uint32Array;
  /** How many vertices the latest question met, the center included. */
  count = 0;
  readonly #arcs: Arcs;
  readonly #met: NodeMarks;

  constructor(arcs: Arcs) {
    this.#arcs = arcs;
    this.vertices = new Uint32Array(arcs.vertexCount);
    this.#met = new NodeMarks(arcs.vertexCount);
  }

  /** Breadth first along the arcs; how many other vertices are within `hops` steps. O(arcs of those nearer than `hops`). */
  from(center: number, hops: number): number {
    const { offsets, targets } = this.#arcs;
    const { vertices } = this;
    const met = this.#met;
    met.clear();
    met.add(center);
    vertices[0] = center;
    let count = 1;
    let start = 0;
    for (let hop = 0; hop < hops && start < count; hop++) {
      const end = count;
      for (let i = start; i < end; i++) {
        const v = vertices[i];
        for (let place = offsets[v], last = offsets[v + 1]; place < last; place++) {
          const w = targets[place];
          if (met.add(w)) vertices[count++] = w;
        }
      }
      start = end;
    }
    this.count = count;
    return count - 1;
  }

  /** Whether the latest question met a vertex. O(1). */
  has(v: number): boolean {
    return this.#met.has(v);
  }
}
