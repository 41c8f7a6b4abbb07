/** Takes nodes and relationships out of the database. */
import { randomUUID } from 'node:crypto';
import { edgeKindNames, type Kind } from '../../schema/kinds.ts';
import { type Named, namedBy } from '../../schema/named.ts';
import type { RecordCounts } from '../store.ts';
import type { Ask, Connection, Row } from './connection.ts';
import { CHANGE, indexedText, nameOf, PLACEHOLDER, STORE } from './names.ts';
import { foundPattern, wholeOf } from './read.ts';

/** Rows of a statement. */
const STATEMENT_ROWS = 10_000;

const kindOfType: ReadonlyMap<string, Kind> = new Map(edgeKindNames.map((kind) => [nameOf(kind), kind]));

/** What is to go, by Neo4j's numbers, which hold within the transaction. */
interface Doomed {
  readonly counts: RecordCounts;
  readonly nodes: readonly number[];
  readonly relationships: readonly number[];
  /** Placeholders at the other ends: they go with the last edge that names them. */
  readonly placeholders: readonly number[];
}

/** Counts what ids name, and every edge that touches one of their nodes. */
export const countNamed = (connection: Connection, ids: readonly string[]): Promise<RecordCounts> =>
  findNamed(connection.read, namedBy(ids)).then(({ counts }) => counts);

/** Removes the same, whole or not at all; again from its start when the database fails for a passing reason. */
export function removeNamed(connection: Connection, ids: readonly string[]): Promise<RecordCounts> {
  const named = namedBy(ids);
  const name = randomUUID();
  let counts: RecordCounts | null = null;
  return connection.write(async (ask) => {
    const [{ state }] = await ask(`MATCH (s:${STORE} {id: 'store'}) SET s.locked = true RETURN properties(s) AS state`);
    const before = state as Readonly<Record<string, unknown>>;
    // A commit whose answer was lost has been done all the same.
    if (counts !== null && before.lastBatch === name) return counts;
    const doomed = await findNamed(ask, named);
    counts = doomed.counts;
    if (doomed.nodes.length + doomed.relationships.length === 0) return counts;
    await destroy(ask, doomed);
    await forget(ask, named);
    await note(ask, before, counts, name);
    return counts;
  });
}

async function findNamed(ask: Ask, { nodes, edges }: Named): Promise<Doomed> {
  const counts: Partial<Record<Kind, number>> = {};
  const found: number[] = [];
  const relationships = new Map<number, Kind | undefined>();
  const placeholders = new Set<number>();
  const add = ({ number, type, ends }: Row): void => {
    relationships.set(number as number, kindOfType.get(type as string));
    for (const end of ends as readonly number[]) placeholders.add(end);
  };
  const told = `toFloat(id(r)) AS number, type(r) AS type,
    [end IN [startNode(r), endNode(r)] WHERE end:${PLACEHOLDER} | toFloat(id(end))] AS ends`;
  for (const [kind, keys] of nodes) {
    const match = `UNWIND $keys AS key MATCH ${foundPattern(kind)} WHERE x.key = key`;
    const parameters = { keys: keys.map(indexedText) };
    const rows = await ask(`${match} RETURN toFloat(id(x)) AS number, x:${PLACEHOLDER} AS placeholder`, parameters);
    for (const { number } of rows) found.push(number as number);
    const records = rows.filter(({ placeholder }) => placeholder === false).length;
    if (records > 0) counts[kind] = records;
    for (const row of await ask(`${match} MATCH (x)-[r]-() RETURN DISTINCT ${told}`, parameters)) add(row);
  }
  for (const [kind, hashes] of edges) {
    const ids = hashes.map((hash) => BigInt.asIntN(64, hash));
    const match = `UNWIND $ids AS id MATCH ${foundPattern(kind)} WHERE x.id = id WITH DISTINCT x AS r`;
    for (const row of await ask(`${match} RETURN ${told}`, { ids })) add(row);
  }
  for (const kind of relationships.values()) if (kind !== undefined) counts[kind] = (counts[kind] ?? 0) + 1;
  return { counts, nodes: found, relationships: [...relationships.keys()], placeholders: [...placeholders] };
}

async function destroy(ask: Ask, { nodes, relationships, placeholders }: Doomed): Promise<void> {
  const inParts = async (numbers: readonly number[], statement: string): Promise<void> => {
    for (let start = 0; start < numbers.length; start += STATEMENT_ROWS) {
      await ask(`UNWIND $numbers AS number ${statement}`, { numbers: numbers.slice(start, start + STATEMENT_ROWS) });
    }
  };
  await inParts(relationships, 'MATCH ()-[r]->() WHERE id(r) = number DELETE r');
  await inParts(nodes, 'MATCH (n) WHERE id(n) = number DETACH DELETE n');
  await inParts(placeholders, `MATCH (n:${PLACEHOLDER}) WHERE id(n) = number AND NOT (n)--() DELETE n`);
}

/** The changes name the nodes that they touched by their keys. */
async function forget(ask: Ask, { nodes }: Named): Promise<void> {
  for (const [kind, keys] of nodes) {
    await ask(
      `MATCH (c:${CHANGE} {kind: $kind}) WHERE any(key IN c.touched WHERE key IN $keys)
       SET c.touched = [key IN c.touched WHERE NOT key IN $keys]`,
      { kind, keys: keys.map(indexedText) },
    );
  }
}

/** Moves the sequence. */
async function note(
  ask: Ask,
  before: Readonly<Record<string, unknown>>,
  gone: RecordCounts,
  name: string,
): Promise<void> {
  const left = Object.entries(gone).map(([kind, count]) => [kind, wholeOf(before[kind]) - count]);
  const sequence = wholeOf(before.sequence) + 1;
  await ask(`MATCH (s:${STORE} {id: 'store'}) SET s += $state`, {
    state: { ...Object.fromEntries(left), sequence, removed: sequence, lastBatch: name },
  });
}
