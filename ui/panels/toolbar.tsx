import { fitView, savePicture, zoom } from '../canvas/commands.ts';
import { readPalette } from '../canvas/palette.ts';
import { IconButton } from '../components/basics.tsx';
import { rearrange, redoScene, undoScene } from '../state/acts.ts';
import { useLocale } from '../state/locale.ts';
import { canRedo, canUndo, historyStore, shownPositions } from '../state/scene.ts';
import { selectionStore } from '../state/selection.ts';
import { useStore } from '../state/store.ts';

/** Shows the whole canvas. */
export function fitAll(): void {
  fitView(shownPositions(historyStore.get().scene, selectionStore.get().mutedKinds));
}

export function Toolbar({ table, onTable }: { readonly table: boolean; readonly onTable: () => void }) {
  const { t } = useLocale();
  const history = useStore(historyStore);
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
      <IconButton icon="zoomIn" label={t('canvas.zoomIn')} shortcut="+" onClick={() => zoom(0.7)} />
      <IconButton icon="zoomOut" label={t('canvas.zoomOut')} shortcut="-" onClick={() => zoom(1.4)} />
      <IconButton icon="fit" label={t('canvas.fit')} shortcut="F" disabled={empty} onClick={fitAll} />
      <IconButton
        icon="arrange"
        label={t('canvas.arrange')}
        shortcut="L"
        disabled={empty}
        onClick={() => void rearrange()}
      />
      <hr />
      <IconButton
        icon="picture"
        label={t('canvas.picture')}
        disabled={empty}
        onClick={() => savePicture(readPalette(document.body).background, 'ringsight')}
      />
      <IconButton icon="table" label={t('canvas.table')} shortcut="T" pressed={table} onClick={onTable} />
    </div>
  );
}
