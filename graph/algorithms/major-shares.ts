/**
 * Who has at least so much of whom over walks of a bounded length: the product of the edges' shares along each walk, summed, as in
 * `level-shares.ts`, or over those walks only that come to no vertex twice. Nearly all that a start reaches it has next to nothing of, so
 * the shares are found in two steps. First level by level, leaving every vertex of which the start has too little to matter: what
 * is lost by that is bounded, since what leads to one vertex adds up to a known sum. Then exactly, for the few that may have
 * enough, by the halves of walks that meet in the middle.
 */
import { type Digraph, reversed } from './digraph.ts';
import { NodeValues } from './node-values.ts';
import { WalkHalves } from './walk-halves.ts';

export interface MajorSharesOptions {
  /** Most edges of a walk. */
  readonly levels: number;
  /** The least share to report. */
  readonly least: number;
  /** Only walks that come to no vertex twice. */
  readonly simple: boolean;
}

/** How much of `least` may be lost in the first step: more means fewer vertices there and more in the second. */
const LOST = 0.25;
/** Sums are made in different orders. */
const ROUNDING = 1e-9;

/** Holds arrays by vertex, so that one serves any number of starts. */
export class MajorShares {
  readonly #graph: Digraph;
  /** By place. */
  readonly #weights: Float64Array;
  readonly #options: MajorSharesOptions;
  readonly #tooLittle: number;
  readonly #halves: WalkHalves;
  readonly #total: NodeValues;
  #level: NodeValues;
  #next: NodeValues;

  /** @param shares by edge label */
  constructor(graph: Digraph, shares: Float64Array, options: MajorSharesOptions) {
    const { vertexCount, labels } = graph;
    const weigh = ({ labels }: Digraph): Float64Array => Float64Array.from(labels, (label) => shares[label]);
    const into = reversed(graph);
    this.#graph = graph;
    this.#options = options;
    this.#weights = Float64Array.from(labels, (label) => shares[label]);
    this.#tooLittle = (LOST * options.least) / lossPerShare(graph, this.#weights, options.levels);
    this.#halves = new WalkHalves({ graph, weights: this.#weights }, { graph: into, weights: weigh(into) }, options);
    this.#total = new NodeValues(vertexCount);
    this.#level = new NodeValues(vertexCount);
    this.#next = new NodeValues(vertexCount);
  }

  /** Reports every vertex of which a start has enough, with its share and the number of walks. */
  visit(start: number, report: (vertex: number, share: number, walks: number) => void): void {
    const { least } = this.#options;
    const candidates = this.#candidates(start);
    if (candidates.length === 0) return;
    this.#halves.begin(start);
    for (const vertex of candidates) {
      const { share, walks } = this.#halves.to(vertex);
      if (share >= least) report(vertex, share, walks);
    }
  }

  /** All of which the start may have enough. */
  #candidates(start: number): readonly number[] {
    const { offsets, targets } = this.#graph;
    const { levels, least } = this.#options;
    const total = this.#total.clear();
    this.#level.clear().set(start, 1);
    for (let i = 0; i < levels && this.#level.nodes.length > 0; i++) {
      const [level, next] = [this.#level, this.#next.clear()];
      for (const v of level.nodes) {
        const share = level.get(v);
        if (share < this.#tooLittle) continue;
        for (let place = offsets[v]; place < offsets[v + 1]; place++) {
          next.add(targets[place], share * this.#weights[place]);
        }
      }
      for (const v of next.nodes) total.add(v, next.get(v));
      [this.#level, this.#next] = [next, level];
    }
    const enough = least * (1 - LOST) - ROUNDING;
    return total.nodes.filter((v) => total.get(v) >= enough);
  }
}

/**
 * What a vertex can lose at most when all shares below 1 are left at every level. The vertices left at level l, each with less than 1,
 * together lead to it over j further edges with at most m^j, where m is the largest sum of what leads to one vertex.
 */
function lossPerShare({ vertexCount, targets }: Digraph, weights: Float64Array, levels: number): number {
  const sums = new Float64Array(vertexCount);
  for (let place = 0; place < targets.length; place++) sums[targets[place]] += weights[place];
  const most = sums.reduce((largest, sum) => Math.max(largest, sum), 0);
  let loss = 0;
  for (let level = 1; level < levels; level++) {
    for (let further = 1; further <= levels - level; further++) loss += most ** further;
  }
  return Math.max(loss, 1);
}
