import { type CSSProperties, useCallback, useEffect, useState } from 'react';
import { Compare } from './canvas/compare/compare.tsx';
import type { OpenMenu } from './canvas/menu.ts';
import { hasWebGl } from './canvas/renderer.ts';
import { Stage } from './canvas/stage.tsx';
import { Empty, FailureNote } from './components/basics.tsx';
import { ErrorBoundary } from './components/error-boundary.tsx';
import { Icon } from './components/icon.tsx';
import { Keyboard } from './keyboard.tsx';
import { Page } from './pages/page.tsx';
import { Details } from './panels/details.tsx';
import { ExpansionMenu } from './panels/expansion.tsx';
import { Help } from './panels/help.tsx';
import { KeyDialog } from './panels/key-dialog.tsx';
import { Legend } from './panels/legend.tsx';
import { NodeMenu } from './panels/node-menu.tsx';
import { Queue } from './panels/queue.tsx';
import { tableHeightStore } from './panels/table/splitter.tsx';
import { Table } from './panels/table/table.tsx';
import { TimeBar } from './panels/time-bar.tsx';
import { Toolbar } from './panels/toolbar.tsx';
import { TopBar } from './panels/top-bar.tsx';
import { WorkSheet } from './panels/work-sheet.tsx';
import { PaperHead, PaperScene } from './print/paper.tsx';
import { expand } from './state/acts/expand.ts';
import { openOverview } from './state/acts/overview.ts';
import { useLocale } from './state/locale.ts';
import { dismissNotices, noticeStore } from './state/notice.ts';
import { routeStore } from './state/route.ts';
import { historyStore } from './state/scene/history.ts';
import { start } from './state/start.ts';
import { useSelected, useStore } from './state/store.ts';
import { timeBarStore } from './state/time-bar.ts';
import { draftStore, restoreDraft } from './state/workspace/draft.ts';

const webGl = hasWebGl();

/** The explorer: the queue, the canvas, the details. */
export function App() {
  const { t } = useLocale();
  const time = useSelected(timeBarStore, ({ open }) => open);
  const covered = useSelected(routeStore, ({ page }) => page !== null);
  const heights = { '--table-height': `${useStore(tableHeightStore)}%` } as CSSProperties;
  const [help, setHelp] = useState(false);
  const [table, setTable] = useState(!webGl);
  const [menu, setMenu] = useState<Parameters<OpenMenu>[0] | null>(null);
  const showHelp = useCallback(() => setHelp(true), []);
  const closeMenu = useCallback(() => setMenu(null), []);
  const toggleTable = useCallback(() => setTable((open) => !open || !webGl), []);
  useEffect(start, []);
  return (
    <div className="app">
      <PaperHead />
      <TopBar onHelp={showHelp} />
      <ErrorBoundary>
        <Queue />
      </ErrorBoundary>
      <main
        inert={covered}
        className={`center${time ? ' with-time' : ''}${table ? ' with-table' : ''}${webGl ? '' : ' table-only'}`}
        style={heights}
      >
        <ErrorBoundary>
          {webGl ? (
            <Stage onMenu={setMenu}>
              <CanvasState />
              <Toolbar table={table} onTable={toggleTable} canvas />
              <Legend />
              <Compare />
              <Notices />
            </Stage>
          ) : (
            <div className="stage no-webgl">
              <p className="note">{t('canvas.noWebGl')}</p>
              <Toolbar table={table} onTable={toggleTable} canvas={false} />
              <Legend />
              <Notices />
            </div>
          )}
          {time && <TimeBar />}
          {table && <Table onMenu={setMenu} canvas={webGl} />}
        </ErrorBoundary>
      </main>
      <ErrorBoundary>
        <Details />
      </ErrorBoundary>
      <Page />
      <PaperScene table={table} />
      <Keyboard onHelp={showHelp} onTable={toggleTable} onMenu={setMenu} />
      <LiveRegion />
      <ExpansionMenu />
      {menu !== null && <NodeMenu {...menu} onClose={closeMenu} />}
      {help && <Help onClose={() => setHelp(false)} />}
      <WorkSheet />
      <KeyDialog />
    </div>
  );
}

function CanvasState() {
  const { t } = useLocale();
  const empty = useSelected(historyStore, ({ scene }) => scene.nodes.size === 0);
  const busy = useSelected(noticeStore, ({ pending }) => pending > 0);
  const draft = useStore(draftStore);
  if (busy) return <p className="canvas-busy">{t('canvas.busy')}</p>;
  if (!empty) return null;
  return (
    <div className="canvas-empty">
      <Empty title={t('canvas.empty')} text={t('canvas.emptyText')} />
      {draft !== null && (
        <button type="button" className="button" onClick={restoreDraft}>
          {t('work.restore', { nodes: draft.nodes.length })}
        </button>
      )}
      <button type="button" className="button" onClick={() => void openOverview()}>
        {t('canvas.overview')}
      </button>
    </div>
  );
}

/** What is cut or has failed, over the canvas. */
function Notices() {
  const { t } = useLocale();
  const { cut, failure } = useStore(noticeStore);
  if (cut === null && failure === null) return null;
  return (
    <div className="notices">
      {failure !== null && <FailureNote failure={failure} />}
      {cut !== null && (
        <p className="note" data-testid="cut">
          <Icon name="warning" size={14} />
          {t(cut.word, cut.values)}
          {cut.more !== undefined && (
            <button
              type="button"
              className="text-link"
              onClick={() => void expand(cut.more?.id ?? '', cut.more?.kinds)}
            >
              {t('cut.more')}
            </button>
          )}
        </p>
      )}
      <button type="button" className="notices-close" aria-label={t('app.close')} onClick={dismissNotices}>
        <Icon name="close" size={12} />
      </button>
    </div>
  );
}

/** Says to screen readers what has just happened on the canvas. */
function LiveRegion() {
  const { t } = useLocale();
  const { announcement } = useStore(noticeStore);
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {announcement === null ? '' : t(announcement.word, announcement.values)}
    </p>
  );
}
