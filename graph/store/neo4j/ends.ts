/** The nodes at the ends of new relationships: those that are there, and placeholders for those that are not. */
import type { ColumnBatch } from '../../schema/batch.ts';
import { parseEntityId } from '../../schema/ids.ts';
import type { NodeKind } from '../../schema/kinds.ts';
import type { Ask } from './connection.ts';
import { indexedText, isShortened, nameOf, PLACEHOLDER } from './names.ts';
import type { NodeNumbers, NumberedNode } from './node-numbers.ts';
import { foundPattern, readColumns } from './read.ts';
import { columnExpression } from './values.ts';

/** Rows whose edges lead from one kind of node to one other, by where they start: the database then works on the edges of a node one after the other. */
export interface EndGroup {
  readonly fromKind: NodeKind;
  readonly toKind: NodeKind;
  readonly rows: readonly number[];
  /** Neo4j's number of the node at either end of each row. */
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/**
 * Finds or makes the nodes at both ends of these rows.
 *
 * @param lock waits until nobody else makes nodes
 */
export async function ensureEnds(
  ask: Ask,
  known: NodeNumbers,
  batch: ColumnBatch,
  rows: readonly number[],
  lock: () => Promise<unknown>,
): Promise<readonly EndGroup[]> {
  const [from, to] = [batch.columns.from, batch.columns.to] as readonly (readonly string[])[];
  const unknown = new Map<NodeKind, Set<string>>();
  const meet = (id: string): NumberedNode | undefined => {
    const node = known.get(id);
    if (node === undefined) {
      const entity = parseEntityId(id);
      if (entity === null) throw new Error(`an edge of ${batch.kind} ends in ${id}, which is no entity`);
      const keys = unknown.get(entity.kind);
      if (keys) keys.add(entity.key);
      else unknown.set(entity.kind, new Set([entity.key]));
    }
    return node;
  };
  const starts = rows.map((row) => meet(from[row]));
  const ends = rows.map((row) => meet(to[row]));
  const nodes = new Map<string, NumberedNode>();
  for (const [kind, keys] of unknown) await learn(ask, known, nodes, kind, [...keys], lock);
  return groupsOf(
    rows,
    rows.map((row, i) => starts[i] ?? nodes.get(from[row])!),
    rows.map((row, i) => ends[i] ?? nodes.get(to[row])!),
  );
}

function groupsOf(
  rows: readonly number[],
  from: readonly NumberedNode[],
  to: readonly NumberedNode[],
): readonly EndGroup[] {
  const places = new Map<NodeKind, Map<NodeKind, number[]>>();
  for (let i = 0; i < rows.length; i++) {
    const { kind } = from[i];
    const byEnd = places.get(kind) ?? new Map<NodeKind, number[]>();
    if (byEnd.size === 0) places.set(kind, byEnd);
    const group = byEnd.get(to[i].kind);
    if (group) group.push(i);
    else byEnd.set(to[i].kind, [i]);
  }
  const starts = Float64Array.from(from, ({ number }) => number);
  return [...places].flatMap(([fromKind, byEnd]) =>
    Array.from(byEnd, ([toKind, group]) => {
      const ordered = group.sort((one, other) => starts[one] - starts[other]);
      return {
        fromKind,
        toKind,
        rows: ordered.map((i) => rows[i]),
        from: Float64Array.from(ordered, (i) => from[i].number),
        to: Float64Array.from(ordered, (i) => to[i].number),
      };
    }),
  );
}

/** Looks nodes of a kind up, and makes those that are not there. Finding a node costs less than making sure of it, and most are there. */
async function learn(
  ask: Ask,
  known: NodeNumbers,
  nodes: Map<string, NumberedNode>,
  kind: NodeKind,
  keys: readonly string[],
  lock: () => Promise<unknown>,
): Promise<void> {
  const found = await readColumns(
    ask,
    `UNWIND $keys AS key MATCH ${foundPattern(kind)} WHERE x.key = key`,
    { keys: keys.map(indexedText) },
    { node: 'toFloat(id(x))', key: columnExpression(kind, 'key') },
  );
  found.key.forEach((key, i) => {
    const [id, node] = [`${kind}:${key}`, { kind, number: found.node[i] as number }];
    nodes.set(id, node);
    known.set(id, node);
  });
  const lacking = keys.filter((key) => !nodes.has(`${kind}:${key}`));
  if (lacking.length === 0) return;
  await lock();
  // They may get numbers of nodes that are gone, and are themselves gone should the transaction fail.
  known.clear();
  const made = await placeholders(ask, kind, lacking);
  lacking.forEach((key, i) => {
    nodes.set(`${kind}:${key}`, { kind, number: made[i] });
  });
}

async function placeholders(ask: Ask, kind: NodeKind, keys: readonly string[]): Promise<readonly number[]> {
  const [row] = await ask(
    `UNWIND range(0, size($keys) - 1) AS i
     MERGE (n:${nameOf(kind)} {key: $keys[i]}) ON CREATE SET n:${PLACEHOLDER}, n.longKey = $longKeys[i]
     RETURN collect(toFloat(id(n))) AS nodes`,
    { keys: keys.map(indexedText), longKeys: keys.map((key) => (isShortened(key) ? key : null)) },
  );
  return row.nodes as readonly number[];
}
