/** The embedded store: one DuckDB file, one process at a time. */
import { stat } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnBatch } from '../../schema/batch.ts';
import { RingsightError } from '../../schema/errors.ts';
import type { KindCounts } from '../../schema/finding.ts';
import type { Kind } from '../../schema/kinds.ts';
import type { OpenOptions } from '../options.ts';
import {
  type Collection,
  type Documents,
  type GraphStore,
  type ListQuery,
  ledgerCollections,
  type RecordCounts,
  type ScanOptions,
  type StoredRecord,
  type StoreStatus,
} from '../store.ts';
import { type Database, isEnvironmental, openDatabase, unavailable } from './database.ts';
import { countDocuments, listDocuments, writeDocuments } from './documents.ts';
import { KnownEdges } from './known-edges.ts';
import { readRecords } from './records.ts';
import { countNamed, removeNamed } from './remove.ts';
import { scanKind } from './scan.ts';
import { isSmall, SmallBatches } from './small-batch.ts';
import { Statements } from './statements.ts';
import { kinds, prepareTables, tableOf } from './tables.ts';
import { writeBatch } from './upsert.ts';
import { Writes } from './writes.ts';

/**
 * Opens a DuckDB file as a store; makes it, its folder and its tables where they are not there.
 *
 * @throws RingsightError STORE_IN_USE or STORE_UNAVAILABLE
 */
export async function openDuckDbStore(location: string, options: OpenOptions = {}): Promise<GraphStore> {
  const { readOnly = false } = options;
  const database = await openDatabase(location, options);
  const writer = await database.connect();
  try {
    await prepareTables(writer, location, readOnly);
    return new DuckDbStore(database, writer, await database.connect(), readOnly);
  } catch (error) {
    writer.closeSync();
    database.close();
    throw isEnvironmental(error) ? unavailable(location, error) : error;
  }
}

interface Facts {
  readonly sequence: number;
  readonly removed: number;
  readonly counts: ReadonlyMap<Kind, number>;
}

class DuckDbStore implements GraphStore {
  readonly batching = { rows: 65_536, atOnce: 1 };
  readonly #database: Database;
  readonly #writer: DuckDBConnection;
  readonly #reader: DuckDBConnection;
  readonly #readOnly: boolean;
  readonly #writes: Writes;
  readonly #statements: Statements;
  readonly #knownEdges: KnownEdges;
  readonly #smallBatches: SmallBatches;
  /** Reads that DuckDB works on: closing what it works on would end the process. */
  readonly #reading = new Set<Promise<unknown>>();
  /** Of this process: no other can write. */
  #documents = 0;
  #closed = false;
  /** Writes that were asked for, and those that have ended. */
  #asked = 0;
  #ended = 0;
  #facts: Facts | null = null;
  #bytes: { readonly ended: number; readonly bytes: number | null } | null = null;

