/**
 * Simple paths between two vertices, cheapest first. A step costs 1, and passing through a vertex costs what the caller says: more
 * at a hub, which ties everybody to everybody. Best first over partial paths, with what it costs at least to the target as the bound
 * (A*: Hart, Nilsson & Raphael, A formal basis for the heuristic determination of minimum cost paths, 1968). The bound comes from a
 * search backwards from the target, which goes about as far as the paths have come (Pohl, Bi-directional search, 1971), and is exact
 * from there on; so the k cheapest come without the repeated searches of Yen's algorithm.
 */
import { BinaryHeap } from './binary-heap.ts';
import type { Budget } from './budget.ts';
import type { Neighbors } from './neighbors.ts';
import type { VertexPair } from './vertex-pairs.ts';

export interface CheapestPathsOptions {
  readonly maxHops: number;
  /** What it costs to pass through a vertex, 0 or more; asked only of vertices on the way, not of the ends. */
  readonly passing: (v: number) => number;
  readonly budget: Budget;
}

export interface CostedPath {
  /** Source first. */
  readonly vertices: readonly number[];
  /** Edges, plus what passing through the vertices between the ends costs. */
  readonly cost: number;
}

interface Partial {
  readonly vertex: number;
  readonly before: Partial | null;
  readonly hops: number;
  /** Up to here, without passing through `vertex`. */
  readonly cost: number;
}

/**
 * Yields simple paths of up to `maxHops` edges in the order of cost; nothing where the pair is not near. A path costs about its
 * length · degree · log to find where the cheapest ways to the target do not cross themselves; exponential at worst, hence the budget.
 */
export function* cheapestPaths(
  graph: Neighbors,
  { source, target, inward, reach }: VertexPair,
  { maxHops, passing, budget }: CheapestPathsOptions,
): Generator<CostedPath> {
  if (reach.type !== 'near') return;
  const prices = new Prices(graph, target, passing, budget);
  const open = new BinaryHeap<Partial>();
  open.push(reach.hops, { vertex: source, before: null, hops: 0, cost: 0 });
  for (let least = open.leastKey, partial = open.pop(); partial; least = open.leastKey, partial = open.pop()) {
    if (!budget.spend()) return;
    const { vertex, hops } = partial;
    if (vertex === target) {
      yield { vertices: verticesOf(partial), cost: partial.cost };
      continue;
    }
    const here = partial.cost + (partial.before === null ? 0 : prices.passing(vertex));
    // Both searches go about as far as each other, so that neither floods the graph.
    const bound = here + prices.toTarget(vertex, here);
    if (bound === Number.POSITIVE_INFINITY) continue;
    if (bound > least && bound > open.leastKey) {
      open.push(bound, partial);
      continue;
    }
    for (const w of graph.next(vertex)) {
      if (hops + 1 + (w === target ? 0 : inward.atLeast(w)) > maxHops || isOn(partial, w)) continue;
      const onward: Partial = { vertex: w, before: partial, hops: hops + 1, cost: here + 1 };
      const key = onward.cost + prices.toTarget(w, 0);
      if (key < Number.POSITIVE_INFINITY) open.push(key, onward);
    }
    if (budget.stoppedBecause !== null) return;
  }
}

/** What it costs from a vertex to the target, passing through the vertex itself not counted. Dijkstra 1959, backwards, on demand. */
class Prices {
  readonly #graph: Neighbors;
  readonly #passing: (v: number) => number;
  readonly #budget: Budget;
  readonly #passingOf = new Map<number, number>();
  /** Exact as soon as it is there: a vertex is first met over the cheapest next one. */
  readonly #toTarget = new Map<number, number>();
  /** Keys without what passing through the vertex costs are taken out, completed, and put back. */
  readonly #open = new BinaryHeap<{ readonly vertex: number; readonly complete: boolean }>();

  constructor(graph: Neighbors, target: number, passing: (v: number) => number, budget: Budget) {
    this.#graph = graph;
    this.#passing = passing;
    this.#budget = budget;
    this.#toTarget.set(target, 0);
    this.#open.push(0, { vertex: target, complete: true });
  }

  passing(v: number): number {
    let cost = this.#passingOf.get(v);
    if (cost === undefined) {
      cost = this.#passing(v);
      this.#passingOf.set(v, cost);
    }
    return cost;
  }

  /** Exact, or a number above `enough` that the cost is not below; infinity when the vertex does not reach the target. */
  toTarget(v: number, enough: number): number {
    for (;;) {
      const known = this.#toTarget.get(v);
      if (known !== undefined) return known;
      const least = this.#open.leastKey + 1;
      if (this.#open.size === 0 || least > enough || this.#budget.stoppedBecause !== null) return least;
      this.#advance();
    }
  }

  #advance(): void {
    const key = this.#open.leastKey;
    const { vertex, complete } = this.#open.pop()!;
    this.#budget.spend();
    if (!complete) {
      this.#open.push(key + this.passing(vertex), { vertex, complete: true });
      return;
    }
    for (const u of this.#graph.previous(vertex)) {
      if (this.#toTarget.has(u)) continue;
      this.#toTarget.set(u, key + 1);
      this.#open.push(key + 1, { vertex: u, complete: false });
    }
  }
}

function isOn(partial: Partial, vertex: number): boolean {
  for (let at: Partial | null = partial; at !== null; at = at.before) if (at.vertex === vertex) return true;
  return false;
}

function verticesOf(partial: Partial): readonly number[] {
  const vertices: number[] = [];
  for (let at: Partial | null = partial; at !== null; at = at.before) vertices.push(at.vertex);
  return vertices.reverse();
}
