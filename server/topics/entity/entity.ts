/** Nodes and edges of the graph as they are stored, and finding them. */
import type { Engine } from '../../../graph/engine/engine.ts';
import type { SearchHit } from '../../../graph/engine/name-index.ts';
import { RingsightError } from '../../../graph/schema/errors.ts';
import { type EdgeId, type EntityId, parseEdgeId, parseEntityId } from '../../../graph/schema/ids.ts';
import type { NodeKind } from '../../../graph/schema/kinds.ts';
import type { StoredRecord } from '../../../graph/store/store.ts';
import { checkedSize } from '../../paging.ts';

export const MOST_HITS = 100;
const LONGEST_TEXT = 200;

export interface RowSource {
  readonly system: string;
  readonly file: string;
  /** Counted from 1; null where the source has no lines. */
  readonly line: number | null;
}

/** Splits an origin `system:file:line`. */
export function rowSourceOf(origin: string): RowSource {
  const [, system = '', file = origin, line] = /^([^:]*):(.*?)(?::(\d+))?$/s.exec(origin) ?? [];
  return { system, file, line: line === undefined ? null : Number(line) };
}

export class Entities {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** The id itself when a node or edge has it; null otherwise. */
  async find(id: string): Promise<EntityId | EdgeId | null> {
    if (parseEntityId(id) !== null) {
      return (await this.#engine.view()).find(id) === null ? null : (id as EntityId);
    }
    if (parseEdgeId(id) === null) return null;
    return (await this.records([id])).has(id) ? (id as EdgeId) : null;
  }

  /** Stored records by id; a node that only an edge names has none. */
  async records(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>> {
    return new Map((await this.#engine.store.records(ids)).map((record) => [record.id, record]));
  }

  /**
   * Entities by id, key, account number, a part of their name or its pinyin, best first.
   *
   * @throws RingsightError LIMIT_EXCEEDED for a text of more than 200 characters or more than 100 hits; BAD_REQUEST for less than 1
   */
  async search(text: string, limit: number, kinds?: readonly NodeKind[]): Promise<readonly SearchHit[]> {
    checkedSize('limit', limit, MOST_HITS);
    if (text.length > LONGEST_TEXT) {
      const why = `it has ${text.length} characters`;
      throw new RingsightError('LIMIT_EXCEEDED', 'text', why, `Use at most ${LONGEST_TEXT}.`);
    }
    return this.#engine.search(text, { limit, kinds });
  }

  /** Parties that hold an account, or hold or use an identifier, in the order of the graph, at most `limit`. */
  async holders(id: EntityId, limit: number): Promise<readonly EntityId[]> {
    checkedSize('limit', limit, MOST_HITS);
    const snapshot = await this.#engine.view();
    const node = snapshot.find(id);
    if (node === null) return [];
    const holders = new Set<EntityId>();
    for (const kind of ['hasAccount', 'uses'] as const) {
      const edges = snapshot.edges(kind);
      for (const edge of edges.into(node)) {
        if (holders.size === limit) return [...holders];
        holders.add(snapshot.idOf(edges.sources[edge]));
      }
    }
    return [...holders];
  }
}
