/**
 * A detection that no process could hold whole, cut into parts: `planParts` cuts it, `runPart` runs a part wherever the store can
 * be reached, `mergeParts` makes findings of what all parts yielded, the same as one process over the whole snapshot would.
 * Plans, parts and their results are plain values that survive JSON. They speak of entities by id and of times, never of a
 * snapshot's indices; what a result refers to by number stands in its own tables.
 */
import type { Detection } from '../../detectors/detector.ts';
import type { Share } from '../../detectors/share.ts';
import type { Completeness } from '../../schema/finding.ts';
import type { EdgeKind } from '../../schema/kinds.ts';
import type { Instant, TimeRange } from '../../schema/time.ts';
import type { AmountRange, GraphStore } from '../../store/store.ts';
import type { EvidenceRows } from './evidence-table.ts';

/** All that a detection in parts asks of a store. */
export type ScannedStore = Pick<GraphStore, 'scan' | 'status'>;

export interface DetectionPlan {
  /** Id of the run, which its findings name. */
  readonly run: string;
  readonly startedAt: Instant;
  readonly asOf: Instant;
  /** The state of the store that was planned for: its change sequence. */
  readonly snapshot: string;
  readonly detectors: readonly PlannedDetector[];
  /** Of all detectors; in any order, on any machine, each as often as it takes. */
  readonly parts: readonly DetectionPart[];
}

export interface PlannedDetector {
  readonly detector: string;
  /** As the detector's schema gives them. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** False: the data that it needs is not there, and it has no parts. */
  readonly ran: boolean;
}

export interface DetectionPart {
  /** Unique in its plan and readable: `circular-flow time 2/7`. */
  readonly id: string;
  readonly detector: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly asOf: Instant;
  /** What it is asked for; null = everything that the detector can find. */
  readonly share: Share | null;
  /** The events that it reads, of the kind that is cut; null = all. Kinds that the detector does not read are read by no part. */
  readonly events: EventRange | null;
  /** Whether no event of the whole look-back tells a time of day. */
  readonly wholeDays: boolean;
}

export interface EventRange {
  readonly kind: EdgeKind;
  readonly during: TimeRange;
  /** Minor units, the end left out; null = whatever their amounts. */
  readonly amounts: AmountRange | null;
}

export interface PartResult {
  /** Id of the part. */
  readonly part: string;
  readonly evidence: EvidenceRows;
  /** In places of `evidence`. */
  readonly detections: readonly Detection[];
  readonly completeness: Completeness;
  readonly milliseconds: number;
  /** Bytes of the snapshot that it read. */
  readonly bytes: number;
  /** The store's change sequence when it was read; another one than the plan's means that the graph changed in between. */
  readonly snapshot: string;
}
