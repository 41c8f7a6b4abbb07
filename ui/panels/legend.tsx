import type { MouseEvent, ReactNode } from 'react';
import { familyOf } from '../canvas/palette.ts';
import { KindMark } from '../components/basics.tsx';
import { onlyLines, showHidden, toggleKind } from '../state/acts/edit.ts';
import { selectKind } from '../state/acts/select.ts';
import { useLabel } from '../state/catalogue.ts';
import { formatNumber } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import { historyStore } from '../state/scene/history.ts';
import { countKinds } from '../state/scene/picture.ts';
import { useSelected } from '../state/store.ts';

/** Which kinds lie on the canvas and how many of each; a click hides or shows a kind. */
export function Legend() {
  const { t, language } = useLocale();
  const label = useLabel();
  const scene = useSelected(historyStore, (history) => history.scene);
  const muted = new Set(scene.filter.mutedKinds);
  if (scene.nodes.size === 0) return null;
  const lines = [...scene.edges.values()].filter(
    ({ from, to }) => ![from, to].some((end) => muted.has(scene.nodes.get(end)?.kind ?? '')),
  );
  const lineKinds = countKinds(lines).map(([kind]) => kind);
  const act = (kind: string, { altKey, shiftKey }: MouseEvent): void => {
    const isLine = lineKinds.includes(kind);
    if (altKey && isLine) onlyLines(kind, lineKinds);
    else if (shiftKey && !isLine) selectKind(kind);
    else toggleKind(kind);
  };
  const entry = (kind: string, count: number, mark: ReactNode, key?: number) => (
    <li key={kind}>
      <button
        type="button"
        aria-pressed={!muted.has(kind)}
        title={t(key === undefined ? 'legend.toggleNodes' : 'legend.toggleLines', {
          kind: label(kind),
          key: key ?? '',
        })}
        onClick={(event) => act(kind, event)}
      >
        {mark}
        <span>{label(kind)}</span>
        <b>{formatNumber(count, language)}</b>
      </button>
    </li>
  );
  return (
    <section className="legend" aria-label={t('legend.title')}>
      <ul>
        {countKinds(scene.nodes.values()).map(([kind, count]) =>
          entry(kind, count, <KindMark kind={kind} size={14} />),
        )}
      </ul>
      <ul>
        {countKinds(lines).map(([kind, count], i) =>
          entry(kind, count, <i className={`line-mark line-${familyOf(kind)}`} />, i + 1),
        )}
      </ul>
      {scene.hidden.size > 0 && (
        <p className="fine">
          {t('canvas.hidden', { count: scene.hidden.size })}{' '}
          <button type="button" className="text-link" onClick={showHidden}>
            {t('canvas.unhide')}
          </button>
        </p>
      )}
    </section>
  );
}
