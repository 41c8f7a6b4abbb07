/** Opens a DuckDB file: one process at a time, and every way it can go wrong has a sentence. */
import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { RingsightError } from '../../schema/errors.ts';
import type { OpenOptions } from '../options.ts';

export const MEMORY = ':memory:';

/**
 * Files that this process has open. DuckDB's file lock keeps other processes out, but a lock never conflicts with its
 * own process, where a second instance on one file would corrupt it.
 */
const openFiles = new Set<string>();

export interface Database {
  readonly location: string;
  /** Absolute path; null in memory. */
  readonly file: string | null;
  /** A connection of its own: what runs on one does not wait for what runs on another. */
  connect(): Promise<DuckDBConnection>;
  /** Whether it was told how much memory it may use. */
  readonly limited: boolean;
  close(): void;
}

/**
 * Opens the file; makes it and its folder where they are not there and need not be.
 *
 * @throws RingsightError STORE_IN_USE or STORE_UNAVAILABLE
 */
export async function openDatabase(
  location: string,
  { readOnly = false, mustExist = readOnly, memory }: OpenOptions,
): Promise<Database> {
  const file = location === MEMORY ? null : usablePath(location, mustExist);
  if (file !== null && openFiles.has(file)) throw inUse(location, process.pid);
  if (file !== null) openFiles.add(file);
  try {
    const instance = await DuckDBInstance.create(MEMORY, {
      autoload_known_extensions: 'false',
      autoinstall_known_extensions: 'false',
      checkpoint_threshold: '256MB',
      // What needs an order asks for it.
      preserve_insertion_order: 'false',
      // What a large scan has used goes back to the system at once.
      allocator_background_threads: 'true',
      // Each thread has its own share of what is being worked on.
      ...(memory !== undefined && { memory_limit: `${Math.ceil(memory / 1e6)}MB`, threads: '1' }),
      // Where sorting goes on when memory is short.
      temp_directory: file === null ? join(tmpdir(), `ringsight-${process.pid}.tmp`) : `${file}.tmp`,
    });
    const connect = async () => {
      const connection = await instance.connect();
      await connection.run('USE store');
      return connection;
    };
    try {
      const first = await instance.connect();
      // Attached by a name of our own: by itself DuckDB would name it after the file, which may be called anything.
      const path = (file ?? MEMORY).replaceAll("'", "''");
      await first.run(`ATTACH '${path}' AS store${readOnly && file !== null ? ' (READ_ONLY)' : ''}`);
      // From here on data never makes the store read or write another file, nor load code.
      await first.run('SET enable_external_access = false');
      first.closeSync();
    } catch (error) {
      instance.closeSync();
      throw error;
    }
    return {
      location,
      file,
      connect,
      limited: memory !== undefined,
      close: () => {
        instance.closeSync();
        if (file !== null) openFiles.delete(file);
      },
    };
  } catch (error) {
    if (file !== null) openFiles.delete(file);
    throw unavailable(location, error);
  }
}

/** The file's true absolute path, so that two names of one file are seen to be one. */
function usablePath(location: string, mustExist: boolean): string {
  const path = resolve(location);
  try {
    if (existsSync(path)) {
      const file = realpathSync(path);
      if (!statSync(file).isFile()) {
        throw new RingsightError(
          'STORE_UNAVAILABLE',
          location,
          'it is a folder, and a store is one file',
          `Give a file in it, for example ${join(location, 'ringsight.duckdb')}.`,
        );
      }
      return file;
    }
    if (mustExist) {
      throw new RingsightError(
        'STORE_UNAVAILABLE',
        location,
        'there is no such file',
        'Ingest something into it first.',
      );
    }
    makeFolder(dirname(path));
    return join(realpathSync(dirname(path)), basename(path));
  } catch (error) {
    throw error instanceof RingsightError ? error : unavailable(location, error);
  }
}

/** Makes a folder with those above it. Node's recursive mkdir never ends where the system refuses a name, as below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function inUse(location: string, pid: number | null, cause?: unknown): RingsightError {
  const holder = pid === null ? 'another process' : pid === process.pid ? `this process (pid ${pid})` : `pid ${pid}`;
  return new RingsightError(
    'STORE_IN_USE',
    location,
    `in use by ${holder}`,
    pid === process.pid
      ? 'Close it there first, or share the open store.'
      : 'End that process first, or give another --store.',
    { cause },
  );
}

/** What DuckDB or the system says about a file, as a sentence with a way out. Exported for the errors of later work on it. */
export function unavailable(location: string, error: unknown): RingsightError {
  const message = error instanceof Error ? error.message : String(error);
  const fail = (reason: string, remedy: string) =>
    new RingsightError('STORE_UNAVAILABLE', location, reason, remedy, { cause: error });
  const lock = /Could not set lock on file/.test(message);
  if (lock || /being used by another process/.test(message)) {
    const pid = Number(/\(PID (\d+)\)/.exec(message)?.[1] ?? 0);
    return inUse(location, pid > 0 ? pid : null, error);
  }
  if (/not a valid DuckDB database file|is not a DuckDB|[Cc]orrupt|checksum|Failed to deserialize/i.test(message)) {
    return fail(
      'the file is damaged or is not a store',
      'Restore it from a copy, or give another --store and ingest again.',
    );
  }
  if (/newer version|older version|storage version/i.test(message)) {
    return fail('the file was written by another version of DuckDB', 'Open it with the version that wrote it.');
  }
  if (/EROFS|[Rr]ead-only/.test(message)) {
    return fail('it is read-only', 'Give a --store in a folder that may be written to.');
  }
  if (/EACCES|EPERM|Permission denied/.test(message)) {
    return fail('no permission to read and write it', 'Change its permissions, or give another --store.');
  }
  if (/ENOSPC|No space left|Could not write file|disk/i.test(message)) {
    return fail('no space is left on the disk', 'Free some, then run the same again: nothing is half done.');
  }
  if (/[Oo]ut of [Mm]emory/.test(message)) {
    return fail('there is not enough memory', 'Free some, then run the same again: nothing is half done.');
  }
  return fail(message.split('\n')[0], 'Check that the path can be read and written, or give another --store.');
}

/** Errors of DuckDB that come from outside the program, in contrast to a statement that is wrong. */
export const isEnvironmental = (error: unknown): boolean =>
  error instanceof Error &&
  /^(IO|Out of Memory|FATAL|Fatal|Permission|TransactionContext|Connection|Serialization)\b.*Error/i.test(
    error.message,
  );
