/** What an investigator comes back to: the entities opened lately, and those pinned until they are let go. Kept in this browser. */
import type { NodeKind } from '../generated/graphql.ts';
import { entityStore } from './details.ts';
import { createStore, type Store } from './store.ts';

/** Enough of an entity to show it in a list without asking the server. */
export interface Kept {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
}

export interface Shelf {
  /** In the order in which they were pinned. */
  readonly pinned: readonly Kept[];
  /** Latest first; none of the pinned. */
  readonly recent: readonly Kept[];
}

export const emptyShelf: Shelf = { pinned: [], recent: [] };
const MOST_RECENT = 8;
const MOST_PINNED = 24;
const STORED_AS = 'ringsight.shelf';

const without = (list: readonly Kept[], id: string): readonly Kept[] => list.filter((kept) => kept.id !== id);

export const isPinned = (shelf: Shelf, id: string): boolean => shelf.pinned.some((kept) => kept.id === id);

/** Puts an entity that was opened in front of the recent ones. */
export const opened = (shelf: Shelf, entity: Kept): Shelf =>
  isPinned(shelf, entity.id) || shelf.recent[0]?.id === entity.id
    ? shelf
    : { ...shelf, recent: [entity, ...without(shelf.recent, entity.id)].slice(0, MOST_RECENT) };

/** Pins an entity, or lets it go to the recent ones. */
export const togglePin = (shelf: Shelf, entity: Kept): Shelf =>
  isPinned(shelf, entity.id)
    ? opened({ ...shelf, pinned: without(shelf.pinned, entity.id) }, entity)
    : {
        pinned: [...shelf.pinned, entity].slice(-MOST_PINNED),
        recent: without(shelf.recent, entity.id),
      };

/** Reads what was kept; what is not understood is left out. */
export function parseShelf(text: string | null): Shelf {
  try {
    const { pinned, recent } = JSON.parse(text ?? '') as Record<keyof Shelf, unknown>;
    const listed = (value: unknown): readonly Kept[] => (Array.isArray(value) ? value.filter(isKept) : []);
    return { pinned: listed(pinned).slice(0, MOST_PINNED), recent: listed(recent).slice(0, MOST_RECENT) };
  } catch {
    return emptyShelf;
  }
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'kind', 'name'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string');

export const shelfStore: Store<Shelf> = createStore(
  typeof localStorage === 'undefined' ? emptyShelf : parseShelf(localStorage.getItem(STORED_AS)),
);

/** Keeps the shelf, and puts on it what is opened; returns what stops that. */
export function followShelf(): () => void {
  const stops = [
    entityStore.subscribe(() => {
      const remote = entityStore.get();
      if (remote.state !== 'ready') return;
      const { id, kind, name } = remote.value;
      shelfStore.update((shelf) => opened(shelf, { id, kind, name }));
    }),
    shelfStore.subscribe(() => {
      try {
        localStorage.setItem(STORED_AS, JSON.stringify(shelfStore.get()));
      } catch {
        // A browser that keeps nothing, or has no room left, still shows the shelf until the page is closed.
      }
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
