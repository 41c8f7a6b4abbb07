/** What surrounds a node, counted by kind of edge: what an expansion would bring before it is asked for. */
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import { type EdgeKind, edgeKindNames } from '../schema/kinds.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { amountsOf, countsOn } from './neighborhood.ts';

/** All edges of one kind at a node that count on a date. */
export interface Connection {
  readonly kind: EdgeKind;
  /** Different nodes at the other ends. */
  readonly neighbors: ReadonlySet<NodeIndex>;
  /** Edges that leave the node, and those that reach it; a loop is counted once, as leaving. */
  readonly outgoing: number;
  readonly incoming: number;
  /** Sum of the known amounts in minor units; null when none is known. */
  readonly total: number | null;
  readonly first: Instant | null;
  readonly last: Instant | null;
}

export interface Connections {
  /** Kinds that have edges here, in the order of the schema. */
  readonly connections: readonly Connection[];
  /** Different neighbours over all kinds. */
  readonly neighbors: number;
  readonly complete: boolean;
}

/** Edges that one question may look at. */
const MOST_EDGES = 2_000_000;

/** O(edges of the node), bounded by two million. */
export function connectionsOf(snapshot: Snapshot, node: NodeIndex, asOf: Instant = snapshot.horizon): Connections {
  const all = new Set<NodeIndex>();
  const connections: Connection[] = [];
  let left = MOST_EDGES;
  for (const kind of edgeKindNames) {
    const edges = snapshot.edges(kind);
    const counts = countsOn(edges, asOf);
    const amounts = amountsOf(snapshot, kind);
    const neighbors = new Set<NodeIndex>();
    let [outgoing, incoming] = [0, 0];
    let [total, first, last] = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const meet = (edge: EdgeIndex, other: NodeIndex): void => {
      if (other !== node) neighbors.add(other);
      const amount = amounts?.[edge] ?? Number.NaN;
      if (!Number.isNaN(amount)) total = (Number.isNaN(total) ? 0 : total) + amount;
      const time = edges.times[edge];
      if (time < first) first = time;
      if (time > last) last = time;
    };
    const { outgoing: out, incoming: into } = edges;
    for (let place = out.start(node); place < out.end(node) && left-- > 0; place++) {
      const edge = out.edge(place);
      if (!counts(edge)) continue;
      outgoing++;
      meet(edge, edges.targets[edge]);
    }
    for (let place = into.start(node); place < into.end(node) && left-- > 0; place++) {
      const edge = into.edge(place);
      if (!counts(edge) || edges.sources[edge] === node) continue;
      incoming++;
      meet(edge, edges.sources[edge]);
    }
    if (outgoing + incoming === 0) continue;
    for (const other of neighbors) all.add(other);
    connections.push({
      kind,
      neighbors,
      outgoing,
      incoming,
      total: finite(total),
      first: finite(first),
      last: finite(last),
    });
  }
  return { connections, neighbors: all.size, complete: left >= 0 };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
