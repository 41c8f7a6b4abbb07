/** What a long computation may use. When it runs out, the computation ends and says why; what it found until then stands. */
import type { StopReason } from '../schema/finding.ts';

export interface BudgetLimits {
  /** Units of work; each algorithm says what it counts. */
  readonly steps?: number;
  readonly milliseconds?: number;
  readonly results?: number;
  /** Shared with whoever may cancel: anything but 0 in its first place means stop. */
  readonly cancelled?: Int32Array;
}

const STEPS_BETWEEN_LOOKS = 4096;

export class Budget {
  /** Null while there is something left. */
  stoppedBecause: StopReason | null = null;
  #steps: number;
  #results: number;
  #untilLook = STEPS_BETWEEN_LOOKS;
  readonly #deadline: number;
  readonly #cancelled: Int32Array | null;

  constructor(limits: BudgetLimits = {}) {
    this.#steps = limits.steps ?? Number.POSITIVE_INFINITY;
    this.#results = limits.results ?? Number.POSITIVE_INFINITY;
    this.#deadline = performance.now() + (limits.milliseconds ?? Number.POSITIVE_INFINITY);
    this.#cancelled = limits.cancelled ?? null;
  }

  /** Spends steps; false when the computation must end. The clock and the cancel flag are looked at every few thousand steps. */
  spend(steps = 1): boolean {
    if (this.stoppedBecause !== null) return false;
    this.#steps -= steps;
    if (this.#steps < 0) {
      this.stoppedBecause = 'steps';
      return false;
    }
    this.#untilLook -= steps;
    if (this.#untilLook <= 0) {
      this.#untilLook = STEPS_BETWEEN_LOOKS;
      return this.look();
    }
    return true;
  }

  /** Counts a result; false when there have been enough. */
  result(): boolean {
    if (this.stoppedBecause !== null) return false;
    this.#results -= 1;
    if (this.#results < 0) this.stoppedBecause = 'results';
    return this.stoppedBecause === null;
  }

  /** Looks at the clock and the cancel flag now. */
  look(): boolean {
    if (this.#cancelled !== null && Atomics.load(this.#cancelled, 0) !== 0) this.stoppedBecause = 'cancelled';
    else if (performance.now() > this.#deadline) this.stoppedBecause = 'time';
    return this.stoppedBecause === null;
  }
}
