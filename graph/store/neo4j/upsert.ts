/** Writes a batch in a transaction of its own, in its turn. */
import { randomUUID } from 'node:crypto';
import type { ColumnBatch } from '../../schema/batch.ts';
import type { KindCounts } from '../../schema/finding.ts';
import type { Kind } from '../../schema/kinds.ts';
import type { Ask, Connection } from './connection.ts';
import { NodesGone } from './create.ts';
import type { WriterMemory } from './memory.ts';
import { CHANGE, indexedText, STORE } from './names.ts';
import { wholeOf } from './read.ts';
import { bytesOf } from './values.ts';
import { type WrittenRows, writeRows } from './write-rows.ts';

/** The place of a write among those of its process. */
export interface Turn {
  /** Settles when all writes before it have ended. */
  readonly before: Promise<unknown>;
  /** Lets the next one begin: to be called when nothing but the commit is left. */
  letNext(): void;
}

/** Where the store stands, as whoever holds its lock sees it. */
interface State {
  readonly sequence: number;
  readonly count: number;
  readonly lastBatch: string | null;
}

/** Thrown when the store does not stand where what was written ahead expected it. */
class Overtaken extends Error {}

/**
 * Inserts or updates a batch, whole or not at all; again from its start when the database fails for a passing reason.
 *
 * Neo4j works on a transaction with one thread, and half of that work is the commit. So edges that cannot be there yet are written while the
 * batch before them is being committed, and the lock is taken after them, for the rest.
 */
export async function writeBatch(
  connection: Connection,
  memory: WriterMemory,
  batch: ColumnBatch,
  { before, letNext }: Turn,
): Promise<KindCounts> {
  const { kind, length } = batch;
  const name = randomUUID();
  let tried: { readonly sequence: number; readonly counts: KindCounts } | null = null;

  const write = (ahead: boolean) =>
    connection.write(async (ask) => {
      if (ahead && tried !== null) throw new Overtaken();
      const lock = once(async () => {
        const state = await lockStore(ask, kind);
        if (ahead && !memory.knows(state.lastBatch)) throw new Overtaken();
        memory.resume(state.lastBatch, name);
        return state;
      });
      const isEmpty = !ahead && (await lock()).count === 0;
      // A commit whose answer was lost has been done all the same, whatever others have written since.
      if (tried !== null && (await isNoted(ask, kind, tried.sequence, name))) return tried.counts;
      const written = await writeRows(ask, memory, batch, memory.sort(batch, isEmpty), lock);
      const state = await lock();
      const [inserted, updated] = [written.inserted.length, written.updated.length];
      if (inserted + updated > 0) await note(ask, batch, state, name, written);
      const counts = { inserted, updated, unchanged: length - inserted - updated };
      tried = { sequence: state.sequence + 1, counts };
      letNext();
      return counts;
    });

  if (memory.remembers(kind)) {
    try {
      return await write(true);
    } catch (error) {
      if (!(error instanceof Overtaken || error instanceof NodesGone)) throw error;
    }
  }
  await before;
  try {
    return await write(false);
  } catch (error) {
    if (!(error instanceof NodesGone)) throw error;
    memory.nodes.clear();
    return write(false);
  }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | null = null;
  return () => {
    begun ??= work();
    return begun;
  };
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

/** Moves the sequence, and says what it moved for. */
function note(
  ask: Ask,
  batch: ColumnBatch,
  { sequence, count }: State,
  name: string,
  { inserted, updated }: WrittenRows,
): Promise<unknown> {
  return ask(
    `MATCH (s:${STORE} {id: 'store'})
     SET s.sequence = $sequence, s.\`${batch.kind}\` = $count, s.lastBatch = $name
     CREATE (:${CHANGE} {sequence: $sequence, kind: $kind, batch: $name, touched: $touched})`,
    {
      sequence: sequence + 1,
      count: count + inserted.length,
      name,
      kind: batch.kind,
      touched: touchedBy(batch, [...inserted, ...updated]),
    },
  );
}

/** Keys of nodes, or the ids of edges as bytes. */
const touchedBy = ({ columns }: ColumnBatch, rows: readonly number[]): readonly string[] | Int8Array =>
  columns.id === undefined
    ? rows.map((row) => indexedText((columns.key as readonly string[])[row]))
    : bytesOf(columns.id as BigUint64Array, rows);

/** Whether a batch has been committed at this point of the sequence. */
async function isNoted(ask: Ask, kind: Kind, sequence: number, name: string): Promise<boolean> {
  const rows = await ask(
    `MATCH (c:${CHANGE}) WHERE c.kind = $kind AND c.sequence = $sequence AND c.batch = $name RETURN c.batch AS batch`,
    { kind, sequence, name },
  );
  return rows.length > 0;
}
