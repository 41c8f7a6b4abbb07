/** Control groups joined where the persons in them are one household: what each of them signs, the family stands for. */
import { UnionFind } from '../algorithms/union-find.ts';
import { type Control, controlAt } from '../control/control.ts';
import { defaultRules } from '../control/rules.ts';
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { groupTie } from './group-tie.ts';

const CLOSE = new Set<string | null>(['spouse', 'parent', 'child']);

export interface Tie {
  readonly confidence: number;
  readonly evidence: readonly EvidenceEdge[];
}

interface Step {
  readonly group: number;
  readonly from: NodeIndex;
  readonly to: NodeIndex;
  readonly edge: EdgeIndex;
}

export class FamilyGroups {
  readonly #snapshot: Snapshot;
  readonly #control: Control;
  readonly #families: UnionFind;
  readonly #steps = new Map<number, Step[]>();

  /** O(`kin` edges + parties). */
  constructor(snapshot: Snapshot, asOf: Instant) {
    this.#snapshot = snapshot;
    this.#control = controlAt(snapshot, asOf);
    this.#families = new UnionFind(this.#control.groupCount);
    const kin = snapshot.edges('kin');
    for (let edge = 0; edge < kin.count; edge++) {
      if (!CLOSE.has(kin.text(edge, 'relation')) || !kin.holdsAt(edge, asOf)) continue;
      const [a, b] = [kin.sources[edge], kin.targets[edge]];
      const [groupA, groupB] = [this.#control.groupOf(a), this.#control.groupOf(b)];
      if (groupA === groupB) continue;
      this.#families.union(groupA, groupB);
      this.#link(groupA, { group: groupB, from: a, to: b, edge });
      this.#link(groupB, { group: groupA, from: b, to: a, edge });
    }
  }

  #link(group: number, step: Step): void {
    const steps = this.#steps.get(group);
    if (steps) steps.push(step);
    else this.#steps.set(group, [step]);
  }

  /** The family of a party: equal for those who belong together. */
  of(party: NodeIndex): number {
    return this.#families.find(this.#control.groupOf(party));
  }

  /**
   * What ties two parties of one family: control inside each group, kinship between them, over the fewest persons. How sure
   * that is falls with every kinship, as for relatives who vote together. O(kinships of the family).
   */
  tie(a: NodeIndex, b: NodeIndex): Tie {
    const [start, goal] = [this.#control.groupOf(a), this.#control.groupOf(b)];
    const cameBy = new Map<number, Step | null>([[start, null]]);
    // A Map hands out what is added while it is gone through.
    for (const [group] of cameBy) {
      if (group === goal) break;
      for (const step of this.#steps.get(group) ?? []) if (!cameBy.has(step.group)) cameBy.set(step.group, step);
    }
    const steps: Step[] = [];
    for (let step = cameBy.get(goal); step; step = cameBy.get(this.#control.groupOf(step.from))) steps.push(step);
    steps.reverse();
    let [at, confidence] = [a, 1];
    const evidence: EvidenceEdge[] = [];
    for (const { from, to, edge } of steps) {
      confidence *= this.#control.groupConfidence(at, from) * defaultRules.familyConfidence.value;
      confidence *= this.#snapshot.edges('kin').confidence(edge);
      evidence.push(...groupTie(this.#control, at, from), { kind: 'kin', edge });
      at = to;
    }
    return {
      confidence: confidence * this.#control.groupConfidence(at, b),
      evidence: [...evidence, ...groupTie(this.#control, at, b)],
    };
  }
}
