import { FailureNote, KindMark, Loading, Section } from '../components/basics.tsx';
import { catalogueStore, loadCatalogue } from '../state/catalogue.ts';
import { formatDay, formatNumber } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import { useStore } from '../state/store.ts';

/** What is loaded, while nothing is open. */
export function Overview() {
  const { t, language } = useLocale();
  const remote = useStore(catalogueStore);
  if (remote.state === 'failed') return <FailureNote failure={remote.error} onRetry={() => void loadCatalogue()} />;
  if (remote.state !== 'ready') return <Loading />;
  const { stats, nodeKinds, edgeKinds } = remote.value;
  const number = (value: number): string => formatNumber(value, language);
  return (
    <article data-testid="overview">
      <header className="panel-head">
        <div>
          <p className="overline">Ringsight {remote.value.version}</p>
          <h2>{t('overview.title')}</h2>
        </div>
      </header>
      <p className="sentence">{t('overview.text')}</p>
      <dl className="figures">
        <div>
          <dt>{t('overview.findings')}</dt>
          <dd>{number(stats.findings)}</dd>
        </div>
        <div>
          <dt>{t('overview.quarantined')}</dt>
          <dd>{number(stats.quarantined)}</dd>
        </div>
        <div>
          <dt>{t('overview.horizon')}</dt>
          <dd>{stats.horizon == null ? '–' : formatDay(stats.horizon)}</dd>
        </div>
      </dl>
      <Section
        title={t('overview.loaded')}
        aside={t('app.size', { nodes: number(stats.nodes), edges: number(stats.edges) })}
      >
        <ul className="counts">
          {stats.nodeCounts.map(({ kind, count }) => (
            <li key={kind}>
              <KindMark kind={kind} size={14} />
              <span>{nodeKinds.get(kind)?.label[language] ?? kind}</span>
              <b>{number(count)}</b>
            </li>
          ))}
        </ul>
        <ul className="counts counts-lines">
          {stats.edgeCounts.map(({ kind, count }) => (
            <li key={kind}>
              <span>{edgeKinds.get(kind)?.label[language] ?? kind}</span>
              <b>{number(count)}</b>
            </li>
          ))}
        </ul>
      </Section>
    </article>
  );
}
