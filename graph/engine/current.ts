/**
 * The graph as the store has it now, in memory: built once, then kept in step. What this process writes is applied as soon
 * as the store has it; what others wrote comes by the store's feed of changes. A compaction now and then keeps the changes
 * few; it runs in a thread, and what is applied meanwhile is applied to its result as well.
 */
import { setImmediate } from 'node:timers/promises';
import { type ColumnBatch, columnsOf } from '../schema/batch.ts';
import { RingsightError } from '../schema/errors.ts';
import type { KindCounts } from '../schema/finding.ts';
import { isNodeKind, type Kind } from '../schema/kinds.ts';
import { buildSnapshot } from '../snapshot/build.ts';
import { residentProperties } from '../snapshot/gather-properties.ts';
import { LiveSnapshot } from '../snapshot/live/live.ts';
import { LiveView } from '../snapshot/live/view.ts';
import { Snapshot, snapshotKinds } from '../snapshot/snapshot.ts';
import type { GraphStore, RecordCounts, StoreStatus } from '../store/store.ts';
import { rowsOf, slicesOf } from './batches.ts';
import { withHelpers } from './helpers.ts';
import type { Pool } from './pool.ts';
import { isOutage, type StoreWatch } from './store-watch.ts';

/** More changes than this are not applied one by one: the graph is built again. */
const MOST_NODES_APPLIED = 5_000;
const MOST_EDGES_APPLIED = 100_000;
/** A compaction begins when so much has changed; its hand-over to the thread takes time by the change. */
const COMPACT_AT_NODES = 1_000;
const COMPACT_AT_EDGES = 20_000;
/** More records than this are not taken out one by one. */
const MOST_REMOVED = 10_000;
/** So many times a store may change while it is read before that is given up. */
const MOST_READS = 100;
/** The serving thread is not held up longer than this. */
const BREATH_MILLISECONDS = 3;
const SLICE_ROWS = 200;

type Batches = readonly ColumnBatch[];

type Change = (live: LiveSnapshot) => void;

interface Gathered {
  readonly batches: ColumnBatch[];
  /** What became of each. */
  readonly written: Promise<readonly PromiseSettledResult<KindCounts>[]>;
}

export class CurrentGraph {
  readonly #store: GraphStore;
  readonly #pool: Pool;
  readonly #watch: StoreWatch;
  readonly #threads: number;
  #live: LiveSnapshot | null = null;
  /** The store's change sequence that `#live` has come to. */
  #sequence = -1;
  /** Whether `#live` is between two states. */
  #taking = false;
  /** What readers get: the exchange of this reference makes a change visible, whole. */
  #shown: { readonly snapshot: Snapshot; readonly sequence: number } | null = null;
  /** Settles when the change of `#live` that was asked for last has ended. */
  #changed: Promise<unknown> = Promise.resolve();
  #catchingUp: Promise<void> | null = null;
  /** What waits to be written. */
  #gathered: Gathered | null = null;
  #compacting: Promise<Snapshot> | null = null;
  /** The sequence that the latest compaction began with. */
  #compactingFrom = -1;
  /** What was applied since the compaction under way began. */
  #since: Change[] = [];

  /**
   * @param pool where compactions run
   * @param threads how many build the graph
   */
  constructor(store: GraphStore, watch: StoreWatch, pool: Pool, threads: number) {
    this.#store = store;
    this.#watch = watch;
    this.#pool = pool;
    this.#threads = threads;
  }

