/** The network risk score: a party's own findings and warning signals, and what comes over from those it is bound to. */
import { accountOwners } from '../control/accounts.ts';
import type { DetectorOutcome, Finding } from '../schema/finding.ts';
import type { EntityId, NodeIndex } from '../schema/ids.ts';
import type { Contribution, Coverage, NetworkRiskScore } from '../schema/score.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type BondKind, Bonds, bondKinds, isParty } from './bonds.ts';
import { type CountedFinding, contributionsOf, type OwnRisk } from './contributions.ts';
import { gradeOf } from './grade.ts';
import { type BondSource, propagate, type Tie } from './propagate.ts';
import { countSignals } from './signals.ts';

/** What a counterfactual leaves out. */
export interface Without {
  /** Ids of findings. */
  readonly findings?: readonly string[];
  /** Ids of warning signals. */
  readonly signals?: readonly EntityId[];
  readonly bonds?: readonly {
    readonly bond: BondKind;
    /** Whose score it is part of. */
    readonly of: EntityId;
    /** Whose risk comes over. */
    readonly party: EntityId;
  }[];
}

export interface ScoreInput {
  readonly snapshot: Snapshot;
  readonly asOf: Instant;
  readonly findings: readonly Finding[];
  /** What the detectors of the run did, for the coverage. */
  readonly outcomes: readonly DetectorOutcome[];
  /** How much a sure and severe finding counts, by detector: 0..0.6. */
  readonly weights: Readonly<Record<string, number>>;
  readonly without?: Without;
}

/**
 * Scores parties. Risk r = 1 − (1 − q)·Π(1 − a·share·m) with q = 1 − Π(1 − weight·severity·confidence) over a party's findings
 * and warning signals, which fade (`signals.ts`), and a message m for each bond; the score is 1000·r, and contributions are in −ln(1 − ·), where they add up. A finding counts
 * for each of its subjects, and that of an account for the account's owner.
 *
 * @param ids the parties wanted, those that are none or not in the snapshot left out; every party with a risk when not given
 */
export function scoreParties(input: ScoreInput, ids?: readonly EntityId[]): ReadonlyMap<EntityId, NetworkRiskScore> {
  const { snapshot } = input;
  const reasons = ownRisks(input);
  const own = new Map([...reasons].map(([party, { findings, signals }]) => [party, sum(findings) + sum(signals)]));
  const reached = propagate(own, bondSource(input));
  const wanted = ids ? partiesOf(snapshot, ids) : [...reached.keys()].sort((a, b) => a - b);
  return new Map(
    wanted.map((party) => {
      const contributions = contributionsOf(snapshot, reasons.get(party) ?? none, reached.get(party));
      return [snapshot.idOf(party), scoreOf(input, snapshot.idOf(party), contributions)];
    }),
  );
}

/** The score of a party that no risk reaches. */
export const risklessScore = (input: ScoreInput, id: EntityId): NetworkRiskScore => scoreOf(input, id, []);

function scoreOf(
  { snapshot, asOf, outcomes }: ScoreInput,
  id: EntityId,
  contributions: readonly Contribution[],
): NetworkRiskScore {
  const rank = sum(contributions);
  const score = -1000 * Math.expm1(-rank);
  const own = sum(contributions.filter(({ type }) => type !== 'bond'));
  return {
    id,
    score,
    grade: gradeOf(score),
    rank,
    ownRisk: -Math.expm1(-own),
    contributions,
    coverage: coverageOf(outcomes),
    asOf,
    snapshot: snapshot.id,
  };
}

const none: OwnRisk = { findings: [], signals: [] };

const sum = (parts: readonly { readonly value: number }[]): number =>
  parts.reduce((total, { value }) => total + value, 0);

function ownRisks(input: ScoreInput): ReadonlyMap<NodeIndex, OwnRisk> {
  const { snapshot, asOf, without } = input;
  const findings = countFindings(input);
  const signals = countSignals(snapshot, asOf, without?.signals);
  return new Map(
    [...findings.keys(), ...signals.keys()].map((party) => [
      party,
      { findings: findings.get(party) ?? [], signals: signals.get(party) ?? [] },
    ]),
  );
}

const partiesOf = (snapshot: Snapshot, ids: readonly EntityId[]): readonly NodeIndex[] =>
  ids.map((id) => snapshot.find(id)).filter((node): node is NodeIndex => node !== null && isParty(snapshot, node));

/** The findings that count for each party, those of no effect left out. */
function countFindings({ snapshot, findings, weights, without }: ScoreInput): ReadonlyMap<NodeIndex, CountedFinding[]> {
  const { ownerOf } = accountOwners(snapshot);
  const leftOut = new Set(without?.findings);
  const counted = new Map<NodeIndex, CountedFinding[]>();
  for (const finding of findings) {
    const risk = (weights[finding.detector] ?? 0) * finding.severity * finding.confidence;
    if (!(risk > 0) || leftOut.has(finding.id)) continue;
    const parties = new Set<NodeIndex>();
    for (const subject of finding.subjects) {
      const node = snapshot.find(subject);
      const party = node === null ? null : ownerOf(node);
      if (party !== null && isParty(snapshot, party)) parties.add(party);
    }
    for (const party of parties) {
      const list = counted.get(party) ?? [];
      counted.set(party, list);
      list.push({ finding, value: -Math.log1p(-risk) });
    }
  }
  return counted;
}

/** Bonds with their strengths, those to what is no party and those of the counterfactual left out. */
function bondSource({ snapshot, asOf, without }: ScoreInput): BondSource {
  const bonds = new Bonds(snapshot, asOf);
  const leftOut = new Set((without?.bonds ?? []).map(({ bond, of, party }) => JSON.stringify([bond, of, party])));
  const isLeftOut = (of: NodeIndex, bond: BondKind, party: NodeIndex): boolean =>
    leftOut.size > 0 && leftOut.has(JSON.stringify([bond, snapshot.idOf(of), snapshot.idOf(party)]));
  return {
    tiesOf: (party) => {
      const ties = new Map<NodeIndex, Tie[]>();
      for (const bond of bonds.of(party)) {
        if (!isParty(snapshot, bond.party) || isLeftOut(party, bond.kind, bond.party)) continue;
        const list = ties.get(bond.party) ?? [];
        ties.set(bond.party, list);
        const { weight, carries } = bondKinds[bond.kind];
        list.push({ ...bond, strength: weight * bond.share, carries });
      }
      return ties;
    },
    neighbours: (party) => [...bonds.neighbours(party)].filter((other) => isParty(snapshot, other)),
  };
}

const coverageOf = (outcomes: readonly DetectorOutcome[]): Coverage => ({
  ran: outcomes.filter(({ ran }) => ran).map(({ detector }) => detector),
  noData: outcomes.filter(({ ran }) => !ran).map(({ detector }) => detector),
  incomplete: outcomes.filter(({ completeness }) => !completeness.complete).map(({ detector }) => detector),
});
