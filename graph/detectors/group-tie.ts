/** What ties two members of one control group together. */
import type { Control } from '../control/control.ts';
import type { NodeIndex } from '../schema/ids.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';

/** The edges from each of two members up to the first controller that they have in common, or to the tops that act together. */
export function groupTie(control: Control, a: NodeIndex, b: NodeIndex): readonly EvidenceEdge[] {
  if (a === b) return [];
  const [aboveA, aboveB] = [a, b].map((party) => [party, ...control.controllersOf(party)]);
  const common = aboveA.find((party) => aboveB.includes(party));
  return [aboveA, aboveB].flatMap((chain) => {
    const end = common === undefined ? chain.length : chain.indexOf(common);
    return chain.slice(0, end).flatMap((party) => control.joinedBy(party)?.evidence ?? []);
  });
}