  /**
   * The graph as it is now, or while the store does not answer as it was last; see `LiveView` for what it does not give.
   * Errors: STORE_UNAVAILABLE when it was never read.
   */
  async view(onKind?: (kind: Kind) => void): Promise<Snapshot> {
    try {
      return await this.#upToDate(onKind);
    } catch (error) {
      if (this.#shown === null || !isOutage(error)) throw error;
      return this.#shown.snapshot;
    }
  }

  async #upToDate(onKind?: (kind: Kind) => void): Promise<Snapshot> {
    const { sequence } = await this.#watch.progress(this.#shown === null);
    if (sequence !== this.#shown?.sequence) {
      this.#catchingUp ??= this.#exclusively(() => this.#catchUp(onKind)).finally(() => {
        this.#catchingUp = null;
      });
      await this.#catchingUp;
    }
    return this.#shown!.snapshot;
  }

  /** The graph as it is now, compacted: what columns and worker threads need. Errors: STORE_UNAVAILABLE. */
  async snapshot(onKind?: (kind: Kind) => void): Promise<Snapshot> {
    const view = await this.view(onKind);
    if (!(view instanceof LiveView)) return view;
    // One under way may have begun before the latest change.
    await this.#compacting?.catch(() => undefined);
    const { compacted } = await this.#exclusively(async () => {
      if (this.#compactingFrom !== this.#sequence) await this.#compacting?.catch(() => undefined);
      return { compacted: this.#compactedNow() };
    });
    return compacted;
  }

  /** The nodes as they are now, in one piece; what lies between them may be that of a moment ago. Errors: STORE_UNAVAILABLE. */
  async nodes(): Promise<Snapshot> {
    await this.view();
    const { base, size } = this.#live!;
    return size.nodes === 0 ? base : this.snapshot();
  }

  /**
   * Writes batches into the store and shows them together, with those of others who ask meanwhile. What the store refuses is not shown;
   * what else it took is.
   */
  async apply(batches: Batches): Promise<readonly KindCounts[]> {
    const gathered = this.#gathered ?? this.#gather();
    const start = gathered.batches.length;
    gathered.batches.push(...batches);
    const outcomes = (await gathered.written).slice(start, start + batches.length);
    return outcomes.map((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    });
  }

  /** Opens a list of batches that are written as soon as what is under way has ended. */
  #gather(): Gathered {
    const batches: ColumnBatch[] = [];
    const written = this.#exclusively(() => {
      this.#gathered = null;
      return this.#write(batches);
    });
    this.#gathered = { batches, written };
    return this.#gathered;
  }

  async #write(batches: Batches): Promise<readonly PromiseSettledResult<KindCounts>[]> {
    if ((await this.#store.status()).sequence !== this.#sequence) await this.#catchUp();
    // All at once, so that a store may commit them together; it keeps their order.
    const outcomes = await Promise.allSettled(batches.map((batch) => this.#store.upsert(batch)));
    const changing = batches.filter((_, i) => {
      const outcome = outcomes[i];
      return outcome.status === 'fulfilled' && outcome.value.inserted + outcome.value.updated > 0;
    });
    const { sequence } = await this.#store.status();
    if (sequence === this.#sequence + changing.length && this.#fits(changing)) await this.#take(changing, sequence);
    else if (sequence !== this.#sequence) await this.#catchUp();
    return outcomes;
  }

  /**
   * Removes records from the store and from what is shown. A compaction then takes them out of the memory; of many edges the graph is read
   * anew instead, which holds up nobody.
   */
  remove(ids: readonly string[]): Promise<RecordCounts> {
    return this.#exclusively(async () => {
      if (this.#shown !== null && (await this.#store.status()).sequence !== this.#sequence) await this.#catchUp();
      const removed = await this.#store.remove(ids);
      // What was never read need not be read for this.
      if (this.#shown === null) return removed;
      const { sequence } = await this.#store.status();
      const records = Object.values(removed).reduce((sum, count) => sum + count, 0);
      const isOwn = records > 0 && sequence === this.#sequence + 1;
      if (isOwn && records <= MOST_REMOVED) this.#takeOut(ids, sequence);
      else if (sequence !== this.#sequence) await this.#catchUp();
      return removed;
    });
  }

  #takeOut(ids: readonly string[], sequence: number): void {
    const change: Change = (live) => live.remove(ids, String(sequence));
    change(this.#live!);
    if (this.#compacting) this.#since.push(change);
    this.#sequence = sequence;
    this.#show();
    // A compaction that is under way began with what is gone now.
    const before = this.#compacting?.catch(() => undefined) ?? Promise.resolve();
    before.then(() => this.#compactedNow()).catch(() => undefined);
  }

  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#changed.then(work);
    this.#changed = result.catch(() => undefined);
    return result;
  }

  /** Reads what changed until nothing changes while it is read: a snapshot never mixes two states of the store. */
  async #catchUp(onKind?: (kind: Kind) => void): Promise<void> {
    for (let read = 0; read < MOST_READS; read++) {
      const { sequence, removed, counts } = await this.#store.status();
      if (sequence === this.#shown?.sequence) return;
      const isAnother = this.#live === null || sequence < this.#sequence || removed > this.#sequence;
      const changes = isAnother ? null : await this.#changes();
      const built = changes === null ? await this.#build(String(sequence), counts, onKind) : null;
      if ((await this.#store.status()).sequence !== sequence) {
        // What was read of a moving store is kept only as a base to catch up from, unseen.
        if (built !== null) await this.#begin(built, sequence);
        continue;
      }
      if (built !== null) {
        await this.#begin(built, sequence);
        this.#show();
      } else await this.#take(changes!, sequence);
      return;
    }
    throw new RingsightError(
      'STORE_UNAVAILABLE',
      'the store',
      'it changes faster than it can be read',
      'Wait until what is writing into it has ended.',
    );
  }

  #build(id: string, counts: StoreStatus['counts'], onKind?: (kind: Kind) => void): Promise<Snapshot> {
    const nodesRead = Number(id);
    const scan = (kind: Kind, columns: readonly string[]) => this.#store.scan(kind, { columns, bulk: true, nodesRead });
    return withHelpers(this.#threads, (helpers) => buildSnapshot(id, scan, { onKind, expected: counts, helpers }));
  }

  async #begin(base: Snapshot, sequence: number): Promise<void> {
    // A compaction of what was before is of no use any more, and nobody may take it for one of this.
    await this.#compacting?.catch(() => undefined);
    this.#live = new LiveSnapshot(base);
    this.#sequence = sequence;
  }

  #show(): void {
    this.#shown = { snapshot: this.#live!.view(), sequence: this.#sequence };
  }

  /** What the store has of changes since the sequence shown; null when there are too many to apply. */
  async #changes(): Promise<Batches | null> {
    const batches: ColumnBatch[] = [];
    for (const kind of [...snapshotKinds.nodes, ...snapshotKinds.edges]) {
      for await (const batch of this.#store.scan(kind, { columns: residentColumns(kind), since: this.#sequence })) {
        batches.push(batch);
        if (!this.#fits(batches)) return null;
      }
    }
    return batches;
  }

  #fits(batches: Batches): boolean {
    const { nodes, edges } = rowsOf(batches);
    return nodes <= MOST_NODES_APPLIED && edges <= MOST_EDGES_APPLIED;
  }

  /** Applies changes, slice by slice where they are many, so that nobody else waits, and shows them at once. */
  async #take(batches: Batches, sequence: number): Promise<void> {
    if (!this.#live!.hasRoom(batches)) await this.#compact();
    this.#taking = true;
    try {
      const breath = breathing();
      for (const slice of slicesOf(batches, SLICE_ROWS)) {
        await breath();
        const change: Change = (live) => live.apply([slice], String(sequence));
        change(this.#live!);
        if (this.#compacting) this.#since.push(change);
      }
    } finally {
      this.#taking = false;
    }
    this.#sequence = sequence;
    this.#live!.name(String(sequence));
    this.#show();
    const { nodes, edges } = this.#live!.size;
    if (nodes > COMPACT_AT_NODES || edges > COMPACT_AT_EDGES) this.#compact().catch(() => undefined);
  }

  #compactedNow(): Promise<Snapshot> {
    const { base, size } = this.#live!;
    return size.nodes + size.edges === 0 ? Promise.resolve(base) : this.#compact();
  }

  /** Makes one snapshot of base and changes, which takes their place as soon as it is ready; one at a time. */
  #compact(): Promise<Snapshot> {
    this.#compacting ??= this.#compacted(this.#live!).finally(() => {
      this.#compacting = null;
      this.#since = [];
    });
    return this.#compacting;
  }

  async #compacted(live: LiveSnapshot): Promise<Snapshot> {
    this.#compactingFrom = this.#sequence;
    const changes = live.compaction();
    const sameNodes = live.size.nodes === 0;
    const parts = await this.#pool.run('compact', changes);
    // What comes back from a thread is another object over the same memory; that no node has changed is to be seen.
    const base = new Snapshot(sameNodes ? { ...parts, nodes: changes.base.nodes } : parts);
    const next = new LiveSnapshot(base);
    const breath = breathing();
    for (let change = this.#since.shift(); change; change = this.#since.shift()) {
      change(next);
      await breath();
    }
    if (this.#live === live) {
      next.name(live.id);
      this.#live = next;
      if (!this.#taking) this.#show();
    }
    return base;
  }
}

/** Lets others have the thread whenever it was held for a while; resolves at once otherwise. */
function breathing(): () => Promise<void> | void {
  let since = performance.now();
  return () => {
    if (performance.now() - since < BREATH_MILLISECONDS) return;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}

const held = ['key', 'id', 'from', 'to', 'at', 'validFrom', 'validTo'];

/** The columns of a kind that a snapshot holds. */
const residentColumns = (kind: Kind): readonly string[] => {
  const resident = [...held, ...residentProperties(kind), ...(isNodeKind(kind) ? [] : ['confidence'])];
  return Object.keys(columnsOf(kind)).filter((name) => resident.includes(name));
};
