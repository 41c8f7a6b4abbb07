/** The peer: each CSV file of a folder becomes a table as it is. Arguments: folder, database file. */
import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const [folder, database] = process.argv.slice(2);
const instance = await DuckDBInstance.create(database);
const connection = await instance.connect();
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv'))) {
  const table = `"${parse(file).name.replaceAll('"', '""')}"`;
  await connection.run(`CREATE TABLE ${table} AS SELECT * FROM read_csv(${literal(join(folder, file))})`);
}
connection.closeSync();
instance.closeSync();
