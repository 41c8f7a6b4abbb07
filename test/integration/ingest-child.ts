/** A process that ingests a folder into a store, for tests that end it or run it as another user. */
import { once } from 'node:events';
import { RingsightError } from '../../graph/schema/errors.ts';
import { openStore } from '../../graph/store/open.ts';
import { ingest } from '../../ingest/ingest.ts';

const [location, folder] = process.argv.slice(2);
/** A parent that listens hears of each step, and gives the word to begin. */
const tell = (step: string): unknown => process.send?.(step);

try {
  const store = await openStore(location);
  try {
    tell('open');
    if (process.send) await once(process, 'message');
    tell('begun');
    const run = await ingest(store, { inputs: [folder], onProgress: ({ kind }) => tell(kind) });
    process.stdout.write(JSON.stringify(run));
  } finally {
    await store.close();
  }
} catch (error) {
  if (!(error instanceof RingsightError)) throw error;
  process.stdout.write(JSON.stringify({ code: error.code, message: error.message }));
}
