/** Writes the rows of a batch inside a transaction: creates what is new, compares the rest with what is there, and writes what differs. */
import type { Integer } from 'neo4j-driver';
import type { ColumnBatch } from '../../schema/batch.ts';
import { isNodeKind, type Kind } from '../../schema/kinds.ts';
import { keyColumn, keysOf, mergeRow, type Stored, valueColumns } from '../merge.ts';
import type { Ask } from './connection.ts';
import { createEdges, createNodes } from './create.ts';
import type { SortedRows, WriterMemory } from './memory.ts';
import { changedProperties } from './merge.ts';
import { indexedText } from './names.ts';
import { expressionsOf, foundPattern, isThere, readColumns } from './read.ts';
import { hashesOf, integersOf, SOURCES, type Value } from './values.ts';

export interface WrittenRows {
  readonly inserted: readonly number[];
  readonly updated: readonly number[];
}

/** @param lock waits until nobody else writes: what is new needs it not, unless it brings nodes */
export async function writeRows(
  ask: Ask,
  memory: WriterMemory,
  batch: ColumnBatch,
  { news, suspects }: SortedRows,
  lock: () => Promise<unknown>,
): Promise<WrittenRows> {
  const keys = keysOf(batch);
  const create = (rows: readonly number[]): Promise<void> => {
    memory.remember(batch, rows);
    return isNodeKind(batch.kind)
      ? createNodes(ask, memory.nodes, batch, rows)
      : createEdges(ask, memory.nodes, batch, rows, lock);
  };
  await create(news);
  await lock();
  const stored = await storedRecords(ask, batch.kind, keyParameters(batch, suspects));
  const fresh: number[] = [];
  const updated: number[] = [];
  const updates: { readonly key: Value; readonly set: Readonly<Record<string, Value>> }[] = [];
  for (const row of suspects) {
    const known = stored.get(keys[row]);
    if (known === undefined) {
      fresh.push(row);
      continue;
    }
    const merged = mergeRow(batch, row, known);
    if (merged.changed) updated.push(row);
    const set = changedProperties(batch.kind, merged, known);
    if (set !== null) updates.push({ key: keyParameters(batch, [row])[0], set });
  }
  await create(fresh);
  if (updates.length > 0) await update(ask, batch.kind, updates);
  return { inserted: [...news, ...fresh], updated };
}

/** What is indexed for these rows. */
const keyParameters = ({ columns }: ColumnBatch, rows: readonly number[]): readonly (string | Integer)[] =>
  columns.id === undefined
    ? rows.map((row) => indexedText((columns.key as readonly string[])[row]))
    : integersOf(columns.id as BigUint64Array, rows);

/** What is stored under these keys, by key. */
async function storedRecords(
  ask: Ask,
  kind: Kind,
  keys: readonly (string | Integer)[],
): Promise<Map<string | bigint, Stored>> {
  const stored = new Map<string | bigint, Stored>();
  if (keys.length === 0) return stored;
  const names = valueColumns(kind);
  const key = keyColumn(kind);
  const expressions = expressionsOf(kind, [key, ...names, 'confidence']);
  const lists = (await readColumns(
    ask,
    `UNWIND $keys AS key MATCH ${foundPattern(kind)} WHERE x.${key} = key AND ${isThere(kind)}`,
    { keys },
    { ...expressions, ' flags': 'x.flags', ' sources': SOURCES },
  )) as Readonly<Record<string, readonly never[]>>;
  const found = key === 'id' ? hashesOf(lists.id) : (lists.key as readonly string[]);
  for (let i = 0; i < found.length; i++) {
    stored.set(found[i], {
      values: Object.fromEntries(names.map((name) => [name, lists[name][i]])),
      confidence: lists.confidence[i],
      flags: lists[' flags'][i],
      sources: lists[' sources'][i],
    });
  }
  return stored;
}

function update(
  ask: Ask,
  kind: Kind,
  updates: readonly { readonly key: Value; readonly set: Readonly<Record<string, Value>> }[],
): Promise<unknown> {
  return ask(`UNWIND $updates AS u MATCH ${foundPattern(kind)} WHERE x.${keyColumn(kind)} = u.key SET x += u.set`, {
    updates,
  });
}
