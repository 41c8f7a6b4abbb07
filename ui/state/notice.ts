/** What the screen says beside the picture: cuts, failures, what has just happened, whether something is on its way. */
import type { Word } from './locale.ts';
import { createStore, type Failure } from './store.ts';

/** A word of the screen with its values: written in the language of the moment. */
export interface Message {
  readonly word: Word;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface Notice {
  /** Set when the canvas shows only a part of the answer; `more` says of what the rest can be asked for. */
  readonly cut:
    | (Message & { readonly more?: { readonly id: string; readonly kinds: readonly string[] | null } })
    | null;
  readonly failure: Failure | null;
  /** For the live region. */
  readonly announcement: Message | null;
  /** How many answers the canvas waits for. */
  readonly pending: number;
}

export const noticeStore = createStore<Notice>({ cut: null, failure: null, announcement: null, pending: 0 });

export const announce = (word: Word, values: Message['values'] = {}): void =>
  noticeStore.update((notice) => ({ ...notice, announcement: { word, values } }));

export const dismissNotices = (): void => noticeStore.update((notice) => ({ ...notice, cut: null, failure: null }));

/** Runs work that ends in a change of the canvas, and says meanwhile that it is under way. */
export async function pending<T>(work: () => Promise<T>): Promise<T> {
  noticeStore.update((notice) => ({ ...notice, pending: notice.pending + 1, failure: null }));
  try {
    return await work();
  } finally {
    noticeStore.update((notice) => ({ ...notice, pending: notice.pending - 1 }));
  }
}
