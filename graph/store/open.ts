/** Opens the store behind a location. The only file that knows the adapters. */
import { RingsightError } from '../schema/errors.ts';
import type { OpenOptions } from './options.ts';
import type { GraphStore } from './store.ts';

/** Whether several processes can have the store at a location open at once and write to it: a server can, a file cannot. */
export const isShared = (location: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(location);

const neo4jSchemes = ['bolt', 'bolt+s', 'bolt+ssc', 'neo4j', 'neo4j+s', 'neo4j+ssc'];

/**
 * Opens a store, and creates it when it is not there.
 *
 * @param location a path of a DuckDB file, `:memory:` for a store that ends with the process, or the address of a Neo4j
 *   server, `bolt://` or `neo4j://`, without credentials
 * @throws RingsightError STORE_IN_USE when another process, or this one, has the file open; STORE_UNAVAILABLE when it cannot
 *   be opened; BAD_REQUEST for a location that no adapter knows, or one with a password in it
 */
export async function openStore(location: string, options: OpenOptions = {}): Promise<GraphStore> {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(location)?.[1].toLowerCase();
  if (scheme !== undefined && neo4jSchemes.includes(scheme)) {
    const { openNeo4jStore } = await import('./neo4j/store.ts');
    return openNeo4jStore(location, options);
  }
  if (scheme !== undefined) {
    throw new RingsightError(
      'BAD_REQUEST',
      `store ${scheme}://`,
      'no store of this kind is known',
      'Give the path of a file, for example data/ringsight.duckdb, :memory:, or an address such as bolt://localhost:7687.',
    );
  }
  if (location.trim() === '') {
    throw new RingsightError('BAD_REQUEST', 'store', 'its location is empty', 'Give the path of a file, or :memory:.');
  }
  const { openDuckDbStore } = await import('./duckdb/store.ts');
  return openDuckDbStore(location, options);
}
