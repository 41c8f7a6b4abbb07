/** The driver, its sessions, and what its errors mean. */
import { setTimeout } from 'node:timers/promises';
import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver';
import { RingsightError } from '../../schema/errors.ts';
import type { ServerAccess } from '../options.ts';
import { explained, noAnswer } from './errors.ts';
import { encoded } from './values.ts';

export type Parameters = Readonly<Record<string, unknown>>;
/** A record by the names of its columns. Integers of the database are `Integer`, floats are numbers. */
export type Row = Readonly<Record<string, unknown>>;
export type Ask = (query: string, parameters?: Parameters) => Promise<readonly Row[]>;

export interface ConnectionOptions {
  readonly database?: ServerAccess;
  /** How long a transaction is tried again while the database does not answer. */
  readonly patienceMs: number;
}

export interface Connection {
  /** Without credentials. */
  readonly location: string;
  /** Runs a query in a transaction of its own that Neo4j does not let into a managed one, or that need not be retried. */
  readonly run: Ask;
  /** Runs a query that only reads, again when it fails for a passing reason. */
  readonly read: Ask;
  /** Runs work in one transaction, whole or not at all; again from its start when it fails for a passing reason. */
  write<T>(work: (ask: Ask) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** How long a server may take at most for its first answer. What listens there may be something else, and wait for ever. */
const GREETING_MILLISECONDS = 30_000;

/**
 * Connects and checks that the database answers.
 *
 * @throws RingsightError STORE_UNAVAILABLE
 */
export async function connect(location: string, options: ConnectionOptions): Promise<Connection> {
  const { database: { credentials, name } = {}, patienceMs } = options;
  const auth = credentials ? neo4j.auth.basic(credentials.user, credentials.password) : undefined;
  const driver = neo4j.driver(location, auth, {
    userAgent: 'ringsight',
    maxTransactionRetryTime: patienceMs,
    connectionTimeout: Math.min(patienceMs, 10_000),
    connectionAcquisitionTimeout: Math.max(patienceMs, 10_000),
    notificationFilter: { minimumSeverityLevel: 'OFF' },
    telemetryDisabled: true,
  });
  try {
    await inTime(driver.getServerInfo(), Math.min(4 * patienceMs, GREETING_MILLISECONDS), location);
  } catch (error) {
    // What never answers does not answer to this either.
    driver.close().catch(() => undefined);
    throw explained(location, error);
  }
  return connectionOf(location, driver, name);
}

async function inTime(greeting: Promise<unknown>, milliseconds: number, location: string): Promise<void> {
  const giveUp = new AbortController();
  const late = setTimeout(milliseconds, null, { signal: giveUp.signal }).then(() => {
    throw noAnswer(location);
  });
  try {
    await Promise.race([greeting, late]);
  } finally {
    late.catch(() => undefined);
    giveUp.abort();
  }
}

function connectionOf(location: string, driver: Driver, database: string | undefined): Connection {
  async function inSession<T>(mode: 'READ' | 'WRITE', work: (session: ReturnType<Driver['session']>) => Promise<T>) {
    const session = driver.session({ defaultAccessMode: mode, database });
    try {
      return await work(session);
    } catch (error) {
      throw explained(location, error);
    } finally {
      // A session that cannot be closed has lost its connection, and the work has said so.
      await session.close().catch(() => undefined);
    }
  }
  const askIn =
    (transaction: Pick<ManagedTransaction, 'run'>): Ask =>
    async (query, parameters = {}) => {
      const { records } = await transaction.run(query, encoded(parameters));
      return records.map((record) => record.toObject());
    };
  return {
    location,
    run: (query, parameters) => inSession('WRITE', (session) => askIn(session)(query, parameters)),
    read: (query, parameters) =>
      inSession('READ', (session) => session.executeRead((tx) => askIn(tx)(query, parameters))),
    write: (work) => inSession('WRITE', (session) => session.executeWrite((tx) => work(askIn(tx)))),
    close: () => driver.close(),
  };
}

/**
 * The location as given, when it is one.
 *
 * @throws RingsightError BAD_REQUEST that never repeats a password
 */
export function checkedLocation(location: string): string {
  const url = URL.canParse(location) ? new URL(location) : null;
  const fail = (subject: string, reason: string, remedy: string) =>
    new RingsightError('BAD_REQUEST', subject, reason, remedy);
  if (url === null || url.hostname === '') {
    throw fail('store', 'its address is no URL', 'Give an address such as bolt://localhost:7687.');
  }
  const bare = `${url.protocol}//${url.host}`;
  if (url.username !== '' || url.password !== '') {
    throw fail(
      bare,
      'a user or a password stands in the address, where others can read it',
      'Set RINGSIGHT_NEO4J_USER and RINGSIGHT_NEO4J_PASSWORD, or RINGSIGHT_NEO4J_PASSWORD_FILE, and give the address alone.',
    );
  }
  if ((url.pathname !== '' && url.pathname !== '/') || url.hash !== '') {
    throw fail(bare, 'something stands behind the address', 'Set RINGSIGHT_NEO4J_DATABASE to name a database.');
  }
  return location;
}
