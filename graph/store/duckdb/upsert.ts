/** Writes a batch: staged in a temporary table, then compared with what is stored, all in one transaction. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { type ColumnBatch, columnsOf, recordColumns } from '../../schema/batch.ts';
import type { KindCounts } from '../../schema/finding.ts';
import type { Kind } from '../../schema/kinds.ts';
import { appendColumns } from './chunks.ts';
import { batchTypes, keyOf, kinds, quoted, tableOf } from './tables.ts';

/**
 * Inserts or updates a batch inside an open transaction.
 *
 * A value that is known is never replaced by one that is not. Flags follow their column: they stay until the column
 * gets a value that passes.
 */
export async function writeBatch(connection: DuckDBConnection, batch: ColumnBatch): Promise<KindCounts> {
  const sql = statements.get(batch.kind)!;
  await connection.run(sql.stage);
  const columns = Object.entries(columnsOf(batch.kind)).map(([name, type]) => ({ type, values: batch.columns[name] }));
  await appendColumns(connection, 'staged', batch.length, columns);
  await checkDistinct(connection, batch, sql.repeated);

  // Keys alone are looked up first: reading all of a large table for each batch of a load would make the load quadratic in earnest.
  const [known] = await numbersOf(connection, sql.find);
  if (known === 0) {
    await connection.run(sql.insertAll);
    await moveSequence(connection);
    return { inserted: batch.length, updated: 0, unchanged: 0 };
  }
  await connection.run(sql.match);
  const [updated, grown] = await numbersOf(connection, sql.counts);
  const inserted = batch.length - known;
  if (grown > 0) await connection.run(sql.update);
  if (inserted > 0) await connection.run(sql.insertNew);
  if (inserted + updated > 0) await moveSequence(connection);
  return { inserted, updated, unchanged: known - updated };
}

/** Keys are distinct by contract: a batch that breaks it would store a record twice. */
async function checkDistinct(connection: DuckDBConnection, batch: ColumnBatch, sql: string): Promise<void> {
  const [repeated] = await numbersOf(connection, sql);
  if (repeated > 0) throw new Error(`a batch of ${batch.kind} states ${repeated} of its keys more than once`);
}

const moveSequence = (connection: DuckDBConnection) =>
  connection.run('UPDATE ringsight.meta SET sequence = sequence + 1');

async function numbersOf(connection: DuckDBConnection, sql: string): Promise<readonly number[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRows()[0].map(Number);
}

function statementsFor(kind: Kind) {
  const table = tableOf(kind);
  const key = keyOf(kind);
  const types = batchTypes(kind);
  const values = Object.keys(types).filter((name) => name !== key && !Object.hasOwn(recordColumns, name));
  const compared = [...values, 'confidence'];
  const list = (parts: readonly string[], separator = ', '): string => parts.join(separator);

  // A number that is not known is NaN in a batch and NULL in the table.
  const incoming = list(
    Object.entries(types).map(([name, type]) =>
      type === 'DOUBLE'
        ? `CASE WHEN NOT isnan(${quoted(name)}) THEN ${quoted(name)} END AS ${quoted(name)}`
        : quoted(name),
    ),
  );
  const staged = `(SELECT ${incoming} FROM temp.main.staged)`;
  const next = '(SELECT sequence + 1 FROM ringsight.meta)';
  const target = list([key, ...values, 'confidence', 'flags', 'sources', 'seq'].map(quoted));
  const inserted = (from: string) => `
    INSERT INTO ${table} (${target})
    SELECT ${list([key, ...values].map((name) => `s.${quoted(name)}`))}, coalesce(s.confidence, 1), ${canonical('s.flags')},
      CASE WHEN s.origin IS NULL THEN [] ELSE [s.origin] END, ${next}
    FROM ${from}`;
  const stated = `[${list([key, ...values].map((name) => `CASE WHEN s.${quoted(name)} IS NOT NULL THEN ${literal(name)} END`))}]`;
  const flags = mergedFlags('t.flags', 's.flags', stated);
  const differs = compared.map((name) => {
    const column = quoted(name);
    return `(s.${column} IS NOT NULL AND s.${column} IS DISTINCT FROM t.${column})`;
  });

  return {
    stage: `CREATE OR REPLACE TEMP TABLE staged (${list(Object.entries(types).map(([name, type]) => `${quoted(name)} ${type}`))})`,
    repeated: `SELECT count(*) - count(DISTINCT ${quoted(key)}) FROM temp.main.staged`,
    find: `
      CREATE OR REPLACE TEMP TABLE known AS
      SELECT t.rowid AS stored, s.${quoted(key)} FROM ${table} t JOIN temp.main.staged s ON t.${quoted(key)} = s.${quoted(key)}`,
    match: `
      CREATE OR REPLACE TEMP TABLE matched AS
      SELECT s.*, t.rowid AS stored, ${flags} AS merged,
        (${list(differs, ' OR ')} OR merged IS DISTINCT FROM t.flags) AS changed,
        (s.origin IS NOT NULL AND NOT list_contains(t.sources, s.origin)) AS grows
      FROM ${staged} s JOIN temp.main.known k ON k.${quoted(key)} = s.${quoted(key)} JOIN ${table} t ON t.rowid = k.stored`,
    counts: 'SELECT count_if(changed), count_if(changed OR grows) FROM temp.main.matched',
    update: `
      UPDATE ${table} AS t SET
        ${list(compared.map((name) => `${quoted(name)} = coalesce(m.${quoted(name)}, t.${quoted(name)})`))},
        flags = m.merged,
        sources = CASE WHEN m.grows THEN list_append(t.sources, m.origin) ELSE t.sources END,
        seq = CASE WHEN m.changed THEN ${next} ELSE t.seq END
      FROM temp.main.matched m WHERE t.rowid = m.stored AND (m.changed OR m.grows)`,
    insertAll: inserted(`${staged} s`),
    insertNew: inserted(`${staged} s ANTI JOIN temp.main.known k ON s.${quoted(key)} = k.${quoted(key)}`),
  };
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const entries = (json: string): string => `map_entries(CAST(CAST(${json} AS JSON) AS MAP(VARCHAR, VARCHAR)))`;

/** Flags in one spelling, so that equal ones compare equal: keys sorted, and null when there is none. */
const canonical = (json: string): string =>
  `CASE WHEN ${json} IS NOT NULL AND ${json} <> '{}' THEN CAST(to_json(map_from_entries(list_sort(${entries(json)}))) AS VARCHAR) END`;

/** Stored flags without those of columns that are stated anew, and with the new ones. */
function mergedFlags(stored: string, given: string, stated: string): string {
  const old = `list_filter(${entries(`coalesce(${stored}, '{}')`)}, e -> NOT list_contains(${stated}, e.key)
    AND NOT list_contains(map_keys(CAST(CAST(coalesce(${given}, '{}') AS JSON) AS MAP(VARCHAR, VARCHAR))), e.key))`;
  const all = `list_sort(list_concat(${old}, ${entries(`coalesce(${given}, '{}')`)}))`;
  return `CASE WHEN ${stored} IS NOT NULL OR ${given} IS NOT NULL
    THEN nullif(CAST(to_json(map_from_entries(${all})) AS VARCHAR), '{}') END`;
}

const statements = new Map(kinds.map((kind) => [kind, statementsFor(kind)]));
