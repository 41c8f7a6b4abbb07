import type { EntityId } from './ids.ts';
import type { Text } from './text.ts';
import type { Instant } from './time.ts';

export const grades = ['A', 'B', 'C', 'D', 'E'] as const;
export type Grade = (typeof grades)[number];

/** What a part of a score comes from. */
export type Contribution = {
  /** −ln(1 − risk): contributions of one score add up exactly to `rank`. */
  readonly value: number;
  /** `value` ÷ `rank`, 0..1. */
  readonly portion: number;
  readonly text: Text;
} & (
  | { readonly type: 'finding'; readonly finding: string }
  | { readonly type: 'signal'; readonly signal: EntityId }
  | { readonly type: 'bond'; readonly bond: string; readonly party: EntityId }
);

/** The network risk score of one party. */
export interface NetworkRiskScore {
  readonly id: EntityId;
  /** 0..1000, higher is riskier. */
  readonly score: number;
  readonly grade: Grade;
  /** The uncapped sum of contributions: orders those whose scores tie. */
  readonly rank: number;
  /** The part that comes from the party's own findings and warning signals, 0..1. */
  readonly ownRisk: number;
  readonly contributions: readonly Contribution[];
  readonly coverage: Coverage;
  readonly asOf: Instant;
  readonly snapshot: string;
}

/** Which detectors stand behind a score, and which had no data. */
export interface Coverage {
  readonly ran: readonly string[];
  readonly noData: readonly string[];
  /** Detectors that were stopped before they had seen everything. */
  readonly incomplete: readonly string[];
}
