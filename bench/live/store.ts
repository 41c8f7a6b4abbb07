/** A store in memory that keeps nothing but its number of changes: what is left of the engine's time is its own. */
import type { ColumnBatch } from '../../graph/schema/batch.ts';
import type { GraphStore } from '../../graph/store/store.ts';

export function storeOf(batches: readonly ColumnBatch[]): GraphStore {
  let sequence = 0;
  const unused = (): never => {
    throw new Error('this store keeps nothing');
  };
  return {
    batching: { rows: 65_536, atOnce: 1 },
    upsert: async ({ length }) => {
      sequence++;
      return { inserted: length, updated: 0, unchanged: 0 };
    },
    scan: async function* (kind) {
      yield* batches.filter((batch) => batch.kind === kind);
    },
    status: async () => ({ location: 'memory', sequence, removed: 0, counts: {}, documents: 0, bytes: null }),
    remove: unused,
    records: unused,
    put: unused,
    list: unused,
    count: unused,
    close: async () => undefined,
  };
}
