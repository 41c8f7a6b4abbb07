/**
 * Who controls each company next: a forest of steps, grown to a fixed point. Rules are tried from the surest to the weakest;
 * a weaker one only where no surer one says anything more, and whatever it adds is voted with again. Every round looks at
 * the state that the last one left, so the order of the data decides nothing.
 */
import { UnionFind } from '../algorithms/union-find.ts';
import type { NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Holdings, holdingsAt, inForce } from './holdings.ts';
import { type RulePack, reaches } from './rules.ts';
import { type Coalition, Voting } from './voting.ts';

export type ControlRule = 'majority' | 'concert' | 'agreement' | 'family' | 'presumed';

/** A step that rests on more than the votes below one party. */
export interface Grounds {
  readonly rule: ControlRule;
  readonly confidence: number;
  readonly evidence: readonly EvidenceEdge[];
  /** Parties who decide together with the controller. */
  readonly partners: readonly NodeIndex[];
}

export interface ControlForest {
  readonly holdings: Holdings;
  readonly voting: Voting;
  /** The next controller of each party, -1 = none. Companies that control one another stand in a circle. */
  readonly parents: Int32Array;
  /** Why, where it is not the votes below the controller alone. */
  readonly grounds: ReadonlyMap<NodeIndex, Grounds>;
  /** Agreements about companies that someone else controls already: index of the `controls` edge. */
  readonly otherAgreements: readonly number[];
}

interface Join extends Grounds {
  readonly company: NodeIndex;
  readonly controller: NodeIndex;
}

