import { fileURLToPath } from 'node:url';
import { buildExplorer } from '../../scripts/start/explorer.ts';

/** Before tests that open the explorer: it is built when its sources are newer. */
export async function setup(): Promise<void> {
  await buildExplorer(fileURLToPath(new URL('../..', import.meta.url)));
}
