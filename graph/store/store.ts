/**
 * The port to durable storage. Stores keep and scan; the engine computes. Nothing outside `graph/store` knows which
 * store is in use.
 */
import type { ColumnBatch } from '../schema/batch.ts';
import type { Finding, KindCounts, QuarantinedRow, Review, Run } from '../schema/finding.ts';
import type { Kind } from '../schema/kinds.ts';
import type { TimeRange } from '../schema/time.ts';
import type { Workspace, WorkspaceContent } from '../schema/workspace.ts';

/** Documents beside the graph, each with an `id`. */
export interface Documents {
  finding: Finding;
  review: Review;
  run: Run;
  quarantine: QuarantinedRow;
  workspace: Workspace;
  workspaceContent: WorkspaceContent;
}
export type Collection = keyof Documents;

/** Every collection, and what happens to a document whose id is there already: what people said is never replaced. */
export const collections: Readonly<Record<Collection, 'replaced' | 'kept'>> = {
  finding: 'replaced',
  review: 'kept',
  run: 'replaced',
  quarantine: 'replaced',
  workspace: 'kept',
  workspaceContent: 'kept',
};

/** Runs, findings and what people said of them: what scores are made of. */
export const ledgerCollections: readonly Collection[] = ['run', 'finding', 'review'];

export interface ListQuery {
  /** Only these ids. */
  readonly ids?: readonly string[];
  /** Only documents whose top-level fields have these values. */
  readonly where?: Readonly<Record<string, string | number>>;
  /** At most so many, in the order of insertion; `after` is the id of the last one seen. */
  readonly limit?: number;
  readonly after?: string;
}

/** One node or edge as it is stored, with where it came from. */
export interface StoredRecord {
  readonly kind: Kind;
  /** Entity id or edge id. */
  readonly id: string;
  /** Values by column as in a batch; null where not known. Edges have `from` and `to`. */
  readonly values: Readonly<Record<string, string | number | null>>;
  /** Every row that stated it, `system:file:line`, oldest first. */
  readonly sources: readonly string[];
  readonly confidence: number;
  /** What failed a check, by column, with the raw value. */
  readonly flags: Readonly<Record<string, string>>;
}

export interface ScanOptions {
  /** Only these columns; all of the kind's when left out. */
  readonly columns?: readonly string[];
  /** Only records changed after this point of the change sequence. What was removed is in no scan: see `StoreStatus.removed`. */
  readonly since?: number;
  /** Only the nodes with these keys. */
  readonly keys?: readonly string[];
  /** Only edges of which at least one end is among these entity ids. */
  readonly touching?: readonly string[];
  /** Only edges whose `at` or `validFrom` is in `from <= time < to`; an unknown time is in none. */
  readonly during?: TimeRange;
  /** Only edges whose `amount` is in `from <= amount < to`; an unknown amount is in none. */
  readonly amounts?: AmountRange;
  /**
   * The reader wants speed: records may come in any order, texts that repeat may come `encoded`, and a batch may be overwritten as soon as
   * the next one is asked for.
   */
  readonly bulk?: boolean;
  /**
   * The reader has read all nodes, whole and in their order, since the change sequence was this. Where the store has not changed
   * since, the ends of edges may come as rows of those nodes, where both are among them: `ends` in batches of a `bulk` scan.
   */
  readonly nodesRead?: number;
  /**
   * In a `bulk` scan entity ids may come as `hashes`: numbers cross over some ten times as fast as texts, and nobody has to hold
   * the texts to know them again.
   */
  readonly hashed?: boolean;
  /** Only nodes, or edges with an end, whose hash is one of these, which a `hashed` scan of this store gave. */
  readonly withHashes?: BigUint64Array;
  readonly signal?: AbortSignal;
}

/** Minor units, the end left out. */
export interface AmountRange {
  readonly from: number;
  readonly to: number;
}

/** Numbers of records by kind; kinds without any are left out. */
export type RecordCounts = Readonly<Partial<Record<Kind, number>>>;

export interface StoreStatus {
  /** Where the store is, without credentials. */
  readonly location: string;
  /** Grows with every batch that changed something; what a snapshot is built from is named by it. */
  readonly sequence: number;
  /**
   * Where the sequence stood when something was last removed; 0 when nothing ever was. Who has read the store before that reads it anew:
   * of what is gone nothing is kept, not even its id.
   */
  readonly removed: number;
  readonly counts: RecordCounts;
  /** Grows with every `put` of what `ledgerCollections` names, so that one writer sees what another has written. */
  readonly documents: number;
  /** Bytes on disk, where the store can tell. */
  readonly bytes: number | null;
}

export interface GraphStore {
  /** How it takes many records fastest: rows of a batch, and how many batches on their way at once. */
  readonly batching: { readonly rows: number; readonly atOnce: number };

  /**
   * Inserts or updates a batch by natural key, whole or not at all. A batch that says what is stored already changes
   * nothing but the list of sources. Keys inside one batch are distinct. Batches asked for while others are written follow in their order.
   *
   * @throws RingsightError STORE_UNAVAILABLE when the batch could not be written
   */
  upsert(batch: ColumnBatch): Promise<KindCounts>;

  /**
   * Removes the records with these ids, and all edges that touch one of the nodes, whole or not at all. An id that only edges name counts as
   * a node; what is not there is passed over. A later upsert of the same key makes it new.
   *
   * @param dryRun only counts
   * @returns the number of records removed, by kind
   * @throws RingsightError STORE_UNAVAILABLE when nothing could be removed
   */
  remove(ids: readonly string[], options?: { readonly dryRun?: boolean }): Promise<RecordCounts>;

  /** Streams a kind's records in column batches, nodes by key and edges by id, so that equal graphs scan equally. */
  scan(kind: Kind, options?: ScanOptions): AsyncIterable<ColumnBatch>;

  /** The records with these ids, in the order asked for; ids that are not there are left out. */
  records(ids: readonly string[]): Promise<readonly StoredRecord[]>;

  status(): Promise<StoreStatus>;

  /**
   * Writes documents, whole or not at all. Those of the same id are replaced, or kept as `collections` says.
   *
   * @throws RingsightError IDEMPOTENCY_CONFLICT when one would replace another that is to be kept
   */
  put<C extends Collection>(collection: C, documents: readonly Documents[C][]): Promise<void>;

  list<C extends Collection>(collection: C, query?: ListQuery): Promise<readonly Documents[C][]>;

  /** Number of documents that a query without limit would list. */
  count(collection: Collection, query?: ListQuery): Promise<number>;

  close(): Promise<void>;
}
