/** Whom a party is tied to closely enough that dealing with them is dealing with itself. */
import type { NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { confidenceOf } from './confidence.ts';
import { type Control, controlAt } from './control.ts';
import { type Ownership, ownershipAt } from './ownership.ts';
import { defaultRules, type RulePack, reaches } from './rules.ts';
import { sharedIdentifiers } from './shared-identifiers.ts';

export type Relation = 'group' | 'owner' | 'owned' | 'officer' | 'kin' | 'firmOfRelative' | 'sharedIdentifiers';

export interface RelatedParty {
  readonly relation: Relation;
  readonly confidence: number;
  /** From the party to the related one, as far as there is a path. */
  readonly evidence: readonly EvidenceEdge[];
}

/**
 * The related parties of a party on a date, the party itself left out; each with its surest relation. They are
 * - everyone in its control group;
 * - whoever has, or of whom it has, an effective share from `influenceShare` on;
 * - its officers (for a person: the firms it has an office in);
 * - close kin of those officers, of the persons who own or control it, and of a person itself;
 * - firms that one of those persons controls, has such a share of, or legally represents;
 * - parties with whom it shares `sharedIdentifiers` or more rare identifiers.
 *
 * Costs no more than the party's own surroundings: fit to be called for every borrower.
 */
export function relatedPartiesOf(
  snapshot: Snapshot,
  asOf: Instant,
  party: NodeIndex,
  rules: RulePack = defaultRules,
): ReadonlyMap<NodeIndex, RelatedParty> {
  const search = new Search(snapshot, asOf, party, rules);
  search.group();
  search.owners();
  search.officers();
  search.kinAndTheirFirms();
  search.identifiers();
  return search.related;
}

/** Gathers relations; those that come first win where they are equally sure. */
class Search {
  readonly related = new Map<NodeIndex, RelatedParty>();
  readonly #snapshot: Snapshot;
  readonly #asOf: Instant;
  readonly #party: NodeIndex;
  readonly #rules: RulePack;
  readonly #control: Control;
  readonly #ownership: Ownership;
  /** Persons who stand for the party, with how they come to: their kin and firms are related too. */
  readonly #people = new Map<NodeIndex, RelatedParty>();

  constructor(snapshot: Snapshot, asOf: Instant, party: NodeIndex, rules: RulePack) {
    this.#snapshot = snapshot;
    this.#asOf = asOf;
    this.#party = party;
    this.#rules = rules;
    this.#control = controlAt(snapshot, asOf, rules);
    this.#ownership = ownershipAt(snapshot, asOf);
    if (this.#isPerson(party)) this.#people.set(party, { relation: 'group', confidence: 1, evidence: [] });
  }

  group(): void {
    const control = this.#control;
    const group = control.groupOf(this.#party);
    if (group < 0) return;
    const own = this.#stepsAbove(this.#party);
    for (const member of control.membersOf(group)) {
      if (member === this.#party) continue;
      const evidence = [...own, ...this.#stepsAbove(member)];
      this.#add(member, 'group', control.groupConfidence(this.#party, member), evidence);
    }
    for (const above of control.controllersOf(this.#party)) this.#stands(above);
  }

  owners(): void {
    const { influenceShare } = this.#rules;
    for (const { holder } of this.#ownership.interestsIn(this.#party, influenceShare.value)) {
      const evidence = this.#ownership.chainOf(holder, this.#party);
      this.#add(holder, 'owner', confidenceOf(this.#snapshot, evidence), evidence);
      this.#stands(holder);
    }
    for (const { company, share } of this.#ownership.holdingsOf(this.#party)) {
      if (!reaches(share, influenceShare)) break;
      const evidence = this.#ownership.chainOf(this.#party, company);
      this.#add(company, 'owned', confidenceOf(this.#snapshot, evidence), evidence);
    }
  }

  officers(): void {
    const offices = this.#snapshot.edges('holdsOffice');
    for (const edge of offices.into(this.#party)) {
      if (!offices.holdsAt(edge, this.#asOf)) continue;
      const officer = offices.sources[edge];
      this.#addBy(officer, 'officer', [{ kind: 'holdsOffice', edge }]);
      this.#stands(officer);
    }
    for (const edge of offices.out(this.#party)) {
      if (offices.holdsAt(edge, this.#asOf))
        this.#addBy(offices.targets[edge], 'officer', [{ kind: 'holdsOffice', edge }]);
    }
  }

  kinAndTheirFirms(): void {
    const kin = this.#snapshot.edges('kin');
    const relatives = new Map(this.#people);
    for (const [person, why] of this.#people) {
      const relative = (other: NodeIndex, edge: number) => {
        if (!kin.holdsAt(edge, this.#asOf) || other === this.#party) return;
        this.#add(other, 'kin', why.confidence * kin.confidence(edge), [...why.evidence, { kind: 'kin', edge }]);
        const found = this.related.get(other);
        if (found && found.confidence > (relatives.get(other)?.confidence ?? 0)) relatives.set(other, found);
      };
      for (const edge of kin.out(person)) relative(kin.targets[edge], edge);
      for (const edge of kin.into(person)) relative(kin.sources[edge], edge);
    }
    for (const [person, why] of relatives) if (person !== this.#party) this.#firmsOf(person, why);
  }

  identifiers(): void {
    for (const [other, evidence] of sharedIdentifiers(this.#snapshot, this.#asOf, this.#party, this.#rules)) {
      const sure = this.#rules.sharedIdentifiersConfidence.value;
      this.#add(other, 'sharedIdentifiers', sure * confidenceOf(this.#snapshot, evidence), evidence);
    }
  }

  #firmsOf(person: NodeIndex, why: RelatedParty): void {
    const firm = (company: NodeIndex, evidence: readonly EvidenceEdge[], confidence: number) =>
      this.#add(company, 'firmOfRelative', why.confidence * confidence, [...why.evidence, ...evidence]);
    for (const company of this.#control.controlledBy(person)) {
      const steps = this.#stepsBetween(person, company);
      firm(company, steps.evidence, steps.confidence);
    }
    for (const { company, share } of this.#ownership.holdingsOf(person)) {
      if (!reaches(share, this.#rules.influenceShare)) break;
      const evidence = this.#ownership.chainOf(person, company);
      firm(company, evidence, confidenceOf(this.#snapshot, evidence));
    }
    const offices = this.#snapshot.edges('holdsOffice');
    for (const edge of offices.out(person)) {
      if (offices.text(edge, 'office') !== 'legalRepresentative' || !offices.holdsAt(edge, this.#asOf)) continue;
      firm(offices.targets[edge], [{ kind: 'holdsOffice', edge }], offices.confidence(edge));
    }
  }

  /** Evidence of every step from a party to its top. */
  #stepsAbove(party: NodeIndex): readonly EvidenceEdge[] {
    return [party, ...this.#control.controllersOf(party)].flatMap((v) => this.#control.joinedBy(v)?.evidence ?? []);
  }

  #stepsBetween(upper: NodeIndex, company: NodeIndex): { evidence: readonly EvidenceEdge[]; confidence: number } {
    const chain = [company, ...this.#control.controllersOf(company)];
    const steps = chain.slice(0, chain.indexOf(upper)).flatMap((v) => this.#control.stepTo(v) ?? []);
    return {
      evidence: steps.flatMap((step) => step.evidence),
      confidence: steps.reduce((product, { confidence }) => product * confidence, 1),
    };
  }

  /** Counts a related person among those who stand for the party. */
  #stands(node: NodeIndex): void {
    const why = this.related.get(node);
    if (why && this.#isPerson(node) && !this.#people.has(node)) this.#people.set(node, why);
  }

  #isPerson(node: NodeIndex): boolean {
    const { start, end } = this.#snapshot.range('Person');
    return node >= start && node < end;
  }

  #addBy(node: NodeIndex, relation: Relation, evidence: readonly EvidenceEdge[]): void {
    this.#add(node, relation, confidenceOf(this.#snapshot, evidence), evidence);
  }

  #add(node: NodeIndex, relation: Relation, confidence: number, evidence: readonly EvidenceEdge[]): void {
    if (node === this.#party || !(confidence > (this.related.get(node)?.confidence ?? 0))) return;
    this.related.set(node, { relation, confidence, evidence });
  }
}
