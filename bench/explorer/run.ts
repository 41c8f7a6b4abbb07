/** Measures the explorer in a real browser on a real server. See README.md. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { generatePortfolio } from '../../ingest/generate/portfolio.ts';
import { ingest } from '../../ingest/ingest.ts';
import { buildExplorer } from '../../scripts/start/explorer.ts';
import { openServices } from '../../server/services.ts';
import { launchChromium } from '../../test/services/chromium.ts';
import { startServer } from '../../test/services/ringsight-server.ts';

const { values } = parseArgs({
  options: {
    store: { type: 'string' },
    enterprises: { type: 'string', default: '6000' },
    runs: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Null where none is set. */
  readonly bar: number | null;
  readonly note: string;
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

/** A store with a portfolio and its findings. */
async function prepareStore(folder: string): Promise<string> {
  const [files, store] = [join(folder, 'portfolio'), join(folder, 'store.duckdb')];
  await generatePortfolio({ out: files, enterprises: Number(values.enterprises), seed: 1 });
  const services = await openServices(store);
  try {
    await ingest(services.store, { inputs: [files], format: 'portfolio' });
    await services.engine.detect();
  } finally {
    await services.close();
  }
  return store;
}

const newPage = (browser: Browser, width = 1440, height = 900): Promise<Page> =>
  browser.newPage({ viewport: { width, height } });

async function ask<T>(url: string, query: string): Promise<T> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return ((await answer.json()) as { data: T }).data;
}

/** Milliseconds from navigation to the first finding on the screen, and the scripts that came until then. */
async function firstLoad(browser: Browser, url: string): Promise<{ readonly paint: number; readonly gzip: number }> {
  const page = await newPage(browser);
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(`${url}/?lang=en`);
  await page.locator('.queue-row').first().waitFor();
  const paint = await page.evaluate(
    () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now()))),
  );
  const sizes = await Promise.all(scripts);
  await page.close();
  return { paint, gzip: sizes.reduce((sum, size) => sum + size, 0) };
}

async function atRest(page: Page): Promise<void> {
  await page.locator('.canvas-busy').waitFor({ state: 'detached', timeout: 300_000 });
  await page.locator('[data-testid=canvas][data-settled=true]').waitFor({ timeout: 300_000 });
}

interface Expansion {
  readonly milliseconds: number;
  readonly nodes: number;
}

/** From the key that expands the hub, which stands with its nearest, to the frame that shows the new nodes. */
async function expansion(browser: Browser, url: string, hub: string): Promise<Expansion> {
  const page = await newPage(browser);
  await page.goto(`${url}/?lang=en&entity=${encodeURIComponent(hub)}`);
  await page.getByTestId('entity').waitFor();
  await atRest(page);
  const canvas = page.getByTestId('canvas');
  const before = Number(await canvas.getAttribute('data-node-count'));
  await canvas.focus();
  const milliseconds = await canvas.evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        const startedAt = performance.now();
        const observer = new MutationObserver(() => {
          if ((element as HTMLElement).dataset.moving !== 'true') return;
          observer.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - startedAt)));
        });
        observer.observe(element, { attributes: true, attributeFilter: ['data-moving'] });
        element.dispatchEvent(new KeyboardEvent('keydown', { key: 'E', shiftKey: true, bubbles: true }));
      }),
  );
  await atRest(page);
  const nodes = Number(await canvas.getAttribute('data-node-count')) - before;
  await page.close();
  return { milliseconds, nodes };
}

interface Pan {
  readonly open: number;
  readonly nodes: number;
  readonly edges: number;
  readonly script: number;
  readonly frames: number;
}

const MOVES = 8;
/** As text, because what runs in the page must not be touched by the compiler of this file. */
const COUNT_FRAMES = `window.drawnFrames = 0; requestAnimationFrame(function count() { window.drawnFrames++; requestAnimationFrame(count); })`;

