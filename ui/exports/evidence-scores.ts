/** The part of the evidence page that tells how risky the subjects are, and what their scores are made of. */
import type { FindingScoresQuery } from '../generated/graphql.ts';
import { formatDay, formatNumber, formatShare } from '../state/format.ts';
import type { Language, Translate } from '../state/locale.ts';
import { escaped, table } from './text.ts';

export type ScoredSubject = NonNullable<FindingScoresQuery['finding']>['subjects'][number];
type Score = NonNullable<ScoredSubject['score']>;

interface Words {
  readonly language: Language;
  readonly t: Translate;
}

/** Every subject that has a score, with its contributions, which add up to the score's rank. */
export function scoresOf(subjects: readonly ScoredSubject[], words: Words): string {
  const scored = subjects.flatMap(({ name, score }) => (score == null ? [] : [scoreOf(name, score, words)]));
  return scored.length === 0 ? `<p>${escaped(words.t('evidence.noScores'))}</p>` : scored.join('');
}

function scoreOf(name: string, score: Score, { language, t }: Words): string {
  const { contributions, contributionCount, coverage } = score;
  const head = `${formatNumber(score.score, language, 0)} / 1000 · ${t('entity.grade', { grade: score.grade })}`;
  const notes = [
    ...(contributionCount > contributions.length
      ? [t('entity.moreContributions', { count: contributionCount - contributions.length })]
      : []),
    t('entity.coverage', { ran: coverage.ran.length, noData: coverage.noData.length }),
    ...(coverage.incomplete.length > 0 ? [t('entity.coverageCut', { incomplete: coverage.incomplete.length })] : []),
    `${t('finding.asOf')} ${formatDay(score.asOf)}`,
    `${t('finding.snapshot')} ${score.snapshot}`,
  ];
  return (
    `<h3>${escaped(name)} <span class="score">${escaped(head)}</span></h3>\n` +
    (contributions.length === 0
      ? `<p>${escaped(t('entity.noContributions'))}</p>\n`
      : contributionTable(score, { language, t })) +
    `<p class="fine">${escaped(notes.join(' · '))}</p>\n`
  );
}

const contributionTable = ({ contributions, rank }: Score, { language, t }: Words): string =>
  table(
    [t('table.share'), t('evidence.points'), t('entity.contributions'), t('evidence.whose')],
    [
      ...contributions.map(({ portion, value, text, party }) => [
        formatShare(Math.round(portion * 1000) / 1000),
        formatNumber(value, language, 3),
        escaped(text[language]),
        escaped(party?.name ?? t('evidence.own')),
      ]),
      ['', `<b>${formatNumber(rank, language, 3)}</b>`, escaped(t('evidence.sum')), ''],
    ],
  );
