/** For the tests of detectors: rows written briefly, and a detector run on them as the engine would. Money is in yuan, time in days. */
import { Budget } from '../algorithms/budget.ts';
import type { Finding } from '../schema/finding.ts';
import type { EdgeKind } from '../schema/kinds.ts';
import { DAY, type Instant } from '../schema/time.ts';
import { type EdgeRow, type NodeRow, snapshotOf } from '../snapshot/from-rows.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Detection, Detector } from './detector.ts';
import { toFinding } from './finding.ts';
import { mergeDetections } from './merge.ts';
import { parseParameters } from './parameters.ts';

export type Row = NodeRow | EdgeRow;
type Values = NonNullable<EdgeRow['values']>;

/** A day of a small calendar that starts on 1 January 2024. */
export const day = (number: number): Instant => Date.UTC(2024, 0, 1) + number * DAY;
export const yuan = (amount: number): number => amount * 100;

export const node = (kind: NodeRow['kind'], key: string, values: Values = {}): NodeRow => ({ kind, key, values });
export const enterprise = (key: string, values?: Values): NodeRow => node('Enterprise', key, values);
export const person = (key: string, values?: Values): NodeRow => node('Person', key, values);
export const loan = (key: string, values?: Values): NodeRow => node('Loan', key, values);
export const collateral = (key: string, values?: Values): NodeRow => node('Collateral', key, values);

export const edge = (kind: EdgeKind, from: string, to: string, values: Values = {}): EdgeRow => ({
  kind,
  from,
  to,
  values,
});

/** A name without a kind is an enterprise's, or for transfers an account's. */
const idOf = (name: string, kind = 'Enterprise'): string => (name.includes(':') ? name : `${kind}:${name}`);

export const owns = (from: string, to: string, share: number, values?: Values): EdgeRow =>
  edge('owns', idOf(from), idOf(to), { share, ...values });
export const hasAccount = (from: string, account: string, values?: Values): EdgeRow =>
  edge('hasAccount', idOf(from), idOf(account, 'Account'), values);
export const borrows = (from: string, loanKey: string, values?: Values): EdgeRow =>
  edge('borrows', idOf(from), idOf(loanKey, 'Loan'), values);
export const guarantees = (from: string, to: string, amount: number | null = null, values?: Values): EdgeRow =>
  edge('guarantees', idOf(from), idOf(to), { amount: amount === null ? null : yuan(amount), ...values });
export const transfers = (from: string, to: string, amount: number, onDay: number, values?: Values): EdgeRow =>
  edge('transfers', idOf(from, 'Account'), idOf(to, 'Account'), { amount: yuan(amount), at: day(onDay), ...values });

const isEdge = (row: Row): row is EdgeRow => 'from' in row;

export const snapshotOfRows = (rows: readonly Row[]): Promise<Snapshot> =>
  snapshotOf(
    rows.filter((row): row is NodeRow => !isEdge(row)),
    rows.filter(isEdge),
  );

export interface RunOptions {
  readonly asOf?: Instant;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly slices?: number;
}

/** The merged detections of a detector on a snapshot, cut into so many slices. */
export function detectIn(detector: Detector, snapshot: Snapshot, options: RunOptions = {}): readonly Detection[] {
  const parameters = parseParameters(detector, options.parameters);
  const asOf = options.asOf ?? snapshot.horizon;
  const count = options.slices ?? 1;
  const detections = Array.from({ length: count }, (_, index) => [
    ...detector.detect({ snapshot, asOf, slice: { index, count }, budget: new Budget() }, parameters),
  ]).flat();
  return mergeDetections(detector, detections, snapshot);
}

/** The findings of a detector on a snapshot, strongest first. */
export function findingsIn(detector: Detector, snapshot: Snapshot, options: RunOptions = {}): readonly Finding[] {
  const context = {
    snapshot,
    asOf: options.asOf ?? snapshot.horizon,
    parameters: parseParameters(detector, options.parameters),
    run: 'run',
    foundAt: 0,
  };
  return detectIn(detector, snapshot, options).map((detection) => toFinding(detector, detection, context));
}

/** The findings of a detector on rows; as of their latest time, or `2024-12-31` where they have none. */
export async function findingsOf(detector: Detector, rows: readonly Row[], options: RunOptions = {}) {
  const snapshot = await snapshotOfRows(rows);
  const asOf = options.asOf ?? (Number.isNaN(snapshot.horizon) ? day(365) : snapshot.horizon);
  return findingsIn(detector, snapshot, { ...options, asOf });
}

/** Subjects by key, without their kinds, sorted: short to compare with. */
export const subjectKeys = (finding: Finding): readonly string[] =>
  finding.subjects.map((id) => id.slice(id.indexOf(':') + 1)).sort();
