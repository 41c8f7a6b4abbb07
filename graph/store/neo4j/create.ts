/** Writes records that are not in the database yet. */
import { setImmediate } from 'node:timers/promises';
import type { ColumnBatch } from '../../schema/batch.ts';
import { RingsightError } from '../../schema/errors.ts';
import type { Ask } from './connection.ts';
import { type EndGroup, ensureEnds } from './ends.ts';
import { type NewProperties, newProperties } from './merge.ts';
import { indexedText, isShortened, nameOf, PLACEHOLDER } from './names.ts';
import type { NodeNumbers } from './node-numbers.ts';
import { wholeOf } from './read.ts';
import { floatsOf, hashExpression } from './values.ts';

/** Rows of a statement: the next one is made and sent while the database works on the last. */
const STATEMENT_ROWS = 8_192;

/** Thrown when a node that was remembered is not there any more; the batch may be written again without what was remembered. */
export class NodesGone extends RingsightError {
  constructor(kind: string) {
    super(
      'STORE_UNAVAILABLE',
      kind,
      'something else deletes nodes while edges are written to them',
      'Let nothing else change the graph during a load, then run the same again: nothing is half done.',
    );
  }
}

export async function createNodes(
  ask: Ask,
  known: NodeNumbers,
  batch: ColumnBatch,
  rows: readonly number[],
): Promise<void> {
  const keys = batch.columns.key as readonly string[];
  if (rows.length > 0) known.clear();
  await inStatements(rows.length, (start, end) => {
    const part = rows.slice(start, end);
    const own = part.map((row) => keys[row]);
    const longKeys = own.map((key) => (isShortened(key) ? key : null));
    const columns = newProperties(batch, part);
    return ask(
      `UNWIND range(0, size($keys) - 1) AS i
       MERGE (n:${nameOf(batch.kind)} {key: $keys[i]}) REMOVE n:${PLACEHOLDER}
       SET n += {${['longKey: $longKeys[i]', ...assignments(columns)].join(', ')}}`,
      { keys: own.map(indexedText), longKeys, columns },
    );
  });
}

/**
 * @param lock waits until nobody else makes nodes
 * @throws NodesGone
 */
export async function createEdges(
  ask: Ask,
  known: NodeNumbers,
  batch: ColumnBatch,
  rows: readonly number[],
  lock: () => Promise<unknown>,
): Promise<void> {
  for (const group of await ensureEnds(ask, known, batch, rows, lock)) await createGroup(ask, batch, group);
}

async function createGroup(ask: Ask, batch: ColumnBatch, { fromKind, toKind, ...group }: EndGroup): Promise<void> {
  const { rows } = group;
  const id = `id: ${hashExpression('$high[i]', '$low[i]')}`;
  await inStatements(rows.length, async (start, end) => {
    const part = rows.slice(start, end);
    const columns = newProperties(batch, part);
    const [{ made }] = await ask(
      `UNWIND range(0, size($from) - 1) AS i
       MATCH (a:${nameOf(fromKind)}) WHERE id(a) = toInteger($from[i])
       MATCH (b:${nameOf(toKind)}) WHERE id(b) = toInteger($to[i])
       CREATE (a)-[:${nameOf(batch.kind)} {${[id, ...assignments(columns)].join(', ')}}]->(b)
       RETURN count(*) AS made`,
      {
        ...floatsOf(batch.columns.id as BigUint64Array, part),
        from: group.from.slice(start, end),
        to: group.to.slice(start, end),
        columns,
      },
    );
    if (wholeOf(made) !== part.length) throw new NodesGone(batch.kind);
  });
}

const assignments = (columns: NewProperties): readonly string[] =>
  Object.entries(columns).map(([name, column]) => {
    const value = `$columns.\`${name}\`[i]`;
    return `\`${name}\`: ${column instanceof Float64Array ? `toInteger(${value})` : value}`;
  });

async function inStatements(rows: number, ask: (start: number, end: number) => Promise<unknown>): Promise<void> {
  const pending: Promise<unknown>[] = [];
  for (let start = 0; start < rows; start += STATEMENT_ROWS) {
    pending.push(ask(start, start + STATEMENT_ROWS));
    // What was asked is sent before the next is made.
    await setImmediate();
  }
  await Promise.all(pending);
}
