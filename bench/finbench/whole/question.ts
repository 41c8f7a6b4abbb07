/** A question about the whole graph: its figures by the engine, and the same in Cypher for the peer. */

import { type CycleGraph, cycleGraphOf } from '../../../graph/algorithms/cycle-graph.ts';
import { buildDigraph, type Digraph } from '../../../graph/algorithms/digraph.ts';
import { inEdgeOrder } from '../../../graph/algorithms/in-edge-order.ts';
import { edgesOnShortCycles } from '../../../graph/algorithms/short-cycle-edges.ts';
import { inTimeOrder, type OrderedEdges } from '../../../graph/algorithms/temporal-graph.ts';
import type { Snapshot } from '../../../graph/snapshot/snapshot.ts';

/** Numbers by name, as the Cypher returns them. */
export type Figures = Readonly<Record<string, number>>;

export interface WholeQuestion {
  readonly id: string;
  readonly reads: Shared;
  answer(graph: WholeGraph): Figures;
  /** Every result, as the recorded answers list them; left out where only figures were recorded. */
  rows?(graph: WholeGraph): readonly (readonly unknown[])[];
  readonly cypher: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What questions share, each made once for a snapshot. Parties come first among its nodes, so that they are vertices 0..n. */
export const shared = { transfers: transfersByLength, guarantees: guaranteesOf, investments: investmentsOf } as const;

export type Shared = keyof typeof shared;
export type WholeGraph = { readonly snapshot: Snapshot } & {
  readonly [S in Shared]: ReturnType<(typeof shared)[S]>;
};

export const wholeGraphOf = (snapshot: Snapshot): WholeGraph => ({
  snapshot,
  transfers: shared.transfers(snapshot),
  guarantees: shared.guarantees(snapshot),
  investments: shared.investments(snapshot),
});

const partiesOf = (snapshot: Snapshot): number =>
  Math.max(snapshot.range('Enterprise').end, snapshot.range('Person').end);

/** Among those who give or have any, numbered anew. */
function guaranteesOf(snapshot: Snapshot): Digraph {
  const { sources, targets } = snapshot.edges('guarantees');
  return inEdgeOrder(buildDigraph(partiesOf(snapshot), sources, targets));
}

/** With the part that each edge, by its label, holds of its target. */
function investmentsOf(snapshot: Snapshot): { readonly graph: Digraph; readonly ratios: Float64Array } {
  const owns = snapshot.edges('owns');
  return {
    graph: buildDigraph(partiesOf(snapshot), owns.sources, owns.targets),
    ratios: owns.numbers('share') ?? new Float64Array(owns.count).fill(Number.NaN),
  };
}

/** The longest circles that are asked for, and a length up to which so few transfers may be on one that they are laid out apart. */
const LENGTHS = [6, 3];

/**
 * By length: the transfers between accounts that may be on a circle of so many, whatever their times, and few others; vertex 0 is the
 * first account.
 */
function transfersByLength(snapshot: Snapshot): (length: number) => CycleGraph {
  const { sources, targets, times } = snapshot.edges('transfers');
  const { start, end } = snapshot.range('Account');
  let edges = inTimeOrder({
    vertexCount: end - start,
    sources: sources.map((node) => node - start),
    targets: targets.map((node) => node - start),
    times,
  });
  let some: Uint32Array = edges.sources.map((_, edge) => edge);
  const graphs = LENGTHS.map((most) => {
    some = edgesOnShortCycles(edges, some, most);
    edges = only(edges, some);
    return { most, graph: cycleGraphOf(edges) };
  });
  return (length) => {
    const found = graphs.findLast(({ most }) => length <= most);
    if (found === undefined) throw new Error(`circles of ${length} are not prepared for`);
    return found.graph;
  };
}

function only(edges: OrderedEdges, some: Uint32Array): OrderedEdges {
  const isIn = new Uint8Array(edges.sources.length);
  for (const edge of some) isIn[edge] = 1;
  return { ...edges, order: edges.order.filter((edge) => isIn[edge] === 1) };
}
