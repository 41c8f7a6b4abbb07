/** The work of the moment is kept in this browser, so that a closed tab loses nothing. */
import { historyStore } from '../scene/history.ts';
import { createStore } from '../store.ts';
import { type Content, parseContent } from './content.ts';
import { canBeKept, contentNow, show } from './saved.ts';

const STORED_AS = 'ringsight.draft';
/** A scene at rest for so long is written. */
const REST = 1_500;

/** What was on the canvas when this browser was here last; null when nothing was. */
export const draftStore = createStore<Content | null>(
  typeof localStorage === 'undefined' ? null : parseContent(localStorage.getItem(STORED_AS)),
);

/** Writes the scene whenever it has come to rest. */
export function followDraft(): () => void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  const stop = historyStore.subscribe(() => {
    clearTimeout(rest);
    rest = setTimeout(keep, REST);
  });
  return () => {
    clearTimeout(rest);
    stop();
  };
}

function keep(): void {
  if (!canBeKept()) return;
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(contentNow()));
  } catch {
    // A browser that is full or forbids it keeps nothing: saving on the server is still there.
  }
}

/** Goes on where this browser left off. */
export function restoreDraft(): void {
  const draft = draftStore.get();
  if (draft !== null) show(draft, { id: null, name: '', own: true, version: 0 });
}
