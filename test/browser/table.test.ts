/** The table: everything on the canvas in rows, chosen there and here alike, by mouse and keyboard, however many there are. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { canvas, keepPicture, openPage, settled, spotOf, spots } from './screen.ts';
import { eventually, serveExplorer } from './served.ts';

const explorer = serveExplorer();
let page: Page;
beforeEach(() => {
  page = explorer.page;
});

const table = (): Locator => page.getByTestId('table');
const grid = (): Locator => table().getByRole('grid');
const selected = (): Locator => table().locator('tr[aria-selected=true]');
const rowCount = async (): Promise<number> => Number(await grid().getAttribute('aria-rowcount')) - 1;
const firstCells = (): Promise<readonly string[]> =>
  table().locator('tr[aria-selected] td:first-child').allTextContents();
const activeRow = (): Promise<string | null> =>
  grid().evaluate((element) => {
    const id = element.getAttribute('aria-activedescendant');
    return (
      document
        .getElementById(id ?? '')
        ?.closest('tr')
        ?.getAttribute('aria-rowindex') ?? null
    );
  });
const entity = (): string | null => new URL(page.url()).searchParams.get('entity');

async function open(detector: string, language: 'en' | 'zh' = 'en'): Promise<void> {
  await page.goto(`${explorer.url}/?lang=${language}`);
  await page.locator(`.queue-row[data-finding^="${detector}:"]`).first().click();
  await page.getByTestId('finding').waitFor();
  await settled(page);
  await page.keyboard.press('b');
  await grid().waitFor();
}

it('chooses on the canvas what is chosen in it, and the other way round: one, several, a range', async () => {
  await open('duplicate-collateral');
  await settled(page);
  const total = await rowCount();
  const row = (place: number): Locator => table().locator(`tr[aria-rowindex="${place + 1}"]`);
  await row(2).click();
  const id = entity() ?? '';
  expect(await selected().count()).toBe(1);
  await row(4).click({ modifiers: ['ControlOrMeta'] });
  await eventually(() => selected().count()).toBe(2);
  await row(2).click();
  await row(5).click({ modifiers: ['Shift'] });
  await eventually(() => selected().count()).toBe(4);
  await page.getByText('4 entities selected').first().waitFor();
  // From the canvas.
  const spot = await spotOf(page, id);
  await page.mouse.click(spot.x, spot.y);
  await eventually(() => selected().count()).toBe(1);
  await eventually(async () => (await row(2).getAttribute('aria-selected')) ?? '').toBe('true');

  // By the keyboard: the rows are walked, chosen with the space bar, and opened.
  await grid().focus();
  await page.keyboard.press('End');
  await eventually(activeRow).toBe(String(total + 1));
  await page.keyboard.press('Home');
  await eventually(activeRow).toBe('2');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await eventually(() => selected().count()).toBe(3);
  await page.keyboard.press('Space');
  await eventually(() => selected().count()).toBe(2);
  await page.keyboard.press('Control+a');
  await eventually(() => selected().count()).toBe(total);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByTestId('profile').or(page.locator('.page')).first().waitFor();
  expect(new URL(page.url()).searchParams.get('page')).toBe('profile');
});

it('is sorted by a column, filtered by a text, and saved as it is shown', async () => {
  await open('circular-flow');
  await table()
    .getByRole('tab', { name: /Relations/ })
    .click();
  await table().getByRole('button', { name: 'Amount', exact: true }).click();
  await table().getByRole('button', { name: 'Amount', exact: true }).click();
  const amounts = (await table().locator('tr[aria-selected] td:nth-child(5)').allTextContents())
    .filter((text) => text !== '')
    .map((text) => Number(text.replaceAll(/[¥,]/g, '')));
  expect(amounts.length).toBeGreaterThan(1);
  expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
  expect(await table().getByRole('columnheader', { name: 'Amount' }).getAttribute('aria-sort')).toBe('descending');
  // A range of lines is lit up, and its sum is told.
  await table().locator('tr[aria-selected]').first().click();
  await page.getByTestId('edge').waitFor();
  await grid().focus();
  await page.keyboard.press('Shift+ArrowDown');
  await eventually(() => selected().count()).toBe(2);
  await table()
    .getByText(/2 selected · Σ ¥/)
    .waitFor();
  await keepPicture(page, 'table-edges-en');
  const height = async (): Promise<number> => (await table().boundingBox())?.height ?? 0;
  const before = await height();
  await table().getByRole('separator').focus();
  await page.keyboard.press('ArrowUp');
  await eventually(height).toBeGreaterThan(before);
  const all = await rowCount();
  await table().getByRole('searchbox').fill('transfers');
  await eventually(rowCount).toBeLessThan(all);
  const shown = await rowCount();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    table().getByRole('button', { name: 'CSV' }).click(),
  ]);
  const lines = (await readFile((await download.path()) ?? '', 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(shown + 1);
  expect(lines[0]).toBe('\ufeffKind,From,To,Count,Amount,Share,First,Last,Confidence');
  await table().getByRole('searchbox').fill('no such thing');
  await table().getByText('No row matches the filter.').waitFor();
});

it('lists the payments behind the picture, within its time and amounts', async () => {
  await open('circular-flow', 'zh');
  await table().getByRole('tab', { name: /流水/ }).click();
  await table().locator('tr[aria-selected]').first().waitFor();
  const all = await rowCount();
  expect(all).toBeGreaterThan(2);
  const times = await firstCells();
  expect(times).toEqual(times.toSorted().reverse());
  // One that is chosen shows its line on the canvas; a line that is chosen there shows its payments here.
  await table().locator('tr[aria-selected]').first().click();
  await eventually(() => selected().count()).toBe(1);
  await keepPicture(page, 'table-transactions-zh');
  await page.keyboard.press('Escape');
  await table().getByRole('button', { name: '金额', exact: true }).click();
  await table().getByRole('button', { name: '金额', exact: true }).click();
  const amounts = async (): Promise<readonly number[]> =>
    (await table().locator('tr[aria-selected] td:nth-child(5)').allTextContents()).map((text) =>
      Number(text.replaceAll(/[¥,]/g, '')),
    );
  await eventually(async () => (await amounts()).join()).toBe((await amounts()).toSorted((a, b) => b - a).join());
  const largest = (await amounts())[0] ?? 0;
  await page.keyboard.press('t');
  await page.getByTestId('time-bar').locator('.amount-bounds input').first().fill(String(largest));
  await page.keyboard.press('Enter');
  await eventually(rowCount).toBeLessThan(all);
  await eventually(async () => (await amounts()).every((amount) => amount >= largest)).toBe(true);
  await keepPicture(page, 'table-time-zh');
});

it('lists the paths that were asked for', async () => {
  await open('duplicate-collateral');
  await grid().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('p');
  await page.getByTestId('paths').locator('li').first().waitFor();
  await table().getByRole('tab', { name: /Paths/ }).click();
  const listed = await page.getByTestId('paths').locator('li').count();
  await eventually(rowCount).toBe(listed);
  await table().locator('tr[aria-selected]').first().click();
  await eventually(async () => (await selected().count()) > 0).toBe(true);
  await keepPicture(page, 'table-paths-en');
});

it('holds the whole graph, of which only what is in sight is in the document', async () => {
  await page.goto(`${explorer.url}/?lang=en`);
  await page.locator('.queue-row').first().waitFor();
  await page.getByRole('button', { name: 'Show the whole graph' }).click();
  await page.getByTestId('canvas').and(page.locator('[data-settled=true]')).waitFor();
  await settled(page);
  await page.keyboard.press('b');
  await eventually(rowCount).toBeGreaterThan(1_000);
  const total = await rowCount();
  expect(await table().locator('tr[aria-selected]').count()).toBeLessThan(80);
  await grid().focus();
  await page.keyboard.press('End');
  await table()
    .locator(`tr[aria-rowindex="${total + 1}"]`)
    .waitFor();
  await page.keyboard.press('PageUp');
  await eventually(async () => Number(await activeRow())).toBeLessThan(total);
  expect(await table().locator('tr[aria-selected]').count()).toBeLessThan(80);
  // What is chosen far away on the canvas comes into sight here.
  await page.keyboard.press('Home');
  await canvas(page).focus();
  const [far] = (await spots(page)).toReversed();
  if (far === undefined) throw new Error('nothing is drawn');
  await page.mouse.click(far.x, far.y);
  await eventually(async () => (await selected().count()) > 0).toBe(true);
});

it.each([
  ['en', 'light'],
  ['zh', 'dark'],
] as const)('has no barrier in any tab: %s, %s', async (language, scheme) => {
  const other = await openPage(explorer.browser, { width: 1280, height: 720, scheme });
  const mine = page;
  page = other.page;
  try {
    await open('circular-flow', language);
    for (const [place, name] of ['nodes', 'edges', 'transactions', 'paths', 'notes'].entries()) {
      await table().getByRole('tab').nth(place).click();
      if (place < 3) {
        await table().locator('tr[aria-selected]').first().waitFor();
        await grid().focus();
        await page.keyboard.press('ArrowDown');
      }
      await keepPicture(page, `table-${name}-${language}-${scheme}-1280`);
      expect(await violations(page)).toEqual([]);
    }
    expect(other.errors).toEqual([]);
  } finally {
    await page.close();
    page = mine;
  }
});
