/** Rings that only close because some of their members answer to the same controller or family. */
import type { NodeIndex } from '../schema/ids.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { FamilyGroups, Tie } from './family-groups.ts';
import type { GuaranteeBond } from './guarantee-graph.ts';

export interface HiddenRing {
  readonly bonds: readonly GuaranteeBond[];
  /** What ties the party that is guaranteed to the one that guarantees next, group by group. */
  readonly ties: readonly EvidenceEdge[];
  /** Of those ties. */
  readonly confidence: number;
}

/**
 * @param hops the bonds from each group of a ring to the next
 * @returns the ring expanded back to parties, or null when some choice of bonds closes without any controller's help
 */
export function hiddenRing(families: FamilyGroups, hops: readonly (readonly GuaranteeBond[])[]): HiddenRing | null {
  if (closesByItself(hops)) return null;
  const ties: EvidenceEdge[] = [];
  let confidence = 1;
  hops.forEach((bonds, hop) => {
    const next = hops[(hop + 1) % hops.length];
    // The guaranteed party itself may guarantee next; else the surest of its group does.
    let best: Tie = { confidence: -1, evidence: [] };
    for (const { to } of bonds)
      for (const { from } of next) {
        const tie = to === from ? { confidence: 1, evidence: [] } : families.tie(to, from);
        if (tie.confidence > best.confidence) best = tie;
      }
    ties.push(...best.evidence);
    confidence *= best.confidence;
  });
  return { bonds: hops.flat(), ties, confidence };
}

/** Whether bonds can be chosen, one a hop, such that each begins where the one before it ended, all the way round. */
function closesByItself(hops: readonly (readonly GuaranteeBond[])[]): boolean {
  for (const start of new Set(hops[0].map(({ from }) => from))) {
    let reached = new Set<NodeIndex>([start]);
    for (const bonds of hops) reached = new Set(bonds.filter(({ from }) => reached.has(from)).map(({ to }) => to));
    if (reached.has(start)) return true;
  }
  return false;
}
