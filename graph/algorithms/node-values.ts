/** A number by node for a few nodes of many: a sparse map over an array, emptied in O(1). */
import type { NodeIndex } from '../schema/ids.ts';
import { NodeMarks } from './node-marks.ts';

export class NodeValues {
  /** In the order in which they were first set. */
  readonly nodes: NodeIndex[] = [];
  readonly #values: Float64Array;
  readonly #seen: NodeMarks;

  constructor(nodeCount: number) {
    this.#values = new Float64Array(nodeCount);
    this.#seen = new NodeMarks(nodeCount);
  }

  clear(): this {
    this.#seen.clear();
    this.nodes.length = 0;
    return this;
  }

  has(node: NodeIndex): boolean {
    return this.#seen.has(node);
  }

  /** NaN where nothing was set. */
  get(node: NodeIndex): number {
    return this.#seen.has(node) ? this.#values[node] : Number.NaN;
  }

  set(node: NodeIndex, value: number): void {
    if (this.#seen.add(node)) this.nodes.push(node);
    this.#values[node] = value;
  }

  /** Adds to the node's value; one that has none begins at 0. */
  add(node: NodeIndex, value: number): void {
    if (this.#seen.add(node)) {
      this.nodes.push(node);
      this.#values[node] = value;
    } else this.#values[node] += value;
  }

  /** Sets a value unless the node has a lower or equal one; whether it was set. */
  lower(node: NodeIndex, value: number): boolean {
    if (this.get(node) <= value) return false;
    this.set(node, value);
    return true;
  }

  /** Sets a value unless the node has a higher or equal one; whether it was set. */
  raise(node: NodeIndex, value: number): boolean {
    if (this.get(node) >= value) return false;
    this.set(node, value);
    return true;
  }
}
