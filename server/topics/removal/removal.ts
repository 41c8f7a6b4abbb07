/** Taking records out of the graph for good. Of a removal itself is kept who, when and how many, never what. */
import { randomUUID } from 'node:crypto';
import type { Engine } from '../../../graph/engine/engine.ts';
import { RingsightError } from '../../../graph/schema/errors.ts';
import type { RemovalRun } from '../../../graph/schema/finding.ts';
import { parseEdgeId, parseEntityId } from '../../../graph/schema/ids.ts';
import type { RecordCounts } from '../../../graph/store/store.ts';

export const MOST_REMOVED = 1000;

/** Who asks. */
interface Remover {
  readonly name: string;
  readonly isAdministrator: boolean;
}

export interface Removal {
  readonly dryRun: boolean;
  readonly counts: RecordCounts;
  /** Current findings about what goes, or with evidence of it. */
  readonly findings: number;
  /** Null of a dry run. */
  readonly run: string | null;
}

export class Removals {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /**
   * What `remove` would do.
   *
   * @throws RingsightError FORBIDDEN to who is no administrator; BAD_REQUEST for what is no id; LIMIT_EXCEEDED for more than 1000 ids
   */
  async plan(ids: readonly string[], caller: Remover): Promise<Removal> {
    check(ids, caller);
    return { dryRun: true, counts: await this.#engine.removable(ids), findings: await this.#findings(ids), run: null };
  }

  /** Removes what ids name, and notes that it was done. Errors: those of `plan`; STORE_UNAVAILABLE. */
  async remove(ids: readonly string[], caller: Remover): Promise<Removal> {
    check(ids, caller);
    const { store } = this.#engine;
    const findings = await this.#findings(ids);
    const begun: RemovalRun = {
      id: randomUUID(),
      type: 'removal',
      startedAt: Date.now(),
      endedAt: null,
      by: caller.name,
      counts: {},
    };
    // Noted before: a crash in between leaves a removal without an end, not one that nobody knows of.
    await store.put('run', [begun]);
    const counts = await this.#engine.remove(ids);
    await store.put('run', [{ ...begun, endedAt: Date.now(), counts }]);
    return { dryRun: false, counts, findings, run: begun.id };
  }

  async #findings(ids: readonly string[]): Promise<number> {
    const gone = new Set(ids);
    const current = await this.#engine.currentFindings();
    return current.filter(({ subjects, evidence: { nodes, edges } }) =>
      [...subjects, ...nodes, ...edges].some((id) => gone.has(id)),
    ).length;
  }
}

function check(ids: readonly string[], { isAdministrator }: Remover): void {
  if (!isAdministrator) {
    const remedy = 'Use a key of RINGSIGHT_ADMIN_KEYS.';
    throw new RingsightError('FORBIDDEN', 'API key', 'it is not that of an administrator', remedy);
  }
  if (ids.length > MOST_REMOVED) {
    const remedy = `Remove at most ${MOST_REMOVED} at a time.`;
    throw new RingsightError('LIMIT_EXCEEDED', 'ids', `there are ${ids.length}`, remedy);
  }
  const wrong = ids.find((id) => parseEntityId(id) === null && parseEdgeId(id) === null);
  if (wrong === undefined) return;
  const remedy = 'Give Kind:key of an entity, or kind:16 hex digits of an edge.';
  throw new RingsightError('BAD_REQUEST', wrong.slice(0, 100), 'it is no id', remedy);
}
