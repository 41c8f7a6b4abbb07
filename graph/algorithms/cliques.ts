/**
 * Maximal cliques of an undirected graph. Bron & Kerbosch, Algorithm 457, 1973, with the pivot of Tomita, Tanaka & Takahashi,
 * 2006, and the outer order of Eppstein, Löffler & Strash, Listing all maximal cliques in sparse graphs in near-optimal time, 2010.
 */
import { Budget } from './budget.ts';
import type { Digraph } from './digraph.ts';

export interface CliqueOptions {
  /** Vertices in a clique; 3 unless given. */
  readonly minSize?: number;
  /** Spends a step for each vertex tried, and a result for each clique. */
  readonly budget?: Budget;
}

interface Frame {
  /** Vertices that extend the clique, those that would repeat one already listed, and those still to try. */
  readonly candidates: Set<number>;
  readonly excluded: Set<number>;
  readonly toTry: number[];
}

/**
 * Yields each maximal clique once, its vertices ascending. Parallel edges count once, self-loops not at all.
 * O(degeneracy · vertices · 3^(degeneracy / 3)).
 *
 * @param graph symmetric: with u→v it has v→u
 */
export function* maximalCliques(graph: Digraph, options: CliqueOptions = {}): Generator<readonly number[]> {
  const { minSize = 3, budget = new Budget() } = options;
  const neighbors = neighborSets(graph);
  const order = degeneracyOrder(neighbors);
  const rank = new Uint32Array(graph.vertexCount);
  order.forEach((v, i) => {
    rank[v] = i;
  });
  for (const v of order) {
    if (neighbors[v].size + 1 < minSize) continue;
    const later = [...neighbors[v]].filter((w) => rank[w] > rank[v]);
    const earlier = [...neighbors[v]].filter((w) => rank[w] < rank[v]);
    const clique = [v];
    const frames = [frameOf(new Set(later), new Set(earlier), neighbors)];
    while (frames.length > 0) {
      const frame = frames[frames.length - 1];
      if (frame.candidates.size === 0 && frame.excluded.size === 0 && clique.length >= minSize) {
        if (!budget.result()) return;
        yield [...clique].sort((a, b) => a - b);
      }
      const next = frame.toTry.pop();
      if (next === undefined || clique.length + frame.candidates.size < minSize) {
        frames.pop();
        const done = clique.pop() as number;
        const below = frames[frames.length - 1];
        if (below) {
          below.candidates.delete(done);
          below.excluded.add(done);
        }
        continue;
      }
      if (!budget.spend()) return;
      clique.push(next);
      frames.push(
        frameOf(common(frame.candidates, neighbors[next]), common(frame.excluded, neighbors[next]), neighbors),
      );
    }
  }
}

/** Only what the pivot, the vertex with the most candidates around it, does not see needs to be tried. */
function frameOf(candidates: Set<number>, excluded: Set<number>, neighbors: readonly Set<number>[]): Frame {
  let pivot = -1;
  let most = -1;
  for (const set of [candidates, excluded]) {
    for (const v of set) {
      let count = 0;
      for (const w of candidates) if (neighbors[v].has(w)) count++;
      if (count > most) [pivot, most] = [v, count];
    }
  }
  const toTry = [...candidates].filter((v) => !neighbors[pivot].has(v));
  return { candidates, excluded, toTry };
}

function common(set: ReadonlySet<number>, other: ReadonlySet<number>): Set<number> {
  const both = new Set<number>();
  for (const v of set) if (other.has(v)) both.add(v);
  return both;
}

function neighborSets({ vertexCount, offsets, targets }: Digraph): readonly Set<number>[] {
  return Array.from({ length: vertexCount }, (_, v) => {
    const set = new Set(targets.subarray(offsets[v], offsets[v + 1]));
    set.delete(v);
    return set;
  });
}

/** Vertices so that each has as few later neighbours as possible. Matula & Beck 1983. O(vertices + edges). */
function degeneracyOrder(neighbors: readonly ReadonlySet<number>[]): readonly number[] {
  const degrees = neighbors.map((set) => set.size);
  const buckets: number[][] = [];
  degrees.forEach((degree, v) => {
    buckets[degree] ??= [];
    buckets[degree].push(v);
  });
  const placed = new Uint8Array(neighbors.length);
  const order: number[] = [];
  for (let degree = 0; order.length < neighbors.length; ) {
    const v = buckets[degree]?.pop();
    if (v === undefined) {
      degree++;
      continue;
    }
    if (placed[v] === 1 || degrees[v] !== degree) continue;
    placed[v] = 1;
    order.push(v);
    for (const w of neighbors[v]) {
      if (placed[w] === 1) continue;
      degrees[w]--;
      buckets[degrees[w]] ??= [];
      buckets[degrees[w]].push(w);
      degree = Math.min(degree, degrees[w]);
    }
  }
  return order;
}
