/** Times of one question asked many times. */

export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly count: number;
}

/** Milliseconds by nearest rank. @param milliseconds not empty */
export function timesOf(milliseconds: readonly number[]): Times {
  const ordered = Float64Array.from(milliseconds).sort();
  const rank = (share: number): number => ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)];
  return { p50: rank(0.5), p95: rank(0.95), count: ordered.length };
}

export const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

/** Runs work and says how long it took, in milliseconds. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const start = performance.now();
  const value = await work();
  return { value, ms: performance.now() - start };
}
