import { EntityLink, Section } from '../components/basics.tsx';
import type { Entity } from '../state/details.ts';
import { formatNumber, formatShare } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import { navigate } from '../state/route.ts';

type Score = NonNullable<Entity['score']>;

/** The network risk score, and what it is made of. */
export function ScoreCard({ score }: { readonly score: Score }) {
  const { t, language } = useLocale();
  const { coverage, contributions } = score;
  return (
    <Section title={t('entity.score')}>
      <div className={`score grade-${score.grade}`} data-testid="score">
        <span className="score-number">{formatNumber(score.score, language, 0)}</span>
        <span className="score-scale">
          <span className="score-bar">
            <span style={{ width: `${score.score / 10}%` }} />
          </span>
          <span className="fine">0 – 1000</span>
        </span>
        <span className="grade">{t('entity.grade', { grade: score.grade })}</span>
      </div>
      {contributions.length === 0 ? (
        <p className="fine">{t('entity.noContributions')}</p>
      ) : (
        <ol className="contributions" aria-label={t('entity.contributions')}>
          {contributions.map((contribution) => (
            <li
              key={`${contribution.type}:${contribution.finding?.id ?? contribution.signal?.id ?? ''}:${contribution.bond ?? ''}:${contribution.party?.id ?? ''}`}
            >
              <ContributionRow contribution={contribution} />
            </li>
          ))}
        </ol>
      )}
      {score.contributionCount > contributions.length && (
        <p className="fine">
          {t('entity.moreContributions', { count: score.contributionCount - contributions.length })}
        </p>
      )}
      <p className="fine">
        {t('entity.coverage', { ran: coverage.ran.length, noData: coverage.noData.length })}
        {coverage.incomplete.length > 0 && ` · ${t('entity.coverageCut', { incomplete: coverage.incomplete.length })}`}
      </p>
    </Section>
  );
}

function ContributionRow({ contribution }: { readonly contribution: Score['contributions'][number] }) {
  const { language } = useLocale();
  const { portion, text, finding, signal, party, type } = contribution;
  return (
    <>
      <span className="contribution-text">
        {finding == null ? (
          <span title={text[language]}>{text[language]}</span>
        ) : (
          <button
            type="button"
            className="text-link"
            title={text[language]}
            onClick={() => navigate({ finding: finding.id, entity: null })}
          >
            {text[language]}
          </button>
        )}
        <b>{formatShare(Math.round(portion * 1000) / 1000)}</b>
      </span>
      <span className={`contribution-bar contribution-${type}`}>
        <span style={{ width: `${portion * 100}%` }} />
      </span>
      {signal != null && <EntityLink entity={signal} />}
      {party != null && <EntityLink entity={party} />}
    </>
  );
}
