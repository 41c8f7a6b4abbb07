/** Takes records out of their tables. */
import {
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  UBIGINT,
  VARCHAR,
} from '@duckdb/node-api';
import { entityId } from '../../schema/ids.ts';
import { edgeKind, edgeKindNames, type Kind } from '../../schema/kinds.ts';
import { type Named, namedBy } from '../../schema/named.ts';
import type { RecordCounts } from '../store.ts';
import { tableOf } from './tables.ts';

/** Counts what ids name, and every edge that touches one of their nodes. O(records of the kinds that can). */
export const countNamed = (connection: DuckDBConnection, ids: readonly string[]): Promise<RecordCounts> =>
  eachKind(namedBy(ids), async (kind, { condition, values, types }) => {
    const reader = await connection.runAndReadAll(
      `SELECT count(*) FROM ${tableOf(kind)} WHERE ${condition}`,
      values,
      types,
    );
    return Number(reader.getRows()[0][0]);
  });

/** Removes the same inside an open transaction, and notes at which point of the sequence, where there was any. */
export async function removeNamed(connection: DuckDBConnection, ids: readonly string[]): Promise<RecordCounts> {
  const counts = await eachKind(namedBy(ids), async (kind, { condition, values, types }) => {
    const result = await connection.run(`DELETE FROM ${tableOf(kind)} WHERE ${condition}`, values, types);
    return result.rowsChanged;
  });
  if (Object.keys(counts).length > 0) {
    await connection.run('UPDATE ringsight.meta SET sequence = sequence + 1, removed = sequence + 1');
  }
  return counts;
}

interface Condition {
  readonly condition: string;
  readonly values: Record<string, DuckDBValue>;
  readonly types: Record<string, DuckDBType>;
}

async function eachKind(named: Named, work: (kind: Kind, where: Condition) => Promise<number>): Promise<RecordCounts> {
  const counts: Partial<Record<Kind, number>> = {};
  for (const [kind, where] of conditions(named)) {
    const count = await work(kind, where);
    if (count > 0) counts[kind] = count;
  }
  return counts;
}

function* conditions({ nodes, edges }: Named): Generator<readonly [Kind, Condition]> {
  for (const [kind, keys] of nodes) {
    yield [
      kind,
      { condition: 'key IN (SELECT unnest($keys))', values: { keys: listValue(keys) }, types: { keys: LIST(VARCHAR) } },
    ];
  }
  for (const kind of edgeKindNames) {
    const hashes = edges.get(kind) ?? [];
    const { from, to } = edgeKind(kind);
    const ends = [...new Set([...from, ...to])].flatMap((end) =>
      (nodes.get(end) ?? []).map((key) => entityId(end, key)),
    );
    if (hashes.length + ends.length === 0) continue;
    const touching = ['"from"', '"to"'].map((end) => `${end} IN (SELECT unnest($ends))`);
    yield [
      kind,
      {
        condition: ['id IN (SELECT unnest($hashes))', ...touching].join(' OR '),
        values: { hashes: listValue(hashes), ends: listValue(ends) },
        types: { hashes: LIST(UBIGINT), ends: LIST(VARCHAR) },
      },
    ];
  }
}
