/** Constraints and indexes, derived from the schema. What a database lacks is added on opening. */
import { RingsightError } from '../../schema/errors.ts';
import { edgeKindNames, nodeKindNames } from '../../schema/kinds.ts';
import type { Connection } from './connection.ts';
import { CHANGE, documentLabels, nameOf, PLACEHOLDER, STORE } from './names.ts';

/** Raised when a database of an earlier format can no longer be read by adding what it lacks. */
const FORMAT = 1;

function* statements(): Generator<string> {
  const unique = (name: string, pattern: string, property: string): string =>
    `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR ${pattern} REQUIRE ${property} IS UNIQUE`;
  yield unique('ringsight_store', `(s:${STORE})`, 's.id');
  yield `CREATE INDEX ringsight_change IF NOT EXISTS FOR (c:${CHANGE}) ON (c.kind, c.sequence)`;
  for (const label of Object.values(documentLabels)) {
    yield unique(`ringsight_${label}_id`, `(d:${label})`, 'd.id');
    yield `CREATE INDEX ringsight_${label}_ord IF NOT EXISTS FOR (d:${label}) ON (d.ord)`;
  }
  for (const kind of nodeKindNames) yield unique(`ringsight_${kind}_key`, `(n:${nameOf(kind)})`, 'n.key');
  for (const kind of edgeKindNames) {
    yield `CREATE INDEX ringsight_${kind}_id IF NOT EXISTS FOR ()-[r:${nameOf(kind)}]-() ON (r.id)`;
  }
}

/**
 * Makes what the database lacks. Safe beside other processes that do the same.
 *
 * @throws RingsightError STORE_UNAVAILABLE when the database holds something else, or is of another format
 */
export async function prepareDatabase(connection: Connection, readOnly: boolean): Promise<void> {
  const [format] = await connection.read(`MATCH (s:${STORE}) RETURN s.format AS format`);
  if (format === undefined) await makeStore(connection, readOnly);
  else if (Number(format.format) !== FORMAT) {
    throw new RingsightError(
      'STORE_UNAVAILABLE',
      connection.location,
      `it has format ${Number(format.format)}, and this version reads format ${FORMAT}`,
      'Use the version of Ringsight that wrote it, or ingest the files again into another database.',
    );
  }
  if (readOnly) return;
  const existing = new Set(
    (await connection.read('SHOW INDEXES YIELD name RETURN collect(name) AS names'))[0].names as readonly string[],
  );
  const lacking = [...statements()].filter((statement) => !existing.has(statement.split(' ')[2]));
  for (const statement of lacking) await connection.run(statement);
  if (lacking.length > 0) await connection.run('CALL db.awaitIndexes(600)');
}

async function makeStore(connection: Connection, readOnly: boolean): Promise<void> {
  if (readOnly) {
    throw new RingsightError(
      'STORE_UNAVAILABLE',
      connection.location,
      'nothing was ever ingested into it',
      'Ingest something into it first.',
    );
  }
  const labels = nodeKindNames.map(nameOf);
  const [found] = await connection.read(
    `MATCH (n) WHERE any(label IN labels(n) WHERE label IN $labels) AND NOT n:${PLACEHOLDER} RETURN n.key AS key LIMIT 1`,
    { labels },
  );
  if (found !== undefined) {
    throw new RingsightError(
      'STORE_UNAVAILABLE',
      connection.location,
      'its database holds nodes with the same labels that something else has made',
      'Give Ringsight a database of its own.',
    );
  }
  await connection.run([...statements()][0]);
  await connection.run(`MERGE (s:${STORE} {id: 'store'}) ON CREATE SET s.format = $format, s.sequence = 0`, {
    format: FORMAT,
  });
}
