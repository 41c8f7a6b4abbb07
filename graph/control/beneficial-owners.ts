/** The natural persons behind a company. */
import type { NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { controlAt } from './control.ts';
import { ownershipAt } from './ownership.ts';
import { defaultRules, type RulePack } from './rules.ts';

export interface BeneficialOwner {
  readonly person: NodeIndex;
  /** Effective share of the company, 0..1. */
  readonly share: number;
  /** Votes of the person and of whom it controls, 0..1. */
  readonly votes: number;
  /** What names the person: shares or votes; control, where no one has enough of them; office, where no one controls either. */
  readonly rule: 'share' | 'control' | 'legalRepresentative';
  readonly confidence: number;
  /** The chain of holdings, the steps of control or the office. */
  readonly evidence: readonly EvidenceEdge[];
}

/** Offices in the order in which they make someone the person in charge. */
const offices = ['legalRepresentative', 'chair', 'manager'] as const;

/**
 * The beneficial owners of a company on a date, largest share first: persons with enough effective or voting share, else the
 * person who controls, else who leads it. Empty when nothing of that is known. FATF Recommendation 24, in three steps.
 */
export function beneficialOwners(
  snapshot: Snapshot,
  asOf: Instant,
  company: NodeIndex,
  rules: RulePack = defaultRules,
): readonly BeneficialOwner[] {
  const persons = snapshot.range('Person');
  const isPerson = (node: NodeIndex) => node >= persons.start && node < persons.end;
  const ownership = ownershipAt(snapshot, asOf);
  const control = controlAt(snapshot, asOf, rules);
  const confidenceOf = (evidence: readonly EvidenceEdge[]) =>
    evidence.reduce((product, { kind, edge }) => product * snapshot.edges(kind).confidence(edge), 1);

  const interests = ownership.interestsIn(company).filter(({ holder }) => isPerson(holder));
  const owners = interests
    .map(({ holder, share }) => {
      const evidence = ownership.chainOf(holder, company);
      const votes = control.votesOf(holder, company);
      return { person: holder, share, votes, rule: 'share' as const, confidence: confidenceOf(evidence), evidence };
    })
    .filter(({ share, votes }) => Math.max(share, votes) >= rules.beneficialShare.value);
  if (owners.length > 0) return owners;

  const shareOf = (person: NodeIndex) => interests.find(({ holder }) => holder === person)?.share ?? 0;
  const named = (
    person: NodeIndex,
    rule: BeneficialOwner['rule'],
    confidence: number,
    evidence: readonly EvidenceEdge[],
  ) => [{ person, share: shareOf(person), votes: control.votesOf(person, company), rule, confidence, evidence }];
  const actual = control.actualController(company);
  if (actual && isPerson(actual.controller)) {
    const evidence = actual.path.flatMap((step) => step.evidence);
    return named(actual.controller, 'control', actual.confidence, evidence);
  }

  const holdsOffice = snapshot.edges('holdsOffice');
  for (const office of offices) {
    for (const edge of holdsOffice.into(company)) {
      if (holdsOffice.text(edge, 'office') !== office || !holdsOffice.holdsAt(edge, asOf)) continue;
      const evidence = [{ kind: 'holdsOffice', edge } as const];
      return named(holdsOffice.sources[edge], 'legalRepresentative', confidenceOf(evidence), evidence);
    }
  }
  return [];
}
