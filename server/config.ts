/** The one reader of the environment: everything that an operator may set, checked, with its default. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { RingsightError } from '../graph/schema/errors.ts';
import type { ServerAccess } from '../graph/store/options.ts';

export interface ApiKey {
  /** Who it belongs to: the reviewer's name on a decision. */
  readonly name: string;
  readonly key: string;
}

const MIN_KEY_LENGTH = 16;

const list = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const apiKeys = z.string().transform((text, context): readonly ApiKey[] => {
  const keys = list(text).map((pair) => {
    const colon = pair.indexOf(':');
    return { name: pair.slice(0, Math.max(colon, 0)).trim(), key: pair.slice(colon + 1).trim() };
  });
  const names = new Set(keys.map(({ name }) => name));
  if (
    keys.some(({ name, key }) => name === '' || key.length < MIN_KEY_LENGTH || /\s/.test(key)) ||
    names.size < keys.length
  ) {
    context.addIssue({
      code: 'custom',
      message: `give name:key pairs with a comma between them, distinct names, and keys of ${MIN_KEY_LENGTH} characters or more`,
    });
    return z.NEVER;
  }
  return keys;
});

const origins = z.string().transform((text, context): readonly string[] => {
  const given = list(text);
  if (given.some((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin)) {
    context.addIssue({
      code: 'custom',
      message: 'give origins such as https://risk.example.com with a comma between them',
    });
    return z.NEVER;
  }
  return given;
});

const environment = z.object({
  /** Where the graph is kept: a file, `:memory:`, or a Neo4j server (`bolt://`, `neo4j://`). */
  RINGSIGHT_STORE: z.string().min(1).default('data/ringsight.duckdb'),
  RINGSIGHT_NEO4J_USER: z.string().min(1).default('neo4j'),
  /** Without it the server is asked in without credentials. */
  RINGSIGHT_NEO4J_PASSWORD: z.string().min(1).optional(),
  /** Which database of the server; its default one when left out. */
  RINGSIGHT_NEO4J_DATABASE: z.string().min(1).optional(),
  RINGSIGHT_PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  /** Anything but a loopback address needs API keys. */
  RINGSIGHT_HOST: z.string().min(1).default('127.0.0.1'),
  /** `name:key,name:key`. */
  RINGSIGHT_API_KEYS: apiKeys.prefault(''),
  /** `name:key,name:key` of those who may also see the board of jobs. */
  RINGSIGHT_ADMIN_KEYS: apiKeys.prefault(''),
  /** Other origins whose pages may call the API; none by default. */
  RINGSIGHT_ALLOWED_ORIGINS: origins.prefault(''),
  /** Worker threads for detection; the number of processors when left out. */
  RINGSIGHT_THREADS: z.coerce.number().int().min(1).max(256).optional(),
  /** Where jobs are queued; in the process when left out. `redis://host:6379`, `rediss://` for TLS. */
  RINGSIGHT_REDIS: z.string().min(1).optional(),
  /** Its password, where the address has none. */
  RINGSIGHT_REDIS_PASSWORD: z.string().min(1).optional(),
  /** Jobs of one task at a time in a process. */
  RINGSIGHT_JOBS: z.coerce.number().int().min(0).max(64).optional(),
  /** A worker that gives no sign of life for so long counts as dead. */
  RINGSIGHT_JOB_LOCK_SECONDS: z.coerce.number().min(1).max(3600).default(60),
  /** The only folder that jobs may load files from. */
  RINGSIGHT_IMPORT_DIR: z.string().min(1).optional(),
  /** Where jobs write files. */
  RINGSIGHT_RESULTS_DIR: z.string().min(1).default('data/results'),
});

/** Settings that are secrets: each may be in a file instead, which `<name>_FILE` names. */
const secrets = [
  'RINGSIGHT_API_KEYS',
  'RINGSIGHT_ADMIN_KEYS',
  'RINGSIGHT_REDIS',
  'RINGSIGHT_REDIS_PASSWORD',
  'RINGSIGHT_NEO4J_PASSWORD',
] as const;

type Variables = Readonly<Record<string, string | undefined>>;

/** The variables with the content of the files that stand in for secrets. */
function withFiles(variables: Variables): Variables {
  const read = secrets.flatMap((name): [string, string][] => {
    const path = variables[`${name}_FILE`];
    if (!path) return [];
    if (variables[name]) throw refusal(`${name}_FILE`, `${name} is set as well`);
    try {
      return [[name, readFileSync(path, 'utf8').trim()]];
    } catch (error) {
      throw refusal(`${name}_FILE`, `the file cannot be read (${(error as NodeJS.ErrnoException).code})`);
    }
  });
  return { ...variables, ...Object.fromEntries(read) };
}

const refusal = (name: string, reason: string): RingsightError =>
  new RingsightError('BAD_REQUEST', name, reason, 'Correct or unset this variable.');

export interface Config {
  readonly store: string;
  /** For a store that is a database server. */
  readonly database: ServerAccess;
  readonly port: number;
  readonly host: string;
  readonly apiKeys: readonly ApiKey[];
  readonly allowedOrigins: readonly string[];
  readonly adminKeys: readonly ApiKey[];
  readonly threads: number | undefined;
  readonly jobs: {
    /** With its password. */
    readonly redis: string | undefined;
    readonly concurrency: number | undefined;
    readonly lockSeconds: number;
    readonly importFolder: string | undefined;
    readonly resultsFolder: string;
  };
}

/**
 * Reads and checks the environment; empty values count as left out.
 *
 * @throws RingsightError BAD_REQUEST that names the variable
 */
export function readConfig(variables: Variables = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(withFiles(variables)).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refusal(String(issue.path[0]), issue.message);
  }
  const { data } = parsed;
  return {
    store: data.RINGSIGHT_STORE,
    database: {
      name: data.RINGSIGHT_NEO4J_DATABASE,
      credentials:
        data.RINGSIGHT_NEO4J_PASSWORD === undefined
          ? undefined
          : { user: data.RINGSIGHT_NEO4J_USER, password: data.RINGSIGHT_NEO4J_PASSWORD },
    },
    port: data.RINGSIGHT_PORT,
    host: data.RINGSIGHT_HOST,
    apiKeys: data.RINGSIGHT_API_KEYS,
    allowedOrigins: data.RINGSIGHT_ALLOWED_ORIGINS,
    adminKeys: distinctFrom(data.RINGSIGHT_API_KEYS, data.RINGSIGHT_ADMIN_KEYS),
    threads: data.RINGSIGHT_THREADS,
    jobs: {
      redis: redisAddress(data.RINGSIGHT_REDIS, data.RINGSIGHT_REDIS_PASSWORD),
      concurrency: data.RINGSIGHT_JOBS,
      lockSeconds: data.RINGSIGHT_JOB_LOCK_SECONDS,
      importFolder: data.RINGSIGHT_IMPORT_DIR,
      resultsFolder: data.RINGSIGHT_RESULTS_DIR,
    },
  };
}

/** A name says who decided: no two keys share one. */
function distinctFrom(others: readonly ApiKey[], keys: readonly ApiKey[]): readonly ApiKey[] {
  const shared = keys.find(({ name }) => others.some((other) => other.name === name));
  if (shared) throw refusal('RINGSIGHT_ADMIN_KEYS', `the name ${shared.name} is in RINGSIGHT_API_KEYS too`);
  return keys;
}

function redisAddress(address: string | undefined, password: string | undefined): string | undefined {
  if (address === undefined || password === undefined) return address;
  if (!URL.canParse(address)) throw refusal('RINGSIGHT_REDIS', 'it is no address such as redis://host:6379');
  const url = new URL(address);
  url.password = password;
  return url.href;
}
