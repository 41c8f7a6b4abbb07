/** The shareholdings that are in force on a date, as plain arrays: what ownership and control are computed from. */
import { buildDigraph, type Digraph, reversed } from '../algorithms/digraph.ts';
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { oncePerDate } from './memo.ts';

export interface Holdings {
  /** Every party's node index is below this: parties are vertices under their own index. */
  readonly vertexCount: number;
  /** `owns` edges in force, by label; the arrays below are by label too. */
  readonly edges: Uint32Array;
  readonly holders: Uint32Array;
  readonly companies: Uint32Array;
  /** 0..1, scaled where a company's add up to more than 1; 0 where not known. */
  readonly shares: Float64Array;
  readonly votes: Float64Array;
  /** Holder → company, and company → holder. */
  readonly down: Digraph;
  readonly up: Digraph;
  /** Sum of the shares of a company as stated, by node. */
  readonly stated: Float64Array;
}

/**
 * Stated shares may exceed 1 by this before it counts as a fault of the data: three thirds written as 33.34 % make 100.02 %.
 * They are scaled for the solve either way.
 */
export const OVERSTATED = 1.001;

const noRules = {};
const compute = oncePerDate<object, Holdings>((snapshot, asOf) => {
  const owns = snapshot.edges('owns');
  const vertexCount = partyCount(snapshot);
  const edges = inForce(owns.count, (edge) => owns.holdsAt(edge, asOf));
  const holders = edges.map((edge) => owns.sources[edge]);
  const companies = edges.map((edge) => owns.targets[edge]);
  const shares = Float64Array.from(edges, (edge) => shareOf(snapshot, edge));
  const votes = Float64Array.from(edges, (edge, i) => {
    const voting = owns.number(edge, 'votingShare');
    return Number.isNaN(voting) ? shares[i] : voting;
  });
  const stated = scaled(shares, companies, vertexCount);
  scaled(votes, companies, vertexCount);
  const down = buildDigraph(vertexCount, holders, companies);
  return { vertexCount, edges, holders, companies, shares, votes, down, up: reversed(down), stated };
});

/** Shareholdings on a date; computed once. O(parties + `owns` edges). */
export const holdingsAt = (snapshot: Snapshot, asOf: Instant): Holdings => compute(snapshot, asOf, noRules);

/** One more than the largest node index of an enterprise or a person. */
export const partyCount = (snapshot: Snapshot): number =>
  Math.max(snapshot.range('Enterprise').end, snapshot.range('Person').end);

/** Whether a node is an enterprise or a person. */
export function isParty(snapshot: Snapshot, node: NodeIndex): boolean {
  const [enterprises, persons] = [snapshot.range('Enterprise'), snapshot.range('Person')];
  return (node >= enterprises.start && node < enterprises.end) || (node >= persons.start && node < persons.end);
}

/** The numbers below `count` for which something holds. */
export function inForce(count: number, holds: (edge: EdgeIndex) => boolean): Uint32Array {
  const edges = new Uint32Array(count);
  let length = 0;
  for (let edge = 0; edge < count; edge++) if (holds(edge)) edges[length++] = edge;
  return edges.slice(0, length);
}

/** The share of an `owns` edge: as stated, else capital paid in ÷ registered capital, else 0. */
function shareOf(snapshot: Snapshot, edge: EdgeIndex): number {
  const owns = snapshot.edges('owns');
  const share = owns.number(edge, 'share');
  if (!Number.isNaN(share)) return Math.max(0, share);
  const registered = snapshot.number('Enterprise', 'registeredCapital', owns.targets[edge]);
  const byCapital = owns.number(edge, 'capital') / registered;
  return registered > 0 && byCapital > 0 ? Math.min(1, byCapital) : 0;
}

/** Scales each company's values down to a sum of 1 where they exceed it, in place; returns the sums as they were. */
function scaled(values: Float64Array, companies: Uint32Array, vertexCount: number): Float64Array {
  const sums = new Float64Array(vertexCount);
  for (let i = 0; i < values.length; i++) sums[companies[i]] += values[i];
  for (let i = 0; i < values.length; i++) if (sums[companies[i]] > 1) values[i] /= sums[companies[i]];
  return sums;
}
