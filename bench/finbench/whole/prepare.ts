/** How long it takes to make what questions about the whole graph share. */
import type { Snapshot } from '../../../graph/snapshot/snapshot.ts';
import { wholeQuestions } from './index.ts';
import { type Shared, shared } from './question.ts';
import { best, LEAST_RUNS } from './run.ts';

/** Milliseconds: the best of some, as all times here are, and the first. */
export interface Preparation {
  readonly ms: number;
  readonly firstMs: number;
  /** How many questions share it. */
  readonly questions: number;
}

export type Preparations = Readonly<Record<Shared, Preparation>>;

export async function timePreparations(snapshot: Snapshot): Promise<Preparations> {
  const timesOf = async (name: Shared): Promise<Preparation> => {
    const { ms, firstMs } = await best(() => shared[name](snapshot), LEAST_RUNS);
    return { ms, firstMs, questions: wholeQuestions.filter(({ reads }) => reads === name).length };
  };
  return {
    transfers: await timesOf('transfers'),
    guarantees: await timesOf('guarantees'),
    investments: await timesOf('investments'),
  };
}
