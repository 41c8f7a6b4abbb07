import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** How sure a conclusion is that needs all of these edges: the product of their confidences. */
export function confidenceOf(snapshot: Snapshot, evidence: readonly EvidenceEdge[]): number {
  return evidence.reduce((product, { kind, edge }) => product * snapshot.edges(kind).confidence(edge), 1);
}
