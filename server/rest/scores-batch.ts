/** `POST /v1/scores:batch`: scores for risk systems that do not speak GraphQL. */
import { z } from 'zod';
import { RingsightError } from '../../graph/schema/errors.ts';
import type { NetworkRiskScore } from '../../graph/schema/score.ts';
import type { Services } from '../services.ts';
import { MOST_SCORES } from '../topics/score/score.ts';

const MOST_CONTRIBUTIONS = 100;

const body = z.strictObject({
  ids: z.array(z.string().min(1).max(500)).min(1),
  /** How many contributions each score comes with, the largest first. */
  contributions: z.int().min(0).max(MOST_CONTRIBUTIONS).default(3),
});

type Item =
  | ({ readonly id: string; readonly status: 'OK' } & Omit<NetworkRiskScore, 'asOf'> & { readonly asOf: string | null })
  | {
      readonly id: string;
      readonly status: 'ERROR';
      readonly error: { readonly code: string; readonly message: string };
    };

export interface ScoresAnswer {
  readonly snapshot: string;
  /** In the order asked for. */
  readonly items: readonly Item[];
}

/** @throws RingsightError BAD_REQUEST for a body of another shape; LIMIT_EXCEEDED for more than 1000 ids */
export async function scoresBatch({ engine, scores }: Services, given: unknown): Promise<ScoresAnswer> {
  const parsed = body.safeParse(given);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    const remedy = `Send {"ids": [...], "contributions": 3} with 1 to ${MOST_SCORES} ids.`;
    throw new RingsightError('BAD_REQUEST', path.join('.') || 'body', message, remedy);
  }
  const { ids, contributions: most } = parsed.data;
  const results = await scores.of(ids);
  return {
    snapshot: (await engine.snapshot()).id,
    items: results.map(({ id, score, error }): Item => {
      if (error) return { id, status: 'ERROR', error };
      const asOf = Number.isNaN(score.asOf) ? null : new Date(score.asOf).toISOString();
      return { ...score, status: 'OK', contributions: score.contributions.slice(0, most), asOf };
    }),
  };
}
