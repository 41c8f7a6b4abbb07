/** Which hosts and origins a browser may come from: closed against DNS rebinding and other sites' pages. */
import { RingsightError } from '../../graph/schema/errors.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a server that listens on an address can be reached from this machine alone. */
export const isLoopback = (host: string): boolean =>
  LOOPBACK.has(host) || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

export interface OriginRules {
  /** The address that the server listens on. */
  readonly host: string;
  readonly allowedOrigins: readonly string[];
}

/**
 * Makes the check of the `Host` and `Origin` headers. A server on a loopback address answers only to loopback names (and
 * to the hosts of allowed origins, for a proxy), so no page can reach it through a name that it rebinds; one on any other
 * address asks everyone for a key. A page may call from its own origin or from an allowed one.
 *
 * @returns a function that gives the origin to allow (null: no cross-origin request) or throws RingsightError FORBIDDEN
 */
export function originCheck({
  host,
  allowedOrigins,
}: OriginRules): (headers: { readonly host?: string; readonly origin?: string }) => string | null {
  const allowed = new Set(allowedOrigins);
  const hosts = new Set(allowedOrigins.map((origin) => new URL(origin).hostname));
  const local = isLoopback(host);
  return ({ host: asked = '', origin }) => {
    const name = URL.canParse(`http://${asked}`) ? new URL(`http://${asked}`).hostname : '';
    if (local && !isLoopback(name) && !LOOPBACK.has(name) && !hosts.has(name)) {
      const remedy = 'Use http://localhost, or set RINGSIGHT_ALLOWED_ORIGINS.';
      throw new RingsightError('FORBIDDEN', 'Host', 'this server does not answer to that name', remedy);
    }
    if (origin === undefined) return null;
    if (allowed.has(origin)) return origin;
    if (URL.canParse(origin) && new URL(origin).host === asked.toLowerCase()) return null;
    const remedy = 'Set RINGSIGHT_ALLOWED_ORIGINS to let its pages call.';
    throw new RingsightError('FORBIDDEN', 'Origin', 'pages of that origin may not call', remedy);
  };
}
