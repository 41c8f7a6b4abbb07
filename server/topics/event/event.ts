/** What happened just now: checked as a load of files would check it, written, shown at once, and looked at for cycles. */

import type { ClosedCycles, TransferName } from '../../../graph/engine/closing.ts';
import type { Engine } from '../../../graph/engine/engine.ts';
import { RingsightError } from '../../../graph/schema/errors.ts';
import type { KindCounts } from '../../../graph/schema/finding.ts';
import { edgeId } from '../../../graph/schema/ids.ts';
import { isEdgeKind } from '../../../graph/schema/kinds.ts';
import { DAY } from '../../../graph/schema/time.ts';
import { type CheckedGiven, type GivenRow, RowChecker, type RowVerdict } from '../../../ingest/given-rows.ts';

export const MOST_EVENTS = 1000;
/** Of a cycle, for who asks for cycles. */
const CYCLE = { window: 30 * DAY, maxLength: 6 };
const MOST_CYCLES = 100;
/** Time that the cycles of one transfer, and of all of a request, may take. */
const CYCLE_MILLISECONDS = 50;
const REQUEST_MILLISECONDS = 1000;

export type EventResult =
  | { readonly id: string; readonly status: 'OK'; readonly cycles?: ClosedCycles }
  | { readonly status: 'ERROR'; readonly error: EventError };

export interface EventError {
  readonly code: 'BAD_INPUT';
  /** The column at fault, where one is. */
  readonly column: string | null;
  readonly message: string;
}

export interface EventsAnswer {
  /** The change sequence of the store from which on the events are in every answer. */
  readonly snapshot: string;
  readonly counts: KindCounts;
  /** In the order of the events given. */
  readonly items: readonly EventResult[];
}

export class Events {
  readonly #engine: Engine;
  #checker: Promise<RowChecker> | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /**
   * Writes what is valid of some rows of the portfolio layout; the rest comes back with its reason. Events without a reference that say
   * the same are the same event, so that sending it twice changes nothing.
   *
   * @throws RingsightError LIMIT_EXCEEDED for more than 1000 rows; STORE_UNAVAILABLE when nothing could be written
   */
  async apply(rows: readonly GivenRow[], findCycles: boolean): Promise<EventsAnswer> {
    if (rows.length > MOST_EVENTS) {
      const why = `there are ${rows.length}`;
      throw new RingsightError('LIMIT_EXCEEDED', 'events', why, `Send at most ${MOST_EVENTS} at a time.`);
    }
    this.#checker ??= RowChecker.open();
    const checked = await (await this.#checker).check(rows);
    const counts = await this.#engine.apply(checked.batches);
    const cycles = findCycles ? await this.#cycles(checked) : [];
    const sum = (of: keyof KindCounts) => counts.reduce((total, each) => total + each[of], 0);
    return {
      snapshot: (await this.#engine.view()).id,
      counts: { inserted: sum('inserted'), updated: sum('updated'), unchanged: sum('unchanged') },
      items: checked.verdicts.map((verdict, i) => resultOf(rows[i], verdict, cycles[i])),
    };
  }

  /** By row; undefined for whatever is no transfer. */
  async #cycles({ verdicts, batches }: CheckedGiven): Promise<readonly (ClosedCycles | undefined)[]> {
    const until = performance.now() + REQUEST_MILLISECONDS;
    const found: (ClosedCycles | undefined)[] = [];
    for (const verdict of verdicts) {
      const transfer = verdict.accepted ? transferOf(verdict, batches) : null;
      const left = until - performance.now();
      const question = {
        ...CYCLE,
        results: MOST_CYCLES,
        milliseconds: Math.max(0, Math.min(CYCLE_MILLISECONDS, left)),
      };
      found.push(
        transfer === null ? undefined : ((await this.#engine.closingCycles([transfer], question))[0] ?? undefined),
      );
    }
    return found;
  }

  async close(): Promise<void> {
    await (await this.#checker)?.close();
  }
}

function transferOf(
  { id, batch, row }: Extract<RowVerdict, { accepted: true }>,
  batches: CheckedGiven['batches'],
): TransferName | null {
  const { kind, columns } = batches[batch];
  if (kind !== 'transfers') return null;
  return { id: edgeId(kind, id as bigint), from: columns.from[row] as string, to: columns.to[row] as string };
}

function resultOf({ kind }: GivenRow, verdict: RowVerdict, cycles: ClosedCycles | undefined): EventResult {
  if (!verdict.accepted) {
    const { column, reason } = verdict;
    return { status: 'ERROR', error: { code: 'BAD_INPUT', column, message: reason } };
  }
  const id = isEdgeKind(kind) ? edgeId(kind, verdict.id as bigint) : (verdict.id as string);
  return { id, status: 'OK', ...(cycles && { cycles }) };
}
