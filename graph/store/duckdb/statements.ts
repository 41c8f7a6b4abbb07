/** Statements that stay planned: for a small write, planning would be most of the work. */
import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';

/** Writes of other columns are other statements. */
const MOST_STATEMENTS = 500;

export class Statements {
  readonly #connection: DuckDBConnection;
  readonly #kept = new Map<string, DuckDBPreparedStatement>();

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  async get(sql: string): Promise<DuckDBPreparedStatement> {
    const kept = this.#kept.get(sql);
    if (kept) return kept;
    if (this.#kept.size >= MOST_STATEMENTS) this.close();
    const statement = await this.#connection.prepare(sql);
    this.#kept.set(sql, statement);
    return statement;
  }

  /** A statement that is kept would keep the file open. */
  close(): void {
    for (const statement of this.#kept.values()) statement.destroySync();
    this.#kept.clear();
  }
}
