/** What lies between entities, in numbers: before they are shown, and over time. */
import { type Connections, connectionsOf } from '../../../graph/engine/connections.ts';
import type { Engine } from '../../../graph/engine/engine.ts';
import { type EdgeGroup, groupsBetween } from '../../../graph/engine/neighborhood.ts';
import { type LineEnds, type TimelinePoint, timelinesOf } from '../../../graph/engine/timeline.ts';
import { RingsightError } from '../../../graph/schema/errors.ts';
import type { EntityId, NodeIndex } from '../../../graph/schema/ids.ts';
import type { EdgeKind } from '../../../graph/schema/kinds.ts';
import type { Instant } from '../../../graph/schema/time.ts';
import type { Snapshot } from '../../../graph/snapshot/snapshot.ts';
import { checkedSize } from '../../paging.ts';

export const MOST_ENTITIES = 2000;
export const MOST_LINES = 2000;

/** The node with an id. Errors: NOT_FOUND. */
export function nodeOf(snapshot: Snapshot, id: string): NodeIndex {
  const node = snapshot.find(id);
  if (node !== null) return node;
  throw new RingsightError('NOT_FOUND', id, 'it is not in the graph', 'Search for its name to find its id.');
}

/** What an entity is connected to, by kind. Errors: NOT_FOUND. */
export async function connections(
  engine: Engine,
  id: string,
  asOf?: Instant,
): Promise<Connections & { readonly entity: EntityId }> {
  const snapshot = await engine.view();
  return { entity: id as EntityId, ...connectionsOf(snapshot, nodeOf(snapshot, id), asOf) };
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
