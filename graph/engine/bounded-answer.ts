/** Questions that are mostly small and sometimes huge: the small are answered at once, the huge in a thread of their own. */
import type { BudgetLimits } from '../algorithms/budget.ts';
import { RingsightError } from '../schema/errors.ts';
import type { StopReason } from '../schema/finding.ts';
import { cancellationBy } from './cancellation.ts';
import { budgetsOf, type PathBudgets } from './paths.ts';
import { type RunLimits, TaskEnded } from './pool.ts';

/** Edges that may be looked at on the serving thread: a millisecond or so. */
const STEPS_AT_ONCE = 20_000;
const STEPS_IN_THREAD = 20_000_000;
const MILLISECONDS_IN_THREAD = 5_000;
const GRACE_MILLISECONDS = 5_000;

/**
 * @param ask answers within budgets
 * @param settled whether more budget would not make the answer better
 * @param askInThread answers in another thread
 * @throws RingsightError CANCELLED when the signal aborts; LIMIT_EXCEEDED when the thread had to be ended
 */
export async function boundedAnswer<A extends { readonly stoppedBecause: StopReason | null }>(
  name: string,
  ask: (budgets: PathBudgets) => A,
  settled: (answer: A) => boolean,
  askInThread: (limits: BudgetLimits, within: RunLimits) => Promise<A>,
  signal?: AbortSignal,
): Promise<A> {
  const quick = ask(budgetsOf({ steps: STEPS_AT_ONCE }));
  if (settled(quick)) return quick;
  const { cancelled, ended, release } = cancellationBy(signal);
  const limits = { steps: STEPS_IN_THREAD, milliseconds: MILLISECONDS_IN_THREAD, cancelled };
  try {
    const within = { milliseconds: 2 * MILLISECONDS_IN_THREAD + GRACE_MILLISECONDS, signal: ended };
    const answer = await askInThread(limits, within);
    if (signal?.aborted) throw new RingsightError('CANCELLED', name, 'it was cancelled', 'Ask again.');
    return answer;
  } catch (error) {
    if (!(error instanceof TaskEnded)) throw error;
    if (signal?.aborted) throw new RingsightError('CANCELLED', name, 'it was cancelled', 'Ask again.');
    throw new RingsightError('LIMIT_EXCEEDED', name, 'it took too long', 'Ask for fewer kinds, hops or entities.');
  } finally {
    release();
  }
}
