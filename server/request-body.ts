/** The body of a JSON request. */
import type { IncomingMessage } from 'node:http';
import { RingsightError } from '../graph/schema/errors.ts';

const MOST_BYTES = 1_000_000;

export const JSON_TYPE = 'application/json';

/** The media type that a request says its body has, without parameters. */
export const typeOf = (request: IncomingMessage): string =>
  (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();

/**
 * Reads a body. Only POST with `application/json`, or with the type given: a form on another site can send neither.
 *
 * @throws RingsightError BAD_REQUEST for another method or type; LIMIT_EXCEEDED above 1 MB
 */
export async function bodyOf(request: IncomingMessage, wanted = JSON_TYPE): Promise<Buffer> {
  if (request.method !== 'POST') {
    throw new RingsightError('BAD_REQUEST', `${request.method}`, 'only POST is answered here', 'Send a POST request.');
  }
  if (typeOf(request) !== wanted) {
    throw new RingsightError('BAD_REQUEST', 'content-type', 'it is not application/json', 'Send JSON, and say so.');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop must not destroy the socket: the refusal still has to go out.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) break;
    chunks.push(chunk);
  }
  if (bytes > MOST_BYTES) {
    throw new RingsightError('LIMIT_EXCEEDED', 'body', `it is larger than ${MOST_BYTES} bytes`, 'Send less at a time.');
  }
  return Buffer.concat(chunks);
}

/** @throws RingsightError BAD_REQUEST for what is no JSON */
export function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new RingsightError('BAD_REQUEST', 'body', 'it is not JSON', 'Send a JSON object.', { cause: error });
  }
}
