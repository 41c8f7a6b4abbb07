/** What lies between entities, in numbers: before they are shown, and over time. */
import { type Connection, type Connections, connectionsOf } from '../../../graph/engine/connections.ts';
import type { Engine } from '../../../graph/engine/engine.ts';
import { type EdgeGroup, groupsBetween } from '../../../graph/engine/neighborhood.ts';
import { type LineEnds, type TimelinePoint, timelinesOf } from '../../../graph/engine/timeline.ts';
import { RingsightError } from '../../../graph/schema/errors.ts';
import type { EntityId, NodeIndex } from '../../../graph/schema/ids.ts';
import type { EdgeKind } from '../../../graph/schema/kinds.ts';
import type { NetworkRiskScore } from '../../../graph/schema/score.ts';
import type { Instant } from '../../../graph/schema/time.ts';
import type { Snapshot } from '../../../graph/snapshot/snapshot.ts';
import { checkedSize } from '../../paging.ts';
import type { Services } from '../../services.ts';

export const MOST_ENTITIES = 2000;
export const MOST_LINES = 2000;

/** The node with an id. Errors: NOT_FOUND. */
export function nodeOf(snapshot: Snapshot, id: string): NodeIndex {
  const node = snapshot.find(id);
  if (node !== null) return node;
  throw new RingsightError('NOT_FOUND', id, 'it is not in the graph', 'Search for its name to find its id.');
}

export interface RankedConnection extends Connection {
  /** See `riskiest`. */
  readonly worst: EntityId | null;
}

export interface EntityConnections extends Omit<Connections, 'connections'> {
  readonly entity: EntityId;
  readonly connections: readonly RankedConnection[];
}

/**
 * What an entity is connected to, by kind, each with the riskiest that would be new. Errors: NOT_FOUND; LIMIT_EXCEEDED above 2000
 * known ids.
 *
 * @param known ids that are seen already
 */
export async function connections(
  { engine, findings }: Pick<Services, 'engine' | 'findings'>,
  id: string,
  { asOf, known = [] }: { readonly asOf?: Instant; readonly known?: readonly string[] } = {},
): Promise<EntityConnections> {
  if (known.length > 0) checkedSize('known', known.length, MOST_ENTITIES);
  const snapshot = await engine.view();
  const answer = connectionsOf(snapshot, nodeOf(snapshot, id), asOf);
  const seen = new Set(known.map((other) => snapshot.find(other)));
  const fresh = answer.connections.map(({ neighbors }) =>
    [...neighbors].flatMap((node) => (seen.has(node) ? [] : snapshot.idOf(node))),
  );
  const worst = riskiest(await findings.severities(), await engine.scores([...new Set(fresh.flat())]));
  return {
    ...answer,
    entity: id as EntityId,
    connections: answer.connections.map((connection, i) => ({ ...connection, worst: worst(fresh[i]) })),
  };
}

/** Tells of some entities the one with the highest severity, then the highest score, then the first; null where none has any risk. */
function riskiest(
  severities: ReadonlyMap<string, number>,
  scores: readonly NetworkRiskScore[],
): (ids: readonly EntityId[]) => EntityId | null {
  const scoreOf = new Map(scores.map(({ id, score }) => [id, score]));
  return (ids) => {
    let [worst, severity, score]: [EntityId | null, number, number] = [null, 0, 0];
    for (const id of ids) {
      const [its, own] = [severities.get(id) ?? 0, scoreOf.get(id) ?? 0];
      if (its > severity || (its === severity && own > score)) [worst, severity, score] = [id, its, own];
    }
    return worst;
  };
}

export interface LinesBetween {
  readonly lines: readonly EdgeGroup[];
  readonly unknown: readonly string[];
  readonly complete: boolean;
  readonly snapshot: Snapshot;
}

/** The groups of edges among entities. Errors: LIMIT_EXCEEDED above 2000 ids; BAD_REQUEST for none. */
export async function linesBetween(
  engine: Engine,
  ids: readonly string[],
  asOf?: Instant,
  kinds?: readonly EdgeKind[],
): Promise<LinesBetween> {
  checkedSize('ids', ids.length, MOST_ENTITIES);
  const snapshot = await engine.view();
  const nodes = ids.map((id) => snapshot.find(id));
  const known = [...new Set(nodes.filter((node) => node !== null))];
  const { groups, complete } = groupsBetween(snapshot, known, asOf, kinds);
  return { lines: groups, unknown: ids.filter((_, i) => nodes[i] === null), complete, snapshot };
}

export interface TimelineAnswer {
  readonly lines: readonly (readonly TimelinePoint[])[];
  readonly complete: boolean;
}

/** The points of lines, in their order. Errors: LIMIT_EXCEEDED above 2000 lines; BAD_REQUEST for none. */
export async function timelines(
  engine: Engine,
  lines: readonly { readonly kind: EdgeKind; readonly from: string; readonly to: string }[],
  asOf?: Instant,
): Promise<TimelineAnswer> {
  checkedSize('lines', lines.length, MOST_LINES);
  const snapshot = await engine.view();
  const ends = lines.map(({ kind, from, to }): LineEnds | null => {
    const [source, target] = [snapshot.find(from), snapshot.find(to)];
    return source === null || target === null ? null : { kind, from: source, to: target };
  });
  const answer = timelinesOf(
    snapshot,
    ends.filter((line) => line !== null),
    asOf,
  );
  let next = 0;
  return { lines: ends.map((line) => (line === null ? [] : (answer.lines[next++] ?? []))), complete: answer.complete };
}
