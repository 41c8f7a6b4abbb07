/** Builds the explorer unless it is up to date. */
import { fileURLToPath } from 'node:url';
import { BuildFailed, buildExplorer } from './start/explorer.ts';

try {
  const built = await buildExplorer(fileURLToPath(new URL('..', import.meta.url)));
  console.log(built ? 'The explorer is built: dist/ui.' : 'The explorer in dist/ui is up to date.');
} catch (error) {
  if (!(error instanceof BuildFailed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
