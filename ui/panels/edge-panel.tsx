/** What one line of the canvas stands for. */
import { EntityLink, FailureNote, Loading, Section } from '../components/basics.tsx';
import { Icon } from '../components/icon.tsx';
import type { RelationRowFragment } from '../generated/graphql.ts';
import { joinLine, lineOfRow, MOST_ROWS, splitLine } from '../state/acts/edit.ts';
import { useLabel } from '../state/catalogue.ts';
import { formatExactMoney, formatMoney, formatNumber, formatShare, formatSpan } from '../state/format.ts';
import { lineStore, proofOf } from '../state/line.ts';
import { useLocale } from '../state/locale.ts';
import { usePicture } from '../state/picture.ts';
import type { SceneEdge, SceneNode } from '../state/scene/model.ts';
import { useStore } from '../state/store.ts';
import { RelationFacts } from './finding-panel.tsx';

export function EdgePanel({ id }: { readonly id: string }) {
  const picture = usePicture();
  const edge = picture.edges.get(id);
  const [from, to] = [picture.nodes.get(edge?.from ?? ''), picture.nodes.get(edge?.to ?? '')];
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
      <SplitButton edge={edge} from={from} to={to} />
      <Records edge={edge} />
    </article>
  );
}

/** Draws the line as its rows, or the rows as one line. */
function SplitButton({
  edge,
  from,
  to,
}: {
  readonly edge: SceneEdge;
  readonly from: SceneNode;
  readonly to: SceneNode;
}) {
  const { t } = useLocale();
  const whole = lineOfRow(edge.id);
  const folded = from.members !== undefined || to.members !== undefined;
  if (whole === null && (edge.count < 2 || folded)) return null;
  return (
    <div className="acts">
      <button
        type="button"
        className="button"
        onClick={() => (whole === null ? void splitLine(edge) : joinLine(whole))}
      >
        <Icon name={whole === null ? 'split' : 'group'} size={14} />
        {whole === null ? t('edge.split', { count: Math.min(edge.count, MOST_ROWS) }) : t('edge.join')}
      </button>
    </div>
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
  if (edge.count === 1 && edge.records.length === 1)
    return <RecordList records={fetched.value.edges.filter(({ id }) => edge.records.includes(id))} total={1} />;
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
