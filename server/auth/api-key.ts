/** Who asks: API keys in constant time. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { RingsightError } from '../../graph/schema/errors.ts';
import type { ApiKey } from '../config.ts';
import type { Caller } from '../context.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/**
 * Makes the check of an `Authorization` header. Without keys everyone is `local`. Every key is compared, each in constant
 * time, so the time taken says nothing of which one came close.
 *
 * @returns a function that throws RingsightError UNAUTHENTICATED when the header carries no valid key
 */
export function authenticator(keys: readonly ApiKey[]): (authorization: string | undefined) => Caller {
  const known = keys.map(({ name, key }) => ({ name, digest: digest(key) }));
  return (authorization) => {
    if (known.length === 0) return { name: 'local' };
    const given = digest(/^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '');
    let caller: Caller | null = null;
    for (const { name, digest } of known) if (timingSafeEqual(digest, given)) caller = { name };
    if (caller === null) {
      const remedy = 'Send a key of RINGSIGHT_API_KEYS as "Authorization: Bearer <key>".';
      throw new RingsightError('UNAUTHENTICATED', 'API key', 'it is missing or not valid', remedy);
    }
    return caller;
  };
}
