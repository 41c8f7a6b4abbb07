/** The right side: the line, the selection, the entity or the finding that is open, in this order. */
import { Icon } from '../components/icon.tsx';
import { deselect } from '../state/acts/select.ts';
import { questionStore } from '../state/ask.ts';
import { useLocale } from '../state/locale.ts';
import { usePicture } from '../state/picture.ts';
import { routeStore } from '../state/route.ts';
import { selectionStore, soleNode } from '../state/selection.ts';
import { useStore } from '../state/store.ts';
import { AskPanel } from './ask/ask-panel.tsx';
import { EdgePanel } from './edge-panel.tsx';
import { EntityPanel } from './entity-panel.tsx';
import { FindingPanel } from './finding-panel.tsx';
import { Overview } from './overview.tsx';
import { SelectionPanel } from './selection-panel.tsx';

export function Details() {
  const { t } = useLocale();
  const route = useStore(routeStore);
  const selection = useStore(selectionStore);
  const question = useStore(questionStore);
  const { nodes } = usePicture();
  if (question !== null)
    return (
      <aside className="details" id="details" tabIndex={-1} aria-label={t('app.details')}>
        <AskPanel question={question} />
      </aside>
    );
  const several = selection.nodes.size > 1 || nodes.get(soleNode(selection) ?? '')?.members !== undefined;
  // A page lies over it.
  const covered = route.page !== null;
  const covers = selection.edge !== null || several || route.entity !== null;
  return (
    <aside className="details" id="details" tabIndex={-1} inert={covered} aria-label={t('app.details')}>
      {covers && route.finding !== null && (
        <button type="button" className="back" onClick={deselect}>
          <Icon name="back" size={14} /> {t('finding.back')}
        </button>
      )}
      {selection.edge !== null ? (
        <EdgePanel id={selection.edge} />
      ) : several ? (
        <SelectionPanel />
      ) : route.entity !== null ? (
        <EntityPanel />
      ) : route.finding !== null ? (
        <FindingPanel />
      ) : (
        <Overview />
      )}
    </aside>
  );
}
