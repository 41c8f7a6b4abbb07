/** The book as a whole, added up for a risk manager. */
import type { Engine } from '../../../graph/engine/engine.ts';
import type { Borrower, BorrowerGroup } from '../../../graph/engine/portfolio.ts';
import type { DetectionRun } from '../../../graph/schema/finding.ts';
import { type Grade, grades } from '../../../graph/schema/score.ts';
import type { Text } from '../../../graph/schema/text.ts';
import { type Order, type Page, type PageQuery, pageOf, sortedBy } from '../../paging.ts';
import { provinceLabel, sectionLabel } from './segments.ts';

interface Sum {
  readonly borrowers: number;
  /** Minor units. */
  readonly balance: number;
}

export interface GradeShare extends Sum {
  readonly grade: Grade;
}

export interface Segment extends Sum {
  readonly code: string | null;
  readonly label: Text;
}

export interface Concentration {
  readonly largestGroup: number;
  readonly tenLargestGroups: number;
  readonly herfindahl: number;
}

export interface BorrowerFilter {
  readonly grades?: readonly Grade[];
  readonly industry?: string;
  readonly province?: string;
}

const sumOf = (borrowers: readonly Borrower[]): Sum => ({
  borrowers: borrowers.length,
  balance: borrowers.reduce((sum, { balance }) => sum + balance, 0),
});

/** The section of an industry code: its letter. */
const sectionOf = ({ industry }: Borrower): string | null => industry?.slice(0, 1).toUpperCase() ?? null;

export const byGrade = (borrowers: readonly Borrower[]): readonly GradeShare[] =>
  grades.map((grade) => ({ grade, ...sumOf(borrowers.filter((borrower) => borrower.grade === grade)) }));

export const byIndustry = (borrowers: readonly Borrower[]): readonly Segment[] =>
  segments(borrowers, sectionOf, sectionLabel);

export const byProvince = (borrowers: readonly Borrower[]): readonly Segment[] =>
  segments(borrowers, ({ province }) => province, provinceLabel);

/** The largest balance first. */
function segments(
  borrowers: readonly Borrower[],
  codeOf: (borrower: Borrower) => string | null,
  label: (code: string | null) => Text,
): readonly Segment[] {
  const byCode = new Map<string | null, Borrower[]>();
  for (const borrower of borrowers) {
    const code = codeOf(borrower);
    const known = byCode.get(code);
    if (known) known.push(borrower);
    else byCode.set(code, [borrower]);
  }
  return [...byCode]
    .map(([code, those]) => ({ code, label: label(code), ...sumOf(those) }))
    .sort((a, b) => b.balance - a.balance || b.borrowers - a.borrowers);
}

/** Of the groups' exposures; all 0 where there is none. */
export function concentrationOf(groups: readonly BorrowerGroup[]): Concentration {
  const totals = groups.map(({ exposure }) => exposure.total);
  const all = totals.reduce((sum, total) => sum + total, 0);
  if (all === 0) return { largestGroup: 0, tenLargestGroups: 0, herfindahl: 0 };
  const shares = totals.map((total) => total / all).sort((a, b) => b - a);
  return {
    largestGroup: shares[0],
    tenLargestGroups: shares.slice(0, 10).reduce((sum, share) => sum + share, 0),
    herfindahl: shares.reduce((sum, share) => sum + share * share, 0),
  };
}

const byBalance: Order<Borrower> = { name: 'BALANCE', key: ({ balance, id }) => [-balance, id] };

/** One page of the borrowers that pass a filter. Errors: `pageOf`. */
export function borrowerPage(borrowers: readonly Borrower[], filter: BorrowerFilter, query: PageQuery): Page<Borrower> {
  const passing = borrowers.filter(
    (borrower) =>
      (filter.grades?.includes(borrower.grade) ?? true) &&
      (filter.industry === undefined || sectionOf(borrower) === filter.industry) &&
      (filter.province === undefined || borrower.province === filter.province),
  );
  return pageOf(sortedBy(passing, byBalance), byBalance, query);
}

export interface TrendPoint {
  readonly run: string;
  readonly at: number;
  readonly findings: number;
  readonly detectors: readonly { readonly detector: string; readonly findings: number }[];
}

/** What each of the last completed detections found, earliest first. */
export async function trendOf(engine: Engine, most: number): Promise<readonly TrendPoint[]> {
  const completed = (await engine.runs()).filter(
    (run): run is DetectionRun => run.type === 'detection' && run.endedAt !== null,
  );
  return completed.slice(-most).map(({ id, startedAt, detectors }) => ({
    run: id,
    at: startedAt,
    findings: detectors.reduce((sum, { findings }) => sum + findings, 0),
    detectors: detectors.map(({ detector, findings }) => ({ detector, findings })),
  }));
}
