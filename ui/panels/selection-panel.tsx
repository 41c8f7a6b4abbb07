import { EntityLink, Section } from '../components/basics.tsx';
import { Icon } from '../components/icon.tsx';
import { hideNodes, isolate } from '../state/acts.ts';
import { useLocale } from '../state/locale.ts';
import { historyStore } from '../state/scene.ts';
import { selectionStore } from '../state/selection.ts';
import { useSelected } from '../state/store.ts';

/** Several entities at once. */
export function SelectionPanel() {
  const { t } = useLocale();
  const scene = useSelected(historyStore, (history) => history.scene);
  const chosen = useSelected(selectionStore, (selection) => selection.nodes);
  const ids = [...chosen].filter((id) => scene.nodes.has(id));
  return (
    <Section title={t('selection.title', { count: ids.length })}>
      <div className="acts">
        <button type="button" className="button" onClick={() => isolate(ids)}>
          <Icon name="isolate" size={14} />
          {t('entity.isolate')}
        </button>
        <button type="button" className="button" onClick={() => hideNodes(ids)}>
          <Icon name="hide" size={14} />
          {t('entity.hide')}
        </button>
      </div>
      <ul className="plain">
        {ids.map((id) => {
          const node = scene.nodes.get(id);
          return node === undefined ? null : (
            <li key={id}>
              <EntityLink entity={{ ...node, name: node.label }} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
