/** What every library is asked, and how it is timed. */

export interface Answers {
  /** Best times in milliseconds. */
  readonly load: number;
  readonly hops: { readonly p50: number; readonly p95: number };
  readonly scc: number | null;
  readonly pageRank: number | null;
  /** What they found. */
  readonly meanReached: number;
  /** Strong components, vertices without edges left out. */
  readonly components: number | null;
  readonly largest: number | null;
}

export const HOPS = 3;
const STARTS = 100;

/** Vertices with edges, spread over the graph. */
export function startsOf(vertexCount: number, hasEdges: (v: number) => boolean): readonly number[] {
  const starts: number[] = [];
  for (let i = 0; starts.length < STARTS; i += 997) if (hasEdges(i % vertexCount)) starts.push(i % vertexCount);
  return starts;
}

/** The best of several times. */
export function best<T>(rounds: number, work: () => T): { readonly value: T; readonly ms: number } {
  let least = Number.POSITIVE_INFINITY;
  let value: T | undefined;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    value = work();
    least = Math.min(least, performance.now() - start);
  }
  return { value: value as T, ms: least };
}

/** Times of single questions: the best p50 and the best p95 of several rounds, and the mean of the answers. */
export function eachTimed(rounds: number, starts: readonly number[], ask: (start: number) => number) {
  const [p50s, p95s]: number[][] = [[], []];
  let sum = 0;
  for (let round = 0; round < rounds; round++) {
    sum = 0;
    const times = starts.map((start) => {
      const begin = performance.now();
      sum += ask(start);
      return performance.now() - begin;
    });
    times.sort((a, b) => a - b);
    p50s.push(times[Math.floor(times.length / 2)]);
    p95s.push(times[Math.floor(times.length * 0.95)]);
  }
  return { p50: Math.min(...p50s), p95: Math.min(...p95s), mean: sum / starts.length };
}
