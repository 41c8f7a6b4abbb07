/** The rows of a batch that are wanted. */
import type { Column, ColumnBatch } from '../../schema/batch.ts';

/** The same batch when all are. */
export function rowsOf(batch: ColumnBatch, isWanted: (row: number) => boolean): ColumnBatch {
  const rows: number[] = [];
  for (let i = 0; i < batch.length; i++) if (isWanted(i)) rows.push(i);
  if (rows.length === batch.length) return batch;
  const pick = <C extends Column>(column: C): C => {
    if (column instanceof BigUint64Array) return BigUint64Array.from(rows, (row) => column[row]) as C;
    if (column instanceof Float64Array) return Float64Array.from(rows, (row) => column[row]) as C;
    return rows.map((row) => column[row]) as unknown as C;
  };
  return {
    kind: batch.kind,
    length: rows.length,
    columns: mapped(batch.columns, pick),
    encoded: mapped(batch.encoded ?? {}, ({ codes, values }) => ({
      codes: Uint32Array.from(rows, (row) => codes[row]),
      values,
    })),
    ...(batch.hashes && { hashes: mapped(batch.hashes, pick) }),
  };
}

const mapped = <A, B>(columns: Readonly<Record<string, A>>, change: (column: A) => B): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, change(column)]));
