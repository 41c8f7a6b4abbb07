import type { ReactNode } from 'react';
import { familyOf } from '../canvas/palette.ts';
import { KindMark } from '../components/basics.tsx';
import { useLabel } from '../state/catalogue.ts';
import { formatNumber } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import { countKinds, historyStore } from '../state/scene.ts';
import { selectionStore, toggleKind } from '../state/selection.ts';
import { useSelected } from '../state/store.ts';

/** Which kinds lie on the canvas and how many of each; a click hides or shows a kind. */
export function Legend() {
  const { t, language } = useLocale();
  const label = useLabel();
  const scene = useSelected(historyStore, (history) => history.scene);
  const muted = useSelected(selectionStore, (selection) => selection.mutedKinds);
  if (scene.nodes.size === 0) return null;
  const lines = [...scene.edges.values()].filter(
    ({ from, to }) => ![from, to].some((end) => muted.has(scene.nodes.get(end)?.kind ?? '')),
  );
  const entry = (kind: string, count: number, mark: ReactNode) => (
    <li key={kind}>
      <button
        type="button"
        aria-pressed={!muted.has(kind)}
        title={t('legend.toggle', { kind: label(kind) })}
        onClick={() => selectionStore.update((selection) => toggleKind(selection, kind))}
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
        {countKinds(lines).map(([kind, count]) =>
          entry(kind, count, <i className={`line-mark line-${familyOf(kind)}`} />),
        )}
      </ul>
      {scene.hidden.size > 0 && <p className="fine">{t('canvas.hidden', { count: scene.hidden.size })}</p>}
    </section>
  );
}
