/** Column batches to DuckDB's data chunks and back. */
import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBValue,
  type DuckDBVector,
  UBIGINT,
  VARCHAR,
} from '@duckdb/node-api';
import type { Column, ColumnBatch, ColumnType, EncodedColumn, EndColumn, HashColumn } from '../../schema/batch.ts';
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
      if (ArrayBuffer.isView(values)) setItems(vector, values.subarray(start, start + rows));
      else for (let i = 0; i < rows; i++) vector.setItem(i, values[start + i]);
      vector.flush();
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** Columns that a result holds as codes, and what the codes say. */
export interface Coded {
  readonly columns: ReadonlySet<string>;
  readonly dictionary: readonly (string | null)[];
  /** Whether batches keep the codes instead of the texts. */
  readonly kept: boolean;
  /** Whether each end is the row of its node. */
  readonly ends: boolean;
  /** Columns that come as hashes of entity ids. */
  readonly hashed: ReadonlySet<string>;
}

const isEnd = (name: string): boolean => name === 'from' || name === 'to';

/** Gathers the chunks of a result into the columns of a batch. Numbers that are not known are NaN in the result already. */
export class ColumnGatherer {
  #length = 0;
  readonly #columns: readonly GatheredColumn[];
  readonly #dictionary: readonly (string | null)[];

  constructor(
    columns: readonly (readonly [name: string, type: ColumnType])[],
    capacity: number,
    { columns: coded, dictionary, kept, ends, hashed }: Coded,
  ) {
    this.#dictionary = dictionary;
    this.#columns = columns.map(([name, type]): GatheredColumn => {
      if (ends && isEnd(name)) return { name, type: 'row', values: new Uint32Array(capacity) };
      if (hashed.has(name)) return { name, type: 'idHash', values: new BigUint64Array(capacity) };
      if (type === 'number') return { name, type, values: new Float64Array(capacity) };
      if (type === 'hash') return { name, type, values: new BigUint64Array(capacity) };
      if (!coded.has(name)) return { name, type, values: [] };
      return kept ? { name, type: 'code', values: new Uint32Array(capacity) } : { name, type: 'word', values: [] };
    });
  }

  get length(): number {
    return this.#length;
  }

  /** Begins anew in the same memory: what was given out is lost. */
  clear(): void {
    this.#length = 0;
    for (const { values } of this.#columns) if (Array.isArray(values)) values.length = 0;
  }

  add(chunk: DuckDBDataChunk): void {
    for (let c = 0; c < this.#columns.length; c++)
      this.#addTo(this.#columns[c], chunk.getColumnVector(c), chunk.rowCount);
    this.#length += chunk.rowCount;
  }

  #addTo(column: GatheredColumn, vector: DuckDBVector, rows: number): void {
    const start = this.#length;
    const word = (i: number): string | null => this.#dictionary[vector.getItem(i) as number];
    if (column.type === 'word') for (let i = 0; i < rows; i++) column.values[start + i] = word(i);
    else if (column.type === 'text') {
      for (let i = 0; i < rows; i++) column.values[start + i] = vector.getItem(i) as string | null;
    } else copyItems(vector, column.values, start, rows);
  }

  batch(kind: Kind): ColumnBatch {
    const columns: Record<string, Column> = {};
    const encoded: Record<string, EncodedColumn> = {};
    const ends: Record<string, EndColumn> = {};
    const hashes: Record<string, HashColumn> = {};
    for (const column of this.#columns) {
      const { name } = column;
      if (column.type === 'code') {
        encoded[name] = { codes: column.values.subarray(0, this.#length), values: this.#dictionary };
      } else if (column.type === 'idHash') hashes[idColumn(name)] = column.values.subarray(0, this.#length);
      else if (column.type === 'row') ends[name] = column.values.subarray(0, this.#length);
      else if (column.type === 'text' || column.type === 'word') columns[name] = column.values;
      else columns[name] = column.values.subarray(0, this.#length);
    }
    const { from, to } = ends;
    return {
      kind,
      length: this.#length,
      columns,
      encoded,
      ...(from && to && { ends: { from, to } }),
      ...(Object.keys(hashes).length > 0 && { hashes }),
    };
  }
}

/** A node's key comes beside the hash of its id, which has to have a name of its own. */
export const KEY_HASH = 'hash of key';
const idColumn = (name: string): string => (name === KEY_HASH ? 'key' : name);

type TypedValues = Float64Array | BigUint64Array | Uint32Array;

/** The same the other way. Every item of a typed array is known. */
function setItems(vector: DuckDBVector, values: Float64Array | BigUint64Array): void {
  const { items } = vector as unknown as { readonly items?: unknown };
  if (items instanceof values.constructor) (items as { set(from: typeof values): void }).set(values);
  else for (let i = 0; i < values.length; i++) vector.setItem(i, values[i]);
}

/** Copies a vector whose items stand in the same typed array at once: some ten times as fast as item by item. */
export function copyItems(vector: DuckDBVector, values: TypedValues, start: number, rows: number): void {
  const { items } = vector as unknown as { readonly items?: unknown };
  if (items instanceof values.constructor) {
    (values as { set(from: TypedValues, at: number): void }).set(items as TypedValues, start);
  } else for (let i = 0; i < rows; i++) (values as unknown as DuckDBValue[])[start + i] = vector.getItem(i);
}

type GatheredColumn = { readonly name: string } & (
  | { readonly type: 'number'; readonly values: Float64Array }
  | { readonly type: 'hash'; readonly values: BigUint64Array }
  | { readonly type: 'idHash'; readonly values: BigUint64Array }
  | { readonly type: 'code'; readonly values: Uint32Array }
  | { readonly type: 'row'; readonly values: Uint32Array }
  | { readonly type: 'text'; readonly values: (string | null)[] }
  | { readonly type: 'word'; readonly values: (string | null)[] }
);
