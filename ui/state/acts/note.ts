/** Writing on the canvas: each note that is written, changed, moved or erased is one event of the scene's log. */
import { middleOfView, roomAround } from '../../canvas/commands.ts';
import { announce } from '../notice.ts';
import { pictureNow } from '../picture.ts';
import { routeStore } from '../route.ts';
import { commit, sceneNow } from '../scene/history.ts';
import type { Note, NoteAnchor, Position } from '../scene/model.ts';
import { positionsIn } from '../scene/picture.ts';
import { createStore } from '../store.ts';
import { chosen } from './select.ts';

/** What the server keeps at most. */
export const MOST_CHARACTERS_OF_NOTE = 2_000;
export const MOST_NOTES = 200;

/** The note that is being written; `fresh` when it is not on the canvas yet. */
export interface NoteDraft {
  readonly note: Note;
  readonly fresh: boolean;
}

export const noteDraftStore = createStore<NoteDraft | null>(null);

/** From the middle of an entity to the corner of a new note on it, on the side where there is room. */
const AWAY = { right: 28, left: -250, up: -118, down: 34 } as const;
/** What a note and the tools beside it take of the canvas. */
const ROOM = { right: 310, left: 260, top: 130, bottom: 200 } as const;
/** From one new note to the next, so that none lies over another. */
const STEP = 24;

/** Begins a note about the one entity that is selected, else a free one: at a point of the plane, or in the middle of the view. */
export function beginNote(point?: Position): void {
  const { notes } = sceneNow();
  if (notes.size >= MOST_NOTES) {
    announce('said.notesFull', { count: MOST_NOTES });
    return;
  }
  const [sole, ...others] = chosen();
  const about = point === undefined && sole !== undefined && others.length === 0 ? sole : null;
  const anchor = about === null ? freeAnchor(point) : nodeAnchor(about);
  noteDraftStore.update(() => ({ note: { id: newNote(), text: '', anchor }, fresh: true }));
}

function newNote(): string {
  const { notes } = sceneNow();
  let number = notes.size + 1;
  while (notes.has(`note:${number}`)) number++;
  return `note:${number}`;
}

function freeAnchor(point?: Position): NoteAnchor {
  if (point !== undefined) return { type: 'plane', at: point };
  const { x, y } = middleOfView();
  const step = STEP * (sceneNow().notes.size % 8);
  return { type: 'plane', at: { x: x + step, y: y - step } };
}

/** A note on an entity; the second one stands below the first. A group has no notes: one that is folded later takes those of its members. */
function nodeAnchor(id: string): NoteAnchor {
  if (sceneNow().groups.has(id)) return freeAnchor();
  const picture = pictureNow();
  const own = picture.notes.filter(({ anchor }) => anchor.type === 'node' && anchor.id === id).length;
  const { x, y } = picture.positions.get(id) ?? { x: 0, y: 0 };
  const middle = middleOf(positionsIn(picture));
  // Away from the middle of the picture, where less is drawn, unless it is too near the edge.
  const free = roomAround(id);
  const toRight = (x >= middle.x || free.left < ROOM.left) && free.right >= ROOM.right;
  const up = (y >= middle.y || free.bottom < ROOM.bottom) && free.top >= ROOM.top;
  const off = { x: toRight ? AWAY.right : AWAY.left, y: up ? AWAY.up : AWAY.down };
  return { type: 'node', id, off: { x: off.x + STEP * own, y: off.y + STEP * own } };
}

const middleOf = (points: readonly Position[]): Position => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / Math.max(1, points.length),
  y: points.reduce((sum, { y }) => sum + y, 0) / Math.max(1, points.length),
});

/** What a note can be about now: nothing, the one entity that is selected or that it is on, the finding that is open. */
export function anchorsFor(note: Note): readonly NoteAnchor[] {
  const { anchor } = note;
  const at = anchor.type === 'node' ? middleOfView() : anchor.at;
  const [sole, ...others] = chosen();
  const { finding } = routeStore.get();
  const node = anchor.type === 'node' ? anchor : sole !== undefined && others.length === 0 ? nodeAnchor(sole) : null;
  const about = anchor.type === 'finding' ? anchor.id : finding;
  return [
    { type: 'plane', at },
    ...(node?.type === 'node' ? [node] : []),
    ...(about === null ? [] : [{ type: 'finding', id: about, at } as const]),
  ];
}

export function editNote(note: Note): void {
  const own = sceneNow().notes.get(note.id);
  if (own !== undefined) noteDraftStore.update(() => ({ note: own, fresh: false }));
}

export const dropDraft = (): void => noteDraftStore.update(() => null);

/** Says what the note that is being written is about: there it stands from now on. */
export const anchorDraft = (anchor: NoteAnchor): void =>
  noteDraftStore.update((draft) => (draft === null ? null : { ...draft, note: { ...draft.note, anchor } }));

/** Keeps what was written. Without a text there is no note. */
export function keepDraft(text: string): void {
  const draft = noteDraftStore.get();
  if (draft === null) return;
  dropDraft();
  const note: Note = { ...draft.note, text: text.trim().slice(0, MOST_CHARACTERS_OF_NOTE) };
  const before = sceneNow().notes.get(note.id);
  if (note.text === '') {
    if (before !== undefined) eraseNote(note.id);
    return;
  }
  if (before?.text === note.text && before.anchor === note.anchor) return;
  commit({ type: 'note', cause: draft.fresh ? 'write' : 'edit', note });
  announce('said.noted');
}

/** Moves a note; moves of one gesture are one step. */
export function moveNote(id: string, anchor: NoteAnchor, gesture: string | null = null): void {
  const note = sceneNow().notes.get(id);
  if (note !== undefined) commit({ type: 'note', cause: 'move', note: { ...note, anchor } }, gesture);
}

export function eraseNote(id: string): void {
  commit({ type: 'erase', notes: [id] });
  announce('said.noteErased');
}
