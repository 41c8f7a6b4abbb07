import { EntityLink, Section } from '../components/basics.tsx';
import { useLocale } from '../state/locale.ts';
import { usePicture } from '../state/picture.ts';
import { historyStore } from '../state/scene/history.ts';
import { selectionStore } from '../state/selection.ts';
import { useSelected } from '../state/store.ts';
import { NodeActs } from './node-acts.tsx';

/** So many are listed; the table lists more. */
const LISTED = 200;

/** Several entities at once, or those that are folded into one. */
export function SelectionPanel() {
  const { t } = useLocale();
  const picture = usePicture();
  const scene = useSelected(historyStore, (history) => history.scene);
  const chosen = useSelected(selectionStore, (selection) => selection.nodes);
  const drawn = [...chosen].filter((id) => picture.nodes.has(id));
  const ids = drawn.flatMap((id) => picture.nodes.get(id)?.members ?? [id]);
  const isGroup = drawn.length === 1;
  return (
    <Section title={t(isGroup ? 'selection.group' : 'selection.title', { count: ids.length })}>
      <NodeActs ids={drawn} />
      <ul className="plain">
        {ids.slice(0, LISTED).map((id) => {
          const node = scene.nodes.get(id);
          return node === undefined ? null : (
            <li key={id}>
              <EntityLink entity={{ ...node, name: node.label }} />
            </li>
          );
        })}
      </ul>
      {ids.length > LISTED && <p className="fine">{t('selection.rest', { count: ids.length - LISTED })}</p>}
    </Section>
  );
}
