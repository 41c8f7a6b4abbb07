/** One HTTP server for the explorer, GraphQL and REST: who may call, how large, how long; then the right handler. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { RingsightError } from '../graph/schema/errors.ts';
import { authenticator, basicKey } from './auth/api-key.ts';
import { originCheck } from './auth/origin.ts';
import { BOARD, type BoardHandler, boardPolicy } from './board.ts';
import type { ApiKey } from './config.ts';
import { problemOf, type ReportDefect, reportToStderr } from './errors.ts';
import { createGraphql } from './graphql/yoga.ts';
import { Readiness, type ReadinessAnswer } from './readiness.ts';
import { bodyOf, JSON_TYPE, parsed, typeOf } from './request-body.ts';
import { applyEvents, NDJSON } from './rest/events.ts';
import { EXPORTS, exportedFile } from './rest/exports.ts';
import { scoresBatch } from './rest/scores-batch.ts';
import type { Services } from './services.ts';
import { readStaticFiles, staticFileFor } from './static-files.ts';
import { readableOf, Streams } from './streams.ts';

export interface HttpOptions {
  /** The address that the server will listen on. */
  readonly host: string;
  readonly apiKeys: readonly ApiKey[];
  /** Keys that may do what any key may, and see the board of jobs. */
  readonly adminKeys: readonly ApiKey[];
  readonly allowedOrigins: readonly string[];
  /** Folder of the explorer's build. */
  readonly explorer: string;
  /** Time that one request may take. */
  readonly milliseconds?: number;
  /** The board of jobs; null where jobs are in this process. */
  readonly board: BoardHandler | null;
  readonly report?: ReportDefect;
}

export interface HttpServer {
  readonly server: Server;
  /** Ends what would go on for as long as its listener likes. */
  endStreams(): void;
}

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
  readonly body?: string | Buffer | Readable;
}

const json = (status: number, value: unknown, type = 'application/json'): Answer => ({
  status,
  headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});

const readyAnswer = (answer: ReadinessAnswer): Answer => json(answer.status === 'starting' ? 503 : 200, answer);

export function createHttpServer(services: Services, options: HttpOptions): HttpServer {
  const { report = reportToStderr, milliseconds = REQUEST_MILLISECONDS } = options;
  const authenticate = authenticator(options);
  const checkOrigin = originCheck(options);
  const files = readStaticFiles(options.explorer);
  const graphql = createGraphql(services, report);
  const streams = new Streams();
  const readiness = new Readiness(services.engine, report);

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { method = 'GET' } = request;
    if (path.startsWith(EXPORTS)) {
      streams.count(authenticate(request.headers.authorization), response);
      return method === 'GET' || method === 'HEAD' ? exportedFile(services.files, path) : notFound(path);
    }
    switch (path) {
      case '/healthz':
        return json(200, { status: 'ok' });
      case '/readyz':
        return readyAnswer(await readiness.answer());
      case '/graphql':
        return callGraphql(request, response, signal);
      case '/v1/events': {
        const caller = authenticate(request.headers.authorization);
        const type = typeOf(request) === NDJSON ? NDJSON : JSON_TYPE;
        const text = (await bodyOf(request, type)).toString('utf8');
        const find = new URL(request.url ?? '/', 'http://localhost').searchParams.get('find');
        return json(200, await applyEvents(services, caller, { text, type }, find));
      }
      case '/v1/scores:batch': {
        authenticate(request.headers.authorization);
        return json(200, await scoresBatch(services, parsed(await bodyOf(request))));
      }
      default:
        return method === 'GET' || method === 'HEAD' ? explorerFile(request, path) : notFound(path);
    }
  }

  async function callGraphql(request: IncomingMessage, response: ServerResponse, late: AbortSignal): Promise<Answer> {
    const body = await bodyOf(request);
    const caller = authenticate(request.headers.authorization);
    const streamed = request.headers.accept?.includes('text/event-stream') === true;
    // A stream outlives the time of a request; it ends with its listener.
    const signal = streamed ? streams.count(caller, response) : late;
    const accept = streamed ? 'text/event-stream' : 'application/json';
    const answered = await graphql.fetch(
      'http://localhost/graphql',
      { method: 'POST', headers: { 'content-type': 'application/json', accept }, body: body.toString('utf8'), signal },
      { caller },
    );
    const type = answered.headers.get('content-type') ?? '';
    if (type.startsWith('text/event-stream') && answered.body !== null) {
      const stream = readableOf(answered.body);
      streams.endWith(stream, response);
      const headers = { 'content-type': type, 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
      return { status: answered.status, headers, body: stream };
    }
    return {
      status: answered.status,
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body: await answered.text(),
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
    let path = '';
    let result: Answer;
    try {
      path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const origin = checkOrigin({ host: request.headers.host, origin: request.headers.origin });
      if (origin !== null) extra['access-control-allow-origin'] = origin;
      if (options.board !== null && (path === BOARD || path.startsWith(`${BOARD}/`))) {
        authenticate.administrator(basicKey(request.headers.authorization));
        response.setHeaders(new Map(Object.entries({ ...securityHeaders, ...extra, ...boardPolicy })));
        options.board(request, response);
        return;
      }
      result =
        request.method === 'OPTIONS'
          ? preflight(origin)
          : await inTime((signal) => answer(request, response, path, signal), milliseconds);
    } catch (error) {
      const problem = problemOf(error, report);
      result = json(problem.status, problem, 'application/problem+json');
      if (problem.status === 401) extra['www-authenticate'] = path.startsWith(BOARD) ? BASIC : 'Bearer';
      // What is left of a body that was not read must not be taken for the next request.
      if (!request.complete) extra.connection = 'close';
    }
    send(request, response, result, extra);
  }

  const server = createServer({ requestTimeout: SENDING_MILLISECONDS, headersTimeout: 10_000 }, (request, response) => {
    handle(request, response).catch((error) => {
      problemOf(error, report);
      response.destroy();
    });
  });
  return { server, endStreams: () => streams.end() };
}

const BASIC = 'Basic realm="Ringsight administrators", charset="UTF-8"';

function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Answer,
  extra: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, { ...securityHeaders, ...extra, ...headers });
  if (!(body instanceof Readable)) {
    response.end(method === 'HEAD' ? undefined : body);
  } else if (method === 'HEAD') {
    body.destroy();
    response.end();
  } else {
    // A listener that goes away, or a file that breaks off, ends both sides.
    pipeline(body, response, () => undefined);
  }
}

function notFound(
  path: string,
  remedy = 'The API is at /graphql, /v1/scores:batch, /v1/events and /v1/exports.',
): never {
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
