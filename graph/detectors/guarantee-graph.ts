/** Live guarantees between parties, as both guarantee detectors see them: one bond for each guarantor and debtor. */
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** The properties that both look at: of the guarantees, and of what tells whether a party is in trouble. */
export const guaranteeProperties = {
  guarantees: ['amount', 'contract', 'loan'],
  Loan: ['dpd', 'status'],
  CourtCase: ['filedOn'],
  partyTo: ['role'],
} as const;

/** All live guarantees of one party for another. */
export interface GuaranteeBond {
  readonly from: NodeIndex;
  readonly to: NodeIndex;
  readonly edges: readonly EdgeIndex[];
}

export interface GuaranteeGraph {
  /** Whoever guarantees or is guaranteed, ascending. */
  readonly parties: readonly NodeIndex[];
  /** By guarantor, then debtor. */
  readonly bonds: readonly GuaranteeBond[];
  /** The ends of each bond as places in `parties`. */
  readonly sources: readonly number[];
  readonly targets: readonly number[];
}

/**
 * The guarantees that bind on a date. One for a loan that is settled binds no longer, and one for oneself never did.
 * O(`guarantees` edges · log of a party's bonds).
 */
export function liveGuarantees(snapshot: Snapshot, asOf: Instant): GuaranteeGraph {
  const guarantees = snapshot.edges('guarantees');
  const byPair = new Map<string, { from: NodeIndex; to: NodeIndex; edges: EdgeIndex[] }>();
  for (let edge = 0; edge < guarantees.count; edge++) {
    const [from, to] = [guarantees.sources[edge], guarantees.targets[edge]];
    if (from === to || !guarantees.holdsAt(edge, asOf) || isSettled(snapshot, edge)) continue;
    const pair = `${from} ${to}`;
    const bond = byPair.get(pair);
    if (bond) bond.edges.push(edge);
    else byPair.set(pair, { from, to, edges: [edge] });
  }
  const bonds = [...byPair.values()].sort((a, b) => a.from - b.from || a.to - b.to);
  const parties = [...new Set(bonds.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const places = new Map(parties.map((party, place) => [party, place]));
  return {
    parties,
    bonds,
    sources: bonds.map(({ from }) => places.get(from)!),
    targets: bonds.map(({ to }) => places.get(to)!),
  };
}

function isSettled(snapshot: Snapshot, edge: EdgeIndex): boolean {
  const key = snapshot.edges('guarantees').text(edge, 'loan');
  if (key === null) return false;
  const loan = snapshot.find(key.startsWith('Loan:') ? key : `Loan:${key}`);
  return loan !== null && snapshot.text('Loan', 'status', loan) === 'settled';
}

/**
 * Σ of the known ceilings of guarantees in minor units, one contract counted once with the largest ceiling that is stated
 * for it; null when none is known.
 */
export function ceilingOf(snapshot: Snapshot, edges: readonly EdgeIndex[]): number | null {
  const guarantees = snapshot.edges('guarantees');
  const byContract = new Map<string, number>();
  for (const edge of edges) {
    const amount = guarantees.number(edge, 'amount');
    if (Number.isNaN(amount)) continue;
    const contract = guarantees.text(edge, 'contract');
    const key = contract === null ? `edge ${edge}` : `contract ${contract}`;
    byContract.set(key, Math.max(amount, byContract.get(key) ?? 0));
  }
  if (byContract.size === 0) return null;
  return [...byContract.values()].reduce((sum, amount) => sum + amount, 0);
}

/** How sure it is that all bonds stand: each as sure as its surest guarantee. */
export function bondsConfidence(snapshot: Snapshot, bonds: readonly GuaranteeBond[]): number {
  const guarantees = snapshot.edges('guarantees');
  return bonds.reduce(
    (product, { edges }) => product * Math.max(...edges.map((edge) => guarantees.confidence(edge))),
    1,
  );
}

export const bondEvidence = (bonds: readonly GuaranteeBond[]): readonly EvidenceEdge[] =>
  bonds.flatMap(({ edges }) => edges.map((edge) => ({ kind: 'guarantees', edge }) as const));

/** The party with the largest ceilings given and taken among bonds; by number of bonds where no ceiling is known. */
export function coreOf(snapshot: Snapshot, bonds: readonly GuaranteeBond[]): NodeIndex {
  const weights = new Map<NodeIndex, { amount: number; bonds: number }>();
  for (const bond of bonds)
    for (const party of [bond.from, bond.to]) {
      const weight = weights.get(party) ?? { amount: 0, bonds: 0 };
      weights.set(party, weight);
      weight.amount += ceilingOf(snapshot, bond.edges) ?? 0;
      weight.bonds++;
    }
  return [...weights].sort(([a, x], [b, y]) => y.amount - x.amount || y.bonds - x.bonds || a - b)[0][0];
}
