/** The rows of batches that are wanted. */
import type { Column, ColumnBatch, EncodedColumn } from '../../schema/batch.ts';

type TypedColumn = Float64Array | BigUint64Array | Uint32Array;

/**
 * Picks rows out of the batches of one scan. What it gives is overwritten by the next: columns by the million that are thrown away
 * at once would lie about until the next collection of garbage.
 */
export class RowPicker {
  readonly #columns = new Map<string, TypedColumn>();
  #rows = new Uint32Array(0);

  /** The same batch when all rows are wanted. */
  pick(batch: ColumnBatch, isWanted: (row: number) => boolean): ColumnBatch {
    const rows = this.#wanted(batch.length, isWanted);
    if (rows.length === batch.length) return batch;
    const { kind, columns, encoded, hashes } = batch;
    return {
      kind,
      length: rows.length,
      columns: mapped(columns, (column, name): Column => {
        if (column instanceof BigUint64Array || column instanceof Float64Array) return this.#picked(name, column, rows);
        return Array.from(rows, (row) => column[row]);
      }),
      ...(encoded && {
        encoded: mapped(encoded, ({ codes, values }: EncodedColumn, name) => ({
          codes: this.#picked(`code of ${name}`, codes, rows),
          values,
        })),
      }),
      ...(hashes && { hashes: mapped(hashes, (own, name) => this.#picked(`hash of ${name}`, own, rows)) }),
    };
  }

  #wanted(length: number, isWanted: (row: number) => boolean): Uint32Array {
    if (this.#rows.length < length) this.#rows = new Uint32Array(length);
    let count = 0;
    for (let row = 0; row < length; row++) if (isWanted(row)) this.#rows[count++] = row;
    return this.#rows.subarray(0, count);
  }

  #picked<C extends TypedColumn>(name: string, column: C, rows: Uint32Array): C {
    let own = this.#columns.get(name) as C | undefined;
    if (own === undefined || own.length < column.length) {
      own = new (column.constructor as new (length: number) => C)(column.length);
      this.#columns.set(name, own);
    }
    for (let i = 0; i < rows.length; i++) own[i] = column[rows[i]];
    return own.subarray(0, rows.length) as C;
  }
}

const mapped = <A, B>(
  columns: Readonly<Record<string, A>>,
  change: (column: A, name: string) => B,
): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, change(column, name)]));
