/** What one line of the canvas stands for. */
import { EntityLink, FailureNote, Loading, Section } from '../components/basics.tsx';
import type { RelationRowFragment } from '../generated/graphql.ts';
import { useLabel } from '../state/catalogue.ts';
import { formatExactMoney, formatMoney, formatNumber, formatShare, formatSpan } from '../state/format.ts';
import { lineStore, proofOf } from '../state/line.ts';
import { useLocale } from '../state/locale.ts';
import type { SceneEdge, SceneNode } from '../state/scene.ts';
import { historyStore } from '../state/scene.ts';
import { useSelected, useStore } from '../state/store.ts';
import { RelationFacts } from './finding-panel.tsx';

export function EdgePanel({ id }: { readonly id: string }) {
  const scene = useSelected(historyStore, (history) => history.scene);
  const edge = scene.edges.get(id);
  const [from, to] = [scene.nodes.get(edge?.from ?? ''), scene.nodes.get(edge?.to ?? '')];
  if (edge === undefined || from === undefined || to === undefined) return null;
  return <Line edge={edge} from={from} to={to} />;
}

function Line({ edge, from, to }: { readonly edge: SceneEdge; readonly from: SceneNode; readonly to: SceneNode }) {
  const { t, language } = useLocale();
  const label = useLabel();
  return (
    <article data-testid="edge">
      <header className="panel-head">
        <div>
          <h2>{label(edge.kind)}</h2>
        </div>
      </header>
      <div className="line-ends">
        <EntityLink entity={{ ...from, name: from.label }} />
        <span aria-hidden="true">{edge.directed ? '→' : '—'}</span>
        <EntityLink entity={{ ...to, name: to.label }} />
      </div>
      <dl className="figures">
        <div>
          <dt>{t('edge.count')}</dt>
          <dd>{formatNumber(edge.count, language)}</dd>
        </div>
        {edge.amount !== null && (
          <div>
            <dt>{t('edge.total')}</dt>
            <dd title={formatExactMoney(edge.amount, language)}>{formatMoney(edge.amount, language)}</dd>
          </div>
        )}
        {edge.share !== null && (
          <div>
            <dt>{t('edge.share')}</dt>
            <dd>{formatShare(edge.share)}</dd>
          </div>
        )}
        <div>
          <dt>{t('edge.confidence')}</dt>
          <dd>{formatShare(edge.confidence)}</dd>
        </div>
      </dl>
      {edge.first !== null && (
        <p className="fine">
          {t('edge.span')}: {formatSpan(edge.first, edge.last)}
        </p>
      )}
      <Records edge={edge} />
    </article>
  );
}

/** The single relations: those of the open finding's proof where they are all there, else as fetched. */
function Records({ edge }: { readonly edge: SceneEdge }) {
  const { t } = useLocale();
  const fetched = useStore(lineStore);
  const proof = proofOf(edge);
  if (proof.length > 0) return <RecordList records={proof} total={edge.count} />;
  if (fetched.state === 'failed') return <FailureNote failure={fetched.error} />;
  if (fetched.state !== 'ready') return fetched.state === 'loading' ? <Loading /> : null;
  return (
    <>
      <RecordList records={fetched.value.edges} total={fetched.value.count} />
      {fetched.value.edges.length < fetched.value.count && (
        <p className="fine">
          {t('edge.recordsCut', { shown: fetched.value.edges.length, total: fetched.value.count })}
        </p>
      )}
    </>
  );
}

function RecordList({ records, total }: { readonly records: readonly RelationRowFragment[]; readonly total: number }) {
  const { t } = useLocale();
  return (
    <Section title={t('edge.records')} aside={total}>
      <ol className="evidence">
        {records.map((relation) => (
          <li key={relation.id} className="record">
            <RelationFacts relation={relation} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
