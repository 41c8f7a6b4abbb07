/** Recorded answers about the whole graph, and whether others are equal to them. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Figures, WholeGraph, WholeQuestion } from './question.ts';

/** Shares are recorded to six digits, and their sums are made in different orders. */
const TOLERANCE = 2e-6;

export function figuresDiffer(expected: Figures, given: Figures): string | null {
  const name = Object.keys(expected).find((name) => Math.abs(expected[name] - given[name]) > TOLERANCE);
  return name === undefined ? null : `${name} is ${given[name]} instead of ${expected[name]}`;
}

/** The first row that differs from the recorded ones, in words; null when all are equal, or none were recorded. */
export async function rowsDiffer(folder: string, question: WholeQuestion, graph: WholeGraph): Promise<string | null> {
  const path = join(folder, 'detections', `${question.id}.json`);
  if (question.rows === undefined || !existsSync(path)) return null;
  const { rows } = JSON.parse(await readFile(path, 'utf8')) as { readonly rows: readonly (readonly unknown[])[] };
  const given = question.rows(graph);
  if (rows.length !== given.length) return `${given.length} rows instead of ${rows.length}`;
  const at = rows.findIndex((row, i) => !isSame(row, given[i]));
  return at < 0 ? null : `row ${at + 1} is ${JSON.stringify(given[at])} instead of ${JSON.stringify(rows[at])}`;
}

function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, i) => isSame(value, b[i]));
  return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= TOLERANCE : a === b;
}
