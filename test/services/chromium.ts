import { accessSync, constants } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser to test in: `RINGSIGHT_CHROMIUM` if it is set, else the first one found where systems install it, else null. */
export function findChromium(): string | null {
  const named = process.env.RINGSIGHT_CHROMIUM;
  return (named ? [named] : places).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts a headless Chromium that draws WebGL in software, so that it draws the same on a machine without a graphics card.
 * The caller closes it.
 *
 * @throws Error when no Chromium is installed
 */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) {
    throw new Error(
      'no Chromium found: install it (Debian: apt-get install chromium) or set RINGSIGHT_CHROMIUM to one',
    );
  }
  // Chromium refuses its sandbox to root, which is who runs tests in most containers.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath,
    args: [
      ...sandbox,
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
      // Containers give /dev/shm 64 MB, which a large canvas outgrows.
      '--disable-dev-shm-usage',
      '--force-color-profile=srgb',
    ],
  });
}
