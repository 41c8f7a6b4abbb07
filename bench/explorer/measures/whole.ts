/** The whole graph: how long it takes to stand, what blocks meanwhile, and what dragging it costs. */
import type { Page } from 'playwright-core';
import { atRest, type Explorer, newPage } from '../explorer.ts';
import type { Figure } from '../figure.ts';

const CLICK_MOVES = 5;
const MOVES = 12;
/** As text, because what runs in the page must not be touched by the compiler of this file. */
const COUNT_FRAMES = `window.drawnFrames = 0; requestAnimationFrame(function count() { window.drawnFrames++; requestAnimationFrame(count); })`;
const WATCH_TASKS = `window.longTasks = []; new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longTasks.push(duration); }).observe({ entryTypes: ['longtask'] })`;

/** A place of the canvas, in the page's pixels, where neither a node nor anything over the canvas is. */
const FREE_PLACES = `[...document.querySelectorAll('[data-testid=canvas]')].flatMap((canvas) => {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const places = [];
  for (let y = top + 20; y < top + height - 20; y += 20)
    for (let x = left + 20; x < left + width - 20; x += 20)
      if (canvas.contains(document.elementFromPoint(x, y))) places.push([x, y]);
  return places;
})`;

async function toFreePlace(page: Page): Promise<readonly [number, number]> {
  for (const [x, y] of (await page.evaluate(FREE_PLACES)) as readonly (readonly [number, number])[]) {
    await page.mouse.move(x, y);
    await page.waitForTimeout(60);
    const cursor = await page.getByTestId('canvas').evaluate((element) => (element as HTMLElement).style.cursor);
    if (cursor === '') return [x, y];
  }
  throw new Error('no free place on the canvas');
}

/** Script milliseconds and frames while the picture is dragged about. */
async function drag(page: Page): Promise<{ readonly script: number; readonly frames: number }> {
  const spots = (): Promise<string | null> => page.getByTestId('canvas').getAttribute('data-spots');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const scriptSeconds = async (): Promise<number> =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
  const [x, y] = await toFreePlace(page);
  const stood = await spots();
  await page.mouse.down();
  // The first moves might still become a click.
  for (let i = 0; i < CLICK_MOVES; i++) await page.mouse.move(x + i, y);
  await page.evaluate(COUNT_FRAMES);
  const before = await scriptSeconds();
  for (let i = 0; i < MOVES; i++) await page.mouse.move(x + 8 * i, y + 4 * i);
  const script = ((await scriptSeconds()) - before) * 1_000;
  const frames = Number(await page.evaluate('window.drawnFrames'));
  await page.mouse.up();
  await atRest(page);
  if ((await spots()) === stood) throw new Error('the picture was not dragged');
  return { script, frames };
}

export async function measureWhole(explorer: Explorer): Promise<readonly Figure[]> {
  // Script time does not depend on how many pixels there are; drawing them in software does.
  const page = await newPage(explorer, 960, 480);
  await page.goto(`${explorer.url}/?lang=en`);
  await page.locator('.queue-row').first().waitFor();
  await page.evaluate(WATCH_TASKS);
  const startedAt = performance.now();
  await page.getByRole('button', { name: 'Show the whole graph' }).click();
  await page.locator('[data-testid=canvas][data-node-count]').waitFor({ timeout: 300_000 });
  await page.waitForTimeout(500);
  await atRest(page);
  const open = performance.now() - startedAt;
  const tasks = (await page.evaluate('window.longTasks')) as readonly number[];
  const { script, frames } = await drag(page);
  const canvas = page.getByTestId('canvas');
  const nodes = await canvas.getAttribute('data-node-count');
  const edges = await canvas.getAttribute('data-edge-count');
  await page.close();
  const note = `${nodes} entities, ${edges} lines, ${frames} frames`;
  return [
    { name: 'pan, script a frame', value: script / Math.max(1, frames), unit: 'ms', bar: 1_000 / 30, note },
    { name: 'whole graph', value: open, unit: 'ms', bar: null, note: 'fetched, laid out, drawn' },
    {
      name: 'longest block meanwhile',
      value: Math.max(0, ...tasks),
      unit: 'ms',
      bar: 50,
      note: `${tasks.length} tasks above 50 ms`,
    },
  ];
}
