/** Writes a batch inside one transaction: looks up what is there, compares, and writes what is new or differs. */
import { randomUUID } from 'node:crypto';
import type { Integer } from 'neo4j-driver';
import type { ColumnBatch } from '../../schema/batch.ts';
import type { KindCounts } from '../../schema/finding.ts';
import { isNodeKind, type Kind } from '../../schema/kinds.ts';
import { keyColumn, keysOf, mergeRow, type Stored, valueColumns } from '../merge.ts';
import type { Ask, Connection } from './connection.ts';
import { createEdges, createNodes, NodesGone } from './create.ts';
import type { WriterMemory } from './memory.ts';
import { changedProperties } from './merge.ts';
import { CHANGE, indexedText, STORE } from './names.ts';
import { expressionsOf, foundPattern, isThere, readColumns, wholeOf } from './read.ts';
import { hashesOf, integersOf, SOURCES, type Value } from './values.ts';

/** Inserts or updates a batch, whole or not at all; again from its start when the database fails for a passing reason. */
export async function writeBatch(
  connection: Connection,
  memory: WriterMemory,
  batch: ColumnBatch,
): Promise<KindCounts> {
  const keys = keysOf(batch);
  const name = randomUUID();
  let tried: { readonly sequence: number; readonly counts: KindCounts } | null = null;
  const write = () =>
    connection.write(async (ask) => {
      const state = await lockStore(ask, batch.kind);
      // A commit whose answer was lost has been done all the same, whatever others have written since.
      if (tried !== null && (await isNoted(ask, batch.kind, tried.sequence, name))) return tried.counts;
      memory.resume(state.lastBatch, name);
      const counts = await writeInto(ask, memory, batch, keys, state, name);
      tried = { sequence: state.sequence + 1, counts };
      return counts;
    });
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof NodesGone)) throw error;
    memory.nodes.clear();
    return write();
  }
}

interface State {
  readonly sequence: number;
  readonly count: number;
  readonly lastBatch: string | null;
}

/** Writers take their turns: whoever writes holds the store's node until it commits. */
async function lockStore(ask: Ask, kind: Kind): Promise<State> {
  const [row] = await ask(
    `MATCH (s:${STORE} {id: 'store'}) SET s.locked = true
     RETURN s.sequence AS sequence, coalesce(s.\`${kind}\`, 0) AS count, s.lastBatch AS lastBatch`,
  );
  return {
    sequence: wholeOf(row.sequence),
    count: wholeOf(row.count),
    lastBatch: row.lastBatch as string | null,
  };
}

async function writeInto(
  ask: Ask,
  memory: WriterMemory,
  batch: ColumnBatch,
  keys: readonly (string | bigint)[],
  state: State,
  name: string,
): Promise<KindCounts> {
  const stored = await storedRecords(ask, batch.kind, keyParameters(batch, memory.suspects(batch, state.count)));
  const fresh: number[] = [];
  const changed: number[] = [];
  const updates: { readonly key: Value; readonly set: Readonly<Record<string, Value>> }[] = [];
  for (let row = 0; row < batch.length; row++) {
    const known = stored.get(keys[row]);
    if (known === undefined) {
      fresh.push(row);
      continue;
    }
    const merged = mergeRow(batch, row, known);
    if (merged.changed) changed.push(row);
    const set = changedProperties(batch.kind, merged, known);
    if (set !== null) updates.push({ key: keyParameters(batch, [row])[0], set });
  }
  memory.remember(batch, fresh);
  await (isNodeKind(batch.kind) ? createNodes : createEdges)(ask, memory.nodes, batch, fresh);
  if (updates.length > 0) await update(ask, batch.kind, updates);
  if (fresh.length + changed.length > 0) {
    const touched = keyParameters(batch, [...fresh, ...changed]);
    await note(ask, batch.kind, state, { name, inserted: fresh.length, touched });
  }
  const updated = changed.length;
  return { inserted: fresh.length, updated, unchanged: batch.length - fresh.length - updated };
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

/** Moves the sequence, and says what it moved for. */
function note(
  ask: Ask,
  kind: Kind,
  { sequence, count }: State,
  change: { readonly name: string; readonly inserted: number; readonly touched: readonly (string | Integer)[] },
): Promise<unknown> {
  return ask(
    `MATCH (s:${STORE} {id: 'store'})
     SET s.sequence = $sequence, s.\`${kind}\` = $count, s.lastBatch = $name
     CREATE (:${CHANGE} {sequence: $sequence, kind: $kind, batch: $name, touched: $touched})`,
    {
      sequence: sequence + 1,
      count: count + change.inserted,
      name: change.name,
      kind,
      touched: change.touched,
    },
  );
}

/** Whether a batch has been committed at this point of the sequence. */
async function isNoted(ask: Ask, kind: Kind, sequence: number, name: string): Promise<boolean> {
  const rows = await ask(
    `MATCH (c:${CHANGE}) WHERE c.kind = $kind AND c.sequence = $sequence AND c.batch = $name RETURN c.batch AS batch`,
    { kind, sequence, name },
  );
  return rows.length > 0;
}
