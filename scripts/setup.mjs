/** What must be there before anything else can run. Plain Node, because nothing may be installed yet. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** An end that the user can do something about: printed without a stack trace. */
export class Stop extends Error {
  /** @param {string} message @param {number} [exitCode] 1 = failed, 2 = wrong use */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs a script's body; a `Stop` becomes a message and its exit code. */
export async function run(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
  }
}

/** @throws {Stop} when this Node is older than package.json asks for */
export function checkNode() {
  const wanted = readJson('package.json').engines.node.replace(/^>=/, '');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    throw new Stop(
      `Ringsight needs Node.js ${wanted} or later; this is ${process.versions.node}. Install one from https://nodejs.org.`,
    );
  }
}

/**
 * Installs the packages that package-lock.json names unless they are there.
 *
 * @throws {Stop} when npm fails
 */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) ...');
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error || status !== 0) {
    throw new Stop(
      `npm ci failed${error ? `: ${error.message}` : ''}. Is the package registry within reach? See its message above.`,
    );
  }
}

/** npm notes what it has installed, at the end of an installation; what is optional may be absent. */
function isInstalled() {
  if (!existsSync(`${root}node_modules/.package-lock.json`)) return false;
  const wanted = readJson('package-lock.json').packages;
  const present = readJson('node_modules/.package-lock.json').packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || (present[path] ? present[path].version === version : optional),
  );
}

const readJson = (path) => JSON.parse(readFileSync(root + path, 'utf8'));
