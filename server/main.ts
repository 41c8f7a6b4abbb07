/** The container's process: reads the environment, serves, and ends when it is told to. */
import { RingsightError } from '../graph/schema/errors.ts';
import { readConfig } from './config.ts';
import { serve } from './serve.ts';

try {
  const { store: location, ...config } = readConfig();
  const { url, close } = await serve({ location, ...config });
  console.log(`Ringsight serves ${location} at ${url}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      close().then(
        () => process.exit(0),
        (error) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  console.error(error instanceof RingsightError ? error.message : error);
  process.exitCode = 1;
}
