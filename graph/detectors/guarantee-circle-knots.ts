/** The parts of the guarantee graph in which rings can be: its strongly connected components, each as a small graph of its own. */
import { stronglyConnected } from '../algorithms/components.ts';
import { buildDigraph } from '../algorithms/digraph.ts';
import type { NodeIndex } from '../schema/ids.ts';
import type { GuaranteeBond, GuaranteeGraph } from './guarantee-graph.ts';

/** A component: vertices are parties, or the groups that parties were contracted to. */
export interface Knot {
  readonly vertexCount: number;
  /** Ends of each edge; parallel bonds between two vertices are one edge. */
  readonly sources: readonly number[];
  readonly targets: readonly number[];
  readonly bondsBetween: readonly (readonly GuaranteeBond[])[];
  /** All bonds in the order of the edges. */
  readonly bonds: readonly GuaranteeBond[];
  /** The ends of its bonds, ascending. */
  readonly parties: readonly NodeIndex[];
}

/**
 * Components of at least two vertices of the graph whose vertices are `contract(party)`; bonds inside a vertex are left out.
 * Ordered by first party. O(parties + bonds · log).
 */
export function knotsOf(graph: GuaranteeGraph, contract: (party: NodeIndex) => number): readonly Knot[] {
  const places = new Map<number, number>();
  const vertexOf = graph.parties.map((party) => {
    const vertex = contract(party);
    const place = places.get(vertex) ?? places.size;
    places.set(vertex, place);
    return place;
  });
  const sources = graph.sources.map((party) => vertexOf[party]);
  const targets = graph.targets.map((party) => vertexOf[party]);
  const { of } = stronglyConnected(buildDigraph(places.size, sources, targets));
  const bondsOf = new Map<number, number[]>();
  for (let bond = 0; bond < sources.length; bond++) {
    const component = of[sources[bond]];
    if (sources[bond] === targets[bond] || component !== of[targets[bond]]) continue;
    const list = bondsOf.get(component);
    if (list) list.push(bond);
    else bondsOf.set(component, [bond]);
  }
  return [...bondsOf.values()]
    .map((bonds) => knotOf(graph, bonds, sources, targets))
    .sort((a, b) => a.parties[0] - b.parties[0]);
}

function knotOf(
  graph: GuaranteeGraph,
  bonds: readonly number[],
  sources: readonly number[],
  targets: readonly number[],
): Knot {
  const places = new Map<number, number>();
  const placeOf = (vertex: number): number => {
    const place = places.get(vertex) ?? places.size;
    places.set(vertex, place);
    return place;
  };
  const pairs = new Map<string, { source: number; target: number; bonds: GuaranteeBond[] }>();
  for (const bond of bonds) {
    const pair = { source: placeOf(sources[bond]), target: placeOf(targets[bond]) };
    const key = `${pair.source} ${pair.target}`;
    const known = pairs.get(key);
    if (known) known.bonds.push(graph.bonds[bond]);
    else pairs.set(key, { ...pair, bonds: [graph.bonds[bond]] });
  }
  const edges = [...pairs.values()];
  const all = edges.flatMap((edge) => edge.bonds);
  return {
    vertexCount: places.size,
    sources: edges.map(({ source }) => source),
    targets: edges.map(({ target }) => target),
    bondsBetween: edges.map((edge) => edge.bonds),
    bonds: all,
    parties: [...new Set(all.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b),
  };
}