  constructor(database: Database, writer: DuckDBConnection, reader: DuckDBConnection, readOnly: boolean) {
    this.#database = database;
    this.#writer = writer;
    this.#reader = reader;
    this.#readOnly = readOnly;
    this.#statements = new Statements(writer);
    this.#knownEdges = new KnownEdges(writer);
    this.#smallBatches = new SmallBatches(this.#statements, this.#knownEdges);
    this.#writes = new Writes(writer, () => {
      this.#facts = null;
    });
  }

  upsert(batch: ColumnBatch): Promise<KindCounts> {
    if (batch.length === 0) return Promise.resolve({ inserted: 0, updated: 0, unchanged: 0 });
    return this.#write(
      () => this.#writeBatch(batch),
      isSmall(batch),
      ({ inserted, updated }) => {
        if (this.#facts === null || inserted + updated === 0) return;
        const counts = new Map(this.#facts.counts);
        counts.set(batch.kind, (counts.get(batch.kind) ?? 0) + inserted);
        this.#facts = { ...this.#facts, sequence: this.#facts.sequence + 1, counts };
      },
    );
  }

  async #writeBatch(batch: ColumnBatch): Promise<KindCounts> {
    const count = this.#facts?.counts.get(batch.kind) ?? 0;
    const counts = await (isSmall(batch) ? this.#smallBatches.write(batch, count) : writeBatch(this.#writer, batch));
    this.#knownEdges.add(batch);
    return counts;
  }

  remove(ids: readonly string[], { dryRun = false }: { readonly dryRun?: boolean } = {}): Promise<RecordCounts> {
    if (dryRun) return this.#count(ids);
    // When the work begins the facts hold all that was committed: writes go one after the other.
    const isEmpty = (kind: Kind) => this.#facts?.counts.get(kind) === 0;
    return this.#write(
      () => removeNamed(this.#statements, ids, isEmpty),
      false,
      (removed) => {
        const gone = Object.entries(removed) as (readonly [Kind, number])[];
        if (this.#facts === null || gone.length === 0) return;
        const counts = new Map(this.#facts.counts);
        for (const [kind, count] of gone) counts.set(kind, (counts.get(kind) ?? 0) - count);
        const sequence = this.#facts.sequence + 1;
        this.#facts = { sequence, removed: sequence, counts };
      },
    );
  }

  async #count(ids: readonly string[]): Promise<RecordCounts> {
    const statements = new Statements(this.#reader);
    try {
      return await this.#read(() => countNamed(statements, ids, () => false));
    } finally {
      statements.close();
    }
  }

  async *scan(kind: Kind, options: ScanOptions = {}): AsyncGenerator<ColumnBatch> {
    this.#mustBeOpen();
    const batches = scanKind(this.#database, kind, options);
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
    return this.#read(() => readRecords(this.#reader, ids));
  }

  async status(): Promise<StoreStatus> {
    const { sequence, removed, counts } = this.#facts ?? (await this.#readFacts());
    return {
      location: this.#database.location,
      sequence,
      removed,
      documents: this.#documents,
      counts: Object.fromEntries([...counts].filter(([, count]) => count > 0)),
      bytes: await this.#bytesNow(),
    };
  }

  /** Kept, and kept in step by every write: while this process has the file open for writing, no other can. */
  async #readFacts(): Promise<Facts> {
    const asked = this.#asked;
    const isWriting = asked !== this.#ended;
    const counts = kinds.map((kind) => `SELECT count(*) FROM ${tableOf(kind)}`).join(' UNION ALL ');
    const [sequence, removed, ...byKind] = await this.#read(async () => {
      const reader = await this.#reader.runAndReadAll(
        `SELECT unnest([sequence, removed]) FROM ringsight.meta UNION ALL ${counts}`,
      );
      return reader.getRows().map(([count]) => Number(count));
    });
    const facts = { sequence, removed, counts: new Map(kinds.map((kind, i) => [kind, byKind[i]] as const)) };
    // What was read beside a write may have its change or not.
    if (!isWriting && asked === this.#asked) this.#facts = facts;
    return facts;
  }

  /** The files change by writes alone. */
  async #bytesNow(): Promise<number | null> {
    const ended = this.#ended;
    if (this.#bytes?.ended !== ended) this.#bytes = { ended, bytes: await bytesOf(this.#database.file) };
    return this.#bytes.bytes;
  }

  async put<C extends Collection>(collection: C, documents: readonly Documents[C][]): Promise<void> {
    if (documents.length === 0) return;
    await this.#write(() => writeDocuments(this.#writer, collection, documents), false);
    if (ledgerCollections.includes(collection)) this.#documents++;
  }

  list<C extends Collection>(collection: C, query: ListQuery = {}): Promise<readonly Documents[C][]> {
    return this.#read(() => listDocuments(this.#reader, collection, query));
  }

  count(collection: Collection, query: ListQuery = {}): Promise<number> {
    return this.#read(() => countDocuments(this.#reader, collection, query));
  }

  /** Lets the work under way end; a scan that is not through fails at its next batch. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#writes.ended;
    await Promise.allSettled(this.#reading);
    this.#statements.close();
    this.#reader.closeSync();
    this.#writer.closeSync();
    this.#database.close();
  }

  async #write<T>(work: () => Promise<T>, isSmall: boolean, onCommitted?: (value: T) => void): Promise<T> {
    this.#mustBeOpen();
    if (this.#readOnly) {
      const reason = 'it was opened read-only';
      throw new RingsightError('STORE_UNAVAILABLE', this.#database.location, reason, 'Open it for writing.');
    }
    this.#asked++;
    try {
      return await this.#writes.run(work, isSmall, onCommitted);
    } catch (error) {
      throw this.#explained(error);
    } finally {
      this.#ended++;
    }
  }

  async #read<T>(work: () => Promise<T>): Promise<T> {
    this.#mustBeOpen();
    const reading = work();
    this.#reading.add(reading);
    try {
      return await reading;
    } catch (error) {
      throw this.#explained(error);
    } finally {
      this.#reading.delete(reading);
    }
  }

  #mustBeOpen(): void {
    if (!this.#closed) return;
    throw new RingsightError('STORE_UNAVAILABLE', this.#database.location, 'the store is closed', 'Open it again.');
  }

  #explained(error: unknown): unknown {
    return isEnvironmental(error) ? unavailable(this.#database.location, error) : error;
  }
}

/** Bytes of the file and of its log of what is not in the file yet. */
async function bytesOf(file: string | null): Promise<number | null> {
  if (file === null) return null;
  const log = await stat(`${file}.wal`).catch(() => null);
  return (await stat(file)).size + (log?.size ?? 0);
}
