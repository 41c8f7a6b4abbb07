/** Single records with their sources. */
import { edgeId, entityId, parseEdgeId, parseEntityId } from '../../schema/ids.ts';
import { isNodeKind, type Kind } from '../../schema/kinds.ts';
import { keyColumn, valueColumns } from '../merge.ts';
import type { StoredRecord } from '../store.ts';
import type { Connection } from './connection.ts';
import { indexedText } from './names.ts';
import { EndNames, expressionsOf, foundPattern, isThere, readColumns } from './read.ts';
import { hashesOf, SOURCES } from './values.ts';

/** The records with these ids, in the order asked for; what is not there is left out. */
export async function readRecords(connection: Connection, ids: readonly string[]): Promise<readonly StoredRecord[]> {
  const keys = new Map<Kind, Set<string | bigint>>();
  for (const id of ids) {
    const node = parseEntityId(id);
    const edge = node ? null : parseEdgeId(id);
    const kind = node?.kind ?? edge?.kind;
    if (kind === undefined) continue;
    const wanted = keys.get(kind) ?? new Set();
    keys.set(kind, wanted.add(node ? indexedText(node.key) : BigInt.asIntN(64, edge!.hash)));
  }
  const found = new Map<string, StoredRecord>();
  for (const [kind, wanted] of keys) {
    for (const record of await readKind(connection, kind, [...wanted])) found.set(record.id, record);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

async function readKind(
  connection: Connection,
  kind: Kind,
  keys: readonly (string | bigint)[],
): Promise<readonly StoredRecord[]> {
  const key = keyColumn(kind);
  const ends = isNodeKind(kind) ? [] : ['from', 'to'];
  const names = valueColumns(kind);
  const expressions = expressionsOf(kind, [key, ...ends, ...names, 'confidence']);
  const lists = (await readColumns(
    connection.read,
    `UNWIND $keys AS key MATCH ${foundPattern(kind)} WHERE x.${key} = key AND ${isThere(kind)}`,
    { keys },
    { ...expressions, ' flags': 'x.flags', ' sources': SOURCES },
  )) as Readonly<Record<string, readonly never[]>>;
  const known = new EndNames(kind);
  await known.learn(connection.read, ...ends.map((end) => lists[end]));
  const values: Record<string, readonly (string | number | null)[]> = isNodeKind(kind) ? { key: lists.key } : {};
  for (const end of ends) values[end] = known.namesOf(lists[end]);
  for (const name of names) values[name] = lists[name];
  const own: readonly string[] = isNodeKind(kind)
    ? (lists.key as readonly string[]).map((each) => entityId(kind, each))
    : Array.from(hashesOf(lists.id), (hash) => edgeId(kind, hash));
  return own.map((id, i) => ({
    kind,
    id,
    values: Object.fromEntries(Object.entries(values).map(([name, list]) => [name, list[i]])),
    sources: lists[' sources'][i],
    confidence: lists.confidence[i],
    flags: lists[' flags'][i] === null ? {} : JSON.parse(lists[' flags'][i]),
  }));
}
