/** The snapshot of what a part reads and nothing else. */
import { randomUUID } from 'node:crypto';
import type { Detector } from '../../detectors/detector.ts';
import type { Column, ColumnBatch } from '../../schema/batch.ts';
import { type EntityId, parseEntityId } from '../../schema/ids.ts';
import { type EdgeKind, edgeKind, type Kind, type NodeKind } from '../../schema/kinds.ts';
import { buildSnapshot } from '../../snapshot/build.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { ScanOptions } from '../../store/store.ts';
import type { DetectionPart, EventRange, ScannedStore } from './part.ts';
import { holdersOf, textsOf } from './survey.ts';

/**
 * Scans the kinds that the detector reads: those that are cut as far as the part needs them, all others whole. Nodes and edges
 * stand in the same order as in a snapshot of the whole graph. Memory as for a snapshot of so much.
 */
export async function readPart(
  store: ScannedStore,
  part: DetectionPart,
  detector: Detector,
  signal?: AbortSignal,
): Promise<Snapshot> {
  const narrowed = await narrowScans(store, part, detector, signal);
  const { nodes, edges } = detector.reads;
  const isRead = (kind: Kind): boolean => nodes.includes(kind as NodeKind) || edges.includes(kind as EdgeKind);
  // No two are called the same: what is computed on a snapshot is remembered by its name.
  return buildSnapshot(`${part.id} ${randomUUID()}`, (kind, columns) => {
    if (!isRead(kind)) return [];
    const options = { ...narrowed.get(kind), columns, bulk: true, signal };
    return kind === part.events?.kind ? scanEvents(store, part.events, options) : store.scan(kind, options);
  });
}

type Narrowed = ReadonlyMap<Kind, Pick<ScanOptions, 'keys' | 'touching'>>;

/** What to ask of the store for kinds that are not read whole. */
async function narrowScans(
  store: ScannedStore,
  { share, events }: DetectionPart,
  { shares }: Detector,
  signal?: AbortSignal,
): Promise<Narrowed> {
  if (!share || !events || !shares) return new Map();
  if (share.by === 'party' && shares.party) {
    const held = await holdersOf(store, shares.party.through, new Set(share.parties), signal);
    return new Map([[events.kind, { touching: [...held.keys()] }]]);
  }
  const ends = new Set<EntityId>();
  for await (const batch of scanEvents(store, events, { columns: ['from', 'to'], bulk: true, signal }))
    for (const end of ['from', 'to']) {
      const idAt = textsOf<EntityId>(batch, end);
      for (let i = 0; i < batch.length; i++) ends.add(idAt(i));
    }
  const { from, to } = edgeKind(events.kind);
  const keys = new Map([...from, ...to].map((kind) => [kind, [] as string[]] as const));
  for (const id of ends) {
    const { kind, key } = parseEntityId(id)!;
    keys.get(kind)!.push(key);
  }
  return new Map<Kind, Pick<ScanOptions, 'keys' | 'touching'>>([
    ...[...keys].map(([kind, list]) => [kind, { keys: list }] as const),
    ...shares.atEnds.map((kind) => [kind, { touching: [...ends] }] as const),
  ]);
}

/** The events of a range. Stores cannot look for amounts, so others are let go as they stream by. */
async function* scanEvents(store: ScannedStore, range: EventRange, options: ScanOptions): AsyncGenerator<ColumnBatch> {
  const { kind, during, amounts } = range;
  const columns = options.columns ?? [];
  const asked = amounts && !columns.includes('amount') ? [...columns, 'amount'] : columns;
  for await (const batch of store.scan(kind, { ...options, columns: asked, during })) {
    if (amounts === null) {
      yield batch;
      continue;
    }
    const known = batch.columns.amount as Float64Array;
    const kept = filtered(batch, (i) => known[i] >= amounts.from && known[i] < amounts.to);
    if (kept.length > 0) yield kept;
  }
}

function filtered(batch: ColumnBatch, keeps: (row: number) => boolean): ColumnBatch {
  const rows: number[] = [];
  for (let i = 0; i < batch.length; i++) if (keeps(i)) rows.push(i);
  const pick = (column: Column): Column => {
    if (column instanceof BigUint64Array) return BigUint64Array.from(rows, (row) => column[row]);
    if (column instanceof Float64Array) return Float64Array.from(rows, (row) => column[row]);
    return rows.map((row) => column[row]);
  };
  return {
    kind: batch.kind,
    length: rows.length,
    columns: mapped(batch.columns, pick),
    encoded: mapped(batch.encoded ?? {}, ({ codes, values }) => ({
      codes: Uint32Array.from(rows, (row) => codes[row]),
      values,
    })),
  };
}

const mapped = <A, B>(columns: Readonly<Record<string, A>>, change: (column: A) => B): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, change(column)]));
