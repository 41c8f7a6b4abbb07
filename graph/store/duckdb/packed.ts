/**
 * Nodes with their texts end to end. Handing over a text takes a microsecond, and a million keys a second; so DuckDB joins the texts of
 * many nodes, in its threads, and a batch crosses over as one text a column and one list of all other values.
 */
import type { DuckDBBlobVector, DuckDBListVector } from '@duckdb/node-api';
import { type Column, type ColumnBatch, type EncodedColumn, NO_TEXT, type PackedColumn } from '../../schema/batch.ts';
import { chunksOf, columnExpression, type Reading, wordJoins } from './reading.ts';
import { quoted } from './tables.ts';

const ROWS_OF_A_BATCH = 4096;

/** What the vector of a struct keeps to itself. */
interface Entries {
  readonly entryVectors: readonly { readonly items: Float64Array | Uint32Array }[];
}

/** The nodes by key. Columns without any value are left out. */
export async function* packedBatches(all: Reading): AsyncGenerator<ColumnBatch> {
  const reading = { ...all, chosen: await columnsWithValues(all) };
  const { connection, kind, chosen, repeated, dictionary } = reading;
  const texts = packedTexts(reading);
  for await (const chunk of chunksOf(await connection.stream(select(reading, texts)))) {
    const lists = chunk.getColumnVector(0) as DuckDBListVector;
    const { entryVectors } = lists.childVector as unknown as Entries;
    for (let i = 0; i < chunk.rowCount; i++) {
      const start = lists.getEntryOffset(i);
      const length = lists.getEntryLength(i);
      const columns: Record<string, Column> = {};
      const encoded: Record<string, EncodedColumn> = {};
      const packed: Record<string, PackedColumn> = {};
      for (const [c, [name]] of chosen.entries()) {
        const own = entryVectors[c].items.subarray(start, start + length);
        if (own instanceof Float64Array) columns[name] = own;
        else if (repeated.includes(name)) encoded[name] = { codes: own, values: dictionary };
        else {
          const bytes = chunk.getColumnVector(1 + texts.indexOf(name)) as DuckDBBlobVector;
          packed[name] = { bytes: bytes.getItemBytes(i)!, lengths: own };
        }
      }
      yield { kind, length, columns, encoded, packed };
    }
  }
}

async function columnsWithValues({ connection, source, chosen }: Reading): Promise<Reading['chosen']> {
  const counts = chosen.map(([name]) => (name === 'origin' ? 'count(*)' : `count(${quoted(name)})`));
  const [row] = (await connection.runAndReadAll(`SELECT ${counts.join(', ')} FROM ${source}`)).getRows();
  return chosen.filter((_, c) => Number(row[c]) > 0);
}

const packedTexts = ({ chosen, repeated }: Reading): readonly string[] =>
  chosen.filter(([name, type]) => type === 'text' && !repeated.includes(name)).map(([name]) => name);

function select({ source, chosen, repeated }: Reading, texts: readonly string[]): string {
  const values = chosen.map(([name, type], c) => {
    const column = columnExpression(name, type, repeated);
    return `c${c} := ${texts.includes(name) ? `coalesce(strlen(${column}), ${NO_TEXT})::UINTEGER` : column}`;
  });
  const parts = texts.map((name, i) => `, coalesce(${columnExpression(name, 'text', [])}, '') AS text${i}`);
  const rows = `
    SELECT row_number() OVER (ORDER BY t.key) - 1 AS row, struct_pack(${values.join(', ')}) AS rest ${parts.join('')}
    FROM ${source} t ${wordJoins(repeated)}`;
  const joined = texts.map((_, i) => `, encode(string_agg(text${i}, '' ORDER BY row))`);
  const batch = `row // ${ROWS_OF_A_BATCH}`;
  return `SELECT list(rest ORDER BY row) ${joined.join('')} FROM (${rows}) GROUP BY ${batch} ORDER BY ${batch}`;
}
