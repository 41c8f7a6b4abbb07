/** Neo4j's numbers of nodes that a writer has met, so that it need not look the ends of every edge up again. */
import type { NodeKind } from '../../schema/kinds.ts';

export interface NumberedNode {
  readonly kind: NodeKind;
  readonly number: number;
}

/** Some 100 bytes each. */
const MOST = 1 << 20;

/**
 * The nodes met last, by entity id. Neo4j gives the number of a deleted node to a new one some day: this holds while nobody but its writer makes
 * nodes, and has to be cleared when that one does.
 */
export class NodeNumbers {
  #recent = new Map<string, NumberedNode>();
  #older = new Map<string, NumberedNode>();

  get(id: string): NumberedNode | undefined {
    const recent = this.#recent.get(id);
    if (recent !== undefined) return recent;
    const older = this.#older.get(id);
    if (older !== undefined) this.set(id, older);
    return older;
  }

  set(id: string, node: NumberedNode): void {
    if (this.#recent.size >= MOST / 2) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(id, node);
  }

  clear(): void {
    this.#recent = new Map();
    this.#older = new Map();
  }
}
