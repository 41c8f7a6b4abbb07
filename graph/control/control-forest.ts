/**
 * Who controls each company next: a forest of steps, grown to a fixed point. Rules are tried from the surest to the weakest;
 * a weaker one only where no surer one says anything more, and whatever it adds is voted with again. Every round looks at
 * the state that the last one left, so the order of the data decides nothing.
 */
import type { NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { Blocks } from './blocks.ts';
import { type Holdings, holdingsAt, inForce } from './holdings.ts';
import type { RulePack } from './rules.ts';
import { Voting } from './voting.ts';
import { type Grounds, weakerRules } from './weaker-rules.ts';

export interface ControlForest {
  readonly holdings: Holdings;
  readonly voting: Voting;
  /** The next controller of each party, -1 = none. Companies that control one another stand in a circle. */
  readonly parents: Int32Array;
  /** Why, where it is not the votes below the controller alone. */
  readonly grounds: ReadonlyMap<NodeIndex, Grounds>;
  /** `controls` edges about companies that someone else controls already. */
  readonly otherAgreements: readonly number[];
}

/** O(edges · log parties · holders of a company) for votes, which are counted again only where blocks of voters merged. */
export function growControlForest(snapshot: Snapshot, asOf: Instant, rules: RulePack): ControlForest {
  const holdings = holdingsAt(snapshot, asOf);
  const agreements = agreementsAt(snapshot, asOf);
  const growth = new Growth(snapshot, asOf, rules, holdings);
  growth.settleMajorities();
  for (let i = 0; i < weakerRules.length; ) {
    const { voting } = growth;
    const joins = weakerRules[i]({ snapshot, rules, voting, agreements, uncontrolled: growth.uncontrolled() });
    for (const { company, controller, ...why } of joins) growth.join(company, controller, why);
    growth.settleMajorities();
    i = joins.length === 0 ? i + 1 : 0;
  }
  growth.lowerControllers();
  const { sources, targets } = snapshot.edges('controls');
  const otherAgreements = agreements.filter((edge) => growth.parents[targets[edge]] !== sources[edge]);
  return { holdings, voting: growth.voting, parents: growth.parents, grounds: growth.grounds, otherAgreements };
}

class Growth {
  readonly parents: Int32Array;
  readonly grounds = new Map<NodeIndex, Grounds>();
  readonly voting: Voting;
  readonly #holdings: Holdings;
  readonly #majority: number;
  readonly #blocks: Blocks;
  /** Companies whose votes are to be counted (again), and a mark for each. */
  #dirty: number[] = [];
  readonly #isDirty: Uint8Array;

  constructor(snapshot: Snapshot, asOf: Instant, rules: RulePack, holdings: Holdings) {
    this.#holdings = holdings;
    this.#majority = rules.majority.value;
    this.parents = new Int32Array(holdings.vertexCount).fill(-1);
    this.#isDirty = new Uint8Array(holdings.vertexCount);
    this.#blocks = new Blocks(holdings.vertexCount);
    this.voting = new Voting(snapshot, asOf, holdings, this.parents, this.#blocks);
    for (const company of this.uncontrolled()) this.#touch(company);
  }

  /** Companies with holders whom no one controls so far. */
  uncontrolled(): Uint32Array {
    const { offsets } = this.#holdings.up;
    return inForce(this.parents.length, (v) => this.parents[v] < 0 && offsets[v] < offsets[v + 1]);
  }

  /** Puts a company below its controller; companies in which both their blocks vote are to be counted again. */
  join(company: number, controller: number, why?: Grounds): void {
    const { offsets, targets } = this.#holdings.down;
    this.parents[company] = controller;
    if (why) this.grounds.set(company, why);
    this.#blocks.merge(company, controller, (member) => {
      for (let i = offsets[member]; i < offsets[member + 1]; i++) this.#touch(targets[i]);
    });
  }

  /** Round by round, until no one has a majority that it has not yet. */
  settleMajorities(): void {
    while (this.#dirty.length > 0) {
      const counted = this.#dirty;
      this.#dirty = [];
      const controllers = new Int32Array(counted.length).fill(-1);
      for (let i = 0; i < counted.length; i++) {
        this.#isDirty[counted[i]] = 0;
        if (this.parents[counted[i]] < 0) controllers[i] = this.voting.majorityController(counted[i], this.#majority);
      }
      for (let i = 0; i < counted.length; i++) if (controllers[i] >= 0) this.join(counted[i], controllers[i]);
    }
  }

  /** A company's controller is the lowest party that has the majority; a party that took over others later may stand lower. */
  lowerControllers(): void {
    for (let moved = true; moved; ) {
      moved = false;
      for (let company = 0; company < this.parents.length; company++) {
        if (this.parents[company] < 0 || this.grounds.has(company)) continue;
        const controller = this.voting.majorityController(company, this.#majority);
        if (controller < 0 || controller === this.parents[company]) continue;
        this.parents[company] = controller;
        moved = true;
      }
    }
  }

  #touch(company: number): void {
    if (this.#isDirty[company] === 1) return;
    this.#isDirty[company] = 1;
    this.#dirty.push(company);
  }
}

/** `controls` edges in force between two parties, the surest first, in an order that does not depend on how the data came in. */
function agreementsAt(snapshot: Snapshot, asOf: Instant): readonly number[] {
  const controls = snapshot.edges('controls');
  const order = (a: number, b: number) =>
    controls.confidence(b) - controls.confidence(a) || (controls.idOf(a) < controls.idOf(b) ? -1 : 1);
  return [...inForce(controls.count, (edge) => controls.holdsAt(edge, asOf))]
    .filter((edge) => controls.sources[edge] !== controls.targets[edge])
    .sort(order);
}
