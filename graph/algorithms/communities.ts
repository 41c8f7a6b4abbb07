/** Which vertices belong together more than chance would have it. */
import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import type { Components } from './components.ts';

/** The package is CommonJS and exports the function itself, though its types speak of a default export. */
const louvain = louvainModule as unknown as typeof louvainModule.default;

/** A tie between two vertices; several between the same two add up. */
export interface WeightedPair {
  readonly a: number;
  readonly b: number;
  /** Above 0. */
  readonly weight: number;
}

export interface CommunityOptions {
  /** Above 1 for more and smaller communities, below 1 for fewer and larger ones; 1 unless given. */
  readonly resolution?: number;
  /** Vertices are tried in an order drawn from it: the same seed gives the same communities. 1 unless given. */
  readonly seed?: number;
}

/** Communities, numbered by their least vertex. */
export interface Communities extends Components {
  /** How much more weight lies within communities than chance would put there; at most 1, and 0 where there is no tie. */
  readonly modularity: number;
}

/**
 * Louvain, by graphology: Blondel, Guillaume, Lambiotte & Lefebvre, Fast unfolding of communities in large networks, 2008. A vertex
 * without ties is a community of its own. Near O(pairs · log vertices); meant for up to some tens of thousands of pairs, so collapse
 * accounts to owners and parallel edges to pairs first.
 */
export function communitiesOf(
  vertexCount: number,
  pairs: Iterable<WeightedPair>,
  { resolution = 1, seed = 1 }: CommunityOptions = {},
): Communities {
  const graph = new UndirectedGraph<Record<string, never>, { weight: number }>();
  for (let v = 0; v < vertexCount; v++) graph.addNode(v);
  for (const { a, b, weight } of pairs) {
    graph.updateEdge(a, b, (before) => ({ weight: (before.weight ?? 0) + weight }));
  }
  if (graph.size === 0)
    return { count: vertexCount, of: Uint32Array.from({ length: vertexCount }, (_, v) => v), modularity: 0 };
  const { communities, modularity } = louvain.detailed(graph, {
    getEdgeWeight: 'weight',
    resolution,
    rng: randomFrom(seed),
  });
  const of = new Uint32Array(vertexCount);
  const numbers = new Map<number, number>();
  for (let v = 0; v < vertexCount; v++) {
    const community = communities[v];
    const number = numbers.get(community) ?? numbers.size;
    numbers.set(community, number);
    of[v] = number;
  }
  return { count: numbers.size, of, modularity };
}

/** Numbers from 0 to below 1: Tommy Ettinger's mulberry32, public domain. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
