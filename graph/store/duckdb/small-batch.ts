/**
 * Writes a batch of few rows: what is known is looked up by key and compared here, by statements that were planned before. For
 * one event the staging of a large batch would be all of the work.
 */
import { BIGINT, DOUBLE, type DuckDBType, type DuckDBValue, LIST, listValue, UBIGINT, VARCHAR } from '@duckdb/node-api';
import { type ColumnBatch, type ColumnType, columnsOf, recordColumns } from '../../schema/batch.ts';
import type { KindCounts } from '../../schema/finding.ts';
import type { Kind } from '../../schema/kinds.ts';
import { canonicalFlags, keyColumn, keysOf, type Merged, mergeRow, type Stored, valueColumns } from '../merge.ts';
import type { KnownEdges } from './known-edges.ts';
import type { Statements } from './statements.ts';
import { quoted, tableOf } from './tables.ts';

/** From about here on one statement over all rows is faster than one a row. */
const FEW_ROWS = 16;

export const isSmall = ({ length }: ColumnBatch): boolean => length <= FEW_ROWS;

type Key = string | bigint;
interface Found extends Stored {
  readonly rowid: bigint;
}
interface Update extends Merged {
  readonly rowid: bigint;
}

export class SmallBatches {
  readonly #statements: Statements;
  readonly #edges: KnownEdges;

  /** @param statements of the connection that the transactions are open on; `edges` likewise */
  constructor(statements: Statements, edges: KnownEdges) {
    this.#statements = statements;
    this.#edges = edges;
  }

  /**
   * Inserts or updates a batch inside an open transaction. O(records of its kind) for the look, in the database's threads; O(1) for new edges
   * of a large table.
   *
   * @param count records of its kind in the store; 0 where nobody knows
   */
  async write(batch: ColumnBatch, count: number): Promise<KindCounts> {
    const keys = keysOf(batch);
    const mayBeThere = await this.#edges.mayHold(batch, count);
    const found: ReadonlyMap<Key, Found> = mayBeThere ? await this.#find(batch.kind, keys) : new Map();
    const fresh: number[] = [];
    const updates: Update[] = [];
    for (const [row, key] of keys.entries()) {
      const stored = found.get(key);
      if (stored === undefined) fresh.push(row);
      else updates.push({ ...mergeRow(batch, row, stored), rowid: stored.rowid });
    }
    const changed = updates.filter((update) => update.changed).length;
    const sequence = fresh.length + changed > 0 ? await this.#moveSequence() : null;
    if (fresh.length > 0) await this.#insert(batch, fresh, sequence!);
    for (const update of updates) await this.#update(batch.kind, update, sequence);
    return { inserted: fresh.length, updated: changed, unchanged: batch.length - fresh.length - changed };
  }

  async #find(kind: Kind, keys: readonly Key[]): Promise<ReadonlyMap<Key, Found>> {
    const key = quoted(keyColumn(kind));
    const type = keyColumn(kind) === 'id' ? UBIGINT : VARCHAR;
    const names = valueColumns(kind);
    const columns = ['rowid', key, 'confidence', 'flags', 'sources', ...names.map(quoted)].join(', ');
    const one = keys.length === 1;
    const condition = one ? '= $1' : 'IN (SELECT unnest($1))';
    const statement = await this.#statements.get(`SELECT ${columns} FROM ${tableOf(kind)} WHERE ${key} ${condition}`);
    statement.bind([one ? keys[0] : listValue(keys)], [one ? type : LIST(type)]);
    const rows = (await statement.runAndReadAll()).getRowsJS();
    return new Map(
      rows.map(([rowid, own, confidence, flags, sources, ...values]) => [
        own as Key,
        {
          rowid: rowid as bigint,
          values: Object.fromEntries(names.map((name, i) => [name, values[i] as string | number | null])),
          confidence: confidence as number,
          flags: flags as string | null,
          sources: sources as readonly string[],
        },
      ]),
    );
  }

  async #moveSequence(): Promise<bigint> {
    const statement = await this.#statements.get(
      'UPDATE ringsight.meta SET sequence = sequence + 1 RETURNING sequence',
    );
    const [[sequence]] = (await statement.runAndReadAll()).getRows();
    return sequence as bigint;
  }

  async #insert({ kind, columns }: ColumnBatch, rows: readonly number[], sequence: bigint): Promise<void> {
    const given = Object.entries(columnsOf(kind)).filter(([name]) => !Object.hasOwn(recordColumns, name));
    const names = [...given.map(([name]) => name), 'confidence', 'flags', 'sources', 'seq'];
    const types = [...given.map(([, type]) => sqlTypes[type]), DOUBLE, VARCHAR, LIST(VARCHAR), UBIGINT];
    const statement = await this.#statements.get(
      `INSERT INTO ${tableOf(kind)} (${names.map(quoted).join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    );
    for (const row of rows) {
      const origin = columns.origin[row];
      const values = [
        ...given.map(([name]) => known(columns[name][row])),
        known(columns.confidence[row]) ?? 1,
        canonicalFlags(columns.flags[row] as string | null),
        listValue(origin === null ? [] : [origin]),
        sequence,
      ];
      statement.bind(values, types);
      await statement.run();
    }
  }

  async #update(
    kind: Kind,
    { changed, values, confidence, flags, sources, rowid }: Update,
    sequence: bigint | null,
  ): Promise<void> {
    if (!changed && sources === null) return;
    const types = columnsOf(kind);
    const set: (readonly [string, DuckDBValue, DuckDBType])[] = [];
    for (const [name, value] of Object.entries(values)) set.push([name, value, sqlTypes[types[name]]]);
    if (changed) set.push(['confidence', confidence, DOUBLE], ['flags', flags, VARCHAR], ['seq', sequence, UBIGINT]);
    if (sources !== null) set.push(['sources', listValue(sources), LIST(VARCHAR)]);
    const assignments = set.map(([name], i) => `${quoted(name)} = $${i + 2}`);
    const statement = await this.#statements.get(
      `UPDATE ${tableOf(kind)} SET ${assignments.join(', ')} WHERE rowid = $1`,
    );
    statement.bind([rowid, ...set.map(([, value]) => value)], [BIGINT, ...set.map(([, , type]) => type)]);
    await statement.run();
  }
}

const sqlTypes: Readonly<Record<ColumnType, DuckDBType>> = { number: DOUBLE, text: VARCHAR, hash: UBIGINT };

/** A number that is not known is NaN in a batch and NULL in the table. */
const known = (value: DuckDBValue): DuckDBValue => (Number.isNaN(value) ? null : value);
