/** Tells when the findings that stand have changed: after a detection, wherever it ran. */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '../../../graph/engine/engine.ts';
import { untilLeft } from '../../watching.ts';

export interface FindingsChange {
  /** Names the set of findings: the same set has the same revision. */
  readonly revision: string;
  readonly totalCount: number;
  /** Ids that were not there at the event before; none in the first. At most 100. */
  readonly added: readonly string[];
}

const LOOK_MILLISECONDS = 2_000;
const MOST_ADDED = 100;

/** The findings as they are, and again each time that they change, until the reader leaves. */
export const watchFindings = (engine: Engine): AsyncIterableIterator<FindingsChange> =>
  untilLeft((signal) => changesOf(engine, signal));

async function* changesOf(engine: Engine, signal: AbortSignal): AsyncGenerator<FindingsChange> {
  let seen: ReadonlySet<string> | null = null;
  let before = '';
  while (!signal.aborted) {
    const ids = (await engine.currentFindings()).map(({ id }) => id);
    const revision = revisionOf(ids);
    if (revision !== before) {
      const known = seen;
      const added = known === null ? [] : ids.filter((id) => !known.has(id));
      yield { revision, totalCount: ids.length, added: added.slice(0, MOST_ADDED) };
      seen = new Set(ids);
      before = revision;
    }
    await pause(LOOK_MILLISECONDS, undefined, { signal }).catch(() => undefined);
  }
}

const revisionOf = (ids: readonly string[]): string =>
  createHash('sha256').update(ids.join('\n')).digest('hex').slice(0, 16);
