/** How far a part reads each kind. */
import type { Detector } from '../../detectors/detector.ts';
import type { Groups, Share } from '../../detectors/share.ts';
import { textsOf } from '../../schema/batch.ts';
import type { EntityId } from '../../schema/ids.ts';
import { type EdgeKind, edgeKind, type Kind, type NodeKind } from '../../schema/kinds.ts';
import type { RecordCounts, ScanOptions } from '../../store/store.ts';
import { rowsOf } from './batches.ts';
import { joiningKinds, membersOf } from './groups.ts';
import { IdSet } from './id-set.ts';
import type { DetectionPart, EventRange, ScannedStore } from './part.ts';

export interface Narrow {
  /** What the store is asked. */
  readonly options: Pick<ScanOptions, 'during' | 'amounts' | 'touching' | 'withHashes'>;
  /** Of what it gives, only nodes among these, or edges with an end among them; all when left out. */
  readonly among?: IdSet;
  /** How many will be left at most, where that is known. */
  readonly count?: number;
}

/** By kind; a kind that is not there is read whole. */
export type Narrowed = ReadonlyMap<Kind, Narrow>;

export interface NarrowOptions {
  /** How many records there are. */
  readonly counts: RecordCounts;
  readonly signal?: AbortSignal;
}

/** Reads ids alone. Memory O(entities that the part is about), with groups O(entities that facts join). */
export async function narrow(
  store: ScannedStore,
  part: DetectionPart,
  detector: Detector,
  options: NarrowOptions,
): Promise<Narrowed> {
  const { share, events } = part;
  const { groups, shares } = detector;
  if (share?.by === 'group' && groups) return byGroups(store, { ...detector, groups }, share, events, options);
  if (!events) return new Map();
  const { ends, count } = await endsOf(store, events, {}, options.signal);
  const narrowed = new Map<Kind, Narrow>([[events.kind, { options: rangeOf(events), count }]]);
  for (const kind of endKinds(events.kind)) narrowed.set(kind, nodesAmong(ends, kind, options.counts));
  for (const kind of shares?.atEnds ?? []) narrowed.set(kind, { options: {}, among: ends });
  return narrowed;
}

async function byGroups(
  store: ScannedStore,
  detector: Detector & { readonly groups: Groups },
  share: Extract<Share, { readonly by: 'group' }>,
  events: EventRange | null,
  { counts, signal }: NarrowOptions,
): Promise<Narrowed> {
  const { reads, groups, shares } = detector;
  const members = await membersOf(store, detector, share, signal);
  const narrowed = new Map<Kind, Narrow>();
  for (const kind of joiningKinds(detector)) narrowed.set(kind, { options: {}, among: members });
  const isWhole = new Set<NodeKind>([...(groups.whole ?? []), ...(groups.apart ?? []).flatMap(endKinds)]);
  for (const kind of reads.nodes) if (!isWhole.has(kind)) narrowed.set(kind, nodesAmong(members, kind, counts));
  if (!events || !shares?.through) return narrowed;
  const held = await heldBySources(store, groups.around, shares.through, members, signal);
  const { ends, count } = await endsOf(store, events, held, signal);
  ends.addAll(members);
  for (const kind of endKinds(events.kind)) narrowed.set(kind, nodesAmong(ends, kind, counts));
  return narrowed.set(events.kind, { options: { ...rangeOf(events), ...held.options }, among: held.among, count });
}

const rangeOf = ({ during, amounts }: EventRange): Narrow['options'] => ({ during, amounts: amounts ?? undefined });

const endKinds = (kind: EdgeKind): readonly NodeKind[] => [...new Set([...edgeKind(kind).from, ...edgeKind(kind).to])];

/** A store looks for few of many; most of all come soonest by reading all. */
const FEW = 1 / 4;

function nodesAmong(among: IdSet, kind: NodeKind, counts: RecordCounts): Narrow {
  const known = among.size < FEW * (counts[kind] ?? 0) ? among.known : null;
  return { options: known ? { withHashes: known } : {}, among, count: among.size };
}

/** The ends of the events of a range, and how many events there are. */
async function endsOf(
  store: ScannedStore,
  events: EventRange,
  { options = {}, among }: Partial<Narrow>,
  signal?: AbortSignal,
): Promise<{ readonly ends: IdSet; readonly count: number }> {
  const ends = new IdSet();
  let count = 0;
  const asked = { ...rangeOf(events), ...options, columns: ['from', 'to'], bulk: true, hashed: true, signal };
  for await (const batch of store.scan(events.kind, asked)) {
    const kept = among === undefined ? batch : rowsOf(batch, among.among(batch));
    ends.add(kept, 'from');
    ends.add(kept, 'to');
    count += kept.length;
  }
  return { ends, count };
}

/** What sources of the edges around which the groups are have through another kind of edge, and how a store looks for it. */
async function heldBySources(
  store: ScannedStore,
  around: EdgeKind,
  through: EdgeKind,
  members: IdSet,
  signal?: AbortSignal,
): Promise<Narrow> {
  const asked = { columns: ['from', 'to'], bulk: true, hashed: true, signal };
  const sources = new IdSet();
  for await (const batch of store.scan(around, asked)) sources.add(rowsOf(batch, members.holds(batch, 'from')), 'from');
  const held = new IdSet();
  const touching: EntityId[] = [];
  for await (const batch of store.scan(through, asked)) {
    const own = rowsOf(batch, sources.holds(batch, 'from'));
    held.add(own, 'to');
    if (own.hashes) continue;
    const idAt = textsOf<EntityId>(own, 'to');
    for (let i = 0; i < own.length; i++) touching.push(idAt(i));
  }
  const withHashes = held.known;
  return { options: withHashes ? { withHashes } : { touching }, among: held };
}
