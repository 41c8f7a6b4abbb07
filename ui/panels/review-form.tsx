import { FailureNote, Section, VerdictBadge } from '../components/basics.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import type { Verdict } from '../generated/graphql.ts';
import { assignToMe, decide, decidingStore, setReason } from '../state/decide.ts';
import type { Finding } from '../state/details.ts';
import { formatTime } from '../state/format.ts';
import { useLocale, type Word } from '../state/locale.ts';
import { useStore } from '../state/store.ts';

export const REASON_INPUT = 'reason';

const verdicts: readonly (readonly [Verdict, Word, IconName, string])[] = [
  ['confirmed', 'review.confirm', 'check', '⇧C'],
  ['dismissed', 'review.dismiss', 'cross', '⇧D'],
  ['unsure', 'review.unsure', 'question', '⇧U'],
];

/** Decide, say why, take or hand on, and see who decided before. */
export function ReviewForm({ finding }: { readonly finding: Finding }) {
  const { t } = useLocale();
  return (
    <Section
      title={t('review.title')}
      aside={finding.assignee == null ? t('review.unassigned') : t('review.assignedTo', { name: finding.assignee })}
    >
      <DecisionFields verdict={finding.verdict} />
      <ReviewHistory finding={finding} />
    </Section>
  );
}

/** What can be done with what is under decision: the open finding, or all that are marked. */
export function DecisionFields({ verdict: standing }: { readonly verdict: string | null }) {
  const { t } = useLocale();
  const { reason, busy, awaiting, failure } = useStore(decidingStore);
  const needsReason = awaiting !== null && reason.trim() === '';
  return (
    <>
      <textarea
        id={REASON_INPUT}
        rows={2}
        maxLength={2000}
        value={reason}
        placeholder={t('review.reasonHint')}
        aria-label={t('review.reason')}
        aria-invalid={needsReason}
        onChange={({ target }) => setReason(target.value)}
        onKeyDown={({ key, ctrlKey, metaKey, currentTarget }) => {
          if (key === 'Escape') currentTarget.blur();
          if (key === 'Enter' && (ctrlKey || metaKey)) void decide(awaiting === null ? {} : { verdict: awaiting });
        }}
      />
      {needsReason && (
        <p className="field-error" role="alert">
          {t('review.needReason')}
        </p>
      )}
      <div className="verdicts">
        {verdicts.map(([verdict, word, icon, key]) => (
          <button
            key={verdict}
            type="button"
            className={`button verdict-button-${verdict}`}
            title={`${t(word)} (${key})`}
            disabled={busy}
            aria-pressed={standing === verdict}
            onClick={() => void decide({ verdict })}
          >
            <Icon name={icon} size={14} />
            {t(word)}
          </button>
        ))}
      </div>
      <div className="verdicts">
        <button type="button" className="button" title="⇧A" disabled={busy} onClick={() => void assignToMe()}>
          {t('review.assignToMe')}
        </button>
        <button type="button" className="button" disabled={busy} onClick={() => void decide({ assignee: null })}>
          {t('review.unassign')}
        </button>
        <button
          type="button"
          className="button"
          title="Ctrl+Enter"
          disabled={busy || reason.trim() === ''}
          onClick={() => void decide({})}
        >
          {t('review.note')}
        </button>
      </div>
      {failure !== null && <FailureNote failure={failure} />}
    </>
  );
}

function ReviewHistory({ finding }: { readonly finding: Finding }) {
  const { t } = useLocale();
  if (finding.reviews.length === 0) return <p className="fine">{t('review.none')}</p>;
  return (
    <ol className="reviews" aria-label={t('review.history')} data-testid="reviews">
      {finding.reviews.toReversed().map(({ id, verdict, assigns, assignee, reason, reviewer, at }) => (
        <li key={id}>
          {verdict != null && <VerdictBadge verdict={verdict} />}
          {assigns && (
            <span className="badge">
              {assignee == null ? t('review.unassigned') : t('review.assignedTo', { name: assignee })}
            </span>
          )}
          <span className="muted">
            {reviewer} · {formatTime(at)}
          </span>
          {reason !== '' && <p>{reason}</p>}
        </li>
      ))}
    </ol>
  );
}
