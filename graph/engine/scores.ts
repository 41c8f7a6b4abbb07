/** The network risk scores of a state of the graph, of its findings and of what was decided on them. */
import { detectorWeights } from '../detectors/index.ts';
import type { EntityId } from '../schema/ids.ts';
import { partyKinds } from '../schema/kinds.ts';
import type { NetworkRiskScore } from '../schema/score.ts';
import type { Without } from '../scoring/score.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { latest } from './latest.ts';
import { type Ledger, verdictOf } from './ledger.ts';
import type { Pool } from './pool.ts';
import type { ScoreResult } from './worker.ts';

export class Scores {
  readonly #ledger: Ledger;
  readonly #pool: Pool;
  readonly #latest = latest<string, ScoreResult>();

  constructor(ledger: Ledger, pool: Pool) {
    this.#ledger = ledger;
    this.#pool = pool;
  }

  /** Of all with any risk, riskiest first. Computed once for a state of graph and findings. */
  current(snapshot: Snapshot): Promise<ScoreResult> {
    return this.#latest(`${snapshot.id} ${this.#ledger.revision}`, () => this.#compute(snapshot));
  }

  /** Those asked for in their order, or all with any risk; ids that are no parties are left out. `without` computes anew. */
  async of(
    snapshot: Snapshot,
    ids: readonly EntityId[] | undefined,
    without: Without | undefined,
  ): Promise<readonly NetworkRiskScore[]> {
    const { scores, riskless } = await (without ? this.#compute(snapshot, without) : this.current(snapshot));
    if (ids === undefined) return [...scores.values()];
    const isParty = (id: EntityId): boolean => {
      const node = snapshot.find(id);
      return node !== null && partyKinds.includes(snapshot.kindOf(node));
    };
    return ids.flatMap((id) => scores.get(id) ?? (riskless !== null && isParty(id) ? { ...riskless, id } : []));
  }

  async #compute(snapshot: Snapshot, without?: Without): Promise<ScoreResult> {
    const [findings, reviews, outcomes] = await Promise.all([
      this.#ledger.findings(),
      this.#ledger.reviews(),
      this.#ledger.outcomes(),
    ]);
    const { scores, riskless } = await this.#pool.run('score', {
      parts: snapshot.parts,
      asOf: snapshot.horizon,
      findings: findings.filter(({ id }) => verdictOf(reviews.get(id)) !== 'dismissed'),
      outcomes: [...outcomes.values()].map(({ outcome }) => outcome),
      weights: detectorWeights,
      without,
    });
    return { scores: riskiestFirst(scores), riskless };
  }
}

const riskiestFirst = (scores: ReadonlyMap<EntityId, NetworkRiskScore>): ReadonlyMap<EntityId, NetworkRiskScore> =>
  new Map([...scores].sort(([a, x], [b, y]) => y.rank - x.rank || (a < b ? -1 : 1)));
