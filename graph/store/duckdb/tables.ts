/** The tables, derived from the schema: one a kind, one a collection of documents. What a file lacks is added on opening. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { columnsOf } from '../../schema/batch.ts';
import { RingsightError } from '../../schema/errors.ts';
import { edgeKindNames, isNodeKind, type Kind, nodeKindNames } from '../../schema/kinds.ts';
import { collections } from '../store.ts';

/** Raised when a file of an earlier format can no longer be read by adding what it lacks. */
const FORMAT = 1;

export const kinds: readonly Kind[] = [...nodeKindNames, ...edgeKindNames];

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const tableOf = (kind: Kind): string => `graph.${quoted(kind)}`;
export const keyOf = (kind: Kind): 'key' | 'id' => (isNodeKind(kind) ? 'key' : 'id');

const sqlTypes = { number: 'DOUBLE', text: 'VARCHAR', hash: 'UBIGINT' } as const;

/** SQL types of a batch's columns, in the order of the schema. */
export const batchTypes = (kind: Kind): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(columnsOf(kind)).map(([name, type]) => [name, sqlTypes[type]]));

/** SQL types of a kind's table: the batch's columns, with every origin of a record in `sources`, and when it changed. */
export function tableTypes(kind: Kind): Readonly<Record<string, string>> {
  const { origin: _, ...columns } = batchTypes(kind);
  return { ...columns, sources: 'VARCHAR[]', seq: 'UBIGINT' };
}

const documentTypes = { ord: 'UBIGINT', id: 'VARCHAR PRIMARY KEY', body: 'VARCHAR' };

const listed = (types: Readonly<Record<string, string>>): string =>
  Object.entries(types)
    .map(([name, type]) => `${quoted(name)} ${type}`)
    .join(', ');

/**
 * Makes every table and column that a file lacks, whole or not at all.
 *
 * @throws RingsightError STORE_UNAVAILABLE when the file holds something else, or is of a newer format
 */
export async function prepareTables(connection: DuckDBConnection, location: string, readOnly: boolean): Promise<void> {
  const existing = await columnsInFile(connection);
  await checkFormat(connection, location, existing);
  const statements = [...missing(existing, location)];
  if (statements.length === 0) return;
  if (readOnly) {
    throw new RingsightError(
      'STORE_UNAVAILABLE',
      location,
      'it was made by an earlier version and lacks some tables',
      'Open it once for writing, for example with: ringsight ingest.',
    );
  }
  await connection.run(['BEGIN', ...statements, 'COMMIT'].join(';\n'));
}

function* missing(existing: Tables, location: string): Generator<string> {
  const wanted = new Map<string, Readonly<Record<string, string>>>([
    ...kinds.map((kind) => [`graph.${kind}`, tableTypes(kind)] as const),
    ...Object.keys(collections).map((name) => [`documents.${name}`, documentTypes] as const),
  ]);
  if (existing.size === 0) {
    yield 'CREATE SCHEMA graph';
    yield 'CREATE SCHEMA documents';
    yield 'CREATE SCHEMA ringsight';
    yield 'CREATE TABLE ringsight.meta (format INTEGER, sequence UBIGINT, removed UBIGINT)';
    yield `INSERT INTO ringsight.meta VALUES (${FORMAT}, 0, 0)`;
  } else if (!existing.get('ringsight.meta')!.has('removed')) {
    yield 'ALTER TABLE ringsight.meta ADD COLUMN removed UBIGINT DEFAULT 0';
  }
  for (const [path, types] of wanted) {
    const [schema, table] = path.split('.');
    const name = `${schema}.${quoted(table)}`;
    const columns = existing.get(path);
    if (!columns) {
      yield `CREATE TABLE ${name} (${listed(types)})`;
      continue;
    }
    for (const [column, type] of Object.entries(types)) {
      const found = columns.get(column);
      if (found === undefined) yield `ALTER TABLE ${name} ADD COLUMN ${quoted(column)} ${type}`;
      else if (found !== type.split(' ')[0]) {
        throw new RingsightError(
          'STORE_UNAVAILABLE',
          location,
          `${path}.${column} is ${found} there and ${type} in this version`,
          'Ingest the files again into another --store.',
        );
      }
    }
  }
}

/** Types by column, by `schema.table`. */
type Tables = ReadonlyMap<string, ReadonlyMap<string, string>>;

async function columnsInFile(connection: DuckDBConnection): Promise<Tables> {
  const reader = await connection.runAndReadAll(
    `SELECT schema_name || '.' || table_name, column_name, data_type FROM duckdb_columns()
     WHERE NOT internal AND database_name = current_database()`,
  );
  const tables = new Map<string, Map<string, string>>();
  for (const [table, column, type] of reader.getRows() as [string, string, string][]) {
    const columns = tables.get(table) ?? new Map<string, string>();
    tables.set(table, columns.set(column, type));
  }
  return tables;
}

async function checkFormat(connection: DuckDBConnection, location: string, existing: Tables): Promise<void> {
  if (existing.size === 0) return;
  if (!existing.has('ringsight.meta')) {
    throw new RingsightError(
      'STORE_UNAVAILABLE',
      location,
      'it is a DuckDB file with tables of something else',
      'Give another --store.',
    );
  }
  const reader = await connection.runAndReadAll('SELECT format FROM ringsight.meta');
  const format = Number(reader.getRows()[0]?.[0]);
  if (format === FORMAT) return;
  throw new RingsightError(
    'STORE_UNAVAILABLE',
    location,
    `it has format ${format}, and this version reads format ${FORMAT}`,
    'Use the version of Ringsight that wrote it, or ingest the files again into another --store.',
  );
}
