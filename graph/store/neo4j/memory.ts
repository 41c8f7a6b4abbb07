/** What a writer remembers of its own batches, so that it need not ask the database whether each new edge is there already. */
import type { ColumnBatch } from '../../schema/batch.ts';
import { isNodeKind, type Kind } from '../../schema/kinds.ts';
import { IdFilter } from '../id-filter.ts';
import { NodeNumbers } from './node-numbers.ts';

/** Bytes of a kind's filter, enough for a hundred million edges; beyond that the database is asked. */
const MOST_BYTES = 512 * 2 ** 20;

/**
 * Knows every edge of the kinds that were empty when this process first wrote to them, for as long as nobody else writes. It may hold edges
 * that were never committed, or that someone has deleted: about those the database is asked.
 */
export class WriterMemory {
  /** The names of the batches that the store may stand at with all its edges known: one that may not have been committed, and the one before. */
  #batches: ReadonlySet<string | null> = new Set();
  readonly #filters = new Map<Kind, IdFilter>();
  readonly nodes = new NodeNumbers();

  /**
   * Forgets everything when the store stands at a batch of someone else.
   *
   * @param last name of the last batch in the store, read under its lock
   * @param next name of the batch that is about to be written
   */
  resume(last: string | null, next: string): void {
    if (!this.#batches.has(last)) {
      this.#filters.clear();
      this.nodes.clear();
    }
    this.#batches = new Set([last, next]);
  }

  /** Rows that may be in the store already. @param count how many records of the kind the store has */
  suspects({ kind, columns, length }: ColumnBatch, count: number): readonly number[] {
    if (count === 0) {
      if (!isNodeKind(kind)) this.#filters.set(kind, new IdFilter());
      return [];
    }
    const filter = this.#filters.get(kind);
    return filter?.mayHold(columns.id as BigUint64Array) ?? Array.from({ length }, (_, row) => row);
  }

  /** Call before the rows are written. */
  remember({ kind, columns }: ColumnBatch, rows: readonly number[]): void {
    const filter = this.#filters.get(kind);
    if (!filter) return;
    const ids = columns.id as BigUint64Array;
    filter.add(BigUint64Array.from(rows, (row) => ids[row]));
    if (filter.bytes > MOST_BYTES) this.#filters.delete(kind);
  }
}
