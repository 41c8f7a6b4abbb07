/** Which ends of staged edges are neither in this load nor in the store. */
import { parseEntityId } from '../graph/schema/ids.ts';
import type { NodeKind } from '../graph/schema/kinds.ts';
import type { GraphStore } from '../graph/store/store.ts';
import { sqlText } from './readers/sql.ts';
import type { Staging } from './readers/staging.ts';

const LOOKED_UP_AT_ONCE = 1_000;
const READ_AT_ONCE = 65_536;
/** Where more of a kind's nodes are asked for than this part of them, reading all keys is the cheaper way. */
const SCANNED_FROM = 0.02;

export class NodeLedger {
  readonly #staging: Staging;
  readonly #store: GraphStore;

  private constructor(staging: Staging, store: GraphStore) {
    this.#staging = staging;
    this.#store = store;
  }

  static async open(staging: Staging, store: GraphStore): Promise<NodeLedger> {
    await staging.run('CREATE TABLE loaded (id VARCHAR)');
    return new NodeLedger(staging, store);
  }

  /** Notes the nodes that are staged now as part of this load. */
  async addStaged(kind: NodeKind): Promise<void> {
    await this.#staging.run(`INSERT INTO loaded SELECT ${sqlText(`${kind}:`)} || key FROM stage`);
  }

  /** Ids that the staged edges name and nobody has stated. */
  async danglingEnds(): Promise<ReadonlySet<string>> {
    const missing = new Map<NodeKind, Set<string>>();
    const sql = `SELECT DISTINCT id FROM (SELECT "from" AS id FROM stage UNION ALL SELECT "to" FROM stage)
      WHERE id NOT IN (SELECT id FROM loaded)`;
    for await (const { columns } of this.#staging.batches(sql, ['text'], READ_AT_ONCE)) {
      for (const id of columns[0] as readonly string[]) {
        const kind = parseEntityId(id)?.kind;
        if (kind === undefined) throw new Error(`${id} passed the checks and is no id`);
        (missing.get(kind) ?? missing.set(kind, new Set()).get(kind)!).add(id);
      }
    }
    if (missing.size > 0) await this.#removeStored(missing);
    return new Set([...missing.values()].flatMap((ids) => [...ids]));
  }

  async #removeStored(missing: ReadonlyMap<NodeKind, Set<string>>): Promise<void> {
    const { counts } = await this.#store.status();
    for (const [kind, ids] of missing) {
      const stored = counts[kind] ?? 0;
      if (stored === 0) continue;
      if (ids.size > stored * SCANNED_FROM) await this.#removeScanned(kind, ids);
      else await this.#removeLookedUp(ids);
    }
  }

  async #removeScanned(kind: NodeKind, ids: Set<string>): Promise<void> {
    for await (const { columns } of this.#store.scan(kind, { columns: ['key'] })) {
      for (const key of columns.key as readonly string[]) ids.delete(`${kind}:${key}`);
    }
  }

  async #removeLookedUp(ids: Set<string>): Promise<void> {
    const asked = [...ids];
    for (let at = 0; at < asked.length; at += LOOKED_UP_AT_ONCE) {
      for (const { id } of await this.#store.records(asked.slice(at, at + LOOKED_UP_AT_ONCE))) ids.delete(id);
    }
  }
}
