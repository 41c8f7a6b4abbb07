/** Opens the store behind a location. The only file that knows the adapters. */
import { RingsightError } from '../schema/errors.ts';
import type { GraphStore } from './store.ts';

export interface OpenOptions {
  /** Reads only: writing fails, and several processes may have the store open at once. */
  readonly readOnly?: boolean;
  /** Bytes that a store inside this process may use for its work; what it finds useful when left out. Others have memory of their own. */
  readonly memory?: number;
}

/** Whether several processes can have the store at a location open at once and write to it: a server can, a file cannot. */
export const isShared = (location: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(location);

/**
 * Opens a store, and creates it when it is not there.
 *
 * @param location a path of a DuckDB file, or `:memory:` for a store that ends with the process
 * @throws RingsightError STORE_IN_USE when another process, or this one, has it open; STORE_UNAVAILABLE when it cannot
 *   be opened; BAD_REQUEST for a location that no adapter knows
 */
export async function openStore(location: string, options: OpenOptions = {}): Promise<GraphStore> {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(location)?.[1];
  if (scheme !== undefined) {
    throw new RingsightError(
      'BAD_REQUEST',
      `store ${scheme}://`,
      'no store of this kind is known',
      'Give the path of a file, for example data/ringsight.duckdb, or :memory:.',
    );
  }
  if (location.trim() === '') {
    throw new RingsightError('BAD_REQUEST', 'store', 'its location is empty', 'Give the path of a file, or :memory:.');
  }
  const { openDuckDbStore } = await import('./duckdb/store.ts');
  return openDuckDbStore(location, options);
}
