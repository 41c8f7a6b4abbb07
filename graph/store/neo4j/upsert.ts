/** Writes a batch inside one transaction: looks up what is there, compares, and writes what is new or differs. */
import { randomUUID } from 'node:crypto';
import type { ColumnBatch } from '../../schema/batch.ts';
import type { KindCounts } from '../../schema/finding.ts';
import { isNodeKind, type Kind } from '../../schema/kinds.ts';
import { keyColumn, keysOf, mergeRow, type Stored, valueColumns } from '../merge.ts';
import type { Ask, Connection } from './connection.ts';
import { ensureEnds } from './ends.ts';
import type { WriterMemory } from './memory.ts';
import { changedProperties, newProperties } from './merge.ts';
import { CHANGE, indexedText, isShortened, nameOf, PLACEHOLDER, STORE } from './names.ts';
import { expressionsOf, foundPattern, isThere, readColumns, wholeOf } from './read.ts';
import { hashesOf, SOURCES, type Value } from './values.ts';

/** Rows of a statement: the next one is sent while the database works on the last. */
const STATEMENT_ROWS = 16_384;

/** Inserts or updates a batch, whole or not at all; again from its start when the database fails for a passing reason. */
export async function writeBatch(
  connection: Connection,
  memory: WriterMemory,
  batch: ColumnBatch,
): Promise<KindCounts> {
  const keys = keysOf(batch);
  const name = randomUUID();
  let counts: KindCounts | null = null;
  return connection.write(async (ask) => {
    const state = await lockStore(ask, batch.kind);
    // A commit whose answer was lost has been done all the same.
    if (counts !== null && state.lastBatch === name) return counts;
    memory.resume(state.lastBatch, name);
    counts = await writeInto(ask, memory, batch, keys, state, name);
    return counts;
  });
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
  const suspects = memory.suspects(batch, state.count).map((row) => keys[row]);
  const stored = await storedRecords(ask, batch.kind, suspects);
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
    if (set !== null) updates.push({ key: indexedKey(keys[row]), set });
  }
  memory.remember(batch, fresh);
  await create(ask, batch, keys, fresh);
  if (updates.length > 0) await update(ask, batch.kind, updates);
  if (fresh.length + changed.length > 0) {
    const touched = [...fresh, ...changed].map((row) => keys[row]);
    await note(ask, batch.kind, state, { name, inserted: fresh.length, touched });
  }
  const updated = changed.length;
  return { inserted: fresh.length, updated, unchanged: batch.length - fresh.length - updated };
}

const indexedKey = (key: string | bigint): Value =>
  typeof key === 'string' ? indexedText(key) : BigInt.asIntN(64, key);

/** What is stored under these keys, by key. */
async function storedRecords(
  ask: Ask,
  kind: Kind,
  keys: readonly (string | bigint)[],
): Promise<Map<string | bigint, Stored>> {
  const stored = new Map<string | bigint, Stored>();
  if (keys.length === 0) return stored;
  const names = valueColumns(kind);
  const key = keyColumn(kind);
  const expressions = expressionsOf(kind, [key, ...names, 'confidence']);
  const lists = (await readColumns(
    ask,
    `UNWIND $keys AS key MATCH ${foundPattern(kind)} WHERE x.${key} = key AND ${isThere(kind)}`,
    { keys: keys.map(indexedKey) },
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

async function create(
  ask: Ask,
  batch: ColumnBatch,
  keys: readonly (string | bigint)[],
  fresh: readonly number[],
): Promise<void> {
  const { kind } = batch;
  const ends = isNodeKind(kind) ? null : await ensureEnds(ask, batch, fresh);
  const rows = ends ? ends.rows : fresh;
  const pending: Promise<unknown>[] = [];
  for (let start = 0; start < rows.length; start += STATEMENT_ROWS) {
    const part = rows.slice(start, start + STATEMENT_ROWS);
    const properties = newProperties(batch, part);
    const own = part.map((row) => indexedKey(keys[row]));
    const set = Object.keys(properties).map((name) => `\`${name}\`: $columns.\`${name}\`[i]`);
    if (ends) {
      const [from, to] = [ends.from, ends.to].map((nodes) => nodes.slice(start, start + STATEMENT_ROWS));
      pending.push(
        ask(
          `UNWIND range(0, size($ids) - 1) AS i
           MATCH (a) WHERE id(a) = $from[i] MATCH (b) WHERE id(b) = $to[i]
           CREATE (a)-[:${nameOf(kind)} {${['id: $ids[i]', ...set].join(', ')}}]->(b)`,
          { ids: own, from, to, columns: properties },
        ),
      );
    } else {
      const longKeys = part.map((row) => (isShortened(keys[row] as string) ? (keys[row] as string) : null));
      pending.push(
        ask(
          `UNWIND range(0, size($keys) - 1) AS i
           MERGE (n:${nameOf(kind)} {key: $keys[i]}) REMOVE n:${PLACEHOLDER}
           SET n += {${['longKey: $longKeys[i]', ...set].join(', ')}}`,
          { keys: own, longKeys, columns: properties },
        ),
      );
    }
  }
  await Promise.all(pending);
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
  change: { readonly name: string; readonly inserted: number; readonly touched: readonly (string | bigint)[] },
): Promise<unknown> {
  return ask(
    `MATCH (s:${STORE} {id: 'store'})
     SET s.sequence = $sequence, s.\`${kind}\` = $count, s.lastBatch = $name
     CREATE (:${CHANGE} {sequence: $sequence, kind: $kind, touched: $touched})`,
    {
      sequence: sequence + 1,
      count: count + change.inserted,
      name: change.name,
      kind,
      touched: change.touched.map(indexedKey),
    },
  );
}
