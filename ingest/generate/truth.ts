/** The ground truth of a portfolio: one JSON line a planted pattern or look-alike. Its format: `docs/generator.md`. */
import type { Text } from '../../graph/schema/text.ts';
import { type Firm, type Human, isFirm } from './cast.ts';
import type { Stage, Told, Variant } from './stage.ts';

export interface Truth {
  /** Unique in the portfolio. */
  readonly pattern: string;
  readonly detector: string;
  readonly variant: Variant;
  /** Detectors that may rightly report the same acts as well. */
  readonly also: readonly string[];
  readonly story: Text;
  /** Ids of the parties that an investigator would name. */
  readonly members: readonly string[];
  /** Ids of the edges that the story added. */
  readonly edges: readonly string[];
  /** How many of the members borrow. */
  readonly borrowers: number;
}

/** Writes down what was told on a stage. */
export function truthOf(stage: Stage, pattern: string, detector: string, variant: Variant, told: Told): Truth {
  const firms = told.members.filter((member): member is Firm => 'key' in member && isFirm(member as Firm | Human));
  return {
    pattern,
    detector,
    variant,
    also: told.also ?? [],
    story: told.story,
    members: told.members.map(({ id }) => id),
    edges: stage.edges,
    borrowers: firms.filter(({ borrower }) => borrower).length,
  };
}
