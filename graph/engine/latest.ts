/** What is computed once for a state of something, and again when that has changed. */

/**
 * Gives the value of the latest state that it was asked about: of one that stands already, or by `compute`. A failure is told to
 * those who wait for it and then forgotten, so that the next caller tries again.
 */
export function latest<S, T>(): (state: S, compute: () => Promise<T>) => Promise<T> {
  let held: { readonly state: S; readonly value: Promise<T> } | null = null;
  return (state, compute) => {
    if (held?.state === state) return held.value;
    const computed = { state, value: compute() };
    held = computed;
    computed.value.catch(() => {
      if (held === computed) held = null;
    });
    return computed.value;
  };
}
