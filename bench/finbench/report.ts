/** The figures of a run as a table. */
import { geometricMean, type Times } from './timing.ts';

export interface ReadRow {
  readonly query: string;
  /** Recorded answers that ours were compared with. */
  readonly answers: number;
  readonly ours: Times;
  readonly peer: Times | null;
}

export interface Ratios {
  readonly p50: number;
  readonly p95: number;
}

/** How many times as long the peer takes; null without a peer. */
export const ratiosOf = ({ ours, peer }: ReadRow): Ratios | null =>
  peer === null ? null : { p50: peer.p50 / ours.p50, p95: peer.p95 / ours.p95 };

/** The geometric means over the queries, and the least ratio of any. */
export function summaryOf(rows: readonly ReadRow[]): { readonly mean: Ratios; readonly least: number } | null {
  const ratios = rows.flatMap((row) => ratiosOf(row) ?? []);
  if (ratios.length === 0) return null;
  const [p50, p95] = [ratios.map(({ p50 }) => p50), ratios.map(({ p95 }) => p95)];
  return { mean: { p50: geometricMean(p50), p95: geometricMean(p95) }, least: Math.min(...p50, ...p95) };
}

const micro = (milliseconds: number): string => `${(milliseconds * 1000).toFixed(1)} µs`;
const times = (ratio: number): string => `${ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(1)}×`;

export function printReads(rows: readonly ReadRow[]): void {
  const table = rows.map((row) => {
    const ratios = ratiosOf(row);
    const ours = { answers: row.answers, 'p50 ours': micro(row.ours.p50), 'p95 ours': micro(row.ours.p95) };
    if (row.peer === null || ratios === null) return [row.query, ours] as const;
    const peer = { 'p50 Neo4j': micro(row.peer.p50), 'p95 Neo4j': micro(row.peer.p95) };
    return [row.query, { ...ours, ...peer, 'p50 ×': times(ratios.p50), 'p95 ×': times(ratios.p95) }] as const;
  });
  console.table(Object.fromEntries(table));
  const summary = summaryOf(rows);
  if (summary === null) return;
  const { mean, least } = summary;
  console.log(`geometric mean: p50 ${times(mean.p50)}, p95 ${times(mean.p95)}; the least ratio of all ${times(least)}`);
}
