/** What people append to findings: decisions, assignments, remarks. */
import { createHash, randomUUID } from 'node:crypto';
import { RingsightError } from '../../../graph/schema/errors.ts';
import type { Finding, Review, Verdict } from '../../../graph/schema/finding.ts';

export interface ReviewInput {
  readonly findings: readonly string[];
  /** Left out: the decision before it stands. */
  readonly verdict?: Verdict;
  /** Whose it is from now on, null = nobody's; left out: as before. */
  readonly assignee?: string | null;
  /** Required to dismiss. */
  readonly reason?: string;
  /** The same key with the same content gives the same reviews. */
  readonly idempotencyKey?: string;
}

export interface Reviewed {
  readonly findings: readonly Finding[];
  /** One a finding, in their order. */
  readonly reviews: readonly Review[];
}

export const MOST_AT_ONCE = 100;
const LONGEST_REASON = 2000;
const LONGEST_NAME = 100;

type Entry = Pick<Review, 'verdict' | 'assignee' | 'reason'>;

/** What is appended to each finding, checked. */
export function entryOf({ findings, verdict, assignee, reason: given }: ReviewInput): Entry {
  atMost('findings', findings.length, MOST_AT_ONCE, `there are ${findings.length}`);
  const reason = given?.trim() ?? '';
  if (verdict === 'dismissed' && reason === '') {
    throw new RingsightError('BAD_REQUEST', 'reason', 'a dismissal needs one', 'Say why this is no risk.');
  }
  if (findings.length === 0 || (verdict === undefined && assignee === undefined && reason === '')) {
    throw new RingsightError(
      'BAD_REQUEST',
      'input',
      'it says nothing',
      'Give findings and a verdict, an assignee or a reason.',
    );
  }
  atMost('reason', reason.length, LONGEST_REASON, `it has ${reason.length} characters`);
  const name = assignee?.trim();
  atMost('assignee', name?.length ?? 0, LONGEST_NAME, `it has ${name?.length} characters`);
  if (name === '')
    throw new RingsightError('BAD_REQUEST', 'assignee', 'it is empty', 'Give a name, or null for nobody.');
  return { verdict: verdict ?? null, reason, ...(assignee === undefined ? {} : { assignee: name ?? null }) };
}

function atMost(subject: string, size: number, most: number, why: string): void {
  if (size > most) throw new RingsightError('LIMIT_EXCEEDED', subject, why, `Use at most ${most}.`);
}

/** The ids of the reviews that an input appends: by its key, so that the same input appends them once. */
export function reviewIds({ findings, idempotencyKey }: ReviewInput, reviewer: string): readonly string[] {
  return [...new Set(findings)].map((finding, i) =>
    idempotencyKey === undefined
      ? randomUUID()
      : hashOf(i === 0 ? [reviewer, idempotencyKey] : [reviewer, idempotencyKey, finding]),
  );
}

const hashOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

/** A review that its key has appended before; it must say the same. */
export function repeated(
  earlier: Review | undefined,
  { finding, verdict, assignee, reason }: Entry & { finding: string },
): Review {
  const same =
    earlier?.finding === finding &&
    earlier.verdict === verdict &&
    earlier.assignee === assignee &&
    earlier.reason === reason;
  if (same) return earlier;
  throw new RingsightError(
    'IDEMPOTENCY_CONFLICT',
    'idempotencyKey',
    'it came with other content before',
    'Use a new key for a new decision.',
  );
}

export function noFinding(id: string): never {
  throw new RingsightError('NOT_FOUND', `finding ${id}`, 'there is none', 'List the current findings.');
}
