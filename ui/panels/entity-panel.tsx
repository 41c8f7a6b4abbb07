/** Everything that is known about one entity. */
import { FailureNote, KindMark, Loading, Section } from '../components/basics.tsx';
import { type Entity, entityStore, loadEntity } from '../state/details.ts';
import { formatNumber } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import { routeStore } from '../state/route.ts';
import { useStore } from '../state/store.ts';
import { EntityRecord } from './entity-record.tsx';
import { Expansion } from './expansion.tsx';
import { FindingList } from './finding-list.tsx';
import { NodeActs } from './node-acts.tsx';
import { OwnershipSummary } from './ownership-summary.tsx';
import { ScoreCard } from './score-card.tsx';
import { PinButton } from './shelf.tsx';

export function EntityPanel() {
  const { t } = useLocale();
  const remote = useStore(entityStore);
  const { entity } = useStore(routeStore);
  if (remote.state === 'failed')
    return (
      <FailureNote
        failure={remote.error.code === 'NOT_FOUND' ? { code: '', message: t('entity.missing') } : remote.error}
        onRetry={() => void loadEntity(entity ?? '')}
      />
    );
  if (remote.state !== 'ready') return <Loading />;
  return <Profile key={remote.value.id} entity={remote.value} />;
}

function Profile({ entity }: { readonly entity: Entity }) {
  const { t, language } = useLocale();
  return (
    <article data-testid="entity">
      <header className="panel-head">
        <KindMark kind={entity.kind} size={30} />
        <div>
          <p className="overline">{entity.label[language]}</p>
          <h2>{entity.name}</h2>
          <p className="fine">
            <code>{entity.key}</code> ·{' '}
            <span className="unbroken">{t('entity.degree', { count: formatNumber(entity.degree, language) })}</span>
          </p>
        </div>
        <PinButton entity={entity} />
      </header>
      <NodeActs ids={[entity.id]} />
      {entity.placeholder && <p className="note">{t('entity.placeholder')}</p>}
      {entity.score != null && <ScoreCard score={entity.score} />}
      {entity.kind === 'Enterprise' && <OwnershipSummary />}
      <Section title={t('entity.findings')} aside={formatNumber(entity.findings.totalCount, language)}>
        {entity.findings.nodes.length === 0 ? (
          <p className="fine">{t('entity.noFindings')}</p>
        ) : (
          <FindingList findings={entity.findings.nodes} />
        )}
      </Section>
      <Section title={t('entity.relations')}>
        <Expansion id={entity.id} />
      </Section>
      <EntityRecord entity={entity} />
    </article>
  );
}
