/** How far a part reads each kind. */
import type { Detector } from '../../detectors/detector.ts';
import type { Groups, Share } from '../../detectors/share.ts';
import { textsOf } from '../../schema/batch.ts';
import type { EntityId } from '../../schema/ids.ts';
import { type EdgeKind, edgeKind, type Kind, type NodeKind } from '../../schema/kinds.ts';
import type { RecordCounts, ScanOptions } from '../../store/store.ts';
import { RowPicker } from './batches.ts';
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
  const { groups } = detector;
  if (share?.by === 'group' && groups) return byGroups(store, { ...detector, groups }, share, events, options);
  return events ? byEvents(store, detector, events, options) : new Map();
}

async function byEvents(
  store: ScannedStore,
  detector: Detector,
  events: EventRange,
  { counts, signal }: NarrowOptions,
): Promise<Narrowed> {
  const { groups, shares } = detector;
  const { ends, count } = await endsOf(store, events, {}, signal);
  const narrowed = new Map<Kind, Narrow>();
  if (groups) {
    const members = await membersOf(store, { ...detector, groups }, { by: 'entity', entities: ends }, signal);
    await narrowFacts(narrowed, store, { ...detector, groups }, members, { counts, signal });
  }
  for (const kind of endKinds(events.kind)) narrowed.set(kind, nodesAmong(ends, kind, counts));
  for (const kind of shares?.atEnds ?? []) narrowed.set(kind, { options: {}, among: ends });
  return narrowed.set(events.kind, { options: rangeOf(events), count });
}

async function byGroups(
  store: ScannedStore,
  detector: GroupedDetector,
  share: Extract<Share, { readonly by: 'group' }>,
  events: EventRange | null,
  { counts, signal }: NarrowOptions,
): Promise<Narrowed> {
  const { groups, shares } = detector;
  const members = await membersOf(store, detector, share, signal);
  const narrowed = new Map<Kind, Narrow>();
  await narrowFacts(narrowed, store, detector, members, { counts, signal });
  if (!events || !shares?.through || !groups.around) return narrowed;
  const held = await heldBySources(store, groups.around, shares.through, members, signal);
  const { ends, count } = await endsOf(store, events, held, signal);
  ends.addAll(members);
  for (const kind of endKinds(events.kind)) narrowed.set(kind, nodesAmong(ends, kind, counts));
  return narrowed.set(events.kind, { options: { ...rangeOf(events), ...held.options }, among: held.among, count });
}

type GroupedDetector = Detector & { readonly groups: Groups };

/** Facts of the groups, and the nodes that they and the facts apart are about. */
async function narrowFacts(
  narrowed: Map<Kind, Narrow>,
  store: ScannedStore,
  detector: GroupedDetector,
  members: IdSet,
  { counts, signal }: NarrowOptions,
): Promise<void> {
  const { reads, groups } = detector;
  for (const kind of joiningKinds(detector)) narrowed.set(kind, { options: {}, among: members });
  const nodes = new IdSet();
  nodes.addAll(members);
  for (const kind of groups.apart ?? []) await addEnds(nodes, store, kind, signal);
  for (const kind of reads.nodes)
    if (groups.whole?.includes(kind) !== true) narrowed.set(kind, nodesAmong(nodes, kind, counts));
}

const rangeOf = ({ during, amounts }: EventRange): Narrow['options'] => ({ during, amounts: amounts ?? undefined });

const endKinds = (kind: EdgeKind): readonly NodeKind[] => [...new Set([...edgeKind(kind).from, ...edgeKind(kind).to])];

/** A store looks for some of many; most of all come soonest by reading all. */
const SOME = 0.6;

function nodesAmong(among: IdSet, kind: NodeKind, counts: RecordCounts): Narrow {
  const known = among.size < SOME * (counts[kind] ?? 0) ? among.known : null;
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
  const picker = new RowPicker();
  let count = 0;
  const asked = { ...IDS, ...rangeOf(events), ...options, signal };
  for await (const batch of store.scan(events.kind, asked)) {
    const kept = among === undefined ? batch : picker.pick(batch, among.among(batch));
    ends.add(kept, 'from');
    ends.add(kept, 'to');
    count += kept.length;
  }
  return { ends, count };
}

/** Adds whatever edges of a kind end in. */
async function addEnds(ids: IdSet, store: ScannedStore, kind: EdgeKind, signal?: AbortSignal): Promise<void> {
  for await (const batch of store.scan(kind, { ...IDS, signal })) {
    ids.add(batch, 'from');
    ids.add(batch, 'to');
  }
}

const IDS = { columns: ['from', 'to'], bulk: true, hashed: true } as const;

/** What sources of the edges around which the groups are have through another kind of edge, and how a store looks for it. */
async function heldBySources(
  store: ScannedStore,
  around: EdgeKind,
  through: EdgeKind,
  members: IdSet,
  signal?: AbortSignal,
): Promise<Narrow> {
  const asked = { ...IDS, signal };
  const picker = new RowPicker();
  const sources = new IdSet();
  for await (const batch of store.scan(around, asked))
    sources.add(picker.pick(batch, members.holds(batch, 'from')), 'from');
  const held = new IdSet();
  const touching: EntityId[] = [];
  for await (const batch of store.scan(through, asked)) {
    const own = picker.pick(batch, sources.holds(batch, 'from'));
    held.add(own, 'to');
    if (own.hashes) continue;
    const idAt = textsOf<EntityId>(own, 'to');
    for (let i = 0; i < own.length; i++) touching.push(idAt(i));
  }
  const withHashes = held.known;
  return { options: withHashes ? { withHashes } : { touching }, among: held };
}
