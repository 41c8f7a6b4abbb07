/**
 * The simple temporal cycles that one edge closes: walks over distinct nodes whose times ascend and end with that edge. What a
 * payment just made brings back is known before the next one comes.
 *
 * Walks from both ends meet in the middle, each time on the side where fewer edges are looked at: forward by earliest arrival,
 * backward by latest departure (the closing times of Kumar & Calders, 2SCENT, VLDB 2018, for a single deadline). The latest departures
 * are then carried back over what the forward walk met, and the search goes only where time and length still allow an end. Costs the
 * edges of the window around both ends, and the cycles; memory is O(nodes), kept for the next edge.
 */
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import type { Edges } from '../snapshot/edges.ts';
import { Budget } from './budget.ts';
import { NodeMarks } from './node-marks.ts';
import { NodeValues } from './node-values.ts';

export interface ClosingCycleQuestion {
  /** Last minus first time of a cycle is at most this, in milliseconds. */
  readonly window: number;
  /** Edges in a cycle, the closing one included; at least 2. */
  readonly maxLength: number;
}

export class ClosingCycles {
  /** How many nodes fit; a graph that has grown beyond needs another. */
  readonly nodeCount: number;
  readonly #earliest: NodeValues;
  readonly #latest: NodeValues;
  /** Fewest edges to the end, of walks that some deadline allows. */
  readonly #hops: NodeValues;
  readonly #onPath: NodeMarks;
  readonly #queued: NodeMarks;

  constructor(nodeCount: number) {
    this.nodeCount = nodeCount;
    this.#earliest = new NodeValues(nodeCount);
    this.#latest = new NodeValues(nodeCount);
    this.#hops = new NodeValues(nodeCount);
    this.#onPath = new NodeMarks(nodeCount);
    this.#queued = new NodeMarks(nodeCount);
  }

