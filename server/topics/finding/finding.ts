/** The queue of findings, and people's decisions on them. */
import { createHash, randomUUID } from 'node:crypto';
import { detectorById } from '../../../graph/detectors/index.ts';
import type { Engine } from '../../../graph/engine/engine.ts';
import { RingsightError } from '../../../graph/schema/errors.ts';
import type { Finding, Review, Verdict } from '../../../graph/schema/finding.ts';
import { type Order, type Page, type PageQuery, pageOf, sortedBy } from '../../paging.ts';

export const severityBands = ['low', 'medium', 'high'] as const;
export type SeverityBand = (typeof severityBands)[number];
/** low < 0.4 ≤ medium < 0.7 ≤ high. */
export const severityBandOf = (severity: number): SeverityBand =>
  severity < 0.4 ? 'low' : severity < 0.7 ? 'medium' : 'high';

export const reviewStates = ['unreviewed', 'confirmed', 'dismissed', 'unsure'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** All conditions hold together; one that is left out does not restrict. */
export interface FindingFilter {
  readonly detectors?: readonly string[];
  readonly severities?: readonly SeverityBand[];
  readonly verdicts?: readonly ReviewState[];
  readonly minConfidence?: number;
  /** Minor units. */
  readonly minAmount?: number;
  /** Id of an entity that the finding is about. */
  readonly subject?: string;
  /** A part of the sentence in either language. */
  readonly text?: string;
}

export type FindingOrder = 'PRIORITY' | 'SEVERITY' | 'CONFIDENCE' | 'AMOUNT' | 'RECENT';

const amountOf = ({ amount }: Finding): number => amount ?? -1;
const sortKeys: Readonly<Record<FindingOrder, (finding: Finding) => readonly number[]>> = {
  PRIORITY: (finding) => [-finding.severity * finding.confidence, -amountOf(finding)],
  SEVERITY: (finding) => [-finding.severity, -amountOf(finding)],
  CONFIDENCE: (finding) => [-finding.confidence, -finding.severity],
  AMOUNT: (finding) => [-amountOf(finding), -finding.severity],
  RECENT: (finding) => [-finding.foundAt, -finding.severity * finding.confidence],
};

const orderBy = (name: FindingOrder): Order<Finding> => ({
  name,
  key: (finding) => [...sortKeys[name](finding), finding.id],
});

export interface FindingFacets {
  readonly detectors: readonly { readonly value: string; readonly count: number }[];
  readonly severities: readonly { readonly value: SeverityBand; readonly count: number }[];
  readonly verdicts: readonly { readonly value: ReviewState; readonly count: number }[];
}

export interface ReviewInput {
  readonly finding: string;
  readonly verdict: Verdict;
  /** Required to dismiss. */
  readonly reason?: string;
  /** The same key with the same content gives the same review. */
  readonly idempotencyKey?: string;
}

const LONGEST_REASON = 2000;

export class Findings {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Current findings that pass a filter, sorted; PRIORITY is severity × confidence, then amount. */
  async all(filter: FindingFilter = {}, order: FindingOrder = 'PRIORITY'): Promise<readonly Finding[]> {
    const verdictOf = await this.#verdicts();
    const findings = await this.#engine.currentFindings();
    const passes = conditions(filter, verdictOf);
    return sortedBy(
      findings.filter((finding) => Object.values(passes).every((pass) => pass(finding))),
      orderBy(order),
    );
  }

  /** One page of `all`. Errors: `pageOf`. */
  async page(filter: FindingFilter, order: FindingOrder, query: PageQuery): Promise<Page<Finding>> {
    return pageOf(await this.all(filter, order), orderBy(order), query);
  }

  /** How many findings there would be of each value, each facet without its own condition of the filter. */
  async facets(filter: FindingFilter = {}): Promise<FindingFacets> {
    const verdictOf = await this.#verdicts();
    const findings = await this.#engine.currentFindings();
    const passes = conditions(filter, verdictOf);
    const countBy = <V extends string>(own: keyof typeof passes, facetOf: (finding: Finding) => V): Map<V, number> => {
      const counts = new Map<V, number>();
      for (const finding of findings) {
        if (!Object.entries(passes).every(([name, pass]) => name === own || pass(finding))) continue;
        counts.set(facetOf(finding), (counts.get(facetOf(finding)) ?? 0) + 1);
      }
      return counts;
    };
    const detectors = countBy('detectors', ({ detector }) => detector);
    const severities = countBy('severities', ({ severity }) => severityBandOf(severity));
    const verdicts = countBy('verdicts', ({ id }) => verdictOf(id));
    const listed = <V extends string>(values: readonly V[], counts: ReadonlyMap<V, number>) =>
      values.map((value) => ({ value, count: counts.get(value) ?? 0 })).filter(({ count }) => count > 0);
    return {
      detectors: listed([...detectors.keys()].sort(), detectors),
      severities: listed([...severityBands].reverse(), severities),
      verdicts: listed(reviewStates, verdicts),
    };
  }

  /** The current finding with an id, or null. */
  async find(id: string): Promise<Finding | null> {
    return (await this.#engine.currentFindings()).find((finding) => finding.id === id) ?? null;
  }

  /** Decisions on a finding, oldest first. */
  async reviewsOf(id: string): Promise<readonly Review[]> {
    return (await this.#engine.reviews()).get(id) ?? [];
  }

  /** The highest severity of the findings about each entity, without those that were dismissed. O(findings). */
  async severities(): Promise<ReadonlyMap<string, number>> {
    const verdictOf = await this.#verdicts();
    const highest = new Map<string, number>();
    for (const { id, subjects, severity } of await this.#engine.currentFindings()) {
      if (verdictOf(id) === 'dismissed') continue;
      for (const subject of subjects) highest.set(subject, Math.max(severity, highest.get(subject) ?? 0));
    }
    return highest;
  }

  /** The latest verdict on a finding. */
  async verdictOf(id: string): Promise<ReviewState> {
    return (await this.#verdicts())(id);
  }

  async #verdicts(): Promise<(id: string) => ReviewState> {
    const reviews = await this.#engine.reviews();
    return (id) => reviews.get(id)?.at(-1)?.verdict ?? 'unreviewed';
  }

  /**
   * Appends a decision.
   *
   * @throws RingsightError NOT_FOUND for an unknown finding; BAD_REQUEST when a dismissal gives no reason;
   *   LIMIT_EXCEEDED for a reason of more than 2000 characters; IDEMPOTENCY_CONFLICT when the key came with other content
   */
  async review(input: ReviewInput, reviewer: string): Promise<{ readonly finding: Finding; readonly review: Review }> {
    const finding = await this.find(input.finding);
    if (finding === null) {
      throw new RingsightError('NOT_FOUND', `finding ${input.finding}`, 'there is none', 'List the current findings.');
    }
    const reason = input.reason?.trim() ?? '';
    if (input.verdict === 'dismissed' && reason === '') {
      throw new RingsightError('BAD_REQUEST', 'reason', 'a dismissal needs one', 'Say why this is no risk.');
    }
    if (reason.length > LONGEST_REASON) {
      const why = `it has ${reason.length} characters`;
      throw new RingsightError('LIMIT_EXCEEDED', 'reason', why, `Use at most ${LONGEST_REASON}.`);
    }
    const id = input.idempotencyKey === undefined ? randomUUID() : keyedId(reviewer, input.idempotencyKey);
    const [earlier] = await this.#engine.store.list('review', { ids: [id] });
    if (earlier) {
      const same = earlier.finding === finding.id && earlier.verdict === input.verdict && earlier.reason === reason;
      if (same) return { finding, review: earlier };
      throw new RingsightError(
        'IDEMPOTENCY_CONFLICT',
        'idempotencyKey',
        'it came with other content before',
        'Use a new key for a new decision.',
      );
    }
    const review: Review = { id, finding: finding.id, verdict: input.verdict, reason, reviewer, at: Date.now() };
    await this.#engine.addReview(review);
    return { finding, review };
  }
}

const keyedId = (reviewer: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([reviewer, key]))
    .digest('hex')
    .slice(0, 32);

type Condition = (finding: Finding) => boolean;

/** The conditions of a filter by name; `others` is all that no facet counts by. */
function conditions(
  { detectors, severities, verdicts, minConfidence = 0, minAmount, subject, text }: FindingFilter,
  verdictOf: (id: string) => ReviewState,
): Readonly<Record<'detectors' | 'severities' | 'verdicts' | 'others', Condition>> {
  for (const id of detectors ?? []) {
    if (detectorById(id) === null) {
      throw new RingsightError('BAD_REQUEST', `detector ${id}`, 'there is no such detector', 'See the catalogue.');
    }
  }
  const wanted = text?.trim().toLowerCase() ?? '';
  return {
    detectors: ({ detector }) => detectors?.includes(detector) ?? true,
    severities: ({ severity }) => severities?.includes(severityBandOf(severity)) ?? true,
    verdicts: ({ id }) => verdicts?.includes(verdictOf(id)) ?? true,
    others: (finding) =>
      finding.confidence >= minConfidence &&
      (minAmount === undefined || (finding.amount ?? -1) >= minAmount) &&
      (subject === undefined || finding.subjects.some((id) => id === subject)) &&
      (wanted === '' ||
        finding.text.zh.toLowerCase().includes(wanted) ||
        finding.text.en.toLowerCase().includes(wanted)),
  };
}
