/** What is computed once for a snapshot and kept as long as the snapshot is. */
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** How many dates' answers a snapshot keeps: more than one screen or one run asks for, little enough to hold in memory. */
const DATES_KEPT = 8;

/** Remembers `compute` for each snapshot. */
export function oncePerSnapshot<T>(compute: (snapshot: Snapshot) => T): (snapshot: Snapshot) => T {
  const known = new WeakMap<Snapshot, { readonly value: T }>();
  return (snapshot) => {
    let entry = known.get(snapshot);
    if (!entry) {
      entry = { value: compute(snapshot) };
      known.set(snapshot, entry);
    }
    return entry.value;
  };
}

/** Remembers `compute` for each snapshot and the dates asked for last, by whatever else it takes (by identity). */
export function oncePerDate<R extends object, T>(
  compute: (snapshot: Snapshot, asOf: Instant, rules: R) => T,
): (snapshot: Snapshot, asOf: Instant, rules: R) => T {
  const known = new WeakMap<Snapshot, WeakMap<R, Map<Instant, T>>>();
  return (snapshot, asOf, rules) => {
    const byRules = known.get(snapshot) ?? new WeakMap<R, Map<Instant, T>>();
    known.set(snapshot, byRules);
    const dates = byRules.get(rules) ?? new Map<Instant, T>();
    byRules.set(rules, dates);
    const value = dates.has(asOf) ? (dates.get(asOf) as T) : compute(snapshot, asOf, rules);
    // A Map lists its keys in the order of insertion, so the first one is the one that was not asked for longest.
    dates.delete(asOf);
    dates.set(asOf, value);
    if (dates.size > DATES_KEPT) dates.delete(dates.keys().next().value as Instant);
    return value;
  };
}
