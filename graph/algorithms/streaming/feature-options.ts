/** Which features of transfers are computed, over what time, in which bins. */
import { DAY } from '../../schema/time.ts';

export interface PatternOptions {
  /** Milliseconds looked back. */
  readonly window: number;
  /** Bin i counts patterns of at least `bins[i]` and less than `bins[i + 1]`; the last all that are larger. */
  readonly bins: readonly number[];
}

export interface CycleOptions extends PatternOptions {
  /** The most transfers of a cycle; no bound unless given. */
  readonly maxLength?: number;
  /** Whether parallel transfers count as one, so that the same vertices in the same order are one cycle. Each is its own unless given. */
  readonly bundled?: boolean;
  /** The most transfers looked at for one closing transfer, so that no transfer holds up the stream; ten million unless given. */
  readonly steps?: number;
}

/** A pattern that is null is left out. */
export interface FeatureOptions {
  /** Distinct payers of the payee, and payees of the payer, in (at − window, at]. */
  readonly fan: PatternOptions | null;
  /** Transfers to the payee, and from the payer, in (at − window, at]. */
  readonly degree: PatternOptions | null;
  /** Vertices between one payer and one payee, in any order of time inside [at − window, at]. */
  readonly scatterGather: PatternOptions | null;
  /** Simple cycles in strictly ascending time inside [at − window, at] that the transfer closes. */
  readonly cycle: CycleOptions | null;
  /** Statistics of what left, and what reached, payer and payee in (at − window, at]. */
  readonly statistics: { readonly window: number } | null;
  /** How much older than the latest a transfer may come and still find all that its windows hold. Milliseconds. */
  readonly lateness: number;
}

const sizes = Array.from({ length: 29 }, (_, i) => i + 2);

/** Those of Snap ML. */
export const featureDefaults: FeatureOptions = {
  fan: { window: DAY / 2, bins: sizes },
  degree: { window: DAY / 2, bins: sizes },
  scatterGather: { window: 5 * DAY, bins: sizes },
  cycle: { window: 20 * DAY, bins: sizes },
  statistics: { window: 20 * DAY },
  lateness: 0,
};
