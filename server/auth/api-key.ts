/** Who asks: API keys in constant time. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { RingsightError } from '../../graph/schema/errors.ts';
import type { ApiKey } from '../config.ts';
import type { Caller } from '../context.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

export interface Keys {
  readonly apiKeys: readonly ApiKey[];
  readonly adminKeys: readonly ApiKey[];
}

/** Throws RingsightError UNAUTHENTICATED when the header carries no valid key. */
export interface Authenticator {
  (authorization: string | undefined): Caller;
  /** Also throws FORBIDDEN when the key is no administrator's. */
  administrator(authorization: string | undefined): Caller;
}

/**
 * Makes the check of an `Authorization` header. Without keys everyone is `local`, and an administrator. Every key is compared,
 * each in constant time, so the time taken says nothing of which one came close.
 */
export function authenticator({ apiKeys, adminKeys }: Keys): Authenticator {
  const known = [
    ...apiKeys.map((each) => ({ ...each, isAdministrator: false })),
    ...adminKeys.map((each) => ({ ...each, isAdministrator: true })),
  ].map(({ name, key, isAdministrator }) => ({ caller: { name, isAdministrator }, digest: digest(key) }));
  const authenticate = (authorization: string | undefined): Caller => {
    if (known.length === 0) return { name: 'local', isAdministrator: true };
    const given = digest(/^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '');
    let caller: Caller | null = null;
    for (const each of known) if (timingSafeEqual(each.digest, given)) caller = each.caller;
    if (caller === null) {
      const remedy = 'Send a key of RINGSIGHT_API_KEYS as "Authorization: Bearer <key>".';
      throw new RingsightError('UNAUTHENTICATED', 'API key', 'it is missing or not valid', remedy);
    }
    return caller;
  };
  const administrator = (authorization: string | undefined): Caller => {
    const caller = authenticate(authorization);
    if (caller.isAdministrator) return caller;
    const remedy = 'Use a key of RINGSIGHT_ADMIN_KEYS.';
    throw new RingsightError('FORBIDDEN', 'API key', 'it is not that of an administrator', remedy);
  };
  return Object.assign(authenticate, { administrator });
}

/** What a browser sends of a name and a key that somebody typed, as if the key had been sent by itself. */
export function basicKey(authorization: string | undefined): string | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=]+) *$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return authorization;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  return `Bearer ${pair.slice(pair.indexOf(':') + 1)}`;
}
