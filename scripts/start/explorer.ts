import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.ts';

/** The message holds what the builder said. */
export class BuildFailed extends Error {}

const sources = ['ui', 'vite.config.ts', 'package-lock.json'];

/**
 * Builds the explorer unless dist/ui is what its sources give already.
 *
 * @returns whether it was built
 * @throws BuildFailed when the build fails, AbortError when the signal ends it
 */
export async function buildExplorer(root: string, signal?: AbortSignal): Promise<boolean> {
  const stamp = join(root, 'dist/ui.stamp');
  const wanted = fingerprint(root, sources);
  const built = existsSync(join(root, 'dist/ui/index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8');
  if (built === wanted) return false;
  // A process of its own, so that building and loading take a processor each.
  await runQuietly(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], root, signal);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

function runQuietly(
  command: string,
  args: readonly string[],
  cwd: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // Whoever asks, it is the same build: a test's environment would make it that of a developer.
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(command, args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new BuildFailed(`The explorer could not be built:\n${output}`));
    });
  });
}
