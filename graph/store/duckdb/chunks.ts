/** Column batches to DuckDB's data chunks and back. */
import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
  UBIGINT,
  VARCHAR,
} from '@duckdb/node-api';
import type { Column, ColumnBatch, ColumnType } from '../../schema/batch.ts';
import type { Kind } from '../../schema/kinds.ts';

/** Rows of a data chunk, DuckDB's own bound. */
const CHUNK_ROWS = 2048;

const types: Readonly<Record<ColumnType, DuckDBType>> = { number: DOUBLE, text: VARCHAR, hash: UBIGINT };

/** Appends columns to a temporary table, whose columns have the same types in the same order. */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  length: number,
  columns: readonly { readonly type: ColumnType; readonly values: Column }[],
): Promise<void> {
  const appender = await connection.createAppender(table, 'main', 'temp');
  const chunk = DuckDBDataChunk.create(columns.map(({ type }) => types[type]));
  for (let start = 0; start < length; start += CHUNK_ROWS) {
    const rows = Math.min(CHUNK_ROWS, length - start);
    chunk.reset();
    chunk.rowCount = rows;
    for (let c = 0; c < columns.length; c++) {
      const vector = chunk.getColumnVector(c);
      const { values } = columns[c];
      for (let i = 0; i < rows; i++) vector.setItem(i, values[start + i]);
      vector.flush();
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** Gathers the chunks of a result into the columns of a batch. */
export class ColumnGatherer {
  #length = 0;
  readonly #columns: readonly GatheredColumn[];
  readonly #dictionary: readonly (string | null)[];

  /** Columns named in `coded` come as codes, whose texts stand in `dictionary`. */
  constructor(
    columns: readonly (readonly [name: string, type: ColumnType])[],
    capacity: number,
    coded: ReadonlySet<string>,
    dictionary: readonly (string | null)[],
  ) {
    this.#dictionary = dictionary;
    this.#columns = columns.map(([name, type]) => {
      if (type === 'number') return { name, type, values: new Float64Array(capacity) };
      if (type === 'hash') return { name, type, values: new BigUint64Array(capacity) };
      return { name, type: coded.has(name) ? 'code' : 'text', values: [] };
    });
  }

  get length(): number {
    return this.#length;
  }

  add(chunk: DuckDBDataChunk): void {
    const rows = chunk.rowCount;
    const start = this.#length;
    for (let c = 0; c < this.#columns.length; c++) {
      const vector = chunk.getColumnVector(c);
      const { type, values } = this.#columns[c];
      if (type === 'code') {
        for (let i = 0; i < rows; i++) values[start + i] = this.#dictionary[vector.getItem(i) as number];
      } else {
        for (let i = 0; i < rows; i++) (values as DuckDBValue[])[start + i] = vector.getItem(i);
      }
    }
    this.#length += rows;
  }

  batch(kind: Kind): ColumnBatch {
    const columns = this.#columns.map(({ name, values }) => [
      name,
      Array.isArray(values) ? values : values.subarray(0, this.#length),
    ]);
    return { kind, length: this.#length, columns: Object.fromEntries(columns) };
  }
}

type GatheredColumn = { readonly name: string } & (
  | { readonly type: 'number'; readonly values: Float64Array }
  | { readonly type: 'hash'; readonly values: BigUint64Array }
  | { readonly type: 'text' | 'code'; readonly values: (string | null)[] }
);
