/** Single records with their sources. */
import { type DuckDBConnection, LIST, listValue, UBIGINT, VARCHAR } from '@duckdb/node-api';
import { columnsOf, recordColumns } from '../../schema/batch.ts';
import { edgeId, entityId, parseEdgeId, parseEntityId } from '../../schema/ids.ts';
import { isNodeKind, type Kind } from '../../schema/kinds.ts';
import type { StoredRecord } from '../store.ts';
import { keyOf, quoted, tableOf } from './tables.ts';

/** The records with these ids, in the order asked for; what is not there is left out. */
export async function readRecords(
  connection: DuckDBConnection,
  ids: readonly string[],
): Promise<readonly StoredRecord[]> {
  const keys = new Map<Kind, Set<string | bigint>>();
  for (const id of ids) {
    const node = parseEntityId(id);
    const edge = node ? null : parseEdgeId(id);
    const kind = node?.kind ?? edge?.kind;
    if (kind === undefined) continue;
    const wanted = keys.get(kind) ?? new Set();
    keys.set(kind, wanted.add(node?.key ?? edge!.hash));
  }
  const found = new Map<string, StoredRecord>();
  for (const [kind, wanted] of keys) {
    for (const record of await readKind(connection, kind, [...wanted])) found.set(record.id, record);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

async function readKind(
  connection: DuckDBConnection,
  kind: Kind,
  keys: readonly (string | bigint)[],
): Promise<readonly StoredRecord[]> {
  const key = quoted(keyOf(kind));
  const names = Object.keys(columnsOf(kind)).filter((name) => name !== 'id' && !Object.hasOwn(recordColumns, name));
  const reader = await connection.runAndReadAll(
    `SELECT ${key}, sources, confidence, flags, ${names.map(quoted).join(', ')}
     FROM ${tableOf(kind)} WHERE ${key} IN (SELECT unnest($keys))`,
    { keys: listValue(keys) },
    { keys: LIST(isNodeKind(kind) ? VARCHAR : UBIGINT) },
  );
  return reader.getRowsJS().map(([own, sources, confidence, flags, ...values]) => ({
    kind,
    id: isNodeKind(kind) ? entityId(kind, own as string) : edgeId(kind, own as bigint),
    values: Object.fromEntries(names.map((name, i) => [name, values[i] as string | number | null])),
    sources: sources as readonly string[],
    confidence: confidence as number,
    flags: flags === null ? {} : (JSON.parse(flags as string) as Readonly<Record<string, string>>),
  }));
}
