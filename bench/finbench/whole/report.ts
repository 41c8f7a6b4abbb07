/** The figures of questions about the whole graph as a table. */
import { geometricMean } from '../timing.ts';
import type { Preparations } from './prepare.ts';
import type { WholeRow } from './run.ts';

/** The peer is held against us where it takes as long; elsewhere it must only not be faster. */
const LONG_MS = 100;

export interface WholeSummary {
  /** Over the questions for which the peer takes over 100 ms: geometric mean and least ratio. */
  readonly long: { readonly count: number; readonly mean: number; readonly least: number } | null;
  /** The least ratio of the others. */
  readonly short: { readonly count: number; readonly least: number } | null;
}

export const ratioOf = ({ ours, peer }: WholeRow): number | null => (peer === null ? null : peer.ms / ours);

export function summaryOfWhole(rows: readonly WholeRow[]): WholeSummary {
  const ratios = (isLong: boolean): readonly number[] =>
    rows.filter(({ peer }) => peer !== null && peer.ms > LONG_MS === isLong).map((row) => ratioOf(row) as number);
  const [long, short] = [ratios(true), ratios(false)];
  return {
    long: long.length === 0 ? null : { count: long.length, mean: geometricMean(long), least: Math.min(...long) },
    short: short.length === 0 ? null : { count: short.length, least: Math.min(...short) },
  };
}

/** The same with an equal part of what questions share added to each of ours. */
export const withShareOf = (preparations: Preparations, rows: readonly WholeRow[]): readonly WholeRow[] =>
  rows.map((row) => {
    const { ms, questions } = preparations[row.reads];
    return { ...row, ours: row.ours + ms / questions };
  });

export function printWhole(rows: readonly WholeRow[], preparations: Preparations): void {
  for (const [name, { ms, firstMs, questions }] of Object.entries(preparations))
    console.log(
      `${name}, which ${questions} questions share, made once for a snapshot: ${ms.toFixed(1)} ms, the first time ${firstMs.toFixed(1)} ms`,
    );
  const table = rows.map((row) => {
    const ours = { answer: Object.values(row.figures)[0], 'ours, ms': row.ours.toFixed(2) };
    if (row.peer === null) return [row.question, ours] as const;
    const least = row.peer.stoppedBecause === null ? '' : '≥ ';
    const peer = { 'Neo4j, ms': `${least}${row.peer.ms.toFixed(0)}`, ratio: `${least}${ratioOf(row)?.toFixed(0)}×` };
    return [row.question, { ...ours, ...peer }] as const;
  });
  console.table(Object.fromEntries(table));
  printSummary(summaryOfWhole(rows), 'what they share apart');
  printSummary(summaryOfWhole(withShareOf(preparations, rows)), 'an equal part of it counted to each that shares it');
}

function printSummary({ long, short }: WholeSummary, how: string): void {
  if (long) {
    console.log(
      `${how}: ${long.count} over ${LONG_MS} ms for Neo4j: geometric mean ${long.mean.toFixed(0)}×, the least ${long.least.toFixed(0)}×`,
    );
  }
  if (short) console.log(`${how}: the other ${short.count}: the least ${short.least.toFixed(1)}×`);
}
