/**
 * PageRank and personalised PageRank. Brin & Page, The anatomy of a large-scale hypertextual web search engine, 1998. A walk that
 * has no way out begins again; then the ranks are, up to their sum, the solution of x = damping · Pᵀx + restart (Del Corso, Gullì
 * & Romani, Fast PageRank computation via a sparse linear system, 2005), which is solved by Gauss–Seidel sweeps over the arcs that
 * reach each vertex. Between sweeps all ranks are scaled to the sum that they will have in the end, which takes away the part of
 * the error that would fade slowest.
 */
import type { Arcs } from './arcs.ts';
import { Budget } from './budget.ts';

export interface PageRankOptions {
  /** Chance to go on along an arc, 0 to below 1; 0.85 unless given. */
  readonly damping?: number;
  /** Where a walk starts (again): a weight of 0 or more by vertex, not all 0. Everywhere alike unless given. */
  readonly restart?: ArrayLike<number>;
  /** Bound on the sum of the errors of all ranks, as the change of the last sweep tells it; 1e-7 unless given. */
  readonly tolerance?: number;
  /** Spends a step for each arc of each sweep. */
  readonly budget?: Budget;
}

export interface PageRank {
  /** By vertex; they add up to 1. */
  readonly ranks: Float64Array;
  readonly sweeps: number;
}

/**
 * Parallel arcs count each, as do loops. O((vertices + arcs) · log(1 / tolerance) / log(1 / damping)) at worst; less than half of
 * that where the graph is well mixed. When the budget ends, the ranks are those of the last sweep.
 *
 * @param into the arcs that reach each vertex: `turned` of those that leave
 * @param degrees how many arcs leave each vertex
 */
export function pageRank(into: Arcs, degrees: ArrayLike<number>, options: PageRankOptions = {}): PageRank {
  const { vertexCount, offsets, targets } = into;
  const { damping = 0.85, tolerance = 1e-7, budget = new Budget() } = options;
  const restart = restartOf(vertexCount, options.restart);
  const ranks = Float64Array.from(restart);
  const shares = Float64Array.from({ length: vertexCount }, (_, v) => (degrees[v] === 0 ? 0 : damping / degrees[v]));
  /** What a vertex hands on along each of its arcs. */
  const handed = new Float64Array(vertexCount);
  let sweeps = 0;
  for (let close = false; !close && budget.spend(targets.length); sweeps++) {
    scale(ranks, handed, shares, damping);
    let change = 0;
    let sum = 0;
    for (let v = 0; v < vertexCount; v++) {
      let rank = restart[v];
      for (let place = offsets[v], end = offsets[v + 1]; place < end; place++) rank += handed[targets[place]];
      change += Math.abs(rank - ranks[v]);
      sum += rank;
      ranks[v] = rank;
      handed[v] = rank * shares[v];
    }
    close = change * damping <= tolerance * sum * (1 - damping);
  }
  const sum = ranks.reduce((total, rank) => total + rank, 0);
  for (let v = 0; v < vertexCount; v++) ranks[v] /= sum;
  return { ranks, sweeps };
}

/** Scales the ranks to a sum that a sweep keeps: 1 begins anew, and all but the share of those without a way out is handed on. */
function scale(ranks: Float64Array, handed: Float64Array, shares: Float64Array, damping: number): void {
  let kept = 0;
  for (let v = 0; v < ranks.length; v++) kept += shares[v] === 0 ? ranks[v] : ranks[v] * (1 - damping);
  for (let v = 0; v < ranks.length; v++) {
    ranks[v] /= kept;
    handed[v] = ranks[v] * shares[v];
  }
}

function restartOf(vertexCount: number, weights?: ArrayLike<number>): Float64Array {
  if (weights === undefined) return new Float64Array(vertexCount).fill(1 / vertexCount);
  let sum = 0;
  for (let v = 0; v < vertexCount; v++) sum += weights[v];
  if (!(sum > 0)) throw new Error('a walk needs somewhere to start');
  return Float64Array.from({ length: vertexCount }, (_, v) => weights[v] / sum);
}
