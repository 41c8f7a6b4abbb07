/** Search as you type: each text is asked for as soon as the one before has been answered. */
import { request } from '../api/client.ts';
import { searchDocument } from '../api/entity-documents.ts';
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
/** A question that is out longer than this gives way to the next; milliseconds. */
const PATIENCE = 1_000;

interface Flight {
  readonly controller: AbortController;
  readonly startedAt: number;
}

let flight: Flight | null = null;

/** Takes what is typed and asks for it at once. */
export function setSearchText(text: string): void {
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
  if (flight === null) void askForLatest();
  else if (performance.now() - flight.startedAt > PATIENCE) flight.controller.abort();
}

/** The text whose hits are waited for, or null. */
const wanted = (): string | null => {
  const { text, hits } = searchStore.get();
  return hits.state === 'loading' ? text.trim() : null;
};

/** One question is out at a time: whoever types faster than answers come skips what lies between. */
async function askForLatest(): Promise<void> {
  for (let text = wanted(); text !== null; text = wanted()) {
    const controller = new AbortController();
    flight = { controller, startedAt: performance.now() };
    const hits = await hitsOf(text, controller.signal);
    if (wanted() === text && !controller.signal.aborted) searchStore.update((search) => ({ ...search, hits }));
  }
  flight = null;
}

async function hitsOf(text: string, signal: AbortSignal): Promise<Remote<readonly Hit[]>> {
  try {
    const { search } = await request(searchDocument, { text, limit: LIMIT }, signal);
    return { state: 'ready', value: search };
  } catch (error) {
    return { state: 'failed', error: failureOf(error) };
  }
}

/** Moves to another hit, round and round. */
export const moveActive = (search: Search, step: 1 | -1): Search => {
  const count = shown(search.hits)?.length ?? 0;
  return count === 0 ? search : { ...search, active: (search.active + step + count) % count };
};
