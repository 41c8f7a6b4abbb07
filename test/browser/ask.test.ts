/** Asking the canvas: paths, what is in common, who stands behind, the circle, and what has changed. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { canvas, counts, keepPicture, settled, spots } from './screen.ts';
import { eventually, serveExplorer } from './served.ts';

const explorer = serveExplorer();
let page: Page;

beforeEach(() => {
  page = explorer.page;
});

/** Opens the first finding of a detector and selects two of its enterprises. */
async function selectTwo(detector: string): Promise<readonly string[]> {
  await page.goto(`${explorer.url}/?lang=en`);
  await page.locator('.queue-row').first().waitFor();
  await page.getByLabel('Detector').selectOption(detector);
  await page.locator(`.queue-row[data-finding^="${detector}:"]`).first().click();
  await page.getByTestId('finding').waitFor();
  await settled(page);
  const [a, b] = (await spots(page)).filter(({ id }) => id.startsWith('Enterprise:'));
  if (a === undefined || b === undefined) throw new Error('no two enterprises on the canvas');
  await page.mouse.click(a.x, a.y);
  await page.getByTestId('entity').waitFor();
  await page.keyboard.down('Shift');
  await page.mouse.click(b.x, b.y);
  await page.keyboard.up('Shift');
  await page.getByText('2 entities selected').first().waitFor();
  return [a.id, b.id];
}

describe('paths between what is selected', () => {
  it('are listed with their steps, say how far apart the two are, and are drawn where asked', async () => {
    await selectTwo('duplicate-collateral');
    const before = await counts(page);
    await page.keyboard.press('p');
    const paths = page.getByTestId('paths');
    await paths.locator('li').first().waitFor();
    expect(await page.locator('.pairs').textContent()).toMatch(/: \d+ steps?/);
    expect(await paths.locator('li').first().locator('.entity-link').count()).toBeGreaterThanOrEqual(2);
    await keepPicture(page, 'paths-en');
    await page.getByLabel('Which').selectOption('simple');
    await page.getByLabel('Steps at most').selectOption('4');
    await page.getByRole('button', { name: 'All on the canvas' }).click();
    await eventually(async () => (await counts(page)).edges).toBeGreaterThan(before.edges);
    await page.keyboard.press('Escape');
    await page.getByTestId('ask').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await eventually(() => counts(page)).toEqual(before);
  });

  it('ask for two', async () => {
    await page.goto(`${explorer.url}/?lang=en`);
    await page.locator('.queue-row').first().waitFor();
    await page.keyboard.press('p');
    await page.getByRole('status').getByText('Select two or more entities first').waitFor({ state: 'attached' });
  });
});

describe('what is in common', () => {
  it('is added, selected, and counted', async () => {
    await selectTwo('duplicate-collateral');
    await page.keyboard.press('n');
    await page.getByTestId('cut').waitFor();
    expect(await page.getByTestId('cut').textContent()).toMatch(/in common/);
  });
});

describe('a party', () => {
  it('shows the circle of guarantees that it stands in', async () => {
    await page.goto(`${explorer.url}/?lang=en&entity=Enterprise:hostile/0`);
    await page.getByTestId('entity').waitFor();
    await settled(page);
    await page.keyboard.press('w');
    await page.getByText('The circle has 3 members; 3 are shown.').waitFor();
    await eventually(() => counts(page)).toEqual({ nodes: 3, edges: 3 });
    await keepPicture(page, 'circle-en');
  });

  it('is looked through, layer by layer, with shares', async () => {
    const [id = ''] = await selectTwo('duplicate-collateral');
    await page.keyboard.press('Escape');
    const spot = (await spots(page)).find((one) => one.id === id);
    await page.mouse.click(spot?.x ?? 0, spot?.y ?? 0);
    await page.getByTestId('entity').waitFor();
    await page.keyboard.press('o');
    await page.getByTestId('tree').waitFor();
    expect(await page.getByTestId('tree').textContent()).toMatch(/\d+(\.\d+)?%/);
    await settled(page);
    // Holders stand above what they hold.
    const places = await spots(page);
    const root = places.find((one) => one.id === id);
    for (const { id: other, y } of places) if (other !== id) expect(y).toBeLessThan(root?.y ?? 0);
    await keepPicture(page, 'tree-en');
  });
});

describe('two dates', () => {
  it('stand side by side, what came and went is marked and listed', async () => {
    await selectTwo('guarantee-circle');
    await page.keyboard.press('d');
    const differences = page.getByTestId('ask');
    await differences.waitFor();
    await page.getByLabel('Earlier').fill('2015-01-01');
    await page.getByTestId('differences').getByText('New').waitFor();
    const edges = (side: string) => page.getByTestId(`compare-${side}`).locator('canvas').count();
    expect(await edges('before')).toBeGreaterThan(0);
    expect(await edges('after')).toBeGreaterThan(0);
    expect(await page.locator('.compare-day').allTextContents()).toEqual([
      '2015-01-01',
      expect.stringMatching(/^20\d\d-/),
    ]);
    await keepPicture(page, 'compare-en');
    await page.getByRole('button', { name: 'Close the question (Esc)' }).click();
    await page.getByTestId('compare').waitFor({ state: 'detached' });
    await canvas(page).waitFor();
  });
});
