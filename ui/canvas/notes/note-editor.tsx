import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import {
  anchorDraft,
  anchorsFor,
  dropDraft,
  keepDraft,
  MOST_CHARACTERS_OF_NOTE,
  type NoteDraft,
} from '../../state/acts/note.ts';
import { useLocale } from '../../state/locale.ts';
import { useNoteTitle } from '../../state/note-title.ts';
import type { NoteAnchor } from '../../state/scene/model.ts';

/** A note while it is written. Leaving it keeps it; Esc gives up what was changed. */
export function NoteEditor({ draft, onDone }: { readonly draft: NoteDraft; readonly onDone?: () => void }) {
  const { t } = useLocale();
  const { note, fresh } = draft;
  const [text, setText] = useState(note.text);
  const [choices] = useState(() => anchorsFor(note).map((one) => (one.type === note.anchor.type ? note.anchor : one)));
  const form = useRef<HTMLFormElement>(null);
  const keep = (): void => {
    keepDraft(text);
    onDone?.();
  };
  const drop = (): void => {
    dropDraft();
    onDone?.();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') drop();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const leave = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && form.current?.contains(relatedTarget)) return;
    // A window that loses the focus is not left for good.
    if (document.hasFocus()) keepDraft(text);
  };
  return (
    <form
      ref={form}
      className="note-editor"
      aria-label={t(fresh ? 'note.new' : 'note.edit')}
      onKeyDown={keys}
      onBlur={leave}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <textarea
        aria-label={t('note.text')}
        placeholder={t('note.hint')}
        value={text}
        rows={4}
        maxLength={MOST_CHARACTERS_OF_NOTE}
        // biome-ignore lint/a11y/noAutofocus: who asks for a note wants to write it
        autoFocus
        onChange={({ target }) => setText(target.value)}
      />
      <label>
        <span>{t('note.about')}</span>
        <select
          value={note.anchor.type}
          onChange={({ target }) => anchorDraft(choices.find(({ type }) => type === target.value) ?? note.anchor)}
        >
          {choices.map((choice) => (
            <Choice key={choice.type} anchor={choice} />
          ))}
        </select>
      </label>
      <div>
        <button type="submit" className="button button-primary">
          {t('note.keep')}
        </button>
        <button type="button" className="button" onClick={drop}>
          {t('note.cancel')}
        </button>
      </div>
    </form>
  );
}

function Choice({ anchor }: { readonly anchor: NoteAnchor }) {
  return <option value={anchor.type}>{useNoteTitle(anchor)}</option>;
}
