/** The façade over everything that computes: snapshots, detection, scores, search, neighbourhoods, ownership. */
import { availableParallelism } from 'node:os';
import type { TemporalCycleQuestion } from '../algorithms/temporal-cycles.ts';
import type { ColumnBatch } from '../schema/batch.ts';
import type { DetectionRun, Finding, KindCounts, Review, Run } from '../schema/finding.ts';
import type { EntityId } from '../schema/ids.ts';
import type { EdgeKind, Kind } from '../schema/kinds.ts';
import type { NetworkRiskScore } from '../schema/score.ts';
import type { Instant } from '../schema/time.ts';
import type { Without } from '../scoring/score.ts';
import type { Snapshot, SnapshotParts } from '../snapshot/snapshot.ts';
import type { GraphStore, RecordCounts } from '../store/store.ts';
import { type ClosedCycles, type ClosingQuestion, ClosingSearch, type TransferName } from './closing.ts';
import type { CommonNeighbors, CommonNeighborsQuestion } from './common-neighbors.ts';
import { CurrentGraph } from './current.ts';
import { type CycleSearchLimits, findTemporalCycles, type TemporalCycleAnswer, transferGraphOf } from './cycles.ts';
import { type DetectOptions, runDetection } from './detection.ts';
import { latest } from './latest.ts';
import { Ledger } from './ledger.ts';
import { type NameIndexParts, type SearchHit, type SearchOptions, searchNames } from './name-index.ts';
import { type Named, nodeOf, nodesOf, partyOf } from './named.ts';
import {
  type EdgeGroup,
  edgeGroupOf,
  type Neighborhood,
  type NeighborhoodQuery,
  neighborhoodOf,
} from './neighborhood.ts';
import type { OwnershipAnswer, OwnershipQuestion } from './ownership.ts';
import { mergeParts } from './parts/merge.ts';
import type { DetectionPart, DetectionPlan, PartResult } from './parts/part.ts';
import { type PlanOptions, planParts } from './parts/plan.ts';
import { type PartOptions, runPart } from './parts/run.ts';
import type { PathAnswer, PathQuestion } from './paths.ts';
import { Pool } from './pool.ts';
import type { Portfolio } from './portfolio.ts';
import type { Profile, ProfileQuestion } from './profile.ts';
import { type Asked, type AskOptions, askCommonNeighbors, askPaths, askTrace } from './questions.ts';
import { Scores } from './scores.ts';
import { type Outage, StoreWatch } from './store-watch.ts';
import type { Structure, StructureQuestion } from './structure.ts';
import type { Trace, TraceQuestion } from './trace.ts';

export interface EngineOptions {
  /** Worker threads for detection; the number of processors when left out. */
  readonly threads?: number;
}

export class Engine {
  readonly store: GraphStore;
  readonly #ledger: Ledger;
  readonly #detecting: Pool;
  /** Its threads end with each part: what they have read of one must not stand in memory beside the next. */
  readonly #parts: Pool;
  /** A thread of its own for what people wait for, so that it never queues behind a detection. */
  readonly #answering = new Pool(1);
  /** Likewise for compactions. */
  readonly #compacting = new Pool(1);
  readonly #watch: StoreWatch;
  readonly #current: CurrentGraph;
  readonly #closing = new ClosingSearch();
  readonly #scores: Scores;
  readonly #asked: Asked;
  readonly #names = latest<SnapshotParts['nodes'], NameIndexParts>();

  private constructor(store: GraphStore, { threads = availableParallelism() }: EngineOptions) {
    this.store = store;
    this.#watch = new StoreWatch(store);
    this.#ledger = new Ledger(store, this.#watch);
    this.#current = new CurrentGraph(store, this.#watch, this.#compacting, threads);
    this.#detecting = new Pool(threads);
    this.#parts = new Pool(threads, 0);
    this.#scores = new Scores(this.#ledger, this.#answering);
    this.#asked = { current: this.#current, pool: this.#answering };
  }

  /** The store stays the caller's: `close` does not close it. */
  static open(store: GraphStore, options: EngineOptions = {}): Engine {
    return new Engine(store, options);
  }

  /** The picture of the store as it is now, in one piece: for whole columns and for worker threads. Errors: STORE_UNAVAILABLE. */
  snapshot(onKind?: (kind: Kind) => void): Promise<Snapshot> {
    return this.#current.snapshot(onKind);
  }

  /**
   * The same for questions about single nodes and what is around them: what was written a moment ago is in it already. Ask it node by
   * node and follow edges by `outgoing` and `incoming`; see `LiveView`. Errors: STORE_UNAVAILABLE.
   */
  view(): Promise<Snapshot> {
    return this.#current.view();
  }

