/** A real Neo4j Community server for tests and benchmarks, in a process and with data of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j, { type AuthToken } from 'neo4j-driver';
import { freePort } from './free-port.ts';
import { neo4jClassPath } from './neo4j-install.ts';

export interface Neo4jOptions {
  /** Largest Java heap in MB. */
  readonly heapMb?: number;
  readonly pageCacheMb?: number;
  /** The port to listen on, for a server that comes back; a free one when left out. */
  readonly port?: number;
  /** The folder of its data, for a server that comes back; a temporary one, removed at the end, when left out. */
  readonly home?: string;
  /** Turns authentication on, for the user `neo4j` with this password of 8 characters or more. */
  readonly password?: string;
  /** Lets Java optimise fully, which pays after a minute, and set up as docs/deploy.md advises for a large load: for benchmarks. */
  readonly optimised?: boolean;
  /** More lines of neo4j.conf. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Neo4jServer {
  /** `bolt://127.0.0.1:PORT` */
  readonly uri: string;
  readonly port: number;
  readonly home: string;
  readonly pid: number;
  /** Ends it in order, data on disk and complete. Temporary data is removed. */
  stop(): Promise<void>;
  /** Ends it as a power cut does; its data stays for the next start on the same home. */
  kill(): Promise<void>;
  /** Freezes it, as a network that loses everything does, until `resume`. */
  suspend(): void;
  resume(): void;
}

/**
 * Starts a server, some four seconds, and waits until it answers.
 *
 * @throws Error with what the server wrote when it ends instead
 */
export async function startNeo4j(options: Neo4jOptions = {}): Promise<Neo4jServer> {
  const classPath = neo4jClassPath();
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'ringsight-neo4j-'));
  const port = options.port ?? (await freePort());
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'neo4j.conf'), configuration(options, port));
  // A server that comes back has its password already, and refuses the same once more.
  const password = existsSync(join(home, 'data')) ? undefined : options.password;
  const heapMb = options.heapMb ?? 512;
  const tuning = options.optimised
    ? ['-XX:+UseParallelGC', `-Xms${heapMb}m`, `-Xmn${Math.round(heapMb * 0.6)}m`]
    : ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
  const child = spawn('java', [...tuning, '-Xshare:auto', `-Xmx${heapMb}m`, '-cp', classPath, 'Neo4jServer', home], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NEO4J_PASSWORD: password },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await ready(child);
  const cleanUp = (): void => {
    if (options.home === undefined) rmSync(home, { recursive: true, force: true });
  };
  return {
    uri: `bolt://127.0.0.1:${port}`,
    port,
    home,
    pid: child.pid!,
    stop: async () => {
      child.kill('SIGCONT');
      child.stdin.end();
      await ended;
      cleanUp();
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    suspend: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
  };
}

function configuration({ pageCacheMb = 64, password, settings }: Neo4jOptions, port: number): string {
  const lines = {
    'server.bolt.enabled': 'true',
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'server.memory.pagecache.size': `${pageCacheMb}m`,
    'dbms.security.auth_enabled': String(password !== undefined),
    'dbms.usage_report.enabled': 'false',
    // Otherwise a database without a row takes a quarter of a gigabyte.
    'db.tx_log.preallocate': 'false',
    ...settings,
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (/^ready$/m.test(output)) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`the Neo4j server did not start: ${output}`)));
  });
}

/** Empties a server's database, all but its constraints: some milliseconds instead of a new server. */
export async function emptyNeo4j(uri: string, auth?: AuthToken): Promise<void> {
  const driver = neo4j.driver(uri, auth);
  const session = driver.session();
  try {
    await session.run('MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS');
    await session.run('MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS');
  } finally {
    await session.close();
    await driver.close();
  }
}
