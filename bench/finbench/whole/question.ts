/** A question about the whole graph: its figures by the engine, and the same in Cypher for the peer. */

import { type CycleGraph, cycleGraphOf } from '../../../graph/algorithms/cycle-graph.ts';
import { buildDigraph, type Digraph } from '../../../graph/algorithms/digraph.ts';
import { buildTemporalGraph } from '../../../graph/algorithms/temporal-graph.ts';
import type { Snapshot } from '../../../graph/snapshot/snapshot.ts';

/** Numbers by name, as the Cypher returns them. */
export type Figures = Readonly<Record<string, number>>;

export interface WholeQuestion {
  readonly id: string;
  answer(graph: WholeGraph): Figures;
  /** Every result, as the recorded answers list them; left out where only figures were recorded. */
  rows?(graph: WholeGraph): readonly (readonly unknown[])[];
  readonly cypher: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What the questions share and is made once for a snapshot. Parties come first among its nodes, so that they are vertices 0..n. */
export interface WholeGraph {
  readonly snapshot: Snapshot;
  /** Transfers between accounts; vertex 0 is account `firstAccount`. */
  readonly transfers: CycleGraph;
  readonly firstAccount: number;
  readonly guarantees: Digraph;
  readonly investments: Digraph;
  /** By edge of `investments`. */
  readonly ratios: Float64Array;
}

export function wholeGraphOf(snapshot: Snapshot): WholeGraph {
  const { sources, targets, times } = snapshot.edges('transfers');
  const { start, end } = snapshot.range('Account');
  const transfers = buildTemporalGraph({
    vertexCount: end - start,
    sources: sources.map((node) => node - start),
    targets: targets.map((node) => node - start),
    times,
  });
  const parties = Math.max(snapshot.range('Enterprise').end, snapshot.range('Person').end);
  const guarantees = snapshot.edges('guarantees');
  const owns = snapshot.edges('owns');
  return {
    snapshot,
    transfers: cycleGraphOf(transfers),
    firstAccount: start,
    guarantees: buildDigraph(parties, guarantees.sources, guarantees.targets),
    investments: buildDigraph(parties, owns.sources, owns.targets),
    ratios: owns.numbers('share') ?? new Float64Array(owns.count).fill(Number.NaN),
  };
}
