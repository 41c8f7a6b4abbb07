/** Neo4j with the same data: started, loaded, asked. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import neo4j, { type Driver, type Record as Neo4jRecord, type Session } from 'neo4j-driver';
import { startNeo4j } from '../../test/services/neo4j.ts';
import type { Case } from './answers.ts';
import type { ColumnType, FinBenchQuery, Parameters, Row, Value } from './queries/query.ts';
import { edgeTables, nodeTables } from './tables.ts';
import { timed } from './timing.ts';

export interface Peer {
  readonly uri: string;
  readonly driver: Driver;
  readonly session: Session;
  /** 0 when it was loaded before. */
  readonly loadMs: number;
  close(): Promise<void>;
}

export interface PeerOptions {
  readonly heapMb: number;
  readonly pageCacheMb: number;
  /** Where its data stays, so that the next run need not load it again; a temporary folder unless given. */
  readonly home?: string;
}

/** Stands in a kept home once all is loaded, and names the folder that it was loaded from. */
const LOADED = 'loaded-from';
const ROWS_PER_TRANSACTION = 20_000;

/**
 * Starts a server of its own and loads a folder into it: an index on every id, then nodes, then edges.
 *
 * @throws Error when its home has other data, or was left half loaded
 */
export async function startPeer(folder: string, options: PeerOptions): Promise<Peer> {
  const isLoaded = options.home !== undefined && (await isLoadedFrom(options.home, folder));
  const server = await startNeo4j({
    ...options,
    optimised: true,
    settings: { 'server.directories.import': resolve(folder) },
  });
  const driver = neo4j.driver(server.uri, undefined, { useBigInt: true });
  const session = driver.session();
  const close = async (): Promise<void> => {
    await session.close();
    await driver.close();
    await server.stop();
  };
  try {
    const { ms } = await timed(() => (isLoaded ? undefined : load(session)));
    if (options.home !== undefined) await writeFile(join(options.home, LOADED), resolve(folder));
    return { uri: server.uri, driver, session, loadMs: isLoaded ? 0 : ms, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function isLoadedFrom(home: string, folder: string): Promise<boolean> {
  if (!existsSync(home)) return false;
  const mark = join(home, LOADED);
  const from = existsSync(mark) ? await readFile(mark, 'utf8') : 'nothing, or not all';
  if (from === resolve(folder)) return true;
  throw new Error(`${home} was loaded from ${from}, not from ${resolve(folder)}; name another folder, or remove it`);
}

async function load(session: Session): Promise<void> {
  for (const { label } of nodeTables) {
    await session.run(`CREATE CONSTRAINT FOR (n:${label}) REQUIRE n.id IS UNIQUE`);
  }
  for (const { file, label, id, properties } of nodeTables) {
    await session.run(inBatches(file, `CREATE (:${label} {id: toInteger(row.${id}), ${listed(properties)}})`));
  }
  for (const { file, type, from, to, properties } of edgeTables) {
    const ends = [
      `MATCH (a:${from[0]} {id: toInteger(row.${from[1]})})`,
      `MATCH (b:${to[0]} {id: toInteger(row.${to[1]})})`,
    ];
    await session.run(inBatches(file, `${ends.join(' ')} CREATE (a)-[:${type} {${listed(properties)}}]->(b)`));
  }
  await session.run('CALL db.awaitIndexes(300)');
}

const inBatches = (file: string, work: string): string =>
  `LOAD CSV WITH HEADERS FROM 'file:///${file}.csv' AS row FIELDTERMINATOR '|'
   CALL (row) { ${work} } IN TRANSACTIONS OF ${ROWS_PER_TRANSACTION} ROWS`;

const listed = (properties: Readonly<Record<string, string>>): string =>
  Object.entries(properties)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');

/** Parameters by name, ids and times as 64-bit integers. */
export const boundTo = (names: readonly (keyof Parameters)[], given: Parameters): Readonly<Record<string, unknown>> =>
  Object.fromEntries(names.map((name) => [name, /id\d?$|Time$/.test(name) ? BigInt(given[name]) : given[name]]));

/** A query's answer, its columns converted as the benchmark records them. */
export async function askPeer({ session }: Peer, query: FinBenchQuery, { parameters }: Case): Promise<readonly Row[]> {
  const bound = boundTo(query.parameters, parameters);
  const { records } = await session.run(query.cypher, bound);
  return rowsOf(query, records);
}

const rowsOf = (query: FinBenchQuery, records: readonly Neo4jRecord[]): readonly Row[] =>
  records.map((record) => Object.entries(query.columns).map(([name, type]) => converted[type](record.get(name))));

export interface PeerFigures {
  readonly figures: Readonly<Record<string, number>> | null;
  /** Why there are none: out of time, or of memory. */
  readonly stoppedBecause: string | null;
}

/** One row of numbers by name. */
export async function askFigures(
  { driver }: Peer,
  { cypher, parameters }: { readonly cypher: string; readonly parameters: Readonly<Record<string, unknown>> },
  timeoutMs: number,
): Promise<PeerFigures> {
  const session = driver.session();
  try {
    const { records } = await session.run(cypher, parameters, { timeout: timeoutMs });
    const figures = Object.fromEntries(records[0].keys.map((name) => [name, Number(records[0].get(name) ?? 0)]));
    return { figures, stoppedBecause: null };
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === undefined || !/Terminated|TimedOut|Memory/.test(code)) throw error;
    return { figures: null, stoppedBecause: code };
  } finally {
    await session.close();
  }
}

const converted: Readonly<Record<ColumnType, (value: unknown) => Value>> = {
  id: String,
  ids: (value) => (value as readonly bigint[]).map(String),
  integer: Number,
  float: Number,
  text: String,
  boolean: Boolean,
};
