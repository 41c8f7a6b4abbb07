/** For the tests of parts: rows as a store that can be scanned, and detectors run on it whole and in parts, without threads. */
import { Budget } from '../../algorithms/budget.ts';
import type { Detector } from '../../detectors/detector.ts';
import { findingsIn, type Row } from '../../detectors/testing.ts';
import type { Column, ColumnBatch } from '../../schema/batch.ts';
import type { Finding } from '../../schema/finding.ts';
import type { Instant } from '../../schema/time.ts';
import { buildSnapshot } from '../../snapshot/build.ts';
import { batchesOf, type EdgeRow, type NodeRow } from '../../snapshot/from-rows.ts';
import type { ScanOptions } from '../../store/store.ts';
import { EvidenceTable } from './evidence-table.ts';
import { mergeParts } from './merge.ts';
import type { DetectionPart, DetectionPlan, PartResult, ScannedStore } from './part.ts';
import { readPart } from './read.ts';

const isEdge = (row: Row): row is EdgeRow => 'from' in row;

/** Rows as a store would stream them: nodes by key, edges by id. */
export function storeOfRows(rows: readonly Row[]): ScannedStore {
  const nodes = rows.filter((row): row is NodeRow => !isEdge(row));
  const batches = batchesOf(nodes, rows.filter(isEdge)).map(inOrder);
  return {
    status: async () => ({
      location: 'rows',
      sequence: 1,
      removed: 0,
      counts: Object.fromEntries(batches.map(({ kind, length }) => [kind, length])),
      documents: 0,
      bytes: null,
    }),
    async *scan(kind, options = {}) {
      for (const batch of batches) if (batch.kind === kind) yield picked(batch, wantedRows(batch, options));
    },
  };
}

function inOrder(batch: ColumnBatch): ColumnBatch {
  const key = (batch.columns.key ?? batch.columns.id) as ArrayLike<string | bigint>;
  const rows = Array.from({ length: batch.length }, (_, row) => row);
  return picked(
    batch,
    rows.sort((a, b) => (key[a] < key[b] ? -1 : 1)),
  );
}

function wantedRows(
  { columns, length }: ColumnBatch,
  { keys, touching, during, amounts }: ScanOptions,
): readonly number[] {
  const [near, wanted] = [new Set(touching), new Set(keys)];
  const worth = columns.amount as Float64Array;
  const times = (columns.at ?? columns.validFrom) as Float64Array;
  return Array.from({ length }, (_, row) => row).filter(
    (row) =>
      (keys === undefined || wanted.has(columns.key[row] as string)) &&
      (touching === undefined || near.has(columns.from[row] as string) || near.has(columns.to[row] as string)) &&
      (amounts === undefined || (worth[row] >= amounts.from && worth[row] < amounts.to)) &&
      (during === undefined || (times[row] >= during.from && times[row] < during.to)),
  );
}

function picked({ kind, columns }: ColumnBatch, rows: readonly number[]): ColumnBatch {
  const pick = (column: Column): Column => {
    if (column instanceof BigUint64Array) return BigUint64Array.from(rows, (row) => column[row]);
    if (column instanceof Float64Array) return Float64Array.from(rows, (row) => column[row]);
    return rows.map((row) => column[row]);
  };
  return {
    kind,
    length: rows.length,
    columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, pick(column)])),
  };
}

/** The findings of one process over everything. */
export async function findWhole(
  store: ScannedStore,
  detector: Detector,
  parameters: Readonly<Record<string, unknown>>,
  asOf: Instant,
): Promise<readonly Finding[]> {
  const snapshot = await buildSnapshot('1', (kind, columns) => store.scan(kind, { columns }));
  return findingsIn(detector, snapshot, { asOf, parameters });
}

/** The findings of all parts of a plan; every value that would travel goes through JSON. */
export async function findInParts(
  store: ScannedStore,
  detector: Detector,
  plan: DetectionPlan,
): Promise<readonly Finding[]> {
  const travelled = throughJson(plan);
  const results: PartResult[] = [];
  for (const part of travelled.parts) results.push(throughJson(await resultOf(store, detector, part)));
  const { findings } = await mergeParts(store, travelled, results.reverse());
  return findings.map((finding) => ({ ...finding, run: 'run', foundAt: 0 }));
}

async function resultOf(store: ScannedStore, detector: Detector, part: DetectionPart): Promise<PartResult> {
  const snapshot = await readPart(store, part, detector);
  const { asOf, parameters, share, wholeDays } = part;
  const slice = { index: 0, count: 1 };
  const context = { snapshot, asOf, slice, budget: new Budget(), ...(share && { share, wholeDays }) };
  const evidence = new EvidenceTable(part.id);
  return {
    part: part.id,
    detections: evidence.add(snapshot, [...detector.detect(context, parameters)]),
    evidence: evidence.rows(),
    completeness: { complete: true },
    milliseconds: 0,
    bytes: snapshot.bytes,
    snapshot: '1',
  };
}

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));
