import { FailureNote, Loading, Section } from '../../components/basics.tsx';
import { askComparison } from '../../state/acts/ask.ts';
import { type Change, type Comparison, changesOf, comparisonStore } from '../../state/ask.ts';
import { useLabel } from '../../state/catalogue.ts';
import { edgeCaption } from '../../state/format.ts';
import { useLocale } from '../../state/locale.ts';
import { historyStore } from '../../state/scene/history.ts';
import type { SceneEdge } from '../../state/scene/model.ts';
import { useSelected, useStore } from '../../state/store.ts';

const order: readonly Change[] = ['added', 'removed', 'changed'];
const signs: Readonly<Record<Change, string>> = { added: '+', removed: '−', changed: '±' };

/** Two days and what differs between them, as a list; the canvas shows both side by side. */
export function ComparisonPanel({ before, after }: { readonly before: string; readonly after: string }) {
  const { t } = useLocale();
  const remote = useStore(comparisonStore);
  const day = (label: string, value: string, change: (day: string) => { before: string; after: string }) => (
    <label>
      {label}
      <input
        type="date"
        value={value}
        onChange={({ target }) => target.value !== '' && askComparison(change(target.value))}
      />
    </label>
  );
  return (
    <>
      <div className="ask-form">
        {day(t('compare.before'), before, (value) => ({ before: value, after }))}
        {day(t('compare.after'), after, (value) => ({ before, after: value }))}
      </div>
      {remote.state === 'loading' && <Loading />}
      {remote.state === 'failed' && (
        <FailureNote failure={remote.error} onRetry={() => askComparison({ before, after })} />
      )}
      {remote.state === 'ready' && <Differences comparison={remote.value} />}
    </>
  );
}

function Differences({ comparison }: { readonly comparison: Comparison }) {
  const { t, language } = useLocale();
  const label = useLabel();
  const nodes = useSelected(historyStore, ({ scene }) => scene.nodes);
  const changes = changesOf(comparison);
  const nameOf = (id: string): string => nodes.get(id)?.label ?? id;
  const lineOf = (id: string): SceneEdge | undefined => comparison.after.get(id) ?? comparison.before.get(id);
  const captionOf = (id: string): string => {
    const [was, is] = [comparison.before.get(id), comparison.after.get(id)];
    return [was, is].map((line) => (line === undefined ? '–' : edgeCaption(line, language) || '1')).join(' → ');
  };
  if (changes.size === 0) return <p className="fine">{t('compare.none')}</p>;
  return (
    <div data-testid="differences">
      {order.map((change) => {
        const ids = [...changes].flatMap(([id, kind]) => (kind === change ? [id] : []));
        return ids.length === 0 ? null : (
          <Section key={change} title={t(`compare.${change}`)} aside={ids.length}>
            <ul className={`differences difference-${change}`}>
              {ids.slice(0, 200).map((id) => {
                const line = lineOf(id);
                return line === undefined ? null : (
                  <li key={id}>
                    <b aria-hidden="true">{signs[change]}</b> {nameOf(line.from)} <em>{label(line.kind)}</em>{' '}
                    {line.directed ? '→' : '—'} {nameOf(line.to)} <span className="muted">{captionOf(id)}</span>
                  </li>
                );
              })}
            </ul>
          </Section>
        );
      })}
      {!comparison.complete && <p className="note">{t('compare.cut')}</p>}
    </div>
  );
}
