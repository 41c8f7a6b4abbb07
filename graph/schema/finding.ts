import type { EdgeId, EntityId } from './ids.ts';
import type { Text, TextValues } from './text.ts';
import type { Instant } from './time.ts';

/** Why a computation ended before it had seen everything. */
export type StopReason = 'time' | 'steps' | 'results' | 'cancelled';

/** A bound is not an answer: what was cut says so. */
export type Completeness =
  | { readonly complete: true }
  | { readonly complete: false; readonly stoppedBecause: StopReason };

/** The proof of a finding: the subgraph, in an order that tells the story where there is one. */
export interface Evidence {
  readonly nodes: readonly EntityId[];
  readonly edges: readonly EdgeId[];
}

/** One occurrence of a risk pattern, proved and explained. */
export interface Finding {
  /** Hash of the detector and the canonical subjects: a re-run finds the same finding again. */
  readonly id: string;
  readonly detector: string;
  readonly run: string;
  readonly message: string;
  readonly values: TextValues;
  readonly text: Text;
  readonly nextStep: Text;
  /** How bad, 0..1. */
  readonly severity: number;
  /** How sure, 0..1: the product of the confidences of the inferred edges that it needs. */
  readonly confidence: number;
  /** Amount at stake in minor units; null where the pattern has none. */
  readonly amount: number | null;
  readonly subjects: readonly EntityId[];
  readonly evidence: Evidence;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly asOf: Instant;
  readonly snapshot: string;
  readonly foundAt: Instant;
}

export type Verdict = 'confirmed' | 'dismissed' | 'unsure';

/** A decision on a finding, whose it is to decide, or a remark. Appended, never overwritten: the latest of each counts. */
export interface Review {
  readonly id: string;
  readonly finding: string;
  /** Null: the decision before it stands. */
  readonly verdict: Verdict | null;
  /** Whose the finding is from now on, null = nobody's; left out: as before. */
  readonly assignee?: string | null;
  /** Why, or what there is to say. */
  readonly reason: string;
  readonly reviewer: string;
  readonly at: Instant;
}

/** One ingest, detection or removal: when, with what, and what came of it. */
export type Run = IngestRun | DetectionRun | RemovalRun;

interface RunBase {
  readonly id: string;
  readonly startedAt: Instant;
  /** Null while it runs, or when it never came to its end. */
  readonly endedAt: Instant | null;
}

export interface IngestRun extends RunBase {
  readonly type: 'ingest';
  readonly format: string;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  readonly counts: Readonly<Record<string, KindCounts>>;
  readonly rejected: number;
  readonly warnings: number;
}

export interface KindCounts {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}

export interface DetectionRun extends RunBase {
  readonly type: 'detection';
  readonly asOf: Instant;
  readonly snapshot: string;
  readonly detectors: readonly DetectorOutcome[];
}

/** Says nothing of what was removed but how much. */
export interface RemovalRun extends RunBase {
  readonly type: 'removal';
  /** Who asked for it. */
  readonly by: string;
  /** Records by kind. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What one detector did in one run. `ran: false`: the data that it reads is not there. */
export interface DetectorOutcome {
  readonly detector: string;
  readonly ran: boolean;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly findings: number;
  readonly milliseconds: number;
  readonly completeness: Completeness;
}

/** A row that could not enter the graph, kept whole. */
export interface QuarantinedRow {
  /** Hash of its source and reason, so that the same file loaded again adds nothing. */
  readonly id: string;
  readonly run: string;
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly raw: string;
}
