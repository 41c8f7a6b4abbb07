/** The first load: what comes, and how long until the queue can be read. */
import { gzipSync } from 'node:zlib';
import { type Explorer, newPage } from '../explorer.ts';
import { type Figure, median } from '../figure.ts';

interface Load {
  /** Milliseconds from navigation to the first finding on the screen. */
  readonly paint: number;
  /** Bytes of the scripts that came until then. */
  readonly gzip: number;
}

async function firstLoad(explorer: Explorer): Promise<Load> {
  const page = await newPage(explorer);
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(`${explorer.url}/?lang=en`);
  await page.locator('.queue-row').first().waitFor();
  const paint = await page.evaluate(
    () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now()))),
  );
  const sizes = await Promise.all(scripts);
  await page.close();
  return { paint, gzip: sizes.reduce((sum, size) => sum + size, 0) };
}

export async function measureLoad(explorer: Explorer, runs: number): Promise<readonly Figure[]> {
  await firstLoad(explorer);
  const loads: Load[] = [];
  for (let i = 0; i < runs; i++) loads.push(await firstLoad(explorer));
  return [
    { name: 'javascript', value: median(loads.map(({ gzip }) => gzip)) / 1_000, unit: 'kB', bar: 500, note: 'gzip' },
    { name: 'first paint', value: median(loads.map(({ paint }) => paint)), unit: 'ms', bar: 1_500, note: '' },
  ];
}
