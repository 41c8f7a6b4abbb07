/** Who decides about whom on a date: by votes, agreement, family or office, down any number of levels; and the groups that follow. */

import { membersOf } from '../algorithms/components.ts';
import { buildDigraph, type Digraph } from '../algorithms/digraph.ts';
import { UnionFind } from '../algorithms/union-find.ts';
import type { NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { confidenceOf } from './confidence.ts';
import { type ControlForest, growControlForest } from './control-forest.ts';
import { inForce, isParty } from './holdings.ts';
import { oncePerDate } from './memo.ts';
import { defaultRules, type RulePack } from './rules.ts';
import type { ControlRule } from './weaker-rules.ts';

export type { ControlRule };

export interface ControlStep {
  readonly controller: NodeIndex;
  readonly company: NodeIndex;
  readonly rule: ControlRule;
  /** The rule's own certainty times that of its evidence. */
  readonly confidence: number;
  /** What the rule rests on: holdings that vote, ties between those who vote together, the agreement, the office. */
  readonly evidence: readonly EvidenceEdge[];
}

export interface ActualController {
  readonly controller: NodeIndex;
  /** Steps from the controller down to the company. */
  readonly path: readonly ControlStep[];
  /** The product of the steps' confidences. */
  readonly confidence: number;
}

export interface Control {
  /** Who controls a company next, or null. */
  stepTo(company: NodeIndex): ControlStep | null;
  /** The top above a company; null when no one is, or when those above control one another in a circle. */
  actualController(company: NodeIndex): ActualController | null;
  /** Everyone who controls a company, nearest first. */
  controllersOf(company: NodeIndex): readonly NodeIndex[];
  /** Every company below a party, at any depth. O(companies found). */
  controlledBy(party: NodeIndex): readonly NodeIndex[];
  /** Votes in a company of a party and of all it controls, 0..1. */
  votesOf(party: NodeIndex, company: NodeIndex): number;
  /** The control group of a party: everyone below the same top, and tops that act together. -1 for what is no party. */
  groupOf(node: NodeIndex): number;
  /** Members of a group, ascending; a party without ties is a group of one. */
  membersOf(group: number): readonly NodeIndex[];
  readonly groupCount: number;
  /** By what a member belongs to its group: the step to it, or the one in which it decides together with others; null for a top. */
  joinedBy(member: NodeIndex): ControlStep | null;
  /** How sure it is that two members of one group belong together: the product of the steps between them; 0 for strangers. */
  groupConfidence(a: NodeIndex, b: NodeIndex): number;
}

const compute = oncePerDate<RulePack, Control>((snapshot, asOf, rules) =>
  controlOf(snapshot, growControlForest(snapshot, asOf, rules)),
);

/**
 * Control on a date under a rule pack; computed once, in about O(`owns` edges · log parties), then every question is as cheap as
 * its answer is long.
 */
export const controlAt = (snapshot: Snapshot, asOf: Instant, rules: RulePack = defaultRules): Control =>
  compute(snapshot, asOf, rules);

function controlOf(snapshot: Snapshot, forest: ControlForest): Control {
  const { parents, grounds, voting, holdings } = forest;
  const groups = groupsOf(snapshot, forest);
  const members = membersOf(groups);
  let children: Digraph | null = null;

  function stepTo(company: NodeIndex): ControlStep | null {
    const controller = parents[company] ?? -1;
    if (controller < 0) return null;
    const why = grounds.get(company);
    if (why) return { controller, company, rule: why.rule, confidence: why.confidence, evidence: why.evidence };
    const evidence = voting.votingEdges(controller, company).map((edge) => ({ kind: 'owns', edge }) as const);
    return { controller, company, rule: 'majority', confidence: confidenceOf(snapshot, evidence), evidence };
  }

  /** From a party upwards, and whether the walk ends at a top. */
  function chainAbove(party: NodeIndex): { readonly above: readonly NodeIndex[]; readonly circular: boolean } {
    const above = party < holdings.vertexCount ? [...voting.above(party)] : [party];
    return { above, circular: (parents[above[above.length - 1]] ?? -1) >= 0 };
  }

  /** Other steps by which a party stands in a group, by party. */
  const joined = new Map<NodeIndex, () => ControlStep | null>();
  const controls = snapshot.edges('controls');
  for (const edge of forest.otherAgreements) {
    const evidence = [{ kind: 'controls', edge } as const];
    const [controller, company] = [controls.sources[edge], controls.targets[edge]];
    joined.set(company, () => ({
      controller,
      company,
      rule: 'agreement',
      confidence: confidenceOf(snapshot, evidence),
      evidence,
    }));
  }
  for (const [company, { partners }] of grounds) {
    for (const partner of partners) if (!joined.has(partner)) joined.set(partner, () => stepTo(company));
  }
  const joinedBy = (member: NodeIndex) => stepTo(member) ?? joined.get(member)?.() ?? null;

  return {
    stepTo,
    actualController: (company) => {
      const { above, circular } = chainAbove(company);
      if (circular || above.length < 2) return null;
      const path = above.slice(0, -1).map((party) => stepTo(party) as ControlStep);
      path.reverse();
      return {
        controller: above[above.length - 1],
        path,
        confidence: path.reduce((product, { confidence }) => product * confidence, 1),
      };
    },
    controllersOf: (company) => chainAbove(company).above.slice(1),
    controlledBy: (party) => {
      children ??= childrenOf(parents);
      return below(children, party);
    },
    votesOf: (party, company) => (company < holdings.vertexCount ? voting.votesOf(party, company) : 0),
    groupOf: (node) => (isParty(snapshot, node) ? groups.of[node] : -1),
    membersOf: (group) => [...members.vertices.subarray(members.offsets[group], members.offsets[group + 1])],
    groupCount: groups.count,
    joinedBy,
    groupConfidence: (a, b) => {
      if (!isParty(snapshot, a) || !isParty(snapshot, b) || groups.of[a] !== groups.of[b]) return 0;
      const [aboveA, aboveB] = [chainAbove(a).above, chainAbove(b).above];
      const common = aboveA.find((party) => aboveB.includes(party));
      const upTo = (chain: readonly NodeIndex[]) => {
        const end = common === undefined ? chain.length : chain.indexOf(common);
        return chain.slice(0, end).reduce((product, party) => product * (joinedBy(party)?.confidence ?? 1), 1);
      };
      return upTo(aboveA) * upTo(aboveB);
    },
  };
}

/** Parties under one top, tops that decide together, and whoever an agreement binds to a company that someone else controls. */
function groupsOf(snapshot: Snapshot, { parents, grounds, otherAgreements, holdings }: ControlForest) {
  const sets = new UnionFind(holdings.vertexCount);
  parents.forEach((controller, company) => {
    if (controller >= 0) sets.union(company, controller);
  });
  for (const [company, { partners }] of grounds) for (const partner of partners) sets.union(company, partner);
  const controls = snapshot.edges('controls');
  for (const edge of otherAgreements) sets.union(controls.sources[edge], controls.targets[edge]);
  return sets.numbered();
}

function childrenOf(parents: Int32Array): Digraph {
  const companies = inForce(parents.length, (v) => parents[v] >= 0);
  return buildDigraph(
    parents.length,
    companies.map((company) => parents[company]),
    companies,
  );
}

function below({ offsets, targets, vertexCount }: Digraph, party: NodeIndex): readonly NodeIndex[] {
  if (!(party < vertexCount)) return [];
  const found = new Set<NodeIndex>();
  const visit = (v: NodeIndex) => {
    for (let i = offsets[v]; i < offsets[v + 1]; i++) if (targets[i] !== party) found.add(targets[i]);
  };
  visit(party);
  // A Set hands out what is added while it is gone through.
  for (const v of found) visit(v);
  return [...found];
}
