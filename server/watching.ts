/** Values that come as long as somebody listens. */

/**
 * An iterator over what a generator yields. When its reader leaves, the signal aborts: a generator by itself hears of its end
 * only when it comes to its next value, which may be never.
 */
export function untilLeft<T>(changes: (signal: AbortSignal) => AsyncGenerator<T>): AsyncIterableIterator<T> {
  const left = new AbortController();
  const values = changes(left.signal);
  return {
    next: () => values.next(),
    return: async () => {
      left.abort();
      return values.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
