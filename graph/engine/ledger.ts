/** What the store keeps beside the graph: runs, the findings that stand, and what people decided on them. */
import type { DetectionRun, DetectorOutcome, Finding, Review, Run, Verdict } from '../schema/finding.ts';
import type { GraphStore } from '../store/store.ts';
import { isOutage, type StoreWatch } from './store-watch.ts';

export class Ledger {
  readonly #store: GraphStore;
  readonly #watch: StoreWatch;
  /** How far the store's documents were when they were last asked about. */
  #documents: number | null = null;
  #runs: Promise<readonly Run[]> | null = null;
  #findings: Promise<readonly Finding[]> | null = null;
  #reviews: Promise<ReadonlyMap<string, readonly Review[]>> | null = null;
  /** Grows with whatever could change a score. */
  revision = 0;

  constructor(store: GraphStore, watch: StoreWatch) {
    this.#store = store;
    this.#watch = watch;
  }

  /** Oldest first. */
  async runs(): Promise<readonly Run[]> {
    await this.#look();
    this.#runs ??= retried(
      this.#store.list('run').then((runs) => [...runs].sort((a, b) => a.startedAt - b.startedAt)),
      () => {
        this.#runs = null;
      },
    );
    return this.#runs;
  }

  /** What each detector's latest completed run says of it, by detector. */
  async outcomes(): Promise<ReadonlyMap<string, { readonly run: DetectionRun; readonly outcome: DetectorOutcome }>> {
    const latest = new Map<string, { readonly run: DetectionRun; readonly outcome: DetectorOutcome }>();
    for (const run of await this.runs()) {
      if (run.type !== 'detection' || run.endedAt === null) continue;
      for (const outcome of run.detectors) latest.set(outcome.detector, { run, outcome });
    }
    return latest;
  }

  /** Findings that no later completed run of their detector has superseded, in the order of their ids. */
  async findings(): Promise<readonly Finding[]> {
    await this.#look();
    this.#findings ??= retried(this.#loadFindings(), () => {
      this.#findings = null;
    });
    return this.#findings;
  }

  async #loadFindings(): Promise<readonly Finding[]> {
    const order = new Map((await this.runs()).map(({ id }, i) => [id, i]));
    const latest = await this.outcomes();
    const stands = ({ detector, run }: Finding): boolean => {
      const completed = latest.get(detector);
      // A run that a crash kept from its end still stands for what it had saved.
      return completed === undefined || order.get(run)! >= order.get(completed.run.id)!;
    };
    return (await this.#store.list('finding')).filter(stands).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Decisions by finding, oldest first. */
  async reviews(): Promise<ReadonlyMap<string, readonly Review[]>> {
    await this.#look();
    this.#reviews ??= retried(this.#loadReviews(), () => {
      this.#reviews = null;
    });
    return this.#reviews;
  }

  async #loadReviews(): Promise<ReadonlyMap<string, readonly Review[]>> {
    const byFinding = new Map<string, Review[]>();
    for (const review of await this.#store.list('review')) {
      const reviews = byFinding.get(review.finding);
      if (reviews) reviews.push(review);
      else byFinding.set(review.finding, [review]);
    }
    for (const reviews of byFinding.values()) reviews.sort((a, b) => a.at - b.at);
    return byFinding;
  }

  /** Forgets what is known when another process has written since; while the store does not answer, what is known stands. */
  async #look(): Promise<void> {
    const documents = await this.#watch.progress().then(
      (progress) => progress.documents,
      (error) => {
        if (!isOutage(error)) throw error;
        return this.#documents;
      },
    );
    const known = this.#documents;
    this.#documents = documents;
    if (known !== null && documents !== known) this.#forget();
  }

  #forget(): void {
    this.#runs = null;
    this.#findings = null;
    this.#reviews = null;
    this.revision++;
  }

  /** What is known is out of date by a write of one's own; the next look need not find that out again. */
  async #wrote(): Promise<void> {
    this.#forget();
    this.#documents = null;
    await this.#look();
  }

  async saveRun(run: DetectionRun): Promise<void> {
    await this.#store.put('run', [run]);
    await this.#wrote();
  }

  /** Keeps the findings of a run and closes it; only then do they stand. */
  async complete(run: DetectionRun, findings: readonly Finding[]): Promise<void> {
    if (findings.length > 0) await this.#store.put('finding', findings);
    await this.saveRun(run);
  }

  async addReviews(reviews: readonly Review[]): Promise<void> {
    await this.#store.put('review', reviews);
    await this.#wrote();
  }
}

/** A promise that is forgotten when it fails, so that the next caller tries again. */
function retried<T>(promise: Promise<T>, forget: () => void): Promise<T> {
  promise.catch(forget);
  return promise;
}

/** The verdict that stands after some reviews, oldest first; null when there is none yet. */
export const verdictOf = (reviews: readonly Review[] = []): Verdict | null =>
  reviews.findLast(({ verdict }) => verdict !== null)?.verdict ?? null;

/** Whose a finding is after some reviews, likewise. */
export const assigneeOf = (reviews: readonly Review[] = []): string | null =>
  reviews.findLast(({ assignee }) => assignee !== undefined)?.assignee ?? null;