/** O(edges · log parties · holders of a company) for votes, which are counted again only where blocks of voters merged. */
export function growControlForest(snapshot: Snapshot, asOf: Instant, rules: RulePack): ControlForest {
  const holdings = holdingsAt(snapshot, asOf);
  const { vertexCount, down, up } = holdings;
  const parents = new Int32Array(vertexCount).fill(-1);
  const blocks = new Blocks(vertexCount);
  const voting = new Voting(snapshot, asOf, holdings, parents, blocks.sets);
  const grounds = new Map<NodeIndex, Grounds>();
  const agreements = agreementsAt(snapshot, asOf);
  const isHeld = (v: number) => up.offsets[v] < up.offsets[v + 1];
  let dirty = [...parents.keys()].filter(isHeld);

  /** Joins a company to its controller's block; companies in which both blocks vote are to be counted again. */
  function join(company: number, controller: number, touched: Set<number>): void {
    parents[company] = controller;
    for (const member of blocks.merge(company, controller)) {
      for (let i = down.offsets[member]; i < down.offsets[member + 1]; i++) touched.add(down.targets[i]);
    }
  }

  function apply(joins: readonly Join[]): void {
    const touched = new Set<number>();
    for (const { company, controller, ...why } of joins) {
      grounds.set(company, why);
      join(company, controller, touched);
    }
    dirty = [...touched];
  }

  function settleMajorities(): void {
    while (dirty.length > 0) {
      const joins = dirty
        .filter((company) => parents[company] < 0)
        .map((company) => ({ company, controller: voting.majorityController(company, rules.majority.value) }))
        .filter(({ controller }) => controller >= 0);
      const touched = new Set<number>();
      for (const { company, controller } of joins) join(company, controller, touched);
      dirty = [...touched];
    }
  }

  const uncontrolled = () => [...parents.keys()].filter((v) => parents[v] < 0 && isHeld(v));
  const byCoalition = (rule: 'concert' | 'family') => (): readonly Join[] =>
    voting.linked(rule, uncontrolled()).flatMap((company) => {
      const [strongest] = voting.coalitions(company, rule);
      if (!strongest || !(strongest.votes > rules.majority.value) || strongest.links.length === 0) return [];
      const sure = rule === 'family' ? rules.familyConfidence.value : 1;
      return [joinOf(company, strongest, rule, sure, strongest.links)];
    });
  const byAgreement = (): readonly Join[] => {
    const joins = new Map<number, Join>();
    for (const edge of agreements) {
      const { sources, targets } = snapshot.edges('controls');
      const [controller, company] = [sources[edge], targets[edge]];
      if (parents[company] >= 0 || joins.has(company) || voting.isAbove(company, controller)) continue;
      const evidence = [{ kind: 'controls', edge } as const];
      joins.set(company, {
        company,
        controller,
        rule: 'agreement',
        confidence: confidence(evidence),
        evidence,
        partners: [],
      });
    }
    return [...joins.values()].filter(({ company, controller }) => joins.get(controller)?.controller !== company);
  };
  const byPresumption = (): readonly Join[] =>
    uncontrolled().flatMap((company) => {
      const [largest, rival] = voting.coalitions(company, 'family');
      if (!largest || !reaches(largest.votes, rules.presumedShare)) return [];
      if (rival && reaches(rival.votes / largest.votes, rules.presumedRival)) return [];
      const office = voting.leadingOffice(company, largest);
      if (office < 0) return [];
      const proof = [...largest.links, { kind: 'holdsOffice', edge: office } as const];
      return [joinOf(company, largest, 'presumed', rules.presumedConfidence.value, proof)];
    });

  function confidence(evidence: readonly EvidenceEdge[]): number {
    return evidence.reduce((product, { kind, edge }) => product * snapshot.edges(kind).confidence(edge), 1);
  }

  function joinOf(
    company: number,
    { controller, edges, partners }: Coalition,
    rule: ControlRule,
    sure: number,
    proof: readonly EvidenceEdge[],
  ): Join {
    const evidence = [...edges.map((edge) => ({ kind: 'owns', edge }) as const), ...proof];
    return { company, controller, rule, confidence: sure * confidence(evidence), evidence, partners };
  }

  const weaker = [byCoalition('concert'), byAgreement, byCoalition('family'), byPresumption];
  settleMajorities();
  for (let i = 0; i < weaker.length; ) {
    const joins = weaker[i]();
    if (joins.length === 0) i++;
    else {
      apply(joins);
      settleMajorities();
      i = 0;
    }
  }
  lowerControllers();

  /** A company's controller is the lowest party that has the majority; a party that took over others later may stand lower. */
  function lowerControllers(): void {
    for (let moved = true; moved; ) {
      moved = false;
      for (let company = 0; company < vertexCount; company++) {
        if (parents[company] < 0 || grounds.has(company)) continue;
        const controller = voting.majorityController(company, rules.majority.value);
        if (controller < 0 || controller === parents[company]) continue;
        parents[company] = controller;
        moved = true;
      }
    }
  }

  const otherAgreements = agreements.filter((edge) => {
    const { sources, targets } = snapshot.edges('controls');
    return parents[targets[edge]] !== sources[edge];
  });
  return { holdings, voting, parents, grounds, otherAgreements };
}

/** `controls` edges in force between two parties, in an order that does not depend on how the data came in. */
function agreementsAt(snapshot: Snapshot, asOf: Instant): readonly number[] {
  const controls = snapshot.edges('controls');
  const order = (a: number, b: number) =>
    controls.confidence(b) - controls.confidence(a) || (controls.idOf(a) < controls.idOf(b) ? -1 : 1);
  return [...inForce(controls.count, (edge) => controls.holdsAt(edge, asOf))]
    .filter((edge) => controls.sources[edge] !== controls.targets[edge])
    .sort(order);
}

/** Parties that vote as one because one of them controls the others; members of a block stand in a circular list. */
class Blocks {
  readonly sets: UnionFind;
  readonly #next: Uint32Array;

  constructor(count: number) {
    this.sets = new UnionFind(count);
    this.#next = new Uint32Array(count).map((_, i) => i);
  }

  /** Merges two blocks and lists those who were in the smaller one: only what they vote in has changed. */
  merge(a: number, b: number): readonly number[] {
    if (this.sets.find(a) === this.sets.find(b)) return [];
    const smaller = this.sets.sizeOf(a) < this.sets.sizeOf(b) ? a : b;
    const members: number[] = [];
    for (let v = this.#next[smaller]; ; v = this.#next[v]) {
      members.push(v);
      if (v === smaller) break;
    }
    this.sets.union(a, b);
    const kept = this.#next[a];
    this.#next[a] = this.#next[b];
    this.#next[b] = kept;
    return members;
  }
}
