/** The codes that a user of Ringsight may meet. They are stable: tests, scripts and clients rely on them. */
export const errorCodes = {
  /** The caller asked wrongly: an unknown option, a malformed id, a bound out of range. */
  BAD_REQUEST: 'bad request',
  NOT_FOUND: 'not found',
  UNAUTHENTICATED: 'no valid API key',
  FORBIDDEN: 'not allowed',
  /** The question is larger than a limit allows. */
  LIMIT_EXCEEDED: 'limit exceeded',
  /** The store's file is in use by another process. */
  STORE_IN_USE: 'store in use',
  /** The store cannot be opened, read or written. */
  STORE_UNAVAILABLE: 'store unavailable',
  /** The queue of jobs cannot be reached. */
  QUEUE_UNAVAILABLE: 'job queue unavailable',
  /** An input file cannot be read as what it claims to be. */
  BAD_INPUT: 'bad input',
  CANCELLED: 'cancelled',
  /** The same idempotency key came with another body. */
  IDEMPOTENCY_CONFLICT: 'idempotency conflict',
} as const;
export type ErrorCode = keyof typeof errorCodes;

/** An error that a user can understand: it names the thing, the reason, and the way out. Anything else that is thrown is a defect. */
export class RingsightError extends Error {
  readonly code: ErrorCode;
  /** What it is about: a file, an id, an option. */
  readonly subject: string;
  readonly reason: string;
  /** What to do about it. */
  readonly remedy: string;

  constructor(code: ErrorCode, subject: string, reason: string, remedy: string, options?: ErrorOptions) {
    super(`${subject}: ${reason}. ${remedy}`, options);
    this.name = 'RingsightError';
    this.code = code;
    this.subject = subject;
    this.reason = reason;
    this.remedy = remedy;
  }
}
