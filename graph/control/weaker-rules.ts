/** By what a party controls a company besides a majority of its own: each rule names the companies that it decides now. */
import type { NodeIndex } from '../schema/ids.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { confidenceOf } from './confidence.ts';
import { type RulePack, reaches } from './rules.ts';
import type { Coalition, Voting } from './voting.ts';

export type ControlRule = 'majority' | 'concert' | 'agreement' | 'family' | 'presumed';

/** A step that rests on more than the votes below one party. */
export interface Grounds {
  readonly rule: ControlRule;
  readonly confidence: number;
  readonly evidence: readonly EvidenceEdge[];
  /** Parties who decide together with the controller. */
  readonly partners: readonly NodeIndex[];
}

export interface Join extends Grounds {
  readonly company: NodeIndex;
  readonly controller: NodeIndex;
}

export interface RuleContext {
  readonly snapshot: Snapshot;
  readonly rules: RulePack;
  readonly voting: Voting;
  /** `controls` edges in force, the surest first. */
  readonly agreements: readonly number[];
  /** Companies with holders whom no one controls so far. */
  readonly uncontrolled: Uint32Array;
}

type Rule = (context: RuleContext) => readonly Join[];

/** Parties that vote together, by agreement or as a family, and have the majority only together. */
const together =
  (rule: 'concert' | 'family'): Rule =>
  ({ snapshot, rules, voting, uncontrolled }) => {
    const sure = rule === 'family' ? rules.familyConfidence.value : 1;
    return [...voting.tied(rule, uncontrolled)].flatMap((company) => {
      const [strongest] = voting.coalitions(company, rule);
      if (!strongest || !(strongest.votes > rules.majority.value) || strongest.links.length === 0) return [];
      return [joinOf(snapshot, company, strongest, rule, sure, strongest.links)];
    });
  };

const agreed: Rule = ({ snapshot, voting, agreements, uncontrolled }) => {
  if (agreements.length === 0) return [];
  const free = new Set(uncontrolled);
  const { sources, targets } = snapshot.edges('controls');
  const joins = new Map<NodeIndex, Join>();
  for (const edge of agreements) {
    const [controller, company] = [sources[edge], targets[edge]];
    const isFree = free.has(company) || voting.isWithoutHolders(company);
    if (!isFree || joins.has(company) || voting.isAbove(company, controller)) continue;
    const evidence = [{ kind: 'controls', edge } as const];
    const confidence = confidenceOf(snapshot, evidence);
    joins.set(company, { company, controller, rule: 'agreement', confidence, evidence, partners: [] });
  }
  // Two companies that claim to control each other say nothing.
  return [...joins.values()].filter(({ company, controller }) => joins.get(controller)?.controller !== company);
};

/** The largest holder, without a comparable rival, who also leads the company. */
const presumed: Rule = ({ snapshot, rules, voting, uncontrolled }) =>
  [...uncontrolled].flatMap((company) => {
    const [largest, rival] = voting.coalitions(company, 'family');
    if (!largest || !reaches(largest.votes, rules.presumedShare)) return [];
    if (rival && reaches(rival.votes / largest.votes, rules.presumedRival)) return [];
    const office = voting.leadingOffice(company, largest);
    if (office < 0) return [];
    const proof = [...largest.links, { kind: 'holdsOffice', edge: office } as const];
    return [joinOf(snapshot, company, largest, 'presumed', rules.presumedConfidence.value, proof)];
  });

/** From the surest to the weakest. */
export const weakerRules: readonly Rule[] = [together('concert'), agreed, together('family'), presumed];

function joinOf(
  snapshot: Snapshot,
  company: NodeIndex,
  { controller, edges, partners }: Coalition,
  rule: ControlRule,
  sure: number,
  proof: readonly EvidenceEdge[],
): Join {
  const evidence = [...edges.map((edge) => ({ kind: 'owns', edge }) as const), ...proof];
  return { company, controller, rule, confidence: sure * confidenceOf(snapshot, evidence), evidence, partners };
}
