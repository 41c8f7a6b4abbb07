/** The nodes at the ends of new relationships: those that are there, and placeholders for those that are not. */
import type { ColumnBatch } from '../../schema/batch.ts';
import { parseEntityId } from '../../schema/ids.ts';
import type { NodeKind } from '../../schema/kinds.ts';
import type { Ask } from './connection.ts';
import { indexedText, isShortened, nameOf, PLACEHOLDER } from './names.ts';
import { foundPattern, readColumns } from './read.ts';
import { columnExpression } from './values.ts';

/** Neo4j's numbers of the nodes at both ends of each row. They hold within the transaction. */
export interface Ends {
  /** The rows by where they start: the database then works on the edges of a node one after the other. */
  readonly rows: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
}

export async function ensureEnds(ask: Ask, batch: ColumnBatch, rows: readonly number[]): Promise<Ends> {
  const [from, to] = [batch.columns.from, batch.columns.to] as readonly (readonly string[])[];
  const wanted = new Map<NodeKind, string[]>();
  const seen = new Set<string>();
  for (const row of rows) {
    for (const id of [from[row], to[row]]) {
      if (seen.has(id)) continue;
      seen.add(id);
      const entity = parseEntityId(id);
      if (entity === null) throw new Error(`an edge of ${batch.kind} ends in ${id}, which is no entity`);
      const keys = wanted.get(entity.kind);
      if (keys) keys.push(entity.key);
      else wanted.set(entity.kind, [entity.key]);
    }
  }
  const nodes = new Map<string, number>();
  for (const [kind, keys] of wanted) {
    const numbers = await nodesOf(ask, kind, keys);
    keys.forEach((key, i) => {
      nodes.set(`${kind}:${key}`, numbers[i]);
    });
  }
  const starts = new Map(rows.map((row) => [row, nodes.get(from[row])!]));
  const ordered = rows.toSorted((one, other) => starts.get(one)! - starts.get(other)!);
  return {
    rows: ordered,
    from: ordered.map((row) => starts.get(row)!),
    to: ordered.map((row) => nodes.get(to[row])!),
  };
}

/** Numbers of the nodes of a kind, in the order of the keys. Finding a node costs less than making sure of it, and most are there. */
async function nodesOf(ask: Ask, kind: NodeKind, keys: readonly string[]): Promise<readonly number[]> {
  const numbers = new Array<number>(keys.length).fill(-1);
  const found = await readColumns(
    ask,
    `UNWIND range(0, size($keys) - 1) AS i MATCH ${foundPattern(kind)} WHERE x.key = $keys[i]`,
    { keys: keys.map(indexedText) },
    { node: 'toFloat(id(x))', key: columnExpression(kind, 'key') },
  );
  const places = new Map(keys.map((key, i) => [key, i]));
  found.key.forEach((key, i) => {
    numbers[places.get(key as string)!] = found.node[i] as number;
  });
  const lacking = keys.flatMap((_, i) => (numbers[i] < 0 ? [i] : []));
  if (lacking.length > 0) {
    const made = await placeholders(
      ask,
      kind,
      lacking.map((i) => keys[i]),
    );
    lacking.forEach((i, position) => {
      numbers[i] = made[position];
    });
  }
  return numbers;
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
