/** Documents beside the graph: a node each, with its JSON in `body` and its plain fields as properties, in the order of insertion. */
import { RingsightError } from '../../schema/errors.ts';
import { type Collection, collections, type Documents, type ListQuery, ledgerCollections } from '../store.ts';
import type { Ask, Connection } from './connection.ts';
import { documentLabels, indexedText, STORE } from './names.ts';
import { wholeOf } from './read.ts';

const OWN = ['id', 'ord', 'body'];

/** Writes documents in one transaction. Of several with one id the last counts. */
export function writeDocuments<C extends Collection>(
  connection: Connection,
  collection: C,
  documents: readonly Documents[C][],
): Promise<void> {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const rows = [...byId.values()].map((document) => ({
    id: indexedText(document.id),
    body: JSON.stringify(document),
    fields: plainFields(document),
  }));
  const label = documentLabels[collection];
  return connection.write(async (ask) => {
    const [state] = await ask(`MATCH (s:${STORE} {id: 'store'}) SET s.locked = true RETURN coalesce(s.ord, 0) AS ord`);
    if (collections[collection] === 'kept') await refuseOthers(ask, collection, rows);
    await ask(
      `UNWIND range(0, size($rows) - 1) AS i
       WITH $rows[i] AS row, $ord + i AS last
       MERGE (d:${label} {id: row.id})
       WITH d, row, coalesce(d.ord, last) AS ord
       SET d = row.fields SET d.id = row.id, d.ord = ord, d.body = row.body`,
      { rows, ord: wholeOf(state.ord) + 1 },
    );
    await ask(`MATCH (s:${STORE} {id: 'store'}) SET s.ord = $ord, s.documents = coalesce(s.documents, 0) + $noted`, {
      ord: wholeOf(state.ord) + rows.length,
      noted: ledgerCollections.includes(collection) ? 1 : 0,
    });
  });
}

/** The fields that Cypher can compare. */
const plainFields = (document: object): Readonly<Record<string, string | number | boolean>> =>
  Object.fromEntries(
    Object.entries(document).filter(
      ([name, value]) => !OWN.includes(name) && ['string', 'number', 'boolean'].includes(typeof value),
    ),
  );

async function refuseOthers(
  ask: Ask,
  collection: Collection,
  rows: readonly { readonly id: string; readonly body: string }[],
): Promise<void> {
  const [other] = await ask(
    `UNWIND $rows AS row MATCH (d:${documentLabels[collection]} {id: row.id}) WHERE d.body <> row.body
     RETURN d.id AS id LIMIT 1`,
    { rows: rows.map(({ id, body }) => ({ id, body })) },
  );
  if (other === undefined) return;
  throw new RingsightError(
    'IDEMPOTENCY_CONFLICT',
    `${collection} ${other.id}`,
    'it is there already with another content, and what people said is never replaced',
    'Append a new one with an id of its own.',
  );
}

/** Documents that a query selects, in the order of insertion. */
export async function listDocuments<C extends Collection>(
  connection: Connection,
  collection: C,
  query: ListQuery,
): Promise<readonly Documents[C][]> {
  const { match, parameters } = selection(collection, query);
  const after = query.after === undefined ? -1 : await positionOf(connection, collection, query.after);
  const limit = query.limit === undefined ? '' : `LIMIT ${Math.max(0, Math.floor(query.limit))}`;
  const [row] = await connection.read(
    `${match} AND d.ord > $after WITH d ORDER BY d.ord ${limit} RETURN collect(d.body) AS bodies`,
    { ...parameters, after },
  );
  return (row.bodies as readonly string[]).map((body) => JSON.parse(body) as Documents[C]);
}

/** How many documents a query selects, whatever its limit. */
export async function countDocuments(
  connection: Connection,
  collection: Collection,
  query: ListQuery,
): Promise<number> {
  const { match, parameters } = selection(collection, query);
  const [row] = await connection.read(`${match} RETURN count(d) AS count`, parameters);
  return wholeOf(row.count);
}

/** The conditions of a query as Cypher with parameters: no value ever becomes part of the statement. */
function selection(collection: Collection, { ids, where }: ListQuery) {
  const conditions = ['true'];
  if (ids) conditions.push('d.id IN $ids');
  const fields = Object.entries(where ?? {});
  fields.forEach(([field], i) => {
    const name = fieldName(field);
    conditions.push(name === 'id' ? `d.id = $indexed[${i}]` : `d.\`${name}\` = $values[${i}]`);
  });
  const values = fields.map(([, value]) => value);
  const indexed = values.map((value) => (typeof value === 'string' ? indexedText(value) : value));
  return {
    match: `MATCH (d:${documentLabels[collection]}) WHERE ${conditions.join(' AND ')}`,
    parameters: { ids: ids?.map(indexedText) ?? [], values, indexed },
  };
}

async function positionOf(connection: Connection, collection: Collection, id: string): Promise<number> {
  const [row] = await connection.read(`MATCH (d:${documentLabels[collection]} {id: $id}) RETURN d.ord AS ord`, {
    id: indexedText(id),
  });
  if (row !== undefined) return wholeOf(row.ord);
  throw new RingsightError(
    'BAD_REQUEST',
    id,
    `there is no such ${collection} to go on after`,
    'Start from the first page.',
  );
}

function fieldName(field: string): string {
  if (/^[A-Za-z][A-Za-z0-9]*$/.test(field)) return field;
  throw new RingsightError(
    'BAD_REQUEST',
    `field ${JSON.stringify(field)}`,
    'a document has no such field',
    'Give the name of a top-level field.',
  );
}
