import { fitView, zoom } from '../canvas/commands.ts';
import { IconButton } from '../components/basics.tsx';
import { redoScene, undoScene } from '../state/acts/edit.ts';
import { beginNote } from '../state/acts/note.ts';
import { chosen } from '../state/acts/select.ts';
import { useLocale } from '../state/locale.ts';
import { pictureNow } from '../state/picture.ts';
import { canRedo, canUndo, historyStore } from '../state/scene/history.ts';
import { pointsOf, positionsIn } from '../state/scene/picture.ts';
import { useSelected, useStore } from '../state/store.ts';
import { timeBarStore, toggleTimeBar } from '../state/time-bar.ts';
import { toggleLasso, toolStore } from '../state/tool.ts';
import { ExportMenu } from './export-menu.tsx';
import { LayoutMenu } from './layout-menu.tsx';

/** Shows what is selected, or the whole canvas when less than two nodes are. */
export function fitAll(): void {
  const picture = pictureNow();
  const some = new Set(chosen());
  const nodes = new Map([...picture.nodes].filter(([id]) => some.has(id)));
  fitView(some.size < 2 ? pointsOf(picture) : positionsIn({ ...picture, nodes }));
}

interface Props {
  readonly table: boolean;
  readonly onTable: () => void;
  /** Whether there is a canvas to zoom and to lay out. */
  readonly canvas: boolean;
}

export function Toolbar({ table, onTable, canvas }: Props) {
  const { t } = useLocale();
  const history = useStore(historyStore);
  const time = useSelected(timeBarStore, ({ open }) => open);
  const empty = history.scene.nodes.size === 0;
  return (
    <div className="toolbar" role="toolbar" aria-label={t('canvas.tools')}>
      <IconButton
        icon="undo"
        label={t('canvas.undo')}
        shortcut="Ctrl+Z"
        disabled={!canUndo(history)}
        onClick={undoScene}
      />
      <IconButton
        icon="redo"
        label={t('canvas.redo')}
        shortcut="Ctrl+Shift+Z"
        disabled={!canRedo(history)}
        onClick={redoScene}
      />
      <hr />
      {canvas && <CanvasTools empty={empty} />}
      <IconButton icon="note" label={t('note.new')} shortcut="A" disabled={empty} onClick={() => beginNote()} />
      <hr />
      <ExportMenu disabled={empty} />
      <IconButton icon="time" label={t('time.title')} shortcut="T" pressed={time} onClick={toggleTimeBar} />
      {canvas && <IconButton icon="table" label={t('canvas.table')} shortcut="B" pressed={table} onClick={onTable} />}
    </div>
  );
}

/** Tools of what is drawn. */
function CanvasTools({ empty }: { readonly empty: boolean }) {
  const { t } = useLocale();
  const tool = useStore(toolStore);
  return (
    <>
      <IconButton icon="zoomIn" label={t('canvas.zoomIn')} shortcut="+" onClick={() => zoom(0.7)} />
      <IconButton icon="zoomOut" label={t('canvas.zoomOut')} shortcut="-" onClick={() => zoom(1.4)} />
      <IconButton icon="fit" label={t('canvas.fit')} shortcut="F" disabled={empty} onClick={fitAll} />
      <LayoutMenu disabled={empty} />
      <IconButton
        icon="lasso"
        label={t('canvas.lasso')}
        shortcut="S"
        pressed={tool === 'lasso'}
        disabled={empty}
        onClick={toggleLasso}
      />
    </>
  );
}
