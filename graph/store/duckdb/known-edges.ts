/** Which edges a large table may hold, so that a new one is not looked for in all of it. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnBatch } from '../../schema/batch.ts';
import { isNodeKind, type Kind } from '../../schema/kinds.ts';
import { IdFilter } from '../id-filter.ts';
import { copyItems } from './chunks.ts';
import { tableOf } from './tables.ts';

/** Of a table with fewer rows a look takes less than a millisecond. */
const FEW_ROWS = 200_000;

/** Two bytes an edge, of kinds that single edges are written to. It may hold edges that were never committed, or that are gone. */
export class KnownEdges {
  readonly #connection: DuckDBConnection;
  readonly #filters = new Map<Kind, IdFilter>();

  /** @param connection that the transactions are open on: it sees what they have written so far */
  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /**
   * Whether any row of a batch may be in the table. The first question about a large table reads all its ids: O(edges).
   *
   * @param count how many rows the table has; 0 where nobody knows
   */
  async mayHold({ kind, columns }: ColumnBatch, count: number): Promise<boolean> {
    if (isNodeKind(kind)) return true;
    let filter = this.#filters.get(kind);
    if (filter === undefined) {
      if (count < FEW_ROWS) return true;
      filter = await this.#read(kind);
      this.#filters.set(kind, filter);
    }
    return filter.mayHold(columns.id as BigUint64Array).length > 0;
  }

  /** To be called when rows are written, before the next are. */
  add({ kind, columns }: ColumnBatch): void {
    this.#filters.get(kind)?.add(columns.id as BigUint64Array);
  }

  async #read(kind: Kind): Promise<IdFilter> {
    const filter = new IdFilter();
    const result = await this.#connection.stream(`SELECT id FROM ${tableOf(kind)}`);
    for (
      let chunk = await result.fetchChunk();
      chunk !== null && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    ) {
      const ids = new BigUint64Array(chunk.rowCount);
      copyItems(chunk.getColumnVector(0), ids, 0, chunk.rowCount);
      filter.add(ids);
    }
    return filter;
  }
}
