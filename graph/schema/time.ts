/** Instants are epoch milliseconds, UTC. */
export type Instant = number;

export const DAY = 86_400_000;

/** A span of instants, its end left out. */
export interface TimeRange {
  readonly from: Instant;
  readonly to: Instant;
}

/** Whether a fact holds on a date. An unknown start has always held; an unknown end never comes. */
export const holdsAt = (validFrom: number, validTo: number, asOf: Instant): boolean =>
  !(validFrom > asOf) && !(validTo <= asOf);

/**
 * Reads `2024-05-31` or an ISO instant; NaN when the text is neither, or names a day that does not exist. A date means its last
 * millisecond, so that the day itself counts.
 */
export function parseAsOf(text: string): Instant {
  const [day, rest] = [text.slice(0, 10), text.slice(10)];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return Number.NaN;
  const start = Date.parse(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(start) && new Date(start).toISOString().startsWith(day);
  if (!exists) return Number.NaN;
  if (rest === '') return start + DAY - 1;
  return rest.startsWith('T') ? Date.parse(text) : Number.NaN;
}
