/** The shared store: a Neo4j database that several processes read and write at once. */
import type { ColumnBatch } from '../../schema/batch.ts';
import { RingsightError } from '../../schema/errors.ts';
import type { KindCounts } from '../../schema/finding.ts';
import type { Kind } from '../../schema/kinds.ts';
import type { OpenOptions } from '../options.ts';
import type {
  Collection,
  Documents,
  GraphStore,
  ListQuery,
  RecordCounts,
  ScanOptions,
  StoredRecord,
  StoreStatus,
} from '../store.ts';
import { type Connection, checkedLocation, connect } from './connection.ts';
import { countDocuments, listDocuments, writeDocuments } from './documents.ts';
import { WriterMemory } from './memory.ts';
import { kinds, STORE } from './names.ts';
import { prepareDatabase } from './prepare.ts';
import { wholeOf } from './read.ts';
import { readRecords } from './records.ts';
import { countNamed, removeNamed } from './remove.ts';
import { scanKind } from './scan.ts';
import { type Turn, writeBatch } from './upsert.ts';

const PATIENCE_MILLISECONDS = 120_000;

/**
 * Opens a Neo4j database as a store; makes what it lacks of constraints and indexes.
 *
 * @throws RingsightError STORE_UNAVAILABLE; BAD_REQUEST for an address with a password in it
 */
export async function openNeo4jStore(location: string, options: OpenOptions = {}): Promise<GraphStore> {
  const { readOnly = false, database, patienceMs = PATIENCE_MILLISECONDS } = options;
  const connection = await connect(checkedLocation(location), { database, patienceMs });
  try {
    await prepareDatabase(connection, readOnly);
    return new Neo4jStore(connection, readOnly);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

class Neo4jStore implements GraphStore {
  /** Larger transactions make more garbage that stays, smaller ones change the same nodes more often. */
  readonly batching = { rows: 16_384, atOnce: 2 };
  readonly #connection: Connection;
  readonly #readOnly: boolean;
  readonly #memory = new WriterMemory();
  /** Settles when all writes that were asked for have ended: writes of one process go one after the other. */
  #written: Promise<unknown> = Promise.resolve();
  /** Settles when the next write may begin. */
  #free: Promise<unknown> = Promise.resolve();
  readonly #reading = new Set<Promise<unknown>>();
  #closed = false;

  constructor(connection: Connection, readOnly: boolean) {
    this.#connection = connection;
    this.#readOnly = readOnly;
  }

  upsert(batch: ColumnBatch): Promise<KindCounts> {
    if (batch.length === 0) return Promise.resolve({ inserted: 0, updated: 0, unchanged: 0 });
    return this.#inTurn((turn) => writeBatch(this.#connection, this.#memory, batch, turn));
  }

  remove(ids: readonly string[], { dryRun = false }: { readonly dryRun?: boolean } = {}): Promise<RecordCounts> {
    if (dryRun) return this.#read(() => countNamed(this.#connection, ids));
    return this.#write(() => removeNamed(this.#connection, ids));
  }

  async *scan(kind: Kind, options: ScanOptions = {}): AsyncGenerator<ColumnBatch> {
    this.#mustBeOpen();
    const batches = scanKind(this.#connection, kind, options);
    try {
      for (;;) {
        const next = await this.#read(() => batches.next());
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await batches.return(undefined);
    }
  }

  records(ids: readonly string[]): Promise<readonly StoredRecord[]> {
    return this.#read(() => readRecords(this.#connection, ids));
  }

  async status(): Promise<StoreStatus> {
    const [row] = await this.#read(() => this.#connection.read(`MATCH (s:${STORE}) RETURN properties(s) AS state`));
    const state = (row?.state ?? {}) as Readonly<Record<string, unknown>>;
    const count = (name: string): number => (Object.hasOwn(state, name) ? wholeOf(state[name]) : 0);
    return {
      location: this.#connection.location,
      sequence: count('sequence'),
      removed: count('removed'),
      documents: count('documents'),
      counts: Object.fromEntries(kinds.map((kind) => [kind, count(kind)] as const).filter(([, number]) => number > 0)),
      bytes: null,
    };
  }

  async put<C extends Collection>(collection: C, documents: readonly Documents[C][]): Promise<void> {
    if (documents.length > 0) await this.#write(() => writeDocuments(this.#connection, collection, documents));
  }

  list<C extends Collection>(collection: C, query: ListQuery = {}): Promise<readonly Documents[C][]> {
    return this.#read(() => listDocuments(this.#connection, collection, query));
  }

  count(collection: Collection, query: ListQuery = {}): Promise<number> {
    return this.#read(() => countDocuments(this.#connection, collection, query));
  }

  /** Lets the work under way end; a scan that is not through fails at its next batch. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#written;
    await Promise.allSettled(this.#reading);
    await this.#connection.close();
  }

  #write<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(async ({ before }) => {
      await before;
      return work();
    });
  }

  #inTurn<T>(work: (turn: Turn) => Promise<T>): Promise<T> {
    try {
      this.#mustBeOpen();
      this.#mustBeWritable();
    } catch (error) {
      return Promise.reject(error);
    }
    const before = this.#written;
    let letNext = (): void => undefined;
    const ready = new Promise<void>((resolve) => {
      letNext = resolve;
    });
    const result = this.#free.then(() => work({ before, letNext }));
    // Without what they gave: each would hold all before it.
    this.#written = Promise.allSettled([before, result]).then(() => undefined);
    this.#free = Promise.race([ready, this.#written]);
    return result;
  }

  async #read<T>(work: () => Promise<T>): Promise<T> {
    this.#mustBeOpen();
    const reading = work();
    this.#reading.add(reading);
    try {
      return await reading;
    } finally {
      this.#reading.delete(reading);
    }
  }

  #mustBeOpen(): void {
    if (this.#closed) throw this.#unavailable('the store is closed', 'Open it again.');
  }

  #mustBeWritable(): void {
    if (this.#readOnly) throw this.#unavailable('it was opened read-only', 'Open it for writing.');
  }

  #unavailable(reason: string, remedy: string): RingsightError {
    return new RingsightError('STORE_UNAVAILABLE', this.#connection.location, reason, remedy);
  }
}
