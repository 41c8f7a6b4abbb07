/** The finding and the entity whose details are open. */
import { isAbort, request } from '../api/client.ts';
import { entityDocument, ownershipDocument } from '../api/entity-documents.ts';
import { findingDocument } from '../api/finding-documents.ts';
import type { EntityQuery, FindingQuery, OwnershipQuery, RelationRowFragment } from '../generated/graphql.ts';
import { failureOf } from './failure.ts';
import { createStore, idle, type Remote, type Store } from './store.ts';

export type Finding = NonNullable<FindingQuery['finding']>;
export type Entity = Extract<NonNullable<EntityQuery['node']>, { readonly __typename: 'Entity' }>;
export type Ownership = OwnershipQuery['ownership'];

export const findingStore = createStore<Remote<Finding>>(idle);
export const entityStore = createStore<Remote<Entity>>(idle);
export const ownershipStore = createStore<Remote<Ownership>>(idle);

/**
 * Makes a loader that fills a store: the latest call wins, and what is shown stays until its answer has come only if
 * it is about the same thing. Calling it with null empties the store.
 */
export function loader<A extends unknown[], T>(
  store: Store<Remote<T>>,
  fetchValue: (signal: AbortSignal, ...args: A) => Promise<T | null>,
): (...args: A | [null]) => Promise<T | null> {
  let flight: AbortController | null = null;
  return async (...args) => {
    flight?.abort();
    if (args[0] === null) {
      store.update(() => idle);
      return null;
    }
    const mine = new AbortController();
    flight = mine;
    store.update(() => ({ state: 'loading' }));
    try {
      const value = await fetchValue(mine.signal, ...(args as A));
      if (flight !== mine) return null;
      store.update(() =>
        value === null ? { state: 'failed', error: { code: 'NOT_FOUND', message: '' } } : { state: 'ready', value },
      );
      return value;
    } catch (error) {
      if (!isAbort(error) && flight === mine) store.update(() => ({ state: 'failed', error: failureOf(error) }));
      return null;
    }
  };
}

export const loadFinding = loader(findingStore, async (signal, id: string) => {
  const { finding } = await request(findingDocument, { id }, signal);
  return finding ?? null;
});

export const loadEntity = loader(entityStore, async (signal, id: string) => {
  const { node } = await request(entityDocument, { id }, signal);
  return node?.__typename === 'Entity' ? node : null;
});

export const loadOwnership = loader(ownershipStore, async (signal, id: string, asOf: string | null) => {
  const { ownership } = await request(ownershipDocument, { id, asOf }, signal);
  return ownership;
});

/** Where a relation was stated, in few words; null where the data does not say. */
export function sourceOf({ sources }: Pick<RelationRowFragment, 'sources'>): string | null {
  const source = sources[0];
  if (source === undefined) return null;
  return source.line === null || source.line === undefined ? source.file : `${source.file}:${source.line}`;
}
