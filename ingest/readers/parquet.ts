import { sqlName, sqlText } from './sql.ts';
import type { Staging } from './staging.ts';
import type { Rows } from './text-file.ts';

/**
 * A Parquet file has rows and no lines: `line` is a row's number, from 1. Values are read as the text that they print
 * as, so that one set of checks serves every format.
 */
export async function openParquet(staging: Staging, path: string): Promise<Rows> {
  const file = sqlText(await staging.link(path));
  const described = await staging.rows(`DESCRIBE SELECT * FROM read_parquet(${file})`);
  const count = await staging.count(`SELECT sum(num_rows) FROM parquet_file_metadata(${file})`);
  const columns = described.map(([column]) => String(column));
  const cells = columns.map((column, i) => `CAST(${sqlName(column)} AS VARCHAR) AS c${i}`);
  const fields = columns.map((column) => `${sqlText(column)}, ${sqlName(column)}`);
  const raw = `CAST(json_object(${fields.join(', ')}) AS VARCHAR) AS raw`;
  const values = ['file_row_number + 1 AS line', raw, 'NULL AS broken', ...cells];
  const relation = `(SELECT ${values.join(', ')} FROM read_parquet(${file}, file_row_number = true))`;
  return { columns, relation, header: null, isTame: false, count };
}
