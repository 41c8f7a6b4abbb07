/** Documents beside the graph: JSON with an indexed id, in the order of insertion. */
import { type DuckDBConnection, type DuckDBValue, LIST, listValue, VARCHAR } from '@duckdb/node-api';
import { RingsightError } from '../../schema/errors.ts';
import { type Collection, collections, type Documents, type ListQuery } from '../store.ts';
import { appendColumns } from './chunks.ts';

const tableOf = (collection: Collection): string => `documents.${collection}`;

/** Writes documents inside an open transaction. Of several with one id the last counts. */
export async function writeDocuments<C extends Collection>(
  connection: DuckDBConnection,
  collection: C,
  documents: readonly Documents[C][],
): Promise<void> {
  const bodies = new Map(documents.map((document) => [document.id, JSON.stringify(document)]));
  const columns = [
    { type: 'number', values: Float64Array.from({ length: bodies.size }, (_, i) => i) },
    { type: 'text', values: [...bodies.keys()] },
    { type: 'text', values: [...bodies.values()] },
  ] as const;
  const table = tableOf(collection);
  await connection.run('CREATE OR REPLACE TEMP TABLE put (ord DOUBLE, id VARCHAR, body VARCHAR)');
  await appendColumns(connection, 'put', bodies.size, columns);
  if (collections[collection] === 'kept') await refuseOthers(connection, collection);
  else {
    await connection.run(
      `UPDATE ${table} AS t SET body = p.body FROM temp.main.put p WHERE t.id = p.id AND t.body <> p.body`,
    );
  }
  await connection.run(
    `INSERT INTO ${table} SELECT (SELECT coalesce(max(ord), 0) FROM ${table}) + 1 + p.ord::UBIGINT, p.id, p.body
     FROM temp.main.put p ANTI JOIN ${table} t ON t.id = p.id`,
  );
}

async function refuseOthers(connection: DuckDBConnection, collection: Collection): Promise<void> {
  const reader = await connection.runAndReadAll(
    `SELECT p.id FROM temp.main.put p JOIN ${tableOf(collection)} t ON t.id = p.id WHERE t.body <> p.body LIMIT 1`,
  );
  const id = reader.getRows()[0]?.[0];
  if (id === undefined) return;
  throw new RingsightError(
    'IDEMPOTENCY_CONFLICT',
    `${collection} ${id}`,
    'it is there already with another content, and what people said is never replaced',
    'Append a new one with an id of its own.',
  );
}

/** Documents that a query selects, in the order of insertion. */
export async function listDocuments<C extends Collection>(
  connection: DuckDBConnection,
  collection: C,
  query: ListQuery,
): Promise<readonly Documents[C][]> {
  const filter = new Filter(query);
  if (query.after !== undefined) filter.after(await positionOf(connection, collection, query.after));
  const limit = query.limit === undefined ? '' : `LIMIT ${Math.max(0, Math.floor(query.limit))}`;
  const reader = await filter.run(
    connection,
    `SELECT body FROM ${tableOf(collection)} ${filter.sql} ORDER BY ord ${limit}`,
  );
  return reader.map(([body]) => JSON.parse(body as string) as Documents[C]);
}

/** How many documents a query selects, whatever its limit. */
export async function countDocuments(
  connection: DuckDBConnection,
  collection: Collection,
  query: ListQuery,
): Promise<number> {
  const filter = new Filter(query);
  const [[count]] = await filter.run(connection, `SELECT count(*) FROM ${tableOf(collection)} ${filter.sql}`);
  return Number(count);
}

async function positionOf(connection: DuckDBConnection, collection: Collection, id: string): Promise<bigint> {
  const reader = await connection.runAndReadAll(`SELECT ord FROM ${tableOf(collection)} WHERE id = $id`, { id });
  const position = reader.getRows()[0]?.[0];
  if (position !== undefined) return position as bigint;
  throw new RingsightError(
    'BAD_REQUEST',
    id,
    `there is no such ${collection} to go on after`,
    'Start from the first page.',
  );
}

/** The conditions of a query as SQL with parameters: no value ever becomes part of the statement. */
class Filter {
  readonly #conditions: string[] = [];
  readonly #values: Record<string, DuckDBValue> = {};

  constructor({ ids, where }: ListQuery) {
    if (ids) this.#conditions.push(`id IN (SELECT unnest(${this.#bind(listValue([...ids]))}::VARCHAR[]))`);
    for (const [field, value] of Object.entries(where ?? {})) {
      const path = this.#bind(`$."${fieldName(field)}"`);
      const bound = this.#bind(value);
      this.#conditions.push(
        typeof value === 'string'
          ? `(json_type(body, ${path}) = 'VARCHAR' AND json_extract_string(body, ${path}) = ${bound})`
          : `(json_type(body, ${path}) <> 'VARCHAR' AND TRY_CAST(json_extract_string(body, ${path}) AS DOUBLE) = ${bound})`,
      );
    }
  }

  after(position: bigint): void {
    this.#conditions.push(`ord > ${this.#bind(position)}`);
  }

  get sql(): string {
    return this.#conditions.length === 0 ? '' : `WHERE ${this.#conditions.join(' AND ')}`;
  }

  async run(connection: DuckDBConnection, sql: string): Promise<readonly (readonly DuckDBValue[])[]> {
    const lists = Object.entries(this.#values).filter(([, value]) => typeof value === 'object' && value !== null);
    const reader = await connection.runAndReadAll(
      sql,
      this.#values,
      Object.fromEntries(lists.map(([name]) => [name, LIST(VARCHAR)])),
    );
    return reader.getRows();
  }

  #bind(value: DuckDBValue): string {
    const name = `p${Object.keys(this.#values).length}`;
    this.#values[name] = value;
    return `$${name}`;
  }
}

function fieldName(field: string): string {
  if (/^[A-Za-z][A-Za-z0-9]*$/.test(field)) return field;
  throw new RingsightError(
    'BAD_REQUEST',
    `field ${JSON.stringify(field)}`,
    'a document has no such field',
    'Give the name of a top-level field.',
  );
}
