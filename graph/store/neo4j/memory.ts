/** What a writer remembers of its own batches, so that it need not ask the database whether each new edge is there already. */
import type { ColumnBatch } from '../../schema/batch.ts';
import { isNodeKind, type Kind } from '../../schema/kinds.ts';
import { IdFilter } from '../id-filter.ts';
import { NodeNumbers } from './node-numbers.ts';

/** Bytes of a kind's filter, enough for a hundred million edges; beyond that the database is asked. */
const MOST_BYTES = 512 * 2 ** 20;

export interface SortedRows {
  readonly suspects: readonly number[];
  readonly news: readonly number[];
}

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
    if (!this.knows(last)) {
      this.#filters.clear();
      this.nodes.clear();
    }
    this.#batches = new Set([last, next]);
  }

  /** Whether the store holds nothing but what is known, when it stands at this batch. */
  knows(last: string | null): boolean {
    return this.#batches.has(last);
  }

  /** Whether every edge of a kind is known. */
  remembers(kind: Kind): boolean {
    return this.#filters.has(kind);
  }

  /**
   * Rows that may be in the store already, and those that cannot, whichever of our own batches have been committed.
   *
   * @param isEmpty whether the store has no records of the kind: every edge of it is remembered from then on
   */
  sort({ kind, columns, length }: ColumnBatch, isEmpty: boolean): SortedRows {
    const rows = Array.from({ length }, (_, row) => row);
    if (isEmpty && !isNodeKind(kind)) this.#filters.set(kind, new IdFilter());
    if (isEmpty) return { suspects: [], news: rows };
    const filter = this.#filters.get(kind);
    if (!filter) return { suspects: rows, news: [] };
    const suspects = filter.mayHold(columns.id as BigUint64Array);
    const suspected = new Set(suspects);
    return { suspects, news: rows.filter((row) => !suspected.has(row)) };
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
