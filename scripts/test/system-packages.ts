import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '../../test/services/chromium.ts';
import { hasJdk, hasMaven } from '../../test/services/neo4j-install.ts';
import { hasRedis } from '../../test/services/redis.ts';

/** What npm cannot install: Debian's name of the package, whether it is there, and the tests that need it (by their path). */
interface SystemPackage {
  readonly debian: string;
  readonly isThere: () => boolean;
  readonly neededBy: RegExp;
}

const browserTests = /^(\.\/)?test\/?($|browser)/;
const databaseTests = /^(\.\/)?test\/?($|contract|integration|faults)/;
const wanted: readonly SystemPackage[] = [
  { debian: 'chromium', isThere: () => findChromium() !== null, neededBy: browserTests },
  { debian: 'fonts-noto-cjk', isThere: hasChineseFont, neededBy: browserTests },
  { debian: 'default-jdk-headless', isThere: hasJdk, neededBy: databaseTests },
  { debian: 'maven', isThere: hasMaven, neededBy: databaseTests },
  { debian: 'redis-server', isThere: hasRedis, neededBy: databaseTests },
];

/** Systems other than Linux bring Chinese fonts along; on Linux fontconfig knows. */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return (stdout ?? '').trim() !== '';
}

const missing = (paths: readonly string[]): readonly string[] =>
  wanted
    .filter(({ neededBy }) => paths.length === 0 || paths.some((path) => neededBy.test(path)))
    .filter(({ isThere }) => !isThere())
    .map(({ debian }) => debian);

/**
 * Installs what is missing where that can be done without asking: as root on Debian.
 *
 * @param paths the tests that will run; all of them when empty
 * @returns null when all is there, else what the user has to do
 */
export function ensureSystemPackages(paths: readonly string[]): string | null {
  const names = missing(paths);
  if (names.length === 0) return null;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    return [
      `The tests need: ${names.join(', ')} (names of Debian's packages).`,
      `On Debian and Ubuntu: sudo apt-get update && sudo apt-get install --yes ${names.join(' ')}`,
      'Elsewhere install Chromium or Chrome and a font with Chinese (RINGSIGHT_CHROMIUM names a browser in another place),',
      'a JDK of version 17 or 21, Maven, which fetches the Neo4j server, and Redis.',
    ].join('\n');
  }
  console.log(`Installing ${names.join(', ')} (apt-get) ...`);
  const asked = aptGet(['update']) && aptGet(['install', '--yes', '--no-install-recommends', ...names]);
  const left = missing(paths);
  return asked && left.length === 0 ? null : `apt-get could not install ${left.join(', ')}. See its message above.`;
}

const aptGet = (args: readonly string[]): boolean =>
  spawnSync('apt-get', ['--quiet', ...args], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;
