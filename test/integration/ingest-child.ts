/** A process that ingests a folder into a store, for tests that end it or run it as another user. */
import { RingsightError } from '../../graph/schema/errors.ts';
import { openStore } from '../../graph/store/open.ts';
import { ingest } from '../../ingest/ingest.ts';

const [location, folder] = process.argv.slice(2);
const store = await openStore(location);
try {
  const run = await ingest(store, { inputs: [folder] });
  process.stdout.write(JSON.stringify(run));
} catch (error) {
  if (!(error instanceof RingsightError)) throw error;
  process.stdout.write(JSON.stringify({ code: error.code, message: error.message }));
} finally {
  await store.close();
}
