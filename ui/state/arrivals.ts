/** Findings that were raised while someone looks on: they wait until they are asked for, so that nothing jumps. */
import { findingsChangedDocument } from '../api/finding-documents.ts';
import { follow } from '../api/stream.ts';
import { loadQueue } from './findings.ts';
import { announce } from './notice.ts';
import { createStore } from './store.ts';

export interface Arrivals {
  /** What the queue was last read at; null before the first event. */
  readonly revision: string | null;
  /** Whether the findings are others than the queue shows. */
  readonly changed: boolean;
  readonly added: number;
}

export const arrivalStore = createStore<Arrivals>({ revision: null, changed: false, added: 0 });

interface Change {
  readonly revision: string;
  readonly added: readonly string[];
}

/** What an event says of the queue: the first, and one that is back where the queue is, say nothing new. */
export function arrived(arrivals: Arrivals, { revision, added }: Change): Arrivals {
  if (arrivals.revision === null || arrivals.revision === revision)
    return { revision: arrivals.revision ?? revision, changed: false, added: 0 };
  return { ...arrivals, changed: true, added: arrivals.added + added.length };
}

/** Listens until what is returned is called. */
export function followArrivals(): () => void {
  const ended = new AbortController();
  let latest: string | null = null;
  void follow(
    findingsChangedDocument,
    {},
    ({ findingsChanged }) => {
      latest = findingsChanged.revision;
      arrivalStore.update((arrivals) => arrived(arrivals, findingsChanged));
      const { changed, added } = arrivalStore.get();
      if (changed) announce('said.arrived', { count: added });
    },
    ended.signal,
  );
  showing = () => arrivalStore.update(() => ({ revision: latest, changed: false, added: 0 }));
  return () => ended.abort();
}

let showing: () => void = () => undefined;

/** Reads the queue anew. */
export async function showArrivals(): Promise<void> {
  showing();
  await loadQueue();
}
