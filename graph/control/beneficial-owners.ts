/** The natural persons behind a company. */
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { confidenceOf } from './confidence.ts';
import { type Control, controlAt } from './control.ts';
import { ownershipAt } from './ownership.ts';
import { defaultRules, type RulePack, reaches } from './rules.ts';

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
  const shares = new Map(ownership.holdersOf(company).map(({ holder, share }) => [holder, share]));
  const named = (
    person: NodeIndex,
    rule: BeneficialOwner['rule'],
    evidence: readonly EvidenceEdge[],
    confidence = confidenceOf(snapshot, evidence),
  ): BeneficialOwner => {
    const share = shares.get(person) ?? 0;
    return { person, share, votes: control.votesOf(person, company), rule, confidence, evidence };
  };

  const { votes, holders } = votesThrough(snapshot, asOf, control, company);
  const owners = [...new Set([...shares.keys(), ...votes.keys()])].filter(isPerson).flatMap((person) => {
    if (reaches(shares.get(person) ?? 0, rules.beneficialShare)) {
      return [named(person, 'share', ownership.chainOf(person, company))];
    }
    return reaches(votes.get(person) ?? 0, rules.beneficialShare) ? [named(person, 'share', holders(person))] : [];
  });
  if (owners.length > 0) {
    return owners.sort((a, b) => b.share - a.share || b.votes - a.votes || a.person - b.person);
  }

  const actual = control.actualController(company);
  if (actual && isPerson(actual.controller)) {
    const evidence = actual.path.flatMap((step) => step.evidence);
    return [named(actual.controller, 'control', evidence, actual.confidence)];
  }

  const holdsOffice = snapshot.edges('holdsOffice');
  for (const office of offices) {
    for (const edge of holdsOffice.into(company)) {
      if (holdsOffice.text(edge, 'office') !== office || !holdsOffice.holdsAt(edge, asOf)) continue;
      return [named(holdsOffice.sources[edge], 'legalRepresentative', [{ kind: 'holdsOffice', edge }])];
    }
  }
  return [];
}

/** Votes in a company by everyone above its holders, and the edges through which one of them votes. */
function votesThrough(snapshot: Snapshot, asOf: Instant, control: Control, company: NodeIndex) {
  const owns = snapshot.edges('owns');
  const votes = new Map<NodeIndex, number>();
  const edges: { readonly edge: EdgeIndex; readonly chain: readonly NodeIndex[] }[] = [];
  for (const edge of owns.into(company)) {
    if (!owns.holdsAt(edge, asOf)) continue;
    const chain = [owns.sources[edge], ...control.controllersOf(owns.sources[edge])];
    edges.push({ edge, chain });
    for (const party of chain) if (!votes.has(party)) votes.set(party, control.votesOf(party, company));
  }
  const holders = (person: NodeIndex): readonly EvidenceEdge[] =>
    edges
      .filter(({ chain }) => chain.includes(person))
      .flatMap(({ edge, chain }) => {
        const steps = chain.slice(0, chain.indexOf(person)).reverse();
        return [...steps.flatMap((party) => control.stepTo(party)?.evidence ?? []), { kind: 'owns', edge } as const];
      });
  return { votes, holders };
}
