import { useSyncExternalStore } from 'react';

/** A value that the screen follows: read it, replace it, be told. */
export interface Store<T> {
  get(): T;
  /** Replaces the value by what `change` makes of it; nobody is told when that is the same value. */
  update(change: (value: T) => T): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    update(change) {
      const next = change(value);
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Follows a store from a component. */
export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);

/** Follows one part of a store; `select` returns the same reference as long as the part is the same. */
export const useSelected = <T, S>(store: Store<T>, select: (value: T) => S): S =>
  useSyncExternalStore(store.subscribe, () => select(store.get()));

/** What is being fetched, has come, or has failed. */
export type Remote<T> =
  | { readonly state: 'idle' }
  | { readonly state: 'loading'; readonly previous?: T }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly error: Failure };

/** Why a request failed, in the server's words. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

export const idle: Remote<never> = { state: 'idle' };

/** The value that has come, or the one shown while the next is on its way. */
export const shown = <T>(remote: Remote<T>): T | undefined =>
  remote.state === 'ready' ? remote.value : remote.state === 'loading' ? remote.previous : undefined;
