/** The one reader of the environment: everything that an operator may set, checked, with its default. */
import { z } from 'zod';
import { RingsightError } from '../graph/schema/errors.ts';

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
  /** Where the graph is kept: a file, or `:memory:`. */
  RINGSIGHT_STORE: z.string().min(1).default('data/ringsight.duckdb'),
  RINGSIGHT_PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  /** Anything but a loopback address needs API keys. */
  RINGSIGHT_HOST: z.string().min(1).default('127.0.0.1'),
  /** `name:key,name:key`. */
  RINGSIGHT_API_KEYS: apiKeys.prefault(''),
  /** Other origins whose pages may call the API; none by default. */
  RINGSIGHT_ALLOWED_ORIGINS: origins.prefault(''),
  /** Worker threads for detection; the number of processors when left out. */
  RINGSIGHT_THREADS: z.coerce.number().int().min(1).max(256).optional(),
});

export interface Config {
  readonly store: string;
  readonly port: number;
  readonly host: string;
  readonly apiKeys: readonly ApiKey[];
  readonly allowedOrigins: readonly string[];
  readonly threads: number | undefined;
}

/**
 * Reads and checks the environment; empty values count as left out.
 *
 * @throws RingsightError BAD_REQUEST that names the variable
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new RingsightError('BAD_REQUEST', String(issue.path[0]), issue.message, 'Correct or unset this variable.');
  }
  const { data } = parsed;
  return {
    store: data.RINGSIGHT_STORE,
    port: data.RINGSIGHT_PORT,
    host: data.RINGSIGHT_HOST,
    apiKeys: data.RINGSIGHT_API_KEYS,
    allowedOrigins: data.RINGSIGHT_ALLOWED_ORIGINS,
    threads: data.RINGSIGHT_THREADS,
  };
}