  /** Since when the store has not answered: questions are answered from the graph as it was, and writes fail. Null when it answers. */
  async outage(): Promise<Outage | null> {
    await this.view();
    return this.#watch.outage;
  }

  /**
   * Writes batches into the store and shows them together, each with its counts. Nodes that edges name need not be there. Batches are
   * taken as valid: see `ingest/validate.ts`. Errors: those of `GraphStore.upsert`; what it refuses is not shown.
   */
  apply(batches: readonly ColumnBatch[]): Promise<readonly KindCounts[]> {
    return this.#current.apply(batches);
  }

  /**
   * Removes entities with all that touches them, and edges by their id; no answer after this one knows of them. What is not there is
   * passed over. Costs what `LiveSnapshot.remove` does, and a compaction behind it; other processes read the graph anew. Findings stand
   * until the next detection; they and what people said of them are records of decisions. Errors: STORE_UNAVAILABLE.
   */
  remove(ids: readonly string[]): Promise<RecordCounts> {
    return this.#current.remove(ids);
  }

  /** What `remove` would remove. */
  removable(ids: readonly string[]): Promise<RecordCounts> {
    return this.store.remove(ids, { dryRun: true });
  }

  /** The cycles that each of some transfers closes, as the graph is now; null for one that is not in it. */
  async closingCycles(
    transfers: readonly TransferName[],
    question: ClosingQuestion,
  ): Promise<readonly (ClosedCycles | null)[]> {
    const view = await this.view();
    return transfers.map((transfer) => this.#closing.find(view, transfer, question));
  }

  /** Runs detectors in worker threads and saves the run with its findings. Errors: `runDetection`. */
  async detect(options: DetectOptions = {}): Promise<DetectionRun> {
    const snapshot = await this.snapshot();
    return runDetection({ snapshot, ledger: this.#ledger, pool: this.#detecting }, options);
  }

  /**
   * Plans a detection in parts, for when no machine is to hold the whole graph, and saves the run as begun. Run each of its parts
   * with `detectPart` of any engine on the same store, then hand all results to `completeDetection`. Errors: `planParts`.
   */
  async planDetection(options: PlanOptions = {}): Promise<DetectionPlan> {
    const plan = await planParts(this.store, options);
    await this.#ledger.saveRun({ ...runOf(plan), endedAt: null, detectors: [] });
    return plan;
  }

  /** Runs a part in this engine's threads; nothing is saved. Errors: `runPart`. */
  detectPart(part: DetectionPart, options: PartOptions = {}): Promise<PartResult> {
    return runPart({ store: this.store, pool: this.#parts }, part, options);
  }

  /** Merges the results of all parts and saves the run with its findings; doing so again changes nothing. Errors: `mergeParts`. */
  async completeDetection(plan: DetectionPlan, results: readonly PartResult[]): Promise<DetectionRun> {
    const { outcomes, findings } = await mergeParts(this.store, plan, results);
    const run = { ...runOf(plan), endedAt: Date.now(), detectors: outcomes };
    await this.#ledger.complete(run, findings);
    return run;
  }

  /** Findings of each detector's latest completed run, in the order of their ids. */
  currentFindings(): Promise<readonly Finding[]> {
    return this.#ledger.findings();
  }

  /** Decisions by finding, oldest first. */
  reviews(): Promise<ReadonlyMap<string, readonly Review[]>> {
    return this.#ledger.reviews();
  }

  /** Appends decisions, whole or not at all. */
  addReviews(reviews: readonly Review[]): Promise<void> {
    return this.#ledger.addReviews(reviews);
  }

  /** Oldest first. */
  runs(): Promise<readonly Run[]> {
    return this.#ledger.runs();
  }

  /**
   * Network risk scores: those asked for in their order, or all parties with any risk, riskiest first. Ids that are no
   * parties of the graph are left out. Dismissed findings do not count. Computed once for a state of graph and findings;
   * a counterfactual (`without`) each time.
   */
  async scores(
    ids?: readonly EntityId[],
    options: { readonly without?: Without } = {},
  ): Promise<readonly NetworkRiskScore[]> {
    return this.#scores.of(await this.snapshot(), ids, options.without);
  }

  /**
   * Simple cycles of transfers between accounts in the order of time, searched in all threads; their edges are those of the
   * snapshot. By days (`dayOrderFree`) is left to the detectors.
   */
  async transferCycles(
    question: Omit<TemporalCycleQuestion, 'dayOrderFree'>,
    limits: CycleSearchLimits = {},
  ): Promise<TemporalCycleAnswer> {
    const snapshot = await this.snapshot();
    return findTemporalCycles(this.#detecting, transferGraphOf(snapshot), question, limits);
  }

  /** What surrounds a node. Errors: NOT_FOUND. */
  async neighborhood(id: string, query: NeighborhoodQuery): Promise<Neighborhood> {
    const snapshot = await this.view();
    return neighborhoodOf(snapshot, nodeOf(snapshot, id), query);
  }

  /** The edges of one kind between two nodes; null when none counts on the date. Errors: NOT_FOUND. */
  async edgeGroup(kind: EdgeKind, from: string, to: string, asOf?: Instant): Promise<EdgeGroup | null> {
    const snapshot = await this.view();
    return edgeGroupOf(snapshot, kind, nodeOf(snapshot, from), nodeOf(snapshot, to), asOf);
  }

  /**
   * Paths between every two of some nodes. Errors: NOT_FOUND; CANCELLED when the signal aborts; LIMIT_EXCEEDED when it took far
   * too long.
   */
  paths(ids: readonly string[], asked: Named<PathQuestion>, options: AskOptions = {}): Promise<PathAnswer> {
    return askPaths(this.#asked, ids, asked, options);
  }

  /** Where money goes from an account, a party or a loan, or comes from. Errors as `paths`, and BAD_REQUEST: `traceOf`. */
  trace(id: string, question: TraceQuestion, options: AskOptions = {}): Promise<Trace> {
    return askTrace(this.#asked, id, question, options);
  }

  /** Whom several nodes have in common. Errors as `paths`. */
  commonNeighbors(
    ids: readonly string[],
    asked: Named<CommonNeighborsQuestion>,
    options: AskOptions = {},
  ): Promise<CommonNeighbors> {
    return askCommonNeighbors(this.#asked, ids, asked, options);
  }

  /** How some nodes hang together. Errors: NOT_FOUND. */
  async structure(ids: readonly string[], { around, ...rules }: Named<StructureQuestion>): Promise<Structure> {
    const snapshot = await this.snapshot();
    const nodes = nodesOf(snapshot, ids);
    const question = { ...rules, around: around && nodesOf(snapshot, around) };
    return this.#answering.run('structure', { parts: snapshot.parts, nodes, question });
  }

  /** Entities by id, key, account number or a part of their name, best first. The first question after a change indexes the names. */
  async search(text: string, options: SearchOptions): Promise<readonly SearchHit[]> {
    const snapshot = await this.#current.nodes();
    return searchNames(snapshot, await this.#nameIndex(snapshot), text, options);
  }

  /** Payments alone change no name. */
  #nameIndex({ parts }: Snapshot): Promise<NameIndexParts> {
    return this.#names(parts.nodes, () => this.#answering.run('indexNames', parts));
  }

  /** Computes ahead what the first search and the first score would wait for. */
  async prepare(): Promise<void> {
    const snapshot = await this.snapshot();
    await Promise.all([this.#nameIndex(snapshot), this.#scores.current(snapshot)]);
  }

  /** Who stands behind a company, or what a party holds. Errors: NOT_FOUND; BAD_REQUEST for a node that can neither own nor be owned. */
  async ownership(id: string, question: OwnershipQuestion): Promise<OwnershipAnswer> {
    const snapshot = await this.snapshot();
    return this.#answering.run('ownership', { parts: snapshot.parts, node: partyOf(snapshot, id), ...question });
  }

  /** What a lender asks of a party on a date. Errors: NOT_FOUND; BAD_REQUEST for a node that is no party. */
  async profile(id: string, question: ProfileQuestion): Promise<Profile> {
    const snapshot = await this.snapshot();
    return this.#answering.run('profile', { parts: snapshot.parts, node: partyOf(snapshot, id), ...question });
  }

  /** The book as a whole on a date, the snapshot's horizon when left out. */
  async portfolio(asOf?: Instant): Promise<Portfolio> {
    const snapshot = await this.snapshot();
    const { scores } = await this.#scores.current(snapshot);
    return this.#answering.run('portfolio', {
      parts: snapshot.parts,
      asOf: asOf ?? (Number.isNaN(snapshot.horizon) ? Date.now() : snapshot.horizon),
      grades: new Map([...scores].map(([id, { grade }]) => [id, grade])),
    });
  }

  /** Ends the worker threads. */
  async close(): Promise<void> {
    const pools = [this.#detecting, this.#parts, this.#answering, this.#compacting];
    await Promise.all(pools.map((pool) => pool.close()));
  }
}

const runOf = ({ run, startedAt, asOf, snapshot }: DetectionPlan) =>
  ({ id: run, type: 'detection', startedAt, asOf, snapshot }) as const;
