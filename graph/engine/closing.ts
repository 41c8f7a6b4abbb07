/** The cycles that given transfers close, as of a view of the graph. */
import { Budget } from '../algorithms/budget.ts';
import { ClosingCycles } from '../algorithms/closing-cycles.ts';
import type { StopReason } from '../schema/finding.ts';
import type { EdgeId, EdgeIndex, EntityId } from '../schema/ids.ts';
import type { Edges } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export interface ClosingQuestion {
  /** Last minus first time of a cycle is at most this, in milliseconds. */
  readonly window: number;
  /** Edges in a cycle, the closing one included. */
  readonly maxLength: number;
  /** Of one transfer. */
  readonly milliseconds: number;
  readonly results: number;
}

/** A cycle in the order in which money goes round: edge i leaves node i, and the last edge is the one asked about. */
export interface ClosedCycle {
  readonly edges: readonly EdgeId[];
  readonly nodes: readonly EntityId[];
  /** The least of its amounts in minor units: what can have gone all the way round; null when none is known. */
  readonly amount: number | null;
}

export interface ClosedCycles {
  readonly cycles: readonly ClosedCycle[];
  readonly complete: boolean;
  readonly stoppedBecause: StopReason | null;
}

/** A transfer by its id, with its ends, which is how it is found. */
export interface TransferName {
  readonly id: EdgeId;
  readonly from: string;
  readonly to: string;
}

/** Keeps its working memory from question to question. */
export class ClosingSearch {
  #search = new ClosingCycles(0);

  /** Null for a transfer that is not in the view. */
  find(view: Snapshot, transfer: TransferName, question: ClosingQuestion): ClosedCycles | null {
    const edges = view.edges('transfers');
    const closing = edgeOf(view, edges, transfer);
    if (closing === null) return null;
    if (this.#search.nodeCount < view.nodeCount) this.#search = new ClosingCycles(Math.ceil(view.nodeCount * 1.1) + 64);
    const { milliseconds, results } = question;
    const budget = new Budget({ milliseconds, results });
    const cycles = this.#search.find(edges, closing, question, budget).map((cycle) => ({
      edges: cycle.map((edge) => edges.idOf(edge)),
      nodes: cycle.map((edge) => view.idOf(edges.sources[edge])),
      amount: leastOf(cycle.map((edge) => edges.number(edge, 'amount'))),
    }));
    return { cycles, complete: budget.stoppedBecause === null, stoppedBecause: budget.stoppedBecause };
  }
}

function leastOf(amounts: readonly number[]): number | null {
  const known = amounts.filter((amount) => !Number.isNaN(amount));
  return known.length === 0 ? null : Math.min(...known);
}

/** The latest edges are looked at first; O(degree of the end that has fewer). */
function edgeOf(view: Snapshot, edges: Edges<'transfers'>, { id, from, to }: TransferName): EdgeIndex | null {
  const [source, target] = [view.find(from), view.find(to)];
  if (source === null || target === null) return null;
  const { outgoing, incoming } = edges;
  const isOutShorter = outgoing.end(source) - outgoing.start(source) <= incoming.end(target) - incoming.start(target);
  const [way, node] = isOutShorter ? [outgoing, source] : [incoming, target];
  for (let place = way.end(node) - 1; place >= way.start(node); place--) {
    const edge = way.edge(place);
    if (edges.sources[edge] === source && edges.targets[edge] === target && edges.idOf(edge) === id) return edge;
  }
  return null;
}
