import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBVector } from '@duckdb/node-api';
import type { Column, ColumnType } from '../../graph/schema/batch.ts';

export interface Columns {
  readonly length: number;
  readonly columns: readonly Column[];
}

/** What a statement may use; beyond it, DuckDB goes to the temporary folder. */
const MEMORY_LIMIT = '1GB';
const THREADS = '2';

/**
 * A DuckDB of its own in which rows are read, checked and told apart before they go to the store: an in-memory
 * database that spills into a temporary folder, gone when closed.
 */
export class Staging {
  /** Where rewritten inputs and spilled rows go. */
  readonly folder: string;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  #links = 0;

  private constructor(folder: string, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.folder = folder;
    this.#instance = instance;
    this.#connection = connection;
  }

  static async open(): Promise<Staging> {
    const folder = await mkdtemp(join(tmpdir(), 'ringsight-ingest-'));
    const instance = await DuckDBInstance.create(':memory:', {
      threads: THREADS,
      memory_limit: MEMORY_LIMIT,
      temp_directory: join(folder, 'spill'),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    const connection = await instance.connect();
    const staging = new Staging(folder, instance, connection);
    await staging.run("SET TimeZone = 'UTC'");
    return staging;
  }

  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  /** All rows of a small result. */
  async rows(sql: string): Promise<readonly (readonly unknown[])[]> {
    return (await this.#connection.runAndReadAll(sql)).getRowsJS();
  }

  /** The first value of the first row, as a number. */
  async count(sql: string): Promise<number> {
    return Number((await this.rows(sql))[0]?.[0]);
  }

  /** Streams a result as column batches of at most `size` rows; unknown numbers are NaN, unknown hashes 0. */
  async *batches(sql: string, types: readonly ColumnType[], size: number): AsyncGenerator<Columns> {
    const result = await this.#connection.stream(sql);
    let batch = newBatch(types, size);
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      for (let at = 0; at < chunk.rowCount; ) {
        const taken = Math.min(chunk.rowCount - at, size - batch.length);
        for (const [i, column] of batch.columns.entries()) {
          copyItems(chunk.getColumnVector(i), at, column, batch.length, taken);
        }
        at += taken;
        batch.length += taken;
        if (batch.length === size) {
          yield batch;
          batch = newBatch(types, size);
        }
      }
    }
    if (batch.length > 0) yield shortened(batch);
  }

  /** A path to the same file that holds no character with a meaning to DuckDB. */
  async link(path: string): Promise<string> {
    const link = join(this.folder, `input-${this.#links++}`);
    await symlink(path, link);
    return link;
  }

  /** A path for a new temporary file. */
  newFile(): string {
    return join(this.folder, `rewritten-${this.#links++}`);
  }

  /** Ends the statement that is running, which then fails. */
  interrupt(): void {
    this.#connection.interrupt();
  }

  async close(): Promise<void> {
    this.#connection.closeSync();
    this.#instance.closeSync();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/**
 * Copies items of a vector into a column: at once where all are known and stand in the same typed array, else in a loop a type, since
 * the columns of one result are of several.
 */
function copyItems(from: DuckDBVector, at: number, column: GrowingColumn, start: number, count: number): void {
  const { items, validity } = from as unknown as { items?: unknown; validity?: { readonly data: unknown } };
  const isWhole = validity?.data === null;
  if (isWhole && column instanceof Float64Array && items instanceof Float64Array) {
    column.set(items.subarray(at, at + count), start);
  } else if (isWhole && column instanceof BigUint64Array && items instanceof BigUint64Array) {
    column.set(items.subarray(at, at + count), start);
  } else if (column instanceof Float64Array) {
    for (let k = 0; k < count; k++) column[start + k] = (from.getItem(at + k) as number | null) ?? Number.NaN;
  } else if (column instanceof BigUint64Array) {
    for (let k = 0; k < count; k++) column[start + k] = (from.getItem(at + k) as bigint | null) ?? 0n;
  } else {
    for (let k = 0; k < count; k++) column.push(from.getItem(at + k) as string | null);
  }
}

type GrowingColumn = Float64Array | BigUint64Array | (string | null)[];

interface GrowingBatch {
  length: number;
  readonly columns: readonly GrowingColumn[];
}

const newBatch = (types: readonly ColumnType[], size: number): GrowingBatch => ({
  length: 0,
  columns: types.map((type) =>
    type === 'number' ? new Float64Array(size) : type === 'hash' ? new BigUint64Array(size) : [],
  ),
});

const shortened = ({ length, columns }: GrowingBatch): Columns => ({
  length,
  columns: columns.map((column) => (Array.isArray(column) ? column : column.slice(0, length))),
});
