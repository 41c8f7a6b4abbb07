/** Search as you type: the latest question's answer counts, whatever order they come in. */
import { isAbort, request } from '../api/client.ts';
import { searchDocument } from '../api/documents.ts';
import type { SearchQuery } from '../generated/graphql.ts';
import { failureOf } from './failure.ts';
import { createStore, idle, type Remote, shown } from './store.ts';

export type Hit = SearchQuery['search'][number];

export interface Search {
  readonly text: string;
  readonly hits: Remote<readonly Hit[]>;
  /** The hit that Enter opens. */
  readonly active: number;
  /** Enter was pressed before the answer was there: its first hit opens once it is. */
  readonly awaited: boolean;
}

export const emptySearch: Search = { text: '', hits: idle, active: 0, awaited: false };
export const searchStore = createStore<Search>(emptySearch);

const LIMIT = 12;
const TYPING = 80;
let delay: ReturnType<typeof setTimeout> | undefined;
let flight: AbortController | null = null;

export function setSearchText(text: string): void {
  clearTimeout(delay);
  flight?.abort();
  if (text.trim() === '') {
    searchStore.update(() => ({ ...emptySearch, text }));
    return;
  }
  searchStore.update((search) => ({
    text,
    active: 0,
    awaited: false,
    hits: { state: 'loading', previous: shown(search.hits) ?? [] },
  }));
  delay = setTimeout(() => void fetchHits(text.trim()), TYPING);
}

async function fetchHits(text: string): Promise<void> {
  const mine = new AbortController();
  flight = mine;
  try {
    const { search } = await request(searchDocument, { text, limit: LIMIT }, mine.signal);
    if (flight === mine) searchStore.update((now) => ({ ...now, hits: { state: 'ready', value: search } }));
  } catch (error) {
    if (isAbort(error) || flight !== mine) return;
    searchStore.update((now) => ({ ...now, hits: { state: 'failed', error: failureOf(error) } }));
  }
}

/** Moves to another hit, round and round. */
export const moveActive = (search: Search, step: 1 | -1): Search => {
  const count = shown(search.hits)?.length ?? 0;
  return count === 0 ? search : { ...search, active: (search.active + step + count) % count };
};
