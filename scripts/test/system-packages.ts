import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '../../test/services/chromium.ts';

/** What the browser tests need and npm cannot install: Debian's name of the package, and whether it is there. */
const wanted: readonly { readonly debian: string; readonly isThere: () => boolean }[] = [
  { debian: 'chromium', isThere: () => findChromium() !== null },
  { debian: 'fonts-noto-cjk', isThere: hasChineseFont },
];

/** Systems other than Linux bring Chinese fonts along; on Linux fontconfig knows. */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return (stdout ?? '').trim() !== '';
}

const missing = (): readonly string[] => wanted.filter(({ isThere }) => !isThere()).map(({ debian }) => debian);

/**
 * Installs what is missing where that can be done without asking: as root on Debian.
 *
 * @returns null when all is there, else what the user has to do
 */
export function ensureSystemPackages(): string | null {
  const names = missing();
  if (names.length === 0) return null;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    return [
      `The browser tests need: ${names.join(', ')} (names of Debian's packages).`,
      `On Debian and Ubuntu: sudo apt-get update && sudo apt-get install --yes ${names.join(' ')}`,
      'Elsewhere install Chromium or Chrome and a font with Chinese; RINGSIGHT_CHROMIUM names a browser in another place.',
    ].join('\n');
  }
  console.log(`Installing ${names.join(', ')} (apt-get) ...`);
  const installed =
    aptGet(['update']) && aptGet(['install', '--yes', '--no-install-recommends', ...names]) && missing().length === 0;
  return installed ? null : `apt-get could not install ${missing().join(', ')}. See its message above.`;
}

const aptGet = (args: readonly string[]): boolean =>
  spawnSync('apt-get', ['--quiet', ...args], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;
