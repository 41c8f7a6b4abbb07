/**
 * The writes of a process, one after the other. Small ones that wait are committed together: a commit waits for the disk, and
 * that costs more than a small write itself.
 */
import type { DuckDBConnection } from '@duckdb/node-api';

/** A transaction that takes longer makes the first of them wait for the last. */
const MOST_TOGETHER = 256;

interface Waiting {
  readonly isSmall: boolean;
  /** Runs inside the transaction; what is returned is called once it is committed. */
  work(): Promise<() => void>;
  fail(error: unknown): void;
}

export class Writes {
  readonly #connection: DuckDBConnection;
  readonly #onRollback: () => void;
  readonly #waiting: Waiting[] = [];
  /** Settles when the last write that was asked for has ended. */
  #ended: Promise<unknown> = Promise.resolve();

  /** @param onRollback called when a transaction has changed nothing after all */
  constructor(connection: DuckDBConnection, onRollback: () => void) {
    this.#connection = connection;
    this.#onRollback = onRollback;
  }

  /** Settles when all that was asked for has ended. Never rejects. */
  get ended(): Promise<unknown> {
    return this.#ended;
  }

  /**
   * Runs work in a transaction, whole or not at all, after all that was asked for before.
   *
   * @param onCommitted called before anybody hears of it
   */
  run<T>(work: () => Promise<T>, isSmall: boolean, onCommitted: (value: T) => void = () => {}): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        isSmall,
        fail: reject,
        work: async () => {
          const value = await work();
          return () => {
            onCommitted(value);
            resolve(value);
          };
        },
      });
      this.#ended = this.#ended.then(() => this.#next());
    });
  }

  async #next(): Promise<void> {
    const first = this.#waiting.findIndex(({ isSmall }) => !isSmall);
    const small = Math.min(first < 0 ? this.#waiting.length : first, MOST_TOGETHER);
    const together = this.#waiting.splice(0, Math.max(small, 1));
    // Those that went along with an earlier one have left nothing to do.
    if (together.length > 0) await this.#commit(together);
  }

  async #commit(together: readonly Waiting[]): Promise<void> {
    const committed: (() => void)[] = [];
    try {
      await this.#connection.run('BEGIN');
      for (const { work } of together) committed.push(await work());
      await this.#connection.run('COMMIT');
    } catch (error) {
      // After some failures DuckDB has rolled back already, and says so.
      await this.#connection.run('ROLLBACK').catch(() => undefined);
      this.#onRollback();
      if (together.length === 1) together[0].fail(error);
      // Only the one that fails shall fail.
      else for (const each of together) await this.#commit([each]);
      return;
    }
    for (const done of committed) done();
  }
}
