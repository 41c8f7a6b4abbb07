import { useMemo } from 'react';
import { NoteEditor } from '../../canvas/notes/note-editor.tsx';
import { Icon } from '../../components/icon.tsx';
import { beginNote, editNote, eraseNote, noteDraftStore } from '../../state/acts/note.ts';
import { openNode } from '../../state/acts/select.ts';
import { useLabel } from '../../state/catalogue.ts';
import { useLocale } from '../../state/locale.ts';
import { noteTitle } from '../../state/note-title.ts';
import { usePicture } from '../../state/picture.ts';
import { historyStore } from '../../state/scene/history.ts';
import type { Note } from '../../state/scene/model.ts';
import { selectionStore } from '../../state/selection.ts';
import { useSelected, useStore } from '../../state/store.ts';
import type { Column } from '../../state/table.ts';
import { Sheet } from './sheet.tsx';

/** Everything that is written on the canvas, also what is about an entity that is not drawn now. */
export function NotesTab({ canvas }: { readonly canvas: boolean }) {
  const { t } = useLocale();
  const notes = useSelected(historyStore, ({ scene }) => scene.notes);
  const empty = useSelected(historyStore, ({ scene }) => scene.nodes.size === 0);
  const chosen = useSelected(selectionStore, (selection) => selection.nodes);
  const draft = useStore(noteDraftStore);
  const columns = useNoteColumns();
  const rows = useMemo(() => [...notes.values()], [notes]);
  return (
    <>
      {!canvas && draft !== null && <NoteEditor key={draft.note.id} draft={draft} />}
      <Sheet
        name="ringsight-notes"
        label={t('note.many')}
        columns={columns}
        rows={rows}
        sorting={{ column: 'about', descending: false }}
        isSelected={({ anchor }) => anchor.type === 'node' && chosen.has(anchor.id)}
        selection={chosen}
        onChoose={([note]) => note?.anchor.type === 'node' && openNode(note.anchor.id)}
        onOpen={editNote}
        onErase={({ id }) => eraseNote(id)}
        empty={t('note.none')}
      >
        <button type="button" className="button" disabled={empty} onClick={() => beginNote()}>
          <Icon name="note" size={13} />
          {t('note.new')}
        </button>
      </Sheet>
    </>
  );
}

function useNoteColumns(): readonly Column<Note>[] {
  const { t } = useLocale();
  const label = useLabel();
  const picture = usePicture();
  const nodes = useSelected(historyStore, ({ scene }) => scene.nodes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `label` changes with the language, as `t` does
  return useMemo(() => {
    const drawn = new Set(picture.notes.map(({ id }) => id));
    return [
      { id: 'about', title: t('note.about'), width: 220, text: ({ anchor }) => noteTitle(anchor, { nodes, label, t }) },
      { id: 'text', title: t('note.column'), text: ({ text }) => text },
      {
        id: 'drawn',
        title: t('note.onCanvas'),
        width: 124,
        text: ({ id }) => t(drawn.has(id) ? 'note.drawn' : 'note.notDrawn'),
      },
    ];
  }, [picture.notes, nodes, label]);
}
