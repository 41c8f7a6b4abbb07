/** The nodes that edges end in, by row: the database joins them to edges in its threads, and no text of an end crosses over. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { edgeKind, isNodeKind, type Kind, type NodeKind } from '../../schema/kinds.ts';
import { tableOf } from './tables.ts';

export type End = 'from' | 'to';

/** The temporary table of each end: `id` is an entity id, `row` is that of an `EndColumn`. */
export type EndTables = Readonly<Record<End, string>>;

/** Makes the tables; null when the graph is not the one whose nodes were read. To be called within a transaction. */
export async function makeEndTables(
  connection: DuckDBConnection,
  kind: Kind,
  nodesRead: number,
): Promise<EndTables | null> {
  if (isNodeKind(kind)) return null;
  const [[sequence]] = (await connection.runAndReadAll('SELECT sequence FROM ringsight.meta')).getRows();
  if (Number(sequence) !== nodesRead) return null;
  const { from, to } = edgeKind(kind);
  await makeTable(connection, 'sources', from);
  if (from.join() === to.join()) return { from: 'temp.main.sources', to: 'temp.main.sources' };
  await makeTable(connection, 'targets', to);
  return { from: 'temp.main.sources', to: 'temp.main.targets' };
}

async function makeTable(connection: DuckDBConnection, name: string, kinds: readonly NodeKind[]): Promise<void> {
  const nodes = kinds.map((kind, i) => `SELECT ${i} AS part, '${kind}:' AS prefix, key FROM ${tableOf(kind)}`);
  await connection.run(
    `CREATE TEMP TABLE ${name} AS SELECT prefix || key AS id, (row_number() OVER (ORDER BY part, key) - 1)::UINTEGER AS row
     FROM (${nodes.join(' UNION ALL ')})`,
  );
}