/** Opens the whole graph and drags it about. */
async function pan(browser: Browser, url: string): Promise<Pan> {
  // Script time does not depend on how many pixels there are; drawing them in software does.
  const page = await newPage(browser, 960, 480);
  await page.goto(`${url}/?lang=en`);
  const startedAt = performance.now();
  await page.getByRole('button', { name: 'Show the whole graph' }).click();
  await page.locator('[data-testid=canvas][data-node-count]').waitFor();
  await page.waitForTimeout(500);
  await atRest(page);
  const open = performance.now() - startedAt;
  const canvas = page.getByTestId('canvas');
  const box = await canvas.boundingBox();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const scriptSeconds = async (): Promise<number> =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
  await page.mouse.move((box?.x ?? 0) + 80, (box?.y ?? 0) + 80);
  await page.mouse.down();
  await page.evaluate(COUNT_FRAMES);
  const before = await scriptSeconds();
  for (let i = 0; i < MOVES; i++) await page.mouse.move((box?.x ?? 0) + 80 + 20 * i, (box?.y ?? 0) + 80 + 12 * i);
  const seconds = (await scriptSeconds()) - before;
  const frames = Number(await page.evaluate('window.drawnFrames'));
  await page.mouse.up();
  const nodes = Number(await canvas.getAttribute('data-node-count'));
  const edges = Number(await canvas.getAttribute('data-edge-count'));
  await page.close();
  return { open, nodes, edges, script: (seconds * 1_000) / Math.max(1, frames), frames };
}

async function measure(url: string, browser: Browser): Promise<readonly Figure[]> {
  const runs = Number(values.runs);
  const { overview } = await ask<{ overview: { ids: readonly string[] } }>(
    url,
    '{ overview(limit: 1, kinds: [Enterprise, Person, Account, Loan, Identifier]) { ids } }',
  );
  const hub = overview.ids[0] ?? '';
  await firstLoad(browser, url);
  const loads = [];
  for (let i = 0; i < runs; i++) loads.push(await firstLoad(browser, url));
  const expansions = [];
  for (let i = 0; i < runs; i++) expansions.push(await expansion(browser, url, hub));
  const { open, nodes, edges, script, frames } = await pan(browser, url);
  return [
    { name: 'javascript', value: median(loads.map(({ gzip }) => gzip)) / 1_000, unit: 'kB', bar: 500, note: 'gzip' },
    { name: 'first paint', value: median(loads.map(({ paint }) => paint)), unit: 'ms', bar: 1_500, note: '' },
    {
      name: 'expand',
      value: median(expansions.map(({ milliseconds }) => milliseconds)),
      unit: 'ms',
      bar: 300,
      note: `${median(expansions.map((one) => one.nodes))} new entities`,
    },
    {
      name: 'pan, script a frame',
      value: script,
      unit: 'ms',
      bar: 1_000 / 30,
      note: `${nodes} entities, ${edges} lines, ${frames} frames`,
    },
    { name: 'whole graph', value: open, unit: 'ms', bar: null, note: 'fetched, laid out, drawn' },
  ];
}

const print = (figures: readonly Figure[]): void => {
  for (const { name, value, unit, bar, note } of figures) {
    const state =
      bar === null ? '' : value <= bar ? `holds (≤ ${bar.toFixed(0)})` : `DOES NOT HOLD (≤ ${bar.toFixed(0)})`;
    console.log(`${name.padEnd(22)}${value.toFixed(1).padStart(10)} ${unit.padEnd(4)}${state.padEnd(26)}${note}`);
  }
};

const folder = await mkdtemp(join(tmpdir(), 'ringsight-bench-explorer-'));
try {
  await buildExplorer(fileURLToPath(new URL('../..', import.meta.url)));
  const server = await startServer({ store: values.store ?? (await prepareStore(folder)), timeoutMs: 180_000 });
  const browser = await launchChromium();
  try {
    const figures = await measure(server.url, browser);
    if (values.json) console.log(JSON.stringify(figures, null, 2));
    else print(figures);
  } finally {
    await browser.close();
    await server.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
