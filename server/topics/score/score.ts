/** Network risk scores, one by one, in bulk, and as a ranking. */
import type { Engine } from '../../../graph/engine/engine.ts';
import { type ErrorCode, RingsightError } from '../../../graph/schema/errors.ts';
import { type EntityId, parseEntityId } from '../../../graph/schema/ids.ts';
import { type NodeKind, partyKinds } from '../../../graph/schema/kinds.ts';
import type { Grade, NetworkRiskScore } from '../../../graph/schema/score.ts';
import { type Order, type Page, type PageQuery, pageOf } from '../../paging.ts';

export const MOST_SCORES = 1000;

/** The score, or why there is none. */
export type ScoreResult =
  | { readonly id: string; readonly score: NetworkRiskScore; readonly error: null }
  | {
      readonly id: string;
      readonly score: null;
      readonly error: { readonly code: ErrorCode; readonly message: string };
    };

export interface ScoreFilter {
  readonly grades?: readonly Grade[];
  readonly kinds?: readonly NodeKind[];
  readonly minScore?: number;
}

const byRank: Order<NetworkRiskScore> = { name: 'RANK', key: ({ rank, id }) => [-rank, id] };

export class Scores {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /**
   * Scores of up to 1000 parties, in the order asked for.
   *
   * @throws RingsightError LIMIT_EXCEEDED for more ids
   */
  async of(ids: readonly string[]): Promise<readonly ScoreResult[]> {
    if (ids.length > MOST_SCORES) {
      const remedy = `Ask for at most ${MOST_SCORES} at a time.`;
      throw new RingsightError('LIMIT_EXCEEDED', 'ids', `there are ${ids.length}`, remedy);
    }
    const known = await this.#engine.scores(ids as readonly EntityId[]);
    const byId = new Map<string, NetworkRiskScore>(known.map((score) => [score.id, score]));
    return ids.map((id) => {
      const score = byId.get(id);
      return score ? { id, score, error: null } : { id, score: null, error: whyNone(id) };
    });
  }

  /** Scores of those ids that are parties of the graph, in their order. */
  known(ids: readonly string[]): Promise<readonly NetworkRiskScore[]> {
    return this.#engine.scores(ids as readonly EntityId[]);
  }

  /** All parties with any risk, riskiest first. */
  async all({ grades, kinds, minScore = 0 }: ScoreFilter = {}): Promise<readonly NetworkRiskScore[]> {
    return (await this.#engine.scores()).filter(
      ({ id, grade, score }) =>
        score >= minScore &&
        (grades?.includes(grade) ?? true) &&
        (kinds?.includes(id.slice(0, id.indexOf(':')) as NodeKind) ?? true),
    );
  }

  /** One page of `all`. Errors: `pageOf`. */
  async page(filter: ScoreFilter, query: PageQuery): Promise<Page<NetworkRiskScore>> {
    return pageOf(await this.all(filter), byRank, query);
  }
}

function whyNone(id: string): { readonly code: ErrorCode; readonly message: string } {
  const kind = parseEntityId(id)?.kind;
  if (kind === undefined) return { code: 'BAD_REQUEST', message: 'It is not an id: give Kind:key.' };
  if (!partyKinds.includes(kind))
    return { code: 'BAD_REQUEST', message: `Only ${partyKinds.join(' and ')} have scores.` };
  return { code: 'NOT_FOUND', message: 'It is not in the graph.' };
}
