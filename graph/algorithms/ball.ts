/** Everything within so many steps of a vertex, grown a step at a time: half of a search from two sides. */
import type { Budget } from './budget.ts';

export class Ball {
  readonly center: number;
  /** Steps from the center by vertex, of all that are within the radius. */
  readonly distances: Map<number, number>;
  /** The vertices at exactly the radius. */
  rim: readonly number[];
  radius = 0;
  readonly #neighbors: (v: number) => readonly number[];
  readonly #budget: Budget;

  /** @param neighbors `next` of a graph for what is reached from the center, `previous` for what reaches it */
  constructor(center: number, neighbors: (v: number) => readonly number[], budget: Budget) {
    this.center = center;
    this.distances = new Map([[center, 0]]);
    this.rim = [center];
    this.#neighbors = neighbors;
    this.#budget = budget;
  }

  /** Whether there is nothing beyond: the ball is all that can be reached. */
  get whole(): boolean {
    return this.rim.length === 0;
  }

  /** Steps between a vertex and the center, or a number that it is sure not to be below. */
  atLeast(v: number): number {
    return this.distances.get(v) ?? (this.whole ? Number.POSITIVE_INFINITY : this.radius + 1);
  }

  /** Grows by one step; false, and unchanged in radius, when the budget ran out. */
  grow(): boolean {
    const { distances } = this;
    const rim: number[] = [];
    const radius = this.radius + 1;
    for (const v of this.rim) {
      for (const w of this.#neighbors(v)) {
        if (distances.has(w)) continue;
        distances.set(w, radius);
        rim.push(w);
      }
      if (this.#budget.stoppedBecause !== null) {
        for (const w of rim) distances.delete(w);
        return false;
      }
    }
    this.rim = rim;
    this.radius = radius;
    return true;
  }
}
