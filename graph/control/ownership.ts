/** Who finally owns whom, and how much: economic shares looked through every level. Control is another question: `control.ts`. */
import { membersOf, stronglyConnected } from '../algorithms/components.ts';
import { effectiveShares, type Shares } from '../algorithms/effective-shares.ts';
import type { NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Holdings, holdingsAt, OVERSTATED } from './holdings.ts';
import { oncePerDate } from './memo.ts';
import { ROUNDING } from './rules.ts';

export interface Holder {
  readonly holder: NodeIndex;
  /** Effective share of the company, 0..1. */
  readonly share: number;
}

export interface Holding {
  readonly company: NodeIndex;
  readonly share: number;
}

export interface Ownership {
  /** Who finally owns a company: persons, and enterprises of whom no holder is known. With `unknownShareOf` they add up to 1. Largest first. */
  holdersOf(company: NodeIndex): readonly Holder[];
  /**
   * Whoever has at least `minimum` of a company, at any level: an intermediate holder counts what it holds for its own owners.
   * Largest first. Inside a circle of holdings each one named costs a look down of its own, so a minimum saves much there.
   */
  interestsIn(company: NodeIndex, minimum?: number): readonly Holder[];
  /** All companies in which a party has a part, at any level. Largest first. */
  holdingsOf(holder: NodeIndex): readonly Holding[];
  /** The part of a company that belongs to no one in the data; 1 where no holder at all is known. */
  unknownShareOf(company: NodeIndex): number;
  /** Sum of the direct shares as stated; more than 1 is a fault of the data, and they are then scaled to 1. */
  statedShareOf(company: NodeIndex): number;
  overstated(company: NodeIndex): boolean;
  /** The `owns` edges from a holder down to a company along which the most is held; empty when it holds nothing of it. */
  chainOf(holder: NodeIndex, company: NodeIndex): readonly EvidenceEdge[];
  /** Companies that own one another in a circle, each circle's members ascending. */
  readonly circles: readonly (readonly NodeIndex[])[];
  isCircular(company: NodeIndex): boolean;
}

const noRules = {};
const compute = oncePerDate<object, Ownership>((snapshot, asOf) => ownershipOf(holdingsAt(snapshot, asOf)));

/**
 * Ownership on a date; prepared once in O(parties + `owns` edges). A question costs the edges between the party and whoever
 * it reaches. A holding whose share is not known counts for nothing: its part is unknown.
 */
export const ownershipAt = (snapshot: Snapshot, asOf: Instant): Ownership => compute(snapshot, asOf, noRules);

function ownershipOf(holdings: Holdings): Ownership {
  const { down, up, shares, vertexCount, stated } = holdings;
  const downward = effectiveShares(down, shares);
  const upward = effectiveShares(up, shares);
  const circleOf = new Int32Array(vertexCount).fill(-1);
  const circles = circlesOf(holdings, circleOf);
  const isCircular = (company: NodeIndex) => company < vertexCount && circleOf[company] >= 0;
  const isUltimate = (party: number) => up.offsets[party] === up.offsets[party + 1];

  const above = (company: NodeIndex): Shares =>
    company < vertexCount ? upward(company, { throughStart: true }) : { vertices: [], shares: [] };
  const holdingsOf = (holder: NodeIndex): readonly Holding[] => {
    if (!(holder < vertexCount)) return [];
    const { vertices, shares } = downward(holder, { throughStart: false });
    return vertices.map((company, i) => ({ company, share: shares[i] })).sort(byShare);
  };
  const holdersOf = (company: NodeIndex): readonly Holder[] => {
    const { vertices, shares } = above(company);
    return vertices
      .map((holder, i) => ({ holder, share: shares[i] }))
      .filter(({ holder }) => isUltimate(holder))
      .sort(byShare);
  };

  return {
    holdersOf,
    holdingsOf,
    interestsIn: (company, minimum = 0) => {
      const { vertices, shares } = above(company);
      const enough = (share: number) => share > 0 && share >= minimum - ROUNDING;
      return vertices
        .map((holder, i) => ({ holder, share: shares[i] }))
        .filter(({ holder, share }) => holder !== company && enough(share))
        .map(({ holder, share }) => ({
          holder,
          // Walks that pass a holder in a circle more than once count what it holds for itself again: its share is never more than that.
          share: isCircular(holder)
            ? (holdingsOf(holder).find((holding) => holding.company === company)?.share ?? 0)
            : share,
        }))
        .filter(({ share }) => enough(share))
        .sort(byShare);
    },
    unknownShareOf: (company) => Math.max(0, 1 - holdersOf(company).reduce((sum, { share }) => sum + share, 0)),
    statedShareOf: (company) => stated[company] ?? 0,
    overstated: (company) => stated[company] > OVERSTATED,
    chainOf: (holder, company) => strongestChain(holdings, holder, company),
    circles,
    isCircular,
  };
}

const byShare = (a: { readonly share: number }, b: { readonly share: number }): number => b.share - a.share;

function circlesOf({ down }: Holdings, circleOf: Int32Array): readonly (readonly NodeIndex[])[] {
  const components = stronglyConnected(down);
  const { offsets, vertices } = membersOf(components);
  const holdsItself = (v: number) => {
    for (let i = down.offsets[v]; i < down.offsets[v + 1]; i++) if (down.targets[i] === v) return true;
    return false;
  };
  const circles: NodeIndex[][] = [];
  for (let c = 0; c < components.count; c++) {
    if (offsets[c + 1] - offsets[c] === 1 && !holdsItself(vertices[offsets[c]])) continue;
    const members = [...vertices.subarray(offsets[c], offsets[c + 1])];
    for (const member of members) circleOf[member] = circles.length;
    circles.push(members);
  }
  return circles.sort((a, b) => a[0] - b[0]);
}

/**
 * The chain with the largest product of shares, searched upwards from the company, where there is less to see than below a
 * holder. Dijkstra 1959 with a list instead of a heap: there are few vertices above a company. O(reached²).
 */
function strongestChain(
  { up, edges, shares, vertexCount }: Holdings,
  holder: NodeIndex,
  company: NodeIndex,
): readonly EvidenceEdge[] {
  if (!(company < vertexCount) || holder === company) return [];
  const best = new Map<number, { share: number; via: number; next: number; done: boolean }>([
    [company, { share: 1, via: -1, next: -1, done: false }],
  ]);
  for (;;) {
    let v = -1;
    for (const [vertex, { share, done }] of best) if (!done && (v < 0 || share > best.get(v)!.share)) v = vertex;
    if (v < 0) return [];
    const state = best.get(v)!;
    state.done = true;
    if (v === holder) break;
    for (let i = up.offsets[v]; i < up.offsets[v + 1]; i++) {
      const share = state.share * shares[up.labels[i]];
      if (share > (best.get(up.targets[i])?.share ?? 0)) {
        best.set(up.targets[i], { share, via: up.labels[i], next: v, done: false });
      }
    }
  }
  const chain: EvidenceEdge[] = [];
  for (let v: number = holder; v !== company; v = best.get(v)!.next) {
    chain.push({ kind: 'owns', edge: edges[best.get(v)!.via] });
  }
  return chain;
}
