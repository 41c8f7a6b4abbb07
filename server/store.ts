/** Opens stores with the credentials that the environment holds. */
import { isShared, openStore } from '../graph/store/open.ts';
import type { OpenOptions } from '../graph/store/options.ts';
import type { GraphStore } from '../graph/store/store.ts';
import { readConfig } from './config.ts';

/** Errors: `openStore`, `readConfig`. */
export function openConfiguredStore(location: string, options: OpenOptions = {}): Promise<GraphStore> {
  return openStore(location, isShared(location) ? { ...options, database: readConfig().database } : options);
}
