/** What a caller learns of an error: a code that is stable, and never the inside of a defect. */
import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { type ErrorCode, RingsightError } from '../graph/schema/errors.ts';

const statuses: Readonly<Record<ErrorCode, number>> = {
  BAD_REQUEST: 400,
  BAD_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  IDEMPOTENCY_CONFLICT: 409,
  LIMIT_EXCEEDED: 413,
  CANCELLED: 503,
  STORE_IN_USE: 503,
  STORE_UNAVAILABLE: 503,
  QUEUE_UNAVAILABLE: 503,
};

/** Problem details, RFC 9457. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode | 'INTERNAL';
  /** What it is about, why, and what to do; absent for a defect. */
  readonly subject?: string;
  readonly reason?: string;
  readonly remedy?: string;
  /** Names the entry in the server's log. */
  readonly incident?: string;
}

/** Where defects are written. */
export type ReportDefect = (incident: string, error: unknown) => void;

export const reportToStderr: ReportDefect = (incident, error) => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${new Date().toISOString()} incident ${incident}: ${text}\n`);
};

/** An error as problem details. A defect is reported under an incident number, which is all that the caller learns. */
export function problemOf(error: unknown, report: ReportDefect = reportToStderr): Problem {
  if (error instanceof RingsightError) {
    const { code, subject, reason, remedy, message } = error;
    return { type: 'about:blank', title: code, status: statuses[code], detail: message, code, subject, reason, remedy };
  }
  const incident = randomUUID();
  report(incident, error);
  const detail = `Something went wrong inside. The server's log tells more under incident ${incident}.`;
  return { type: 'about:blank', title: 'INTERNAL', status: 500, detail, code: 'INTERNAL', incident };
}

/** An error in a GraphQL answer: the caller's own mistakes as they are, ours by code, defects masked. */
export function graphqlErrorOf(error: unknown, report: ReportDefect = reportToStderr): GraphQLError {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  if (error instanceof GraphQLError && (cause === undefined || cause instanceof GraphQLError)) {
    return error.extensions.code === undefined ? coded(error, { code: 'BAD_REQUEST' }) : error;
  }
  const { code, detail, subject, reason, remedy, incident } = problemOf(cause, report);
  const given = error instanceof GraphQLError ? error : new GraphQLError(detail);
  return coded(given, { code, subject, reason, remedy, incident }, detail);
}

const coded = (
  error: GraphQLError,
  extensions: Readonly<Record<string, unknown>>,
  message = error.message,
): GraphQLError =>
  new GraphQLError(message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions,
  });
