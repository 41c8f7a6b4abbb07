/** The snapshot of what a part reads and nothing else. */
import { randomUUID } from 'node:crypto';
import type { Detector } from '../../detectors/detector.ts';
import type { ColumnBatch } from '../../schema/batch.ts';
import { type Kind, propertiesOf } from '../../schema/kinds.ts';
import { buildSnapshot } from '../../snapshot/build.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { ScanOptions } from '../../store/store.ts';
import { RowPicker } from './batches.ts';
import { collectColumns } from './garbage.ts';
import type { IdSet } from './id-set.ts';
import { narrow } from './narrow.ts';
import type { DetectionPart, ScannedStore } from './part.ts';

/**
 * Scans the kinds that the detector reads, those columns that it looks at: kinds that are cut as far as the part needs them, all others
 * whole. Nodes and edges stand in the same order as in a snapshot of the whole graph. Memory as for a snapshot of so much.
 */
export async function readPart(
  store: ScannedStore,
  part: DetectionPart,
  detector: Detector,
  signal?: AbortSignal,
): Promise<Snapshot> {
  const { counts } = await store.status();
  const narrowed = await narrow(store, part, detector, { counts, signal });
  const kinds = new Set<Kind>([...detector.reads.nodes, ...detector.reads.edges]);
  const expected = Object.fromEntries(
    [...kinds].map((kind) => [
      kind,
      Math.min(counts[kind] ?? 0, narrowed.get(kind)?.count ?? Number.POSITIVE_INFINITY),
    ]),
  );
  const optionsFor = (kind: Kind): ScanOptions => ({ ...narrowed.get(kind)?.options, bulk: true, signal });
  // No two are called the same: what is computed on a snapshot is remembered by its name.
  return buildSnapshot(
    `${part.id} ${randomUUID()}`,
    (kind, columns) => {
      if (!kinds.has(kind)) return [];
      const options = { ...optionsFor(kind), columns: neededOf(detector, kind, columns), hashed: true };
      return scanAmong(store, kind, options, narrowed.get(kind)?.among);
    },
    {
      expected,
      onKind: collectColumns,
      named: (kind, hashes) =>
        store.scan(kind, {
          ...optionsFor(kind),
          columns: ['id', 'from', 'to'],
          touching: undefined,
          withHashes: hashes,
        }),
    },
  );
}

/** Of the columns that a snapshot has of a kind those that the detector looks at. */
function neededOf({ reads }: Detector, kind: Kind, columns: readonly string[]): readonly string[] {
  const properties: readonly string[] = reads.properties[kind] ?? [];
  return columns.filter((name) => !Object.hasOwn(propertiesOf(kind), name) || properties.includes(name));
}

/** What a store finds by itself is more than was asked for where it knows no hashes: the rest is let go as it streams by. */
async function* scanAmong(
  store: ScannedStore,
  kind: Kind,
  options: ScanOptions,
  among: IdSet | undefined,
): AsyncGenerator<ColumnBatch> {
  const picker = new RowPicker();
  for await (const batch of store.scan(kind, options)) {
    const kept = among === undefined ? batch : picker.pick(batch, among.among(batch));
    if (kept.length > 0) yield kept;
  }
}
