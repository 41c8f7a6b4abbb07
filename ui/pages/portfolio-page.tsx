/** The book as a whole, for a risk manager; every number leads to what it counts. */
import { useEffect, useState } from 'react';
import { Amount, FailureNote, KindMark, Loading, Section } from '../components/basics.tsx';
import { type Bar, Bars } from '../components/charts.tsx';
import { FindingList } from '../panels/finding-list.tsx';
import { useLabel } from '../state/catalogue.ts';
import { everything, setFilter } from '../state/findings.ts';
import { formatDay, formatMoney, formatNumber, formatShare, formatTime, minorUnits } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import { allBorrowers, type Chosen, loadPortfolio, type PortfolioAnswer, portfolioStore } from '../state/pages.ts';
import { navigate, routeStore } from '../state/route.ts';
import { useStore } from '../state/store.ts';
import { Borrowers } from './portfolio-borrowers.tsx';

type Portfolio = PortfolioAnswer['portfolio'];

export function PortfolioPage() {
  const { asOf } = useStore(routeStore);
  const remote = useStore(portfolioStore);
  useEffect(() => {
    void loadPortfolio(asOf ?? undefined);
  }, [asOf]);
  if (remote.state === 'failed')
    return <FailureNote failure={remote.error} onRetry={() => void loadPortfolio(asOf ?? undefined)} />;
  if (remote.state !== 'ready') return <Loading />;
  return <Board answer={remote.value} />;
}

function Board({ answer }: { readonly answer: PortfolioAnswer }) {
  const { t, language } = useLocale();
  const { portfolio, circles, findings } = answer;
  const [chosen, setChosen] = useState<Chosen>(allBorrowers);
  const count = (value: number): string => formatNumber(value, language);
  return (
    <article className="portfolio" data-testid="portfolio">
      <header className="panel-head page-head">
        <div>
          <p className="overline">{t('profile.asOf', { date: formatDay(portfolio.asOf) })}</p>
          <h2>{t('portfolio.title')}</h2>
        </div>
        <dl className="key-figures">
          <div>
            <dt>{t('portfolio.balance')}</dt>
            <dd>
              <Amount money={portfolio.balance} />
            </dd>
          </div>
          <div>
            <dt>{t('portfolio.borrowers')}</dt>
            <dd>
              <button type="button" onClick={() => setChosen(allBorrowers)}>
                {count(portfolio.borrowerCount)}
              </button>
            </dd>
          </div>
          <div>
            <dt>{t('portfolio.groups')}</dt>
            <dd>{count(portfolio.groupCount)}</dd>
          </div>
          <div>
            <dt>{t('queue.title')}</dt>
            <dd>
              <button type="button" onClick={() => setFilter(everything)}>
                {count(findings.totalCount)}
              </button>
            </dd>
          </div>
        </dl>
      </header>
      <div className="page-columns">
        <div>
          <Grades portfolio={portfolio} onChoose={setChosen} />
          <Segments
            title={t('portfolio.industries')}
            by="industry"
            segments={portfolio.industries}
            onChoose={setChosen}
          />
          <Segments
            title={t('portfolio.provinces')}
            by="province"
            segments={portfolio.provinces}
            onChoose={setChosen}
          />
          <Borrowers chosen={chosen} />
        </div>
        <div>
          <Groups portfolio={portfolio} />
          <Section title={t('portfolio.circles')} aside={count(circles.totalCount)}>
            {circles.nodes.length === 0 ? (
              <p className="fine">{t('portfolio.noCircles')}</p>
            ) : (
              <FindingList findings={circles.nodes} />
            )}
          </Section>
          <FindingCounts answer={answer} />
          <Trend portfolio={portfolio} />
        </div>
      </div>
    </article>
  );
}