  /**
   * Cycles whose last edge is `closing`, which has a time, as edges in their order, `closing` the last.
   *
   * @param budget spends a step for each edge looked at, and a result for each cycle; when it runs out, some may be missing
   */
  find(
    edges: Edges,
    closing: EdgeIndex,
    { window, maxLength }: ClosingCycleQuestion,
    budget: Budget = new Budget(),
  ): readonly (readonly EdgeIndex[])[] {
    const [end, start, deadline] = [edges.sources[closing], edges.targets[closing], edges.times[closing]];
    if (start === end || Number.isNaN(deadline)) return [];
    const walk: Walk = { edges, start, end, first: deadline - window, deadline, longest: maxLength - 1, budget };
    if (!this.#meet(walk)) return [];
    const found: EdgeIndex[][] = [];
    this.#onPath.clear();
    this.#search(walk, start, walk.first, [], (path) => {
      if (budget.result()) found.push([...path, closing]);
    });
    return found;
  }

  /** Learns until when each node may be left towards the end; whether the start can be. */
  #meet(walk: Walk): boolean {
    const { start, end, first, deadline, longest, budget } = walk;
    this.#earliest.clear().set(start, first);
    this.#latest.clear().set(end, deadline);
    this.#hops.clear().set(end, 0);
    let [forward, backward] = [[start], [end]];
    let [ahead, behind] = [0, 0];
    while (ahead + behind < longest && forward.length > 0 && backward.length > 0) {
      if (budget.stoppedBecause !== null) return false;
      if (this.#width(walk, forward, true) <= this.#width(walk, backward, false)) {
        forward = this.#stepForward(walk, forward);
        ahead++;
      } else {
        behind++;
        backward = this.#stepBackward(walk, backward, behind);
      }
    }
    // A forward walk that met all it can leaves the whole way to the latest departures.
    const passes = forward.length === 0 ? longest : ahead;
    for (let pass = 0; pass < passes; pass++) if (!this.#carryBack(walk)) break;
    return this.#latest.has(start) && budget.stoppedBecause === null;
  }

  /** Edges that a step would look at. */
  #width({ edges, first, deadline }: Walk, nodes: readonly NodeIndex[], forward: boolean): number {
    const way = forward ? edges.outgoing : edges.incoming;
    let width = 0;
    for (const node of nodes) width += way.from(node, deadline) - way.from(node, first);
    return width;
  }

  #stepForward(walk: Walk, nodes: readonly NodeIndex[]): NodeIndex[] {
    const { start, end, budget } = walk;
    const next: NodeIndex[] = [];
    this.#queued.clear();
    for (const node of nodes) {
      this.#departures(walk, node, this.#earliest.get(node), (time, other) => {
        if (other !== start && this.#earliest.lower(other, time) && other !== end && this.#queued.add(other))
          next.push(other);
        return budget.spend();
      });
    }
    return next;
  }

  #stepBackward({ edges, start, end, first, budget }: Walk, nodes: readonly NodeIndex[], hops: number): NodeIndex[] {
    const { incoming } = edges;
    const next: NodeIndex[] = [];
    this.#queued.clear();
    for (const node of nodes) {
      const stop = incoming.from(node, this.#latest.get(node));
      for (let place = incoming.from(node, first); place < stop && budget.spend(); place++) {
        const edge = incoming.edge(place);
        const other = edges.sources[edge];
        if (other === end || !this.#latest.raise(other, edges.times[edge])) continue;
        if (!this.#hops.has(other)) this.#hops.set(other, hops);
        if (other !== start && this.#queued.add(other)) next.push(other);
      }
    }
    return next;
  }

  /** Carries latest departures over one more edge to the nodes that the forward walk met; whether any was raised. */
  #carryBack(walk: Walk): boolean {
    const { end, budget } = walk;
    let raised = false;
    for (const node of this.#earliest.nodes) {
      if (node === end) continue;
      this.#departures(walk, node, this.#earliest.get(node), (time, other) => {
        if (time < this.#latest.get(other)) {
          if (this.#latest.raise(node, time)) raised = true;
          const hops = this.#hops.get(other) + 1;
          if (this.#hops.lower(node, hops)) raised = true;
        }
        return budget.spend();
      });
    }
    return raised;
  }

  /** Visits the edges by which a node may be left after an arrival, until told to end. */
  #departures(
    { edges, start, deadline }: Walk,
    node: NodeIndex,
    arrival: number,
    visit: (time: number, other: NodeIndex, edge: EdgeIndex) => boolean,
  ): void {
    const { outgoing } = edges;
    // The first edge may lie at the very beginning of the window.
    let place = node === start ? outgoing.from(node, arrival) : outgoing.after(node, arrival);
    for (const stop = outgoing.from(node, deadline); place < stop; place++) {
      const edge = outgoing.edge(place);
      if (!visit(edges.times[edge], edges.targets[edge], edge)) return;
    }
  }

  #search(
    walk: Walk,
    node: NodeIndex,
    arrival: number,
    path: EdgeIndex[],
    meet: (path: readonly EdgeIndex[]) => void,
  ): void {
    const { end, longest, budget } = walk;
    this.#onPath.add(node);
    this.#departures(walk, node, arrival, (time, other, edge) => {
      if (time > this.#latest.get(node)) return false;
      if (!budget.spend()) return false;
      path.push(edge);
      if (other === end) meet(path);
      else if (
        time < this.#latest.get(other) &&
        path.length + this.#hops.get(other) <= longest &&
        !this.#onPath.has(other)
      ) {
        this.#search(walk, other, time, path, meet);
      }
      path.pop();
      return budget.stoppedBecause === null;
    });
    this.#onPath.delete(node);
  }
}

interface Walk {
  readonly edges: Edges;
  /** Where the way back begins: the closing edge's target. */
  readonly start: NodeIndex;
  readonly end: NodeIndex;
  /** Earliest time of the first edge. */
  readonly first: number;
  /** Every edge before the closing one is earlier than this. */
  readonly deadline: number;
  /** Edges of the way back. */
  readonly longest: number;
  readonly budget: Budget;
}
