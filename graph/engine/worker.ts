/** What runs in worker threads. Each task carries the snapshot's parts, which are shared memory: a few kilobytes to hand over. */
import { Budget, type BudgetLimits } from '../algorithms/budget.ts';
import type { Slice } from '../algorithms/slice.ts';
import type { Detection } from '../detectors/detector.ts';
import { type FindingContext, toFinding } from '../detectors/finding.ts';
import { detectorById } from '../detectors/index.ts';
import { mergeDetections } from '../detectors/merge.ts';
import type { Share } from '../detectors/share.ts';
import type { Completeness, DetectorOutcome, Finding } from '../schema/finding.ts';
import type { EntityId, NodeIndex } from '../schema/ids.ts';
import { partyKinds } from '../schema/kinds.ts';
import type { Grade, NetworkRiskScore } from '../schema/score.ts';
import type { Instant } from '../schema/time.ts';
import { risklessScore, scoreParties, type Without } from '../scoring/score.ts';
import { type Compaction, compact as compactParts } from '../snapshot/live/compact.ts';
import { Snapshot, type SnapshotParts } from '../snapshot/snapshot.ts';
import { type CommonNeighbors, type CommonNeighborsQuestion, commonNeighborsOf } from './common-neighbors.ts';
import { type NameIndexParts, packNames } from './name-index.ts';
import { type OwnershipAnswer, type OwnershipQuestion, ownershipOf } from './ownership.ts';
import { budgetsOf, type PathAnswer, type PathQuestion, pathsOf } from './paths.ts';
import { type Portfolio, portfolioOf } from './portfolio.ts';
import { type Profile, type ProfileQuestion, profileOf } from './profile.ts';
import { type Structure, type StructureQuestion, structureOf } from './structure.ts';
import { type Trace, type TraceQuestion, traceOf } from './trace.ts';

export interface SliceTask {
  readonly parts: SnapshotParts;
  readonly detector: string;
  readonly asOf: Instant;
  /** As the detector's schema gives them. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly slice: Slice;
  /** Of a part; see `DetectionContext`. */
  readonly share?: Share;
  readonly wholeDays?: boolean;
  /** Whether the snapshot serves no other task, and is let go with this one. */
  readonly once?: boolean;
  readonly milliseconds: number;
  readonly results: number;
  readonly cancelled: Int32Array;
}

export interface SliceResult {
  readonly detections: readonly Detection[];
  readonly completeness: Completeness;
}

export interface FinishTask extends Omit<FindingContext, 'snapshot'> {
  readonly detector: string;
  readonly parts: SnapshotParts;
  readonly detections: readonly Detection[];
}

export interface ScoreTask {
  readonly parts: SnapshotParts;
  readonly asOf: Instant;
  readonly findings: readonly Finding[];
  readonly outcomes: readonly DetectorOutcome[];
  readonly weights: Readonly<Record<string, number>>;
  readonly without?: Without;
}

export interface ScoreResult {
  /** Of every party that has any risk. */
  readonly scores: ReadonlyMap<EntityId, NetworkRiskScore>;
  /** What any other party's score says, under the id of one of them; null when the graph has no party. */
  readonly riskless: NetworkRiskScore | null;
}

export interface OwnershipTask extends OwnershipQuestion {
  readonly parts: SnapshotParts;
  readonly node: NodeIndex;
}

export interface ProfileTask extends ProfileQuestion {
  readonly parts: SnapshotParts;
  readonly node: NodeIndex;
}

export interface PortfolioTask {
  readonly parts: SnapshotParts;
  readonly asOf: Instant;
  readonly grades: ReadonlyMap<EntityId, Grade>;
}

export interface PathTask {
  readonly parts: SnapshotParts;
  readonly between: readonly NodeIndex[];
  readonly question: PathQuestion;
  readonly limits: BudgetLimits;
}

export interface TraceTask {
  readonly parts: SnapshotParts;
  readonly node: NodeIndex;
  readonly question: TraceQuestion;
  readonly limits: BudgetLimits;
}

export interface CommonNeighborsTask {
  readonly parts: SnapshotParts;
  readonly nodes: readonly NodeIndex[];
  readonly question: CommonNeighborsQuestion;
  readonly limits: BudgetLimits;
}

export interface StructureTask {
  readonly parts: SnapshotParts;
  readonly nodes: readonly NodeIndex[];
  readonly question: StructureQuestion;
}

let current: Snapshot | null = null;

/** One snapshot at a time, so that what is memoised on it serves task after task. */
function snapshotOf(parts: SnapshotParts): Snapshot {
  if (current?.id !== parts.id) current = new Snapshot(parts);
  return current;
}

/** Runs one slice of a detector within its budget. */
export function detectSlice(task: SliceTask): SliceResult {
  const { milliseconds, results, cancelled, asOf, slice, share, wholeDays } = task;
  const budget = new Budget({ milliseconds, results, cancelled });
  const snapshot = task.once ? new Snapshot(task.parts) : snapshotOf(task.parts);
  const detections: Detection[] = [];
  const context = { snapshot, asOf, slice, budget, share, wholeDays };
  for (const detection of detectorById(task.detector)!.detect(context, task.parameters)) {
    detections.push(detection);
    if (!budget.look()) break;
  }
  const { stoppedBecause } = budget;
  return {
    detections,
    completeness: stoppedBecause === null ? { complete: true } : { complete: false, stoppedBecause },
  };
}

/** Merges what all slices of a detector yielded, and writes it out as findings. */
export function finish({ parts, detections, detector: id, ...told }: FinishTask): readonly Finding[] {
  const detector = detectorById(id)!;
  const snapshot = snapshotOf(parts);
  return mergeDetections(detector, detections, snapshot).map((detection) =>
    toFinding(detector, detection, { snapshot, ...told }),
  );
}

/** Scores of all parties. */
export function score({ parts, ...rest }: ScoreTask): ScoreResult {
  const input = { snapshot: snapshotOf(parts), ...rest };
  const { snapshot } = input;
  const scores = scoreParties(input);
  const node = partyKinds.map((kind) => snapshot.range(kind)).find(({ start, end }) => start < end)?.start;
  return { scores, riskless: node === undefined ? null : risklessScore(input, snapshot.idOf(node)) };
}

export const ownership = ({ parts, node, ...question }: OwnershipTask): OwnershipAnswer =>
  ownershipOf(snapshotOf(parts), node, question);

export const profile = ({ parts, node, ...question }: ProfileTask): Profile =>
  profileOf(snapshotOf(parts), node, question);

export const portfolio = ({ parts, asOf, grades }: PortfolioTask): Portfolio =>
  portfolioOf(snapshotOf(parts), asOf, grades);

export const paths = ({ parts, between, question, limits }: PathTask): PathAnswer =>
  pathsOf(snapshotOf(parts), between, question, budgetsOf(limits));

export const trace = ({ parts, node, question, limits }: TraceTask): Trace =>
  traceOf(snapshotOf(parts), node, question, budgetsOf(limits));

export const commonNeighbors = ({ parts, nodes, question, limits }: CommonNeighborsTask): CommonNeighbors =>
  commonNeighborsOf(snapshotOf(parts), nodes, question, budgetsOf(limits));

export const structure = ({ parts, nodes, question }: StructureTask): Structure =>
  structureOf(snapshotOf(parts), nodes, question);

export const indexNames = (parts: SnapshotParts): NameIndexParts => packNames(snapshotOf(parts));

export { cycleShare } from './cycle-task.ts';
export const compact = (compaction: Compaction): SnapshotParts => compactParts(compaction);
