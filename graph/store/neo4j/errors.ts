/** What the driver's errors mean to a user. */
import { Neo4jError } from 'neo4j-driver';
import { RingsightError } from '../../schema/errors.ts';

const AGAIN = 'Then run the same again: nothing is half done.';

const SILENT = {
  reason: 'the database does not answer',
  remedy: `Check that it runs there and can be reached by Bolt (port 7687, not 7474; bolt+s:// only where it encrypts). ${AGAIN}`,
};

const outages: readonly { readonly code: RegExp; readonly reason: string; readonly remedy: string }[] = [
  {
    code: /^Neo\.ClientError\.Security\.(Unauthorized|CredentialsExpired|AuthenticationRateLimit|TokenExpired)/,
    reason: 'it does not accept the user and password',
    remedy: 'Set RINGSIGHT_NEO4J_USER and RINGSIGHT_NEO4J_PASSWORD, or RINGSIGHT_NEO4J_PASSWORD_FILE.',
  },
  {
    code: /^Neo\.ClientError\.Security\./,
    reason: 'the user may not do this',
    remedy: 'Give it the right to read, to write and to make constraints.',
  },
  {
    code: /^Neo\.ClientError\.Database\.DatabaseNotFound/,
    reason: 'there is no such database',
    remedy: 'Correct RINGSIGHT_NEO4J_DATABASE, or create it.',
  },
  {
    code: /OutOfMemory|MemoryPool|TransactionOutOfMemory/,
    reason: 'the database has not enough memory for this transaction',
    remedy: `Raise server.memory.heap.max_size. ${AGAIN}`,
  },
  {
    code: /ReadOnly|WriteOnReadOnly|NotALeader|ForbiddenOnReadOnlyDatabase/,
    reason: 'the database takes no writes',
    remedy: 'Give the address of one that does, with neo4j:// for a cluster.',
  },
  {
    code: /^Neo\.DatabaseError\.Transaction\.Transaction(LogError|CommitFailed|StartFailed)/,
    reason: 'the database cannot write and has stopped, as when its disk is full',
    remedy: `See its log, make room, and restart it. ${AGAIN}`,
  },
  {
    code: /^Neo\.(TransientError|DatabaseError)\./,
    reason: 'the database could not do it',
    remedy: `See its log. ${AGAIN}`,
  },
  { code: /^(ServiceUnavailable|SessionExpired|N\/A)$/, ...SILENT },
];

/** An error of the driver as what the user can do about it; anything that comes from the program itself stays as it is. */
export function explained(location: string, error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const outage = outages.find(({ code }) => code.test(error.code));
  if (!outage) return error;
  return new RingsightError('STORE_UNAVAILABLE', location, outage.reason, outage.remedy, { cause: error });
}

export const noAnswer = (location: string): RingsightError =>
  new RingsightError('STORE_UNAVAILABLE', location, SILENT.reason, SILENT.remedy);
