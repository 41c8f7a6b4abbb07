/** What a store may be opened with, whichever it is. */

/** What a database server is told. Never part of a location, which people see. */
export interface ServerAccess {
  readonly credentials?: { readonly user: string; readonly password: string };
  /** Which database of the server; its default one when left out. */
  readonly name?: string;
}

export interface OpenOptions {
  /** Reads only: writing fails, and several processes may have a file open at once. */
  readonly readOnly?: boolean;
  /** A file must be there already: it is not made. So it is for readers anyway. */
  readonly mustExist?: boolean;
  readonly database?: ServerAccess;
  /** How long work is tried again while a database server does not answer; two minutes when left out. */
  readonly patienceMs?: number;
  /** Bytes that a store inside this process may use for its work; what it finds useful when left out. Others have memory of their own. */
  readonly memory?: number;
}
