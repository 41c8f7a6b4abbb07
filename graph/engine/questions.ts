/** Questions about ids that are answered at once where they are small, and in a thread of their own where they are not. */
import type { Snapshot } from '../snapshot/snapshot.ts';
import { boundedAnswer } from './bounded-answer.ts';
import { type CommonNeighbors, type CommonNeighborsQuestion, commonNeighborsOf } from './common-neighbors.ts';
import type { CurrentGraph } from './current.ts';
import { type Named, nodeOf, nodesOf, withoutOf } from './named.ts';
import { overEdgesOf } from './neighborhood.ts';
import { type PathAnswer, type PathQuestion, pathsOf } from './paths.ts';
import type { Pool } from './pool.ts';
import { type Trace, type TraceQuestion, traceOf } from './trace.ts';

export interface AskOptions {
  readonly signal?: AbortSignal;
}

/** What questions are asked of. */
export interface Asked {
  readonly current: CurrentGraph;
  readonly pool: Pool;
}

/** Whose account is whose is known of a whole snapshot only. */
const viewFor = ({ current }: Asked, { byOwner }: Pick<PathQuestion, 'byOwner'>): Promise<Snapshot> =>
  byOwner ? current.snapshot() : current.view();

/** See `Engine.paths`. */
export async function askPaths(
  asked: Asked,
  ids: readonly string[],
  named: Named<PathQuestion>,
  { signal }: AskOptions,
): Promise<PathAnswer> {
  const read = (snapshot: Snapshot) => ({ between: nodesOf(snapshot, ids), question: withoutOf(snapshot, named) });
  const here = await viewFor(asked, named);
  const { between, question } = read(here);
  return boundedAnswer(
    'paths',
    (budgets) => pathsOf(here, between, question, budgets),
    ({ stoppedBecause, pairs }) => stoppedBecause !== 'steps' && pairs.every(({ reach }) => reach.type !== 'unknown'),
    async (limits, within) => {
      const snapshot = await asked.current.snapshot();
      const task = { parts: snapshot.parts, ...read(snapshot), limits };
      return overEdgesOf(snapshot, await asked.pool.run('paths', task, within));
    },
    signal,
  );
}

/** See `Engine.trace`. */
export async function askTrace(
  { current, pool }: Asked,
  id: string,
  question: TraceQuestion,
  { signal }: AskOptions,
): Promise<Trace> {
  const view = await current.view();
  const node = nodeOf(view, id);
  return boundedAnswer(
    'trace',
    (budgets) => traceOf(view, node, question, budgets),
    ({ stoppedBecause }) => stoppedBecause !== 'steps',
    async (limits, within) => {
      const snapshot = await current.snapshot();
      const task = { parts: snapshot.parts, node: nodeOf(snapshot, id), question, limits };
      return overEdgesOf(snapshot, await pool.run('trace', task, within));
    },
    signal,
  );
}

/** See `Engine.commonNeighbors`. */
export async function askCommonNeighbors(
  asked: Asked,
  ids: readonly string[],
  named: Named<CommonNeighborsQuestion>,
  { signal }: AskOptions,
): Promise<CommonNeighbors> {
  const read = (snapshot: Snapshot) => ({ nodes: nodesOf(snapshot, ids), question: withoutOf(snapshot, named) });
  const here = await viewFor(asked, named);
  const { nodes, question } = read(here);
  return boundedAnswer(
    'commonNeighbors',
    (budgets) => commonNeighborsOf(here, nodes, question, budgets),
    ({ stoppedBecause }) => stoppedBecause !== 'steps',
    async (limits, within) => {
      const snapshot = await asked.current.snapshot();
      const task = { parts: snapshot.parts, ...read(snapshot), limits };
      return overEdgesOf(snapshot, await asked.pool.run('commonNeighbors', task, within));
    },
    signal,
  );
}
