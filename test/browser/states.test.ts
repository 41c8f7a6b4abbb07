/** What the explorer shows when there is nothing to show, when it may not, when it cannot draw, and when it is cut off. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../services/chromium.ts';
import { type RunningServer, startServer } from '../services/ringsight-server.ts';
import { preparePortfolio, type ServedPortfolio } from './portfolio.ts';
import { canvas, counts, keepPicture, openPage, settled, spots } from './screen.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe('a server with API keys, and an empty store', () => {
  let folder: string;
  let server: RunningServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ringsight-empty-'));
    server = await startServer({
      store: join(folder, 'empty.duckdb'),
      env: { RINGSIGHT_API_KEYS: 'analyst:correct-horse-battery-staple' },
    });
  });
  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('asks for the key once a session, and then says that nothing is there', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/?lang=en`);
    const dialog = page.getByRole('dialog', { name: 'API key' });
    await dialog.getByLabel('Key').fill('wrong-horse-wrong-horse');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await dialog.getByText('The server did not accept that key.').waitFor();
    await dialog.getByLabel('Key').fill('correct-horse-battery-staple');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('No findings yet').waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByTestId('overview').textContent()).toContain('0 entities');
    await page.reload();
    await page.getByText('No findings yet').waitFor();
    expect(await dialog.count()).toBe(0);
    expect(await page.evaluate(() => Object.keys(localStorage).length + document.cookie.length)).toBe(0);
    await page.close();
  });
});

describe('over a portfolio', () => {
  let portfolio: ServedPortfolio;
  let server: RunningServer;
  beforeAll(async () => {
    portfolio = await preparePortfolio();
    server = await startServer({ store: portfolio.store });
  });
  afterAll(async () => {
    await server?.stop();
    await portfolio?.remove();
  });

  it('without WebGL shows everything in the table', async () => {
    const { page, errors } = await openPage(browser);
    await page.addInitScript(() => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
        return kind.startsWith('webgl') ? null : original.call(this, kind);
      } as typeof original;
    });
    await page.goto(`${server.url}/?lang=en`);
    await page.locator('.queue-row').first().click();
    await page.getByText('no WebGL 2').waitFor();
    const table = page.getByTestId('table');
    const grid = table.getByRole('grid', { name: 'Entities' });
    const rows = async (): Promise<number> => Number(await grid.getAttribute('aria-rowcount')) - 1;
    await grid
      .getByRole('row', { name: /有限公司/ })
      .first()
      .click();
    await page.getByTestId('entity').waitFor();
    const before = await rows();
    // Everything by the keyboard, from the grid: expand, pin, hide, undo, and a note.
    await grid.focus();
    await page.keyboard.press('Shift+E');
    await expect.poll(rows, { timeout: 20_000 }).toBeGreaterThan(before);
    const grown = await rows();
    await page.keyboard.press('x');
    await page.getByRole('status').getByText('1 pinned').waitFor();
    await page.keyboard.press('a');
    await table.getByRole('tab', { name: /Notes/ }).click();
    await page.getByRole('textbox', { name: 'Text of the note' }).fill('Written without a canvas');
    await page.keyboard.press('Control+Enter');
    await table.getByRole('row', { name: /Written without a canvas/ }).waitFor();
    await keepPicture(page, 'no-webgl-en');
    await table.getByRole('tab', { name: /Entities/ }).click();
    await grid.focus();
    await page.keyboard.press('h');
    await expect.poll(rows, { timeout: 20_000 }).toBe(grown - 1);
    await page.keyboard.press('Control+z');
    await expect.poll(rows, { timeout: 20_000 }).toBe(grown);
    await page.keyboard.press('Home');
    await page.keyboard.press('m');
    await page.locator('.node-menu').getByRole('button', { name: 'Hide' }).click();
    await expect.poll(rows, { timeout: 20_000 }).toBe(grown - 1);
    await keepPicture(page, 'no-webgl-nodes-en');
    expect(errors).toEqual([]);
    await page.close();
  });

  it('says when an answer is cut, and how much of it is there', async () => {
    const { page, errors } = await openPage(browser);
    await page.goto(`${server.url}/?lang=en`);
    await page.locator('.queue-row').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('电力');
    await page.locator('.search-hit').first().click();
    await page.getByTestId('entity').waitFor();
    expect((await counts(page)).nodes).toBe(2);
    await page.keyboard.press('b');
    await page.getByTestId('table').getByRole('row', { name: /^LJB/ }).click();
    await page.getByTestId('table').getByRole('row', { selected: true, name: /^LJB/ }).waitFor();
    await canvas(page).focus();
    // The super-node says how many it has before anything is drawn.
    await page.keyboard.press('e');
    const choices = page.locator('.node-menu').getByTestId('choices');
    const everything = choices.getByRole('button').first();
    await everything.waitFor();
    const all = Number(await everything.locator('b').textContent()) + 1;
    expect(all).toBeGreaterThan(100);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Around it' }).click();
    const cut = page.getByTestId('cut');
    await cut.waitFor();
    expect((await counts(page)).nodes).toBe(100);
    expect(await cut.textContent()).toBe(`The 99 most important neighbours of ${all} are shown.More`);
    await cut.getByRole('button', { name: 'More' }).click();
    await expect.poll(async () => (await counts(page)).nodes, { timeout: 20_000 }).toBe(all + 1);
    expect(await cut.count()).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('hides a kind by the legend, lays out anew, and undoes it', async () => {
    const { page, errors } = await openPage(browser);
    await page.goto(`${server.url}/?lang=en`);
    await page.locator('.queue-row').first().click();
    await page.getByTestId('finding').waitFor();
    await page.locator('.legend').waitFor();
    // The legend takes room from the picture, and may have grown by its labels since.
    await page.keyboard.press('f');
    await settled(page);
    const list = async () => (await spots(page)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const all = await list();
    const kind = page.locator('.legend button').first();
    await kind.click();
    await expect.poll(async () => (await list()).length, { timeout: 20_000 }).toBeLessThan(all.length);
    expect(await kind.getAttribute('aria-pressed')).toBe('false');
    await kind.click();
    await expect.poll(async () => (await list()).length, { timeout: 20_000 }).toBe(all.length);

    // A layout of the same picture is the same picture; of one that was changed by hand, it is the first again.
    await page.keyboard.press('l');
    await page.getByRole('status').getByText('New layout').waitFor();
    await settled(page);
    await expect.poll(list, { timeout: 20_000 }).toEqual(all);
    expect(errors).toEqual([]);
    await page.close();
  });

  it('says that the server was not reached, and tries again', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/?lang=en`);
    await page.locator('.queue-row').first().waitFor();
    await page.context().setOffline(true);
    await page.locator('.queue-row').first().click();
    await page.getByText('The server was not reached. Is it running?').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByTestId('finding').waitFor();
    await page.close();
  });
});
