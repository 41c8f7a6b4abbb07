import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureSystemPackages } from './system-packages.ts';
import { add, type Tally, tallyOf } from './tally.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Checks in the order of how fast they fail. Each is a package's command with its arguments. */
const checks: readonly (readonly string[])[] = [
  ['biome', 'check', '.'],
  ['tsc', '--noEmit'],
  ['tsx', 'scripts/generate.ts', '--check'],
  ['graphql-codegen', '--check'],
  ['tsx', 'scripts/build.ts'],
];

/**
 * Runs every check and every test; with paths, only the tests there. Ends with one line of what passed and failed.
 *
 * @returns the exit code
 */
export function runTests(paths: readonly string[]): number {
  const toDo = ensureSystemPackages(paths);
  if (toDo !== null) {
    console.error(toDo);
    return 1;
  }
  const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };
  const checked = paths.length === 0 ? checks.map(check).reduce(add, nothing) : nothing;
  const { passed, failed, skipped } = add(checked, test(paths));
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed === 0 ? 0 : 1;
}

const binary = (name: string): string => join(root, 'node_modules/.bin', name);

/** Says what a check says only when it fails. */
function check([command, ...args]: readonly string[]): Tally {
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync(binary(command), args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const passed = status === 0;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${passed ? 'passed' : 'FAILED'}  ${[command, ...args].join(' ')} (${seconds} s)`);
  if (!passed) console.log(`${stdout}${stderr}`);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

function test(paths: readonly string[]): Tally {
  const report = join(root, 'test-output/tests.json');
  rmSync(report, { force: true });
  mkdirSync(join(root, 'test-output'), { recursive: true });
  const { status } = spawnSync(
    binary('vitest'),
    ['run', ...paths, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: root, stdio: 'inherit' },
  );
  return tallyOf(report, status);
}
