/** Everything on the canvas in rows: for the keyboard, the screen reader, and where there is no canvas. */
import { type KeyboardEvent, useId } from 'react';
import type { OpenMenu } from '../../canvas/menu.ts';
import { pathStore } from '../../state/ask.ts';
import { formatNumber } from '../../state/format.ts';
import { useLocale } from '../../state/locale.ts';
import { usePicture } from '../../state/picture.ts';
import { historyStore } from '../../state/scene/history.ts';
import { createStore, useSelected, useStore } from '../../state/store.ts';
import { transactionStore } from '../../state/transactions.ts';
import { EdgesTab } from './edges-tab.tsx';
import { NodesTab } from './nodes-tab.tsx';
import { NotesTab } from './notes-tab.tsx';
import { PathsTab } from './paths-tab.tsx';
import { Splitter } from './splitter.tsx';
import { TransactionsTab } from './transactions-tab.tsx';

const tabs = ['nodes', 'edges', 'transactions', 'paths', 'notes'] as const;
type Tab = (typeof tabs)[number];

/** The tab is the same when the table is opened again. */
const tabStore = createStore<Tab>('nodes');

interface Props {
  readonly onMenu: OpenMenu;
  /** Whether there is a canvas beside it. */
  readonly canvas: boolean;
}

export function Table({ onMenu, canvas }: Props) {
  const { t, language } = useLocale();
  const tab = useStore(tabStore);
  const id = useId();
  const counts = useCounts();
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length] ?? tab;
    tabStore.update(() => next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <section className="table" aria-label={t('canvas.table')} data-testid="table">
      {canvas && <Splitter />}
      <div role="tablist" className="tabs" aria-label={t('canvas.table')} onKeyDown={walk}>
        {tabs.map((name) => (
          <button
            key={name}
            id={`${id}-${name}`}
            type="button"
            role="tab"
            aria-selected={tab === name}
            aria-controls={`${id}-panel`}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => tabStore.update(() => name)}
          >
            {t(name === 'notes' ? 'note.many' : `table.${name}`)}
            {counts[name] !== null && <b>{formatNumber(counts[name] ?? 0, language)}</b>}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} className="table-panel" role="tabpanel" aria-labelledby={`${id}-${tab}`}>
        {tab === 'nodes' && <NodesTab onMenu={onMenu} />}
        {tab === 'edges' && <EdgesTab />}
        {tab === 'transactions' && <TransactionsTab />}
        {tab === 'paths' && <PathsTab />}
        {tab === 'notes' && <NotesTab canvas={canvas} />}
      </div>
    </section>
  );
}

/** How many rows each tab has; null where nobody has asked yet. */
function useCounts(): Readonly<Record<Tab, number | null>> {
  const picture = usePicture();
  const paths = useStore(pathStore);
  return {
    nodes: picture.nodes.size,
    edges: picture.edges.size,
    transactions: useSelected(transactionStore, ({ total }) => total),
    paths: paths.state === 'ready' ? paths.value.paths.length : null,
    notes: useSelected(historyStore, ({ scene }) => scene.notes.size),
  };
}
