/** The notes over the picture: they follow the camera and the entities that they are on. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import type Sigma from 'sigma';
import { noteDraftStore } from '../../state/acts/note.ts';
import type { Note } from '../../state/scene/model.ts';
import type { Picture } from '../../state/scene/picture.ts';
import { useStore } from '../../state/store.ts';
import { NoteCard } from './note-card.tsx';
import { NoteEditor } from './note-editor.tsx';
import { cornerOf, leaderOf, nodeSpot } from './places.ts';

export function NoteLayer({ renderer, picture }: { readonly renderer: Sigma; readonly picture: Picture }) {
  const draft = useStore(noteDraftStore);
  const layer = useRef<HTMLDivElement>(null);
  const others = picture.notes.filter(({ id }) => id !== draft?.note.id);
  const notes = draft === null ? others : [...others, draft.note];
  const now = useRef(notes);
  now.current = notes;
  useEffect(() => {
    const follow = (): void => placeAll(renderer, layer.current, now.current);
    renderer.on('afterRender', follow);
    return () => {
      renderer.off('afterRender', follow);
    };
  }, [renderer]);
  useLayoutEffect(() => placeAll(renderer, layer.current, now.current));
  if (notes.length === 0) return null;
  return (
    <div ref={layer} className="notes-layer" data-testid="notes">
      <svg aria-hidden="true" focusable="false">
        {notes.map(({ id }) => (
          <line key={id} data-leader={id} />
        ))}
      </svg>
      {others.map((note) => (
        <NoteCard key={note.id} note={note} renderer={renderer} />
      ))}
      {draft !== null && (
        <div className="note-card" data-note={draft.note.id}>
          <NoteEditor key={draft.note.id} draft={draft} onDone={() => backTo(renderer, draft.note.id)} />
        </div>
      )}
    </div>
  );
}

/** The focus goes from the editor to the note, or to the canvas when there is none. */
function backTo(renderer: Sigma, id: string): void {
  requestAnimationFrame(() => {
    const grip = document.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"] .note-grip`);
    (grip ?? renderer.getContainer()).focus();
  });
}

/** Puts every card and its leader where it belongs. Straight into the document: a frame of the camera renders nothing anew. */
function placeAll(renderer: Sigma, layer: HTMLElement | null, notes: readonly Note[]): void {
  if (layer === null) return;
  for (const { id, anchor } of notes) {
    const card = layer.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`);
    const line = layer.querySelector<SVGLineElement>(`[data-leader="${CSS.escape(id)}"]`);
    if (card === null || line === null) continue;
    const corner = cornerOf(renderer, anchor);
    card.hidden = corner === null;
    line.style.display = 'none';
    if (corner === null) continue;
    // A drag in progress; see `NoteCard`.
    const [x, y] = [corner.x + Number(card.dataset.dx ?? 0), corner.y + Number(card.dataset.dy ?? 0)];
    card.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    const spot = anchor.type === 'node' ? nodeSpot(renderer, anchor.id) : null;
    const ends = spot === null ? null : leaderOf(spot, { x, y, width: card.offsetWidth, height: card.offsetHeight });
    if (ends === null) continue;
    const [from, to] = ends;
    for (const [name, value] of Object.entries({ x1: from.x, y1: from.y, x2: to.x, y2: to.y }))
      line.setAttribute(name, String(Math.round(value)));
    line.style.display = '';
  }
}
