/**
 * Who has at least so much of a vertex over walks of a bounded length: the product of the edges' shares along each walk, summed, as in
 * `level-shares.ts`, or over those walks only that come to no vertex twice.
 *
 * Looked for from the vertex, against the edges: what leads to one vertex adds up to all of it, so few can have much, while one
 * owner may have next to nothing of very many. How much of a vertex anyone can have at most is known beforehand. So the first halves
 * of the walks mostly tell already who may have enough; where they do not, it is looked for level by level, leaving every vertex
 * over which nobody can have enough to matter. Then, for those few, exactly, by halves that meet in the middle.
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

/** How much of `least` may be lost level by level: more means fewer vertices there, and more that are looked at exactly. */
const LOST = 0.25;
/** Sums are made in different orders. */
const ROUNDING = 1e-9;

/** Holds arrays by vertex, so that one serves any number of vertices. */
export class MajorShares {
  readonly #into: Digraph;
  /** By place of `into`. */
  readonly #weights: Float64Array;
  readonly #options: MajorSharesOptions;
  readonly #mostByEdges: readonly Float64Array[];
  readonly #halves: WalkHalves;
  readonly #total: NodeValues;
  #level: NodeValues;
  #next: NodeValues;

  /** @param shares by edge label; O(levels · edges) */
  constructor(graph: Digraph, shares: Float64Array, options: MajorSharesOptions) {
    const { vertexCount } = graph;
    const into = reversed(graph);
    const weigh = ({ labels }: Digraph): Float64Array => byPlace(labels, shares);
    this.#into = into;
    this.#weights = weigh(into);
    this.#options = options;
    this.#total = new NodeValues(vertexCount);
    this.#level = new NodeValues(vertexCount);
    this.#next = new NodeValues(vertexCount);
    this.#mostByEdges = mostByEdges(into, this.#weights, options.levels, this.#next);
    this.#halves = new WalkHalves({ graph: into, weights: this.#weights }, { graph, weights: weigh(graph) }, options);
  }

  /** Reports everyone who has enough of a vertex, with the share and the number of walks. */
  visit(vertex: number, report: (owner: number, share: number, walks: number) => void): void {
    const { least, levels } = this.#options;
    const [halves, most] = [this.#halves, this.#mostByEdges];
    if (most[levels][vertex] < least - ROUNDING) return;
    halves.begin(vertex);
    const beyond = halves.beyond(most[halves.second]) + ROUNDING;
    const candidates = beyond < least ? atLeast(halves.near, least - beyond) : this.#candidates(vertex);
    for (const owner of candidates) {
      const { share, walks } = this.#halves.to(owner);
      if (share >= least) report(owner, share, walks);
    }
  }

  /** All that may have enough of a vertex. */
  #candidates(vertex: number): readonly number[] {
    const { offsets, targets } = this.#into;
    const { levels, least } = this.#options;
    const weights = this.#weights;
    const total = this.#total.clear();
    this.#level.clear().set(vertex, 1);
    let mayLose = LOST * least;
    for (let left = levels; left > 0 && this.#level.nodes.length > 0; left--) {
      const [level, next, most] = [this.#level, this.#next.clear(), this.#mostByEdges[left]];
      const ahead = level.nodes.reduce((sum, v) => sum + level.get(v) * most[v], 0);
      if (ahead <= mayLose) {
        mayLose -= ahead;
        break;
      }
      const tooLittle = mayLose / (2 * level.nodes.length);
      for (const v of level.nodes) {
        const share = level.get(v);
        if (share * most[v] <= tooLittle) {
          mayLose -= share * most[v];
          continue;
        }
        for (let place = offsets[v]; place < offsets[v + 1]; place++) next.add(targets[place], share * weights[place]);
      }
      for (const v of next.nodes) total.add(v, next.get(v));
      [this.#level, this.#next] = [next, level];
    }
    return atLeast(total, least * (1 - LOST) + mayLose - ROUNDING);
  }
}

function byPlace(labels: Uint32Array, byLabel: Float64Array): Float64Array {
  const values = new Float64Array(labels.length);
  for (let place = 0; place < labels.length; place++) values[place] = byLabel[labels[place]];
  return values;
}

const atLeast = (values: NodeValues, least: number): readonly number[] =>
  values.nodes.filter((v) => values.get(v) >= least);

/** By number of edges and vertex: what one owner can have of it at most over walks of up to so many edges. */
function mostByEdges(
  { vertexCount, offsets, targets }: Digraph,
  weights: Float64Array,
  levels: number,
  byOwner: NodeValues,
): readonly Float64Array[] {
  const direct = new Float64Array(vertexCount);
  for (let v = 0; v < vertexCount; v++) {
    byOwner.clear();
    for (let place = offsets[v]; place < offsets[v + 1]; place++) byOwner.add(targets[place], weights[place]);
    for (const owner of byOwner.nodes) direct[v] = Math.max(direct[v], byOwner.get(owner));
  }
  const most = [new Float64Array(vertexCount)];
  for (let edges = 1; edges <= levels; edges++) {
    const fewer = most[edges - 1];
    const more = direct.slice();
    for (let v = 0; v < vertexCount; v++) {
      for (let place = offsets[v]; place < offsets[v + 1]; place++) more[v] += weights[place] * fewer[targets[place]];
    }
    most.push(more);
  }
  return most;
}
