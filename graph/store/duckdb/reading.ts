/** What the ways to stream a kind have in common. */
import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import type { ColumnType } from '../../schema/batch.ts';
import { isNodeKind, type Kind } from '../../schema/kinds.ts';
import { quoted } from './tables.ts';

export type ChosenColumn = readonly [name: string, type: ColumnType];

/** What is read, within one transaction. */
export interface Reading {
  readonly connection: DuckDBConnection;
  readonly kind: Kind;
  /** A SELECT of the records. */
  readonly source: string;
  readonly chosen: readonly ChosenColumn[];
  /** Columns whose texts come as codes, by the temporary table `words`. */
  readonly repeated: readonly string[];
  readonly dictionary: readonly (string | null)[];
  /** Columns that come as hashes of entity ids. */
  readonly hashed: ReadonlySet<string>;
  /** How many records there are. */
  readonly rows: number;
  readonly bulk: boolean;
}

/** A stream that fails, as for want of memory, ends like one that is done: whoever reads it counts its rows. */
export async function* chunksOf(result: DuckDBResult): AsyncGenerator<DuckDBDataChunk> {
  let next = result.fetchChunk();
  try {
    for (let chunk = await next; chunk !== null && chunk.rowCount > 0; chunk = await next) {
      // On its way while this one is worked on; until its turn nobody may miss its failure.
      next = result.fetchChunk();
      next.catch(() => undefined);
      yield chunk;
    }
  } finally {
    // Whoever leaves early may close the connection, which must not be at work then.
    await next.catch(() => undefined);
  }
}

/** A column of `t`, a text as its code where it repeats. */
export function columnExpression(name: string, type: ColumnType, repeated: readonly string[]): string {
  const word = repeated.indexOf(name);
  if (word >= 0) return `coalesce(w${word}.code, 0)::UINTEGER`;
  if (name === 'origin') return 't.sources[1]';
  return type === 'number' ? `coalesce(t.${quoted(name)}, 'NaN'::DOUBLE)` : `t.${quoted(name)}`;
}

/** The hash of an entity id: of an end that an edge names, or of a node, whose id has its kind before the key. */
export function hashOf(kind: Kind, end: string): string {
  const id = isNodeKind(kind) ? `'${kind}:' || "key"` : quoted(end);
  // DuckDB's hash takes a text in words of eight bytes, and two digits that stand eight apart can make up for each other: of 60,000
  // identity numbers five pairs had one hash. Moved by three bytes, the same two are never in that place again.
  return `xor(hash(${id}), hash('---' || ${id}))`;
}

export const wordJoins = (repeated: readonly string[]): string =>
  repeated.map((name, i) => `LEFT JOIN temp.main.words w${i} ON w${i}.word = t.${quoted(name)}`).join(' ');
