/** Where money goes and where it came from, within bounds that a person can look at. */
import type { Engine } from '../../../graph/engine/engine.ts';
import type { AskOptions } from '../../../graph/engine/questions.ts';
import type { Trace, TraceQuestion } from '../../../graph/engine/trace.ts';
import { checkedSize } from '../../paging.ts';

export const MOST_TRACE_HOPS = 10;
export const MOST_TRACED = 2000;

/** @throws RingsightError LIMIT_EXCEEDED above a limit; BAD_REQUEST below 1, or where no money goes; NOT_FOUND; CANCELLED */
export async function trace(
  engine: Engine,
  id: string,
  question: TraceQuestion,
  options: AskOptions = {},
): Promise<Trace> {
  checkedSize('hops', question.hops, MOST_TRACE_HOPS);
  checkedSize('limit', question.limit, MOST_TRACED);
  return engine.trace(id, question, options);
}
