import { DuckDBInstance } from '@duckdb/node-api';
import { sqlName, sqlText } from './sql.ts';

/** How a column is held in a Parquet file. */
export type ParquetType = 'VARCHAR' | 'DOUBLE' | 'BIGINT' | 'DECIMAL(18,2)' | 'DATE' | 'TIMESTAMP' | 'BOOLEAN';

export interface CsvTable {
  readonly csv: string;
  readonly parquet: string;
  /** The columns of the CSV, in order. */
  readonly columns: readonly { readonly name: string; readonly type: ParquetType }[];
}

/** Writes each of some well-formed CSV files (header, commas, empty = unknown) as Parquet with typed columns, in the order of its rows. */
export async function writeParquet(tables: readonly CsvTable[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  try {
    for (const { csv, parquet, columns } of tables) {
      const types = columns.map(({ name, type }) => `${sqlText(name)}: ${sqlText(type)}`).join(', ');
      const names = columns.map(({ name }) => sqlName(name)).join(', ');
      const rows = `read_csv(${sqlText(csv)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${types}})`;
      await connection.run(
        `COPY (SELECT ${names} FROM ${rows}) TO ${sqlText(parquet)} (FORMAT parquet, COMPRESSION zstd)`,
      );
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
