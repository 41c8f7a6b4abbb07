/** Instants are epoch milliseconds, UTC. */
export type Instant = number;

export const DAY = 86_400_000;

/** Whether a fact holds on a date. An unknown start has always held; an unknown end never comes. */
export const holdsAt = (validFrom: number, validTo: number, asOf: Instant): boolean =>
  !(validFrom > asOf) && !(validTo <= asOf);

/** Reads `2024-05-31` or an ISO instant; NaN when the text is neither. A date means its last millisecond, so that the day itself counts. */
export function parseAsOf(text: string): Instant {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const start = Date.parse(`${text}T00:00:00Z`);
    return new Date(start).toISOString().slice(0, 10) === text ? start + DAY - 1 : Number.NaN;
  }
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
}
