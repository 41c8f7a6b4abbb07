/** A set of nodes that empties in O(1): what a search has seen, without memory of its own for every search. */
import type { NodeIndex } from '../schema/ids.ts';

export class NodeMarks {
  readonly #epochs: Uint32Array;
  #epoch = 1;

  constructor(nodeCount: number) {
    this.#epochs = new Uint32Array(nodeCount);
  }

  /** Takes every mark away. */
  clear(): void {
    this.#epoch++;
    if (this.#epoch > 0xffffffff) {
      this.#epochs.fill(0);
      this.#epoch = 1;
    }
  }

  has(node: NodeIndex): boolean {
    return this.#epochs[node] === this.#epoch;
  }

  /** Marks a node; whether it was not yet. */
  add(node: NodeIndex): boolean {
    if (this.#epochs[node] === this.#epoch) return false;
    this.#epochs[node] = this.#epoch;
    return true;
  }

  delete(node: NodeIndex): void {
    this.#epochs[node] = 0;
  }
}