function Grades({
  portfolio,
  onChoose,
}: {
  readonly portfolio: Portfolio;
  readonly onChoose: (chosen: Chosen) => void;
}) {
  const { t, language } = useLocale();
  return (
    <Section title={t('portfolio.grades')}>
      <Bars
        bars={portfolio.grades.map(({ grade, borrowers, balance }): Bar => {
          return {
            key: grade,
            label: t('entity.grade', { grade }),
            value: minorUnits(balance) ?? 0,
            caption: `${formatMoney(minorUnits(balance) ?? 0, language)} · ${formatNumber(borrowers, language)}`,
            className: `grade-${grade}`,
            onClick: () => onChoose({ by: 'grade', grade, filter: { grades: [grade] } }),
          };
        })}
      />
    </Section>
  );
}

const LISTED = 8;

function Segments({
  title,
  by,
  segments,
  onChoose,
}: {
  readonly title: string;
  readonly by: 'industry' | 'province';
  readonly segments: Portfolio['industries'];
  readonly onChoose: (chosen: Chosen) => void;
}) {
  const { language } = useLocale();
  return (
    <Section title={title} aside={segments.length}>
      <Bars
        bars={segments.slice(0, LISTED).map(({ code, label, borrowers, balance }): Bar => {
          const amount = minorUnits(balance) ?? 0;
          return {
            key: code ?? '',
            label: label[language],
            value: amount,
            caption: `${formatMoney(amount, language)} · ${formatNumber(borrowers, language)}`,
            onClick: code == null ? undefined : () => onChoose({ by: 'segment', label, filter: { [by]: code } }),
          };
        })}
      />
    </Section>
  );
}

function Groups({ portfolio }: { readonly portfolio: Portfolio }) {
  const { t } = useLocale();
  const { groups, concentration } = portfolio;
  return (
    <Section title={t('portfolio.largestGroups')}>
      <p className="fine">
        {t('portfolio.concentration', {
          one: formatShare(Math.round(concentration.largestGroup * 1000) / 1000),
          ten: formatShare(Math.round(concentration.tenLargestGroups * 1000) / 1000),
          index: concentration.herfindahl.toFixed(3),
        })}
      </p>
      <table className="sheet-table">
        <thead>
          <tr>
            <th>{t('profile.group')}</th>
            <th className="number">{t('profile.balance')}</th>
            <th className="number">{t('profile.guaranteed')}</th>
            <th className="number">{t('profile.exposure')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ face, members, exposure }) => (
            <tr key={face.id}>
              <td>
                <button
                  type="button"
                  className="entity-link"
                  onClick={() => navigate({ page: 'profile', entity: face.id })}
                >
                  <KindMark kind={face.kind} size={15} />
                  <span>
                    {members === 1 ? face.name : t('portfolio.andOthers', { name: face.name, total: members })}
                  </span>
                </button>
              </td>
              <td className="number">
                <Amount money={exposure.balance} />
              </td>
              <td className="number">
                <Amount money={exposure.guarantees} />
              </td>
              <td className="number">
                <Amount money={exposure.total} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** Findings by detector; a click leaves those in the queue. */
function FindingCounts({ answer }: { readonly answer: PortfolioAnswer }) {
  const { t, language } = useLocale();
  const label = useLabel();
  const { detectors } = answer.findings.facets;
  return (
    <Section title={t('portfolio.findings')}>
      <Bars
        bars={detectors.map(
          ({ detector, count }): Bar => ({
            key: detector,
            label: label(detector),
            value: count,
            caption: formatNumber(count, language),
            onClick: () => setFilter({ ...everything, detector }),
          }),
        )}
      />
    </Section>
  );
}

function Trend({ portfolio }: { readonly portfolio: Portfolio }) {
  const { t, language } = useLocale();
  return (
    <Section title={t('portfolio.trend')}>
      {portfolio.trend.length === 0 ? (
        <p className="fine">{t('queue.empty')}</p>
      ) : (
        <Bars
          bars={portfolio.trend.map(
            ({ run, at, findings }): Bar => ({
              key: run,
              label: formatTime(at),
              value: findings,
              caption: formatNumber(findings, language),
              onClick: () => setFilter(everything),
            }),
          )}
        />
      )}
    </Section>
  );
}
