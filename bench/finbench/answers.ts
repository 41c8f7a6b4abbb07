/** Recorded answers of the benchmark, and whether another answer is equal to them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FinBenchQuery, Parameters, Row, Value } from './queries/query.ts';
import { byNumber } from './values.ts';

export interface Case {
  /** `data` were chosen from the data and are timed; `official` name nothing that exists. */
  readonly set: string;
  readonly parameters: Parameters;
}

export interface RecordedCase extends Case {
  readonly rows: readonly Row[];
}

/** The parameter sets of a query out of the benchmark's file. @throws Error when the file lacks them, or one of their values */
export function casesOf(query: FinBenchQuery, file: Readonly<Record<string, readonly unknown[]>>): readonly Case[] {
  const name = query.parametersOf ?? query.id;
  const sets = file[name] as readonly (Parameters & { readonly set: string })[] | undefined;
  if (sets === undefined) throw new Error(`the file of parameters has none for ${name}`);
  return sets.map((given, i) => {
    const missing = query.parameters.find((parameter) => given[parameter] === undefined);
    if (missing !== undefined) throw new Error(`set ${i + 1} of ${name} has no ${missing}`);
    return { set: given.set, parameters: given };
  });
}

/** What was recorded for a query, in the order of its parameter sets. */
export async function recordedCases(folder: string, query: FinBenchQuery): Promise<readonly RecordedCase[]> {
  const text = await readFile(join(folder, `${query.id}.json`), 'utf8');
  const { cases } = JSON.parse(text) as { cases: { set: string; params: Parameters; rows: Row[] }[] };
  return cases.map(({ set, params, rows }) => ({ set, parameters: params, rows }));
}

/** The first difference in words; null when there is none. Where ties are open, rows are compared in the order of their values. */
export function difference(query: FinBenchQuery, expected: readonly Row[], given: readonly Row[]): string | null {
  const [wanted, found] = query.tiesAreOpen ? [sorted(expected), sorted(given)] : [expected, given];
  if (wanted.length !== found.length) return `${found.length} rows instead of ${wanted.length}`;
  for (let i = 0; i < wanted.length; i++) {
    const column = wanted[i].findIndex((value, j) => !isSame(value, found[i][j]));
    if (column < 0 && wanted[i].length === found[i].length) continue;
    const name = Object.keys(query.columns)[column] ?? 'number of columns';
    return `row ${i + 1}, ${name}: ${JSON.stringify(found[i])} instead of ${JSON.stringify(wanted[i])}`;
  }
  return null;
}

function isSame(a: Value, b: Value): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 0.002 + 1e-9 * Math.abs(a);
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

/** Rows of one list of ids: longest first, then by number. */
const sorted = (rows: readonly Row[]): readonly Row[] =>
  [...rows].sort(([x], [y]) => {
    const [a, b] = [x as readonly string[], y as readonly string[]];
    const at = a.findIndex((id, i) => id !== b[i]);
    return b.length - a.length || (at < 0 ? 0 : byNumber(a[at], b[at]));
  });
