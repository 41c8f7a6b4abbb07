/** A thread's share of a search for temporal cycles: vertices are dealt out until there are none left. */
import { Budget } from '../algorithms/budget.ts';
import type { CycleGraph } from '../algorithms/cycle-graph.ts';
import { type TemporalCycleQuestion, visitTemporalCycles } from '../algorithms/temporal-cycles.ts';
import type { StopReason } from '../schema/finding.ts';

export interface CycleTask {
  readonly graph: CycleGraph;
  readonly question: TemporalCycleQuestion;
  /** Shared by all threads of a search; see `TemporalCycleOptions.dealt`. */
  readonly dealt: Int32Array;
  /** How many cycles to hand over; the rest are counted. */
  readonly keep: number;
  readonly milliseconds?: number;
  /** Shared too: anything but 0 means stop. */
  readonly cancelled: Int32Array;
}

export interface CycleShare {
  /** By length. */
  readonly counts: readonly number[];
  /** Length and labels of one cycle after another. */
  readonly cycles: Uint32Array;
  readonly stoppedBecause: StopReason | null;
}

export function cycleShare({ graph, question, dealt, keep, milliseconds, cancelled }: CycleTask): CycleShare {
  const budget = new Budget({ milliseconds, cancelled });
  const counts: number[] = [];
  const kept = new Growing();
  let left = keep;
  visitTemporalCycles(graph, { ...question, dealt, budget }, (cycle) => {
    counts[cycle.length] = (counts[cycle.length] ?? 0) + 1;
    if (left-- > 0) kept.push(cycle);
  });
  return {
    counts: Array.from(counts, (count) => count ?? 0),
    cycles: kept.view(),
    stoppedBecause: budget.stoppedBecause,
  };
}

class Growing {
  #items = new Uint32Array(1024);
  #length = 0;

  push(cycle: Uint32Array): void {
    const end = this.#length + 1 + cycle.length;
    if (end > this.#items.length) {
      const larger = new Uint32Array(2 * end);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.#length] = cycle.length;
    this.#items.set(cycle, this.#length + 1);
    this.#length = end;
  }

  view(): Uint32Array {
    return this.#items.slice(0, this.#length);
  }
}
