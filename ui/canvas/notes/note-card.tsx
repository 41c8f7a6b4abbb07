import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type Sigma from 'sigma';
import { IconButton } from '../../components/basics.tsx';
import { Icon } from '../../components/icon.tsx';
import { editNote, eraseNote, moveNote } from '../../state/acts/note.ts';
import { openNode } from '../../state/acts/select.ts';
import { newGesture } from '../../state/gesture.ts';
import { useLocale } from '../../state/locale.ts';
import { useNoteTitle } from '../../state/note-title.ts';
import { navigate } from '../../state/route.ts';
import type { Note, NoteAnchor, Position } from '../../state/scene/model.ts';
import { reveal } from '../commands.ts';
import { cornerOf, movedBy } from './places.ts';

/** Pixels that a pointer must go for a drag. */
const LEAST = 3;
const NUDGE = 10;

/** One note: dragged by any part of it, moved with the arrow keys by its grip. */
export function NoteCard({ note, renderer }: { readonly note: Note; readonly renderer: Sigma }) {
  const { t } = useLocale();
  const about = useNoteTitle(note.anchor);
  const drag = useDrag(note, renderer);
  const gesture = useRef(newGesture());
  const label = t('note.label', { about });
  const nudge = (event: KeyboardEvent): void => {
    const way = ways[event.key];
    if (event.key === 'Delete') eraseNote(note.id);
    else if (event.key === 'Enter') editNote(note);
    else if (way === undefined) return;
    else {
      const by = NUDGE * (event.shiftKey ? 5 : 1);
      moveNote(note.id, movedBy(renderer, note.anchor, { x: way.x * by, y: way.y * by }), gesture.current);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <article className="note-card" data-note={note.id} aria-label={label} {...drag}>
      <header>
        <button
          type="button"
          className="note-grip"
          aria-label={t('note.move', { about })}
          title={t('note.moveHint')}
          onKeyDown={nudge}
          onFocus={() => {
            gesture.current = newGesture();
            bringIntoView(renderer, note.anchor);
          }}
        >
          <Icon name="grip" size={12} />
        </button>
        <About anchor={note.anchor} title={about} />
        <IconButton icon="edit" label={t('note.edit')} onClick={() => editNote(note)} />
        <IconButton icon="erase" label={t('note.erase')} onClick={() => eraseNote(note.id)} />
      </header>
      <p>{note.text}</p>
    </article>
  );
}

/** What the note is about, which a click opens. */
function About({ anchor, title }: { readonly anchor: NoteAnchor; readonly title: string }) {
  if (anchor.type === 'plane') return <span className="note-about">{title}</span>;
  const open = (): void => {
    if (anchor.type === 'node') openNode(anchor.id);
    else navigate({ finding: anchor.id, entity: null });
  };
  return (
    <button type="button" className="note-about" title={title} onClick={open}>
      {title}
    </button>
  );
}

const ways: Readonly<Record<string, Position>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** What is reached by Tab is seen. */
function bringIntoView(renderer: Sigma, anchor: NoteAnchor): void {
  const corner = cornerOf(renderer, anchor);
  if (corner !== null) reveal(renderer.viewportToGraph(corner));
}

/** Drags the card with the pointer; the drop is one step of the log. */
function useDrag(note: Note, renderer: Sigma) {
  const start = useRef<Position | null>(null);
  const moved = (event: PointerEvent): Position => ({
    x: event.clientX - (start.current?.x ?? event.clientX),
    y: event.clientY - (start.current?.y ?? event.clientY),
  });
  return {
    onPointerDown(event: PointerEvent<HTMLElement>): void {
      if (event.button === 0) start.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove(event: PointerEvent<HTMLElement>): void {
      if (start.current === null) return;
      const by = moved(event);
      const card = event.currentTarget;
      if (!card.hasPointerCapture(event.pointerId)) {
        if (Math.hypot(by.x, by.y) < LEAST) return;
        // From here on it is a drag: a button under the pointer is not pressed.
        card.setPointerCapture(event.pointerId);
      }
      Object.assign(card.dataset, { dx: by.x, dy: by.y });
      renderer.scheduleRender();
    },
    onPointerUp(event: PointerEvent<HTMLElement>): void {
      const card = event.currentTarget;
      const dragged = card.dataset.dx !== undefined;
      const by = moved(event);
      start.current = null;
      delete card.dataset.dx;
      delete card.dataset.dy;
      if (dragged) moveNote(note.id, movedBy(renderer, note.anchor, by));
    },
  };
}
