/** The one way to the server: `POST /graphql`. An answer 401 asks for the API key, once, for this browser session. */
import type { TypedDocumentString } from '../generated/graphql.ts';
import { askForKey, sessionStore } from '../state/session.ts';

/** What went wrong, with the server's stable code, or NETWORK when it was not reached. */
export class RequestError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface GraphqlAnswer<R> {
  readonly data?: R | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/**
 * Asks one question.
 *
 * @throws RequestError when the server refuses, fails, or is not reached; the signal's reason when it is aborted
 */
export async function request<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  signal?: AbortSignal,
): Promise<R> {
  const response = await post(JSON.stringify({ query: document.toString(), variables }), signal);
  if (response.status === 401) {
    await askForKey();
    return request(document, variables, signal);
  }
  const answer = await parse<R>(response);
  const error = answer.errors?.[0];
  if (error !== undefined) throw new RequestError(error.extensions?.code ?? 'INTERNAL', error.message);
  if (answer.data === undefined || answer.data === null) throw new RequestError('INTERNAL', `HTTP ${response.status}`);
  return answer.data;
}

async function post(body: string, signal: AbortSignal | undefined): Promise<Response> {
  const { key } = sessionStore.get();
  try {
    return await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body,
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new RequestError('NETWORK', String(error));
  }
}

async function parse<R>(response: Response): Promise<GraphqlAnswer<R>> {
  try {
    return (await response.json()) as GraphqlAnswer<R>;
  } catch {
    throw new RequestError('INTERNAL', `HTTP ${response.status}`);
  }
}

/** Whether an error is only that nobody waits for the answer any more. */
export const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
