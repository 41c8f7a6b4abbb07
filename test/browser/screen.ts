/** What a test sees of the explorer: the canvas at rest, its nodes' places, and the colours of its pixels. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

export interface View {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
}

/** Opens a page that keeps what goes wrong in it. */
export async function openPage(browser: Browser, { width = 1440, height = 900, scheme = 'light' }: View = {}) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme, locale: 'en-US' });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.setDefaultTimeout(30_000);
  return { page, errors };
}

export const canvas = (page: Page) => page.getByTestId('canvas');

/** Waits until the canvas has drawn what was asked for and nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.canvas-busy').waitFor({ state: 'detached' });
  await page.locator('[data-testid=canvas][data-settled=true]').waitFor();
}

export async function counts(page: Page): Promise<{ readonly nodes: number; readonly edges: number }> {
  await settled(page);
  const data = await canvas(page).evaluate((element) => ({ ...(element as HTMLElement).dataset }));
  return { nodes: Number(data.nodeCount), edges: Number(data.edgeCount) };
}

export interface Spot {
  readonly id: string;
  /** In the page's pixels. */
  readonly x: number;
  readonly y: number;
}

/** Where the nodes stand once they have stood there for a moment: the camera may still be on its way. */
export async function spots(page: Page): Promise<readonly Spot[]> {
  for (let before = ''; ; ) {
    const now = await spotsNow(page);
    if (JSON.stringify(now) === before) return now;
    before = JSON.stringify(now);
    await page.waitForTimeout(120);
  }
}

async function spotsNow(page: Page): Promise<readonly Spot[]> {
  await settled(page);
  const box = await canvas(page).boundingBox();
  const data = await canvas(page).getAttribute('data-spots');
  const list = JSON.parse(data ?? '[]') as [string, number, number][];
  return list.map(([id, x, y]) => ({ id, x: x + (box?.x ?? 0), y: y + (box?.y ?? 0) }));
}

export async function spotOf(page: Page, id: string): Promise<Spot> {
  const spot = (await spots(page)).find((one) => one.id === id);
  if (spot === undefined) throw new Error(`${id} is not on the canvas`);
  return spot;
}

/** The colours, `#rrggbb`, of a screenshot at some places. Decoded in a page of its own, so that the explorer's policy does not matter. */
export async function colorsAt(
  browser: Browser,
  picture: Buffer,
  places: readonly { readonly x: number; readonly y: number }[],
): Promise<readonly string[]> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(
      async ({ base64, points }) => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const surface = new OffscreenCanvas(image.width, image.height);
        const context = surface.getContext('2d');
        context?.drawImage(image, 0, 0);
        const hex = (value: number): string => value.toString(16).padStart(2, '0');
        return points.map(({ x, y }) => {
          const [r = 0, g = 0, b = 0] = context?.getImageData(Math.round(x), Math.round(y), 1, 1).data ?? [];
          return `#${hex(r)}${hex(g)}${hex(b)}`;
        });
      },
      { base64: picture.toString('base64'), points: [...places] },
    );
  } finally {
    await page.close();
  }
}

const folder = 'test-output';

/** Keeps a picture of the page for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<Buffer> {
  mkdirSync(folder, { recursive: true });
  const take = (): Promise<Buffer> => page.screenshot({ path: join(folder, `${name}.png`) });
  // On a busy machine Chromium now and then has no frame to give.
  return take().catch(take);
}
