/** `npm test [-- PATH...]`: installs what is missing, then hands over to test/run.ts. */
import { checkNode, ensureInstalled, run } from './setup.mjs';

await run(async () => {
  checkNode();
  ensureInstalled();
  const { register } = await import('tsx/esm/api');
  register();
  const { runTests } = await import('./test/run.ts');
  process.exitCode = runTests(process.argv.slice(2));
});
