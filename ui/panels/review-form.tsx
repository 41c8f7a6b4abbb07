import { useState } from 'react';
import { FailureNote, Section, VerdictBadge } from '../components/basics.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import type { Verdict } from '../generated/graphql.ts';
import { type Finding, lacksReason, review } from '../state/details.ts';
import { failureOf } from '../state/failure.ts';
import { formatTime } from '../state/format.ts';
import { useLocale, type Word } from '../state/locale.ts';
import type { Failure } from '../state/store.ts';

const verdicts: readonly (readonly [Verdict, Word, IconName])[] = [
  ['confirmed', 'review.confirm', 'check'],
  ['dismissed', 'review.dismiss', 'cross'],
  ['unsure', 'review.unsure', 'question'],
];

/** Decide, say why, and see who decided before. */
export function ReviewForm({ finding }: { readonly finding: Finding }) {
  const { t } = useLocale();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [needsReason, setNeedsReason] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const decide = async (verdict: Verdict): Promise<void> => {
    setNeedsReason(lacksReason(verdict, reason));
    if (lacksReason(verdict, reason)) return;
    setBusy(true);
    setFailure(null);
    try {
      await review(finding.id, verdict, reason);
      setReason('');
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Section title={t('review.title')}>
      <textarea
        rows={2}
        maxLength={2000}
        value={reason}
        placeholder={t('review.reasonHint')}
        aria-label={t('review.reason')}
        aria-invalid={needsReason}
        onChange={({ target }) => setReason(target.value)}
      />
      {needsReason && (
        <p className="field-error" role="alert">
          {t('review.needReason')}
        </p>
      )}
      <div className="verdicts">
        {verdicts.map(([verdict, word, icon]) => (
          <button
            key={verdict}
            type="button"
            className={`button verdict-button-${verdict}`}
            disabled={busy}
            aria-pressed={finding.verdict === verdict}
            onClick={() => void decide(verdict)}
          >
            <Icon name={icon} size={14} />
            {t(word)}
          </button>
        ))}
      </div>
      {failure !== null && <FailureNote failure={failure} />}
      <ReviewHistory finding={finding} />
    </Section>
  );
}

function ReviewHistory({ finding }: { readonly finding: Finding }) {
  const { t } = useLocale();
  if (finding.reviews.length === 0) return <p className="fine">{t('review.none')}</p>;
  return (
    <ol className="reviews" aria-label={t('review.history')} data-testid="reviews">
      {finding.reviews.toReversed().map(({ id, verdict, reason, reviewer, at }) => (
        <li key={id}>
          <VerdictBadge verdict={verdict} />
          <span className="muted">
            {reviewer} · {formatTime(at)}
          </span>
          {reason !== '' && <p>{reason}</p>}
        </li>
      ))}
    </ol>
  );
}
