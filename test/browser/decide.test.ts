/** Working the queue: deciding, taking and remarking without the mouse, many at once, and following the evidence. */
import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { keepPicture, settled } from './screen.ts';
import { eventually, serveExplorer } from './served.ts';

const explorer = serveExplorer();
let page: Page;

beforeEach(async () => {
  page = explorer.page;
  await page.goto(`${explorer.url}/?lang=en`);
  await page.locator('.queue-row').first().waitFor();
});

const reviews = () => page.getByTestId('reviews').locator('li');

it('takes decisions from the keyboard alone', async () => {
  await page.keyboard.press('j');
  await page.getByTestId('finding').waitFor();
  await page.keyboard.press('Shift+A');
  await eventually(() => reviews().count()).toBe(1);
  expect(await reviews().first().textContent()).toContain('local’s');
  // A dismissal without a reason asks for it, and is done once it is there.
  await page.keyboard.press('Shift+D');
  await page.getByText('A dismissal needs a reason').waitFor();
  await page.keyboard.type('the second pledge was released');
  await page.keyboard.press('Control+Enter');
  await eventually(() => reviews().count()).toBe(2);
  expect(await reviews().first().textContent()).toMatch(/Dismissed.*the second pledge was released/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+C');
  await eventually(() => reviews().count()).toBe(3);
  await page.keyboard.press('Shift+N');
  await page.keyboard.type('spoke to the branch');
  await page.keyboard.press('Control+Enter');
  await eventually(() => reviews().count()).toBe(4);
  const row = page.locator('.queue-row[aria-current=true]');
  expect(await row.textContent()).toMatch(/local.*Confirmed/);
  await keepPicture(page, 'decided-en');
});

it('decides on several at once, and finds them by whose they are', async () => {
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('j');
    await page.keyboard.press('v');
  }
  const marked = page.getByTestId('marked');
  await marked.getByText('3 marked').waitFor();
  await keepPicture(page, 'marked-en');
  await page.keyboard.press('Shift+A');
  await marked.waitFor({ state: 'detached' });
  await eventually(() => page.locator('.queue-row .badge', { hasText: 'local' }).count()).toBeGreaterThanOrEqual(3);
  await page.getByLabel('Assigned to').selectOption({ label: 'Not assigned (9)' });
  await eventually(() => page.locator('.queue-row').count()).toBe(9);
});

it('follows the evidence step by step', async () => {
  await page.getByLabel('Detector').selectOption('circular-flow');
  await eventually(() => page.locator('.queue-row').first().getAttribute('data-finding')).toMatch(/^circular-flow:/);
  await page.keyboard.press('j');
  const playback = page.getByTestId('playback');
  await playback.waitFor();
  await settled(page);
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  await playback.getByText(/Step 2 of/).waitFor();
  expect(await page.locator('.evidence li[aria-current=step]').count()).toBe(1);
  await keepPicture(page, 'playback-en');
  await page.keyboard.press(',');
  await playback.getByText(/Step 1 of/).waitFor();
  await page.keyboard.press('>');
  await playback.getByRole('button', { name: 'Pause' }).waitFor();
  await playback.getByText(/Step 3 of/).waitFor();
});

it('says that findings have come while someone looks on, and shows them when asked', async () => {
  const shown = () => page.locator('.queue-row').count();
  const all = await shown();
  // Another detection with parameters that find less, and then one that finds all again.
  const detect = async (parameters: string): Promise<void> => {
    const response = await fetch(`${explorer.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `mutation { startJob(input: { detect: { detectors: ["circular-flow"], parameters: [${parameters}] } }) { id } }`,
      }),
    });
    expect(((await response.json()) as { errors?: unknown }).errors).toBeUndefined();
  };
  await detect('{ detector: "circular-flow", name: "minimumAmountYuan", value: 100000000 }');
  const arrived = page.getByTestId('arrived');
  await arrived.waitFor({ timeout: 60_000 });
  expect(await shown()).toBe(all);
  await arrived.click();
  await eventually(shown).toBeLessThan(all);
  const fewer = await shown();
  await detect('');
  await arrived.getByText(/new: show/).waitFor({ timeout: 60_000 });
  await keepPicture(page, 'arrived-en');
  expect(await shown()).toBe(fewer);
  await arrived.click();
  await eventually(shown).toBe(all);
});
