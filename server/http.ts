/** One HTTP server for the explorer, GraphQL and REST: who may call, how large, how long; then the right handler. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { RingsightError } from '../graph/schema/errors.ts';
import { authenticator } from './auth/api-key.ts';
import { originCheck } from './auth/origin.ts';
import type { ApiKey } from './config.ts';
import type { Caller } from './context.ts';
import { problemOf, type ReportDefect, reportToStderr } from './errors.ts';
import { createGraphql } from './graphql/yoga.ts';
import { scoresBatch } from './rest/scores-batch.ts';
import type { Services } from './services.ts';
import { readStaticFiles, staticFileFor } from './static-files.ts';

export interface HttpOptions {
  /** The address that the server will listen on. */
  readonly host: string;
  readonly apiKeys: readonly ApiKey[];
  readonly allowedOrigins: readonly string[];
  /** Folder of the explorer's build. */
  readonly explorer: string;
  /** Time that one request may take. */
  readonly milliseconds?: number;
  readonly report?: ReportDefect;
}

const MOST_BYTES = 1_000_000;
const REQUEST_MILLISECONDS = 30_000;
/** Time that a caller may take to send a request. */
const SENDING_MILLISECONDS = 30_000;

const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
    "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const json = (status: number, value: unknown, type = 'application/json'): Answer => ({
  status,
  headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});

export function createHttpServer(services: Services, options: HttpOptions): Server {
  const { report = reportToStderr, milliseconds = REQUEST_MILLISECONDS } = options;
  const authenticate = authenticator(options.apiKeys);
  const checkOrigin = originCheck(options);
  const files = readStaticFiles(options.explorer);
  const graphql = createGraphql(services, report);
  let ready = false;
  services.engine.snapshot().then(
    () => {
      ready = true;
      // Whatever fails here fails again, and is then reported, for whoever asks for it.
      services.engine.prepare().catch(() => undefined);
    },
    (error) => problemOf(error, report),
  );

  async function answer(request: IncomingMessage, path: string, signal: AbortSignal): Promise<Answer> {
    const { method = 'GET' } = request;
    switch (path) {
      case '/healthz':
        return json(200, { status: 'ok' });
      case '/readyz':
        return ready ? json(200, { status: 'ready' }) : json(503, { status: 'starting' });
      case '/graphql':
        return callGraphql(await bodyOf(request), authenticate(request.headers.authorization), signal);
      case '/v1/scores:batch': {
        authenticate(request.headers.authorization);
        return json(200, await scoresBatch(services, parsed(await bodyOf(request))));
      }
      default:
        return method === 'GET' || method === 'HEAD' ? explorerFile(request, path) : notFound(path);
    }
  }

  async function callGraphql(body: Buffer, caller: Caller, signal: AbortSignal): Promise<Answer> {
    const response = await graphql.fetch(
      'http://localhost/graphql',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: body.toString('utf8'),
        signal,
      },
      { caller },
    );
    return {
      status: response.status,
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body: await response.text(),
    };
  }

  function explorerFile(request: IncomingMessage, path: string): Answer {
    const file = staticFileFor(files, path);
    if (!file) return notFound(path, files.size === 0 ? 'Build the explorer with "npm run build".' : undefined);
    const headers = {
      'content-type': file.type,
      etag: file.etag,
      'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    return request.headers['if-none-match'] === file.etag
      ? { status: 304, headers }
      : { status: 200, headers, body: file.body };
  }

  /** Refuses, answers in time, or says what went wrong. */
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const extra: Record<string, string> = { vary: 'Origin' };
    let result: Answer;
    try {
      const origin = checkOrigin({ host: request.headers.host, origin: request.headers.origin });
      if (origin !== null) extra['access-control-allow-origin'] = origin;
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      result =
        request.method === 'OPTIONS'
          ? preflight(origin)
          : await inTime((signal) => answer(request, path, signal), milliseconds);
    } catch (error) {
      const problem = problemOf(error, report);
      result = json(problem.status, problem, 'application/problem+json');
      if (problem.status === 401) extra['www-authenticate'] = 'Bearer';
      // What is left of a body that was not read must not be taken for the next request.
      if (!request.complete) extra.connection = 'close';
    }
    response.writeHead(result.status, { ...securityHeaders, ...extra, ...result.headers });
    response.end(request.method === 'HEAD' ? undefined : result.body);
  }

  const server = createServer({ requestTimeout: SENDING_MILLISECONDS, headersTimeout: 10_000 }, (request, response) => {
    handle(request, response).catch((error) => {
      problemOf(error, report);
      response.destroy();
    });
  });
  return server;
}

function notFound(path: string, remedy = 'The API is at /graphql and /v1/scores:batch.'): never {
  throw new RingsightError('NOT_FOUND', path, 'there is nothing here', remedy);
}

const preflight = (origin: string | null): Answer => ({
  status: 204,
  headers:
    origin === null
      ? {}
      : {
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers': 'authorization, content-type',
          'access-control-max-age': '600',
        },
});

/** Runs a handler with a signal that aborts when its time is over. */
async function inTime(handler: (signal: AbortSignal) => Promise<Answer>, milliseconds: number): Promise<Answer> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const why = `it took more than ${milliseconds} ms`;
      reject(new RingsightError('CANCELLED', 'request', why, 'Ask for less at a time.'));
      controller.abort();
    }, milliseconds);
  });
  try {
    return await Promise.race([handler(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The body of a JSON request. Only POST with `application/json`: a form on another site can send neither.
 *
 * @throws RingsightError BAD_REQUEST for another method or type; LIMIT_EXCEEDED above 1 MB
 */
async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  if (request.method !== 'POST') {
    throw new RingsightError('BAD_REQUEST', `${request.method}`, 'only POST is answered here', 'Send a POST request.');
  }
  const type = (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
  if (type !== 'application/json') {
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

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new RingsightError('BAD_REQUEST', 'body', 'it is not JSON', 'Send a JSON object.', { cause: error });
  }
}
