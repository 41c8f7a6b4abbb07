/** Batches counted and cut. */
import type { ColumnBatch } from '../schema/batch.ts';
import { isNodeKind } from '../schema/kinds.ts';

export function rowsOf(batches: readonly ColumnBatch[]): { readonly nodes: number; readonly edges: number } {
  let [nodes, edges] = [0, 0];
  for (const { kind, length } of batches) {
    if (isNodeKind(kind)) nodes += length;
    else edges += length;
  }
  return { nodes, edges };
}

/** The same batches, none longer than `rows`. */
export const slicesOf = (batches: readonly ColumnBatch[], rows: number): readonly ColumnBatch[] =>
  batches.flatMap((batch) => {
    if (batch.length <= rows) return [batch];
    const starts = Array.from({ length: Math.ceil(batch.length / rows) }, (_, i) => i * rows);
    return starts.map((start) => ({
      kind: batch.kind,
      length: Math.min(rows, batch.length - start),
      columns: Object.fromEntries(
        Object.entries(batch.columns).map(([name, column]) => [name, column.slice(start, start + rows)]),
      ),
    }));
  });
