/** The queue of findings, and people's decisions on them. */
import { detectorById } from '../../../graph/detectors/index.ts';
import type { Engine } from '../../../graph/engine/engine.ts';
import { assigneeOf, verdictOf } from '../../../graph/engine/ledger.ts';
import { RingsightError } from '../../../graph/schema/errors.ts';
import type { Finding, Review } from '../../../graph/schema/finding.ts';
import { type Order, type Page, type PageQuery, pageOf, sortedBy } from '../../paging.ts';
import { entryOf, noFinding, type Reviewed, type ReviewInput, repeated, reviewIds } from './review.ts';

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
  /** Names; null stands for nobody. */
  readonly assignees?: readonly (string | null)[];
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
  readonly assignees: readonly { readonly value: string | null; readonly count: number }[];
}

export class Findings {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Current findings that pass a filter, sorted; PRIORITY is severity × confidence, then amount. */
  async all(filter: FindingFilter = {}, order: FindingOrder = 'PRIORITY'): Promise<readonly Finding[]> {
    const findings = await this.#engine.currentFindings();
    const passes = conditions(filter, await this.#standing());
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
    const standing = await this.#standing();
    const findings = await this.#engine.currentFindings();
    const passes = conditions(filter, standing);
    const countBy = <V extends string | null>(
      own: keyof typeof passes,
      facetOf: (finding: Finding) => V,
    ): Map<V, number> => {
      const counts = new Map<V, number>();
      for (const finding of findings) {
        if (!Object.entries(passes).every(([name, pass]) => name === own || pass(finding))) continue;
        counts.set(facetOf(finding), (counts.get(facetOf(finding)) ?? 0) + 1);
      }
      return counts;
    };
    const detectors = countBy('detectors', ({ detector }) => detector);
    const severities = countBy('severities', ({ severity }) => severityBandOf(severity));
    const verdicts = countBy('verdicts', ({ id }) => standing.stateOf(id));
    const assignees = countBy('assignees', ({ id }) => standing.assigneeOf(id));
    const listed = <V extends string | null>(values: readonly V[], counts: ReadonlyMap<V, number>) =>
      values.map((value) => ({ value, count: counts.get(value) ?? 0 })).filter(({ count }) => count > 0);
    return {
      detectors: listed([...detectors.keys()].sort(), detectors),
      severities: listed([...severityBands].reverse(), severities),
      verdicts: listed(reviewStates, verdicts),
      assignees: listed([...assignees.keys()].sort(nobodyLast), assignees),
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
    const { stateOf } = await this.#standing();
    const highest = new Map<string, number>();
    for (const { id, subjects, severity } of await this.#engine.currentFindings()) {
      if (stateOf(id) === 'dismissed') continue;
      for (const subject of subjects) highest.set(subject, Math.max(severity, highest.get(subject) ?? 0));
    }
    return highest;
  }

  async #standing(): Promise<Standing> {
    const reviews = await this.#engine.reviews();
    return {
      stateOf: (id) => verdictOf(reviews.get(id)) ?? 'unreviewed',
      assigneeOf: (id) => assigneeOf(reviews.get(id)),
    };
  }

  /**
   * Appends a decision, an assignment or a remark to findings, whole or not at all.
   *
   * @throws RingsightError NOT_FOUND for an unknown finding; BAD_REQUEST when a dismissal gives no reason or there is nothing to
   *   append; LIMIT_EXCEEDED for more than 100 findings or too long a text; IDEMPOTENCY_CONFLICT when the key came with
   *   other content
   */
  async review(input: ReviewInput, reviewer: string): Promise<Reviewed> {
    const entry = entryOf(input);
    const known = new Map((await this.#engine.currentFindings()).map((finding) => [finding.id, finding]));
    const findings = [...new Set(input.findings)].map((id) => known.get(id) ?? noFinding(id));
    const ids = reviewIds(input, reviewer);
    const earlier = await this.#engine.store.list('review', { ids });
    if (input.idempotencyKey !== undefined && earlier.length > 0) {
      const byId = new Map(earlier.map((review) => [review.id, review]));
      const reviews = findings.map(({ id }, i) => repeated(byId.get(ids[i]), { ...entry, finding: id }));
      return { findings, reviews };
    }
    const at = Date.now();
    const reviews = findings.map(({ id }, i): Review => ({ id: ids[i], finding: id, ...entry, reviewer, at }));
    await this.#engine.addReviews(reviews);
    return { findings, reviews };
  }
}

/** What people's reviews come to. */
interface Standing {
  stateOf(finding: string): ReviewState;
  assigneeOf(finding: string): string | null;
}

const nobodyLast = (a: string | null, b: string | null): number =>
  a === null ? 1 : b === null ? -1 : a.localeCompare(b);

type Condition = (finding: Finding) => boolean;

/** The conditions of a filter by name; `others` is all that no facet counts by. */
function conditions(
  { detectors, severities, verdicts, assignees, minConfidence = 0, minAmount, subject, text }: FindingFilter,
  { stateOf, assigneeOf }: Standing,
): Readonly<Record<'detectors' | 'severities' | 'verdicts' | 'assignees' | 'others', Condition>> {
  for (const id of detectors ?? []) {
    if (detectorById(id) === null) {
      throw new RingsightError('BAD_REQUEST', `detector ${id}`, 'there is no such detector', 'See the catalogue.');
    }
  }
  const wanted = text?.trim().toLowerCase() ?? '';
  return {
    detectors: ({ detector }) => detectors?.includes(detector) ?? true,
    severities: ({ severity }) => severities?.includes(severityBandOf(severity)) ?? true,
    verdicts: ({ id }) => verdicts?.includes(stateOf(id)) ?? true,
    assignees: ({ id }) => assignees?.includes(assigneeOf(id)) ?? true,
    others: (finding) =>
      finding.confidence >= minConfidence &&
      (minAmount === undefined || (finding.amount ?? -1) >= minAmount) &&
      (subject === undefined || finding.subjects.some((id) => id === subject)) &&
      (wanted === '' ||
        finding.text.zh.toLowerCase().includes(wanted) ||
        finding.text.en.toLowerCase().includes(wanted)),
  };
}
