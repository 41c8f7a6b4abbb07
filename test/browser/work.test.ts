/** Work that is kept: saved by name, shared by a link, opened again with its log, and played from its first step. */
import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { canvas, counts, keepPicture, openPage, settled, spots } from './screen.ts';
import { eventually, serveExplorer } from './served.ts';

const explorer = serveExplorer();
let page: Page;

beforeEach(() => {
  page = explorer.page;
});

/** Opens a finding, grows it and hides one: three steps. */
async function work(language: 'en' | 'zh'): Promise<void> {
  await page.goto(`${explorer.url}/?lang=${language}`);
  await page.locator('.queue-row[data-finding^="duplicate-collateral:"]').first().click();
  await page.getByTestId('finding').waitFor();
  const before = await counts(page);
  const subject = (name: string) => page.getByTestId('finding').locator('.chips').getByRole('button', { name });
  await subject('云津鑫隆机械有限公司').click();
  await page.getByTestId('entity').waitFor();
  await page.keyboard.press('Shift+E');
  await eventually(async () => (await counts(page)).nodes).toBeGreaterThan(before.nodes);
  const grown = await counts(page);
  await page.keyboard.press('Escape');
  await subject('五轴加工中心').click();
  await page.getByTestId('entity').waitFor();
  await page.keyboard.press('h');
  await eventually(async () => (await counts(page)).nodes).toBe(grown.nodes - 1);
}

/** What stands where, to a pixel: the camera may have come to rest elsewhere, so relative to the first. */
const shape = async (): Promise<readonly string[]> => (await spots(page)).map(({ id }) => id).sort();

it('is saved, and its link opens the same scene with its log for a colleague', async () => {
  await work('en');
  const [before, ids] = [await counts(page), await shape()];
  await page.keyboard.press('Shift+W');
  const sheet = page.locator('dialog[open]');
  await sheet.getByLabel('Name').fill('Xinlong <b>and</b> others');
  await page.keyboard.press('Enter');
  const link = await sheet.getByTestId('link').inputValue();
  expect(link).toMatch(/\?workspace=[0-9a-f-]{36}$/);
  await sheet.getByTestId('workspaces').getByText('Xinlong <b>and</b> others').waitFor();
  await sheet.getByRole('button', { name: 'Save as version 2' }).waitFor();
  await keepPicture(page, 'work-sheet-en');
  await page.keyboard.press('Escape');
  expect(new URL(page.url()).searchParams.get('workspace')).toBe(new URL(link).searchParams.get('workspace'));

  const other = await openPage(explorer.browser);
  const mine = page;
  page = other.page;
  try {
    await page.goto(`${link}&lang=en`);
    await page.getByTestId('finding').waitFor();
    await eventually(() => counts(page)).toEqual(before);
    expect(await shape()).toEqual(ids);
    expect(await page.locator('.work-button').textContent()).toBe('Xinlong <b>and</b> others');
    await page.locator('.legend').getByText('1 hidden').waitFor();
    await canvas(page).focus();
    await page.keyboard.press('Control+z');
    await eventually(async () => (await counts(page)).nodes).toBe(before.nodes + 1);
    await keepPicture(page, 'work-opened-en');
    // Another finding takes its place, and the address says so.
    await page.locator('.queue-row[data-finding^="guarantee-circle:"]').first().click();
    await eventually(async () => new URL(page.url()).searchParams.get('workspace')).toBeNull();
    expect(other.errors).toEqual([]);
  } finally {
    await page.close();
    page = mine;
  }
});

it('is played from its first step, saved anew, archived, and gone on with after a closed tab', async () => {
  await work('zh');
  const before = await counts(page);
  await page.keyboard.press('Shift+W');
  const sheet = page.locator('dialog[open]');
  await sheet.getByLabel('名称').fill('鑫隆');
  await page.keyboard.press('Enter');
  await sheet.getByRole('button', { name: '保存为第 2 版' }).click();
  await sheet.getByRole('button', { name: '保存为第 3 版' }).waitFor();
  await keepPicture(page, 'work-sheet-zh');
  await sheet.getByRole('button', { name: /^回放 3 步/ }).click();
  await eventually(() => canvas(page).getAttribute('data-node-count')).toBe('0');
  await eventually(() => counts(page)).toEqual(before);
  await page.keyboard.press('Shift+W');
  await sheet.getByRole('button', { name: '归档 鑫隆' }).click();
  await sheet.getByTestId('workspaces').getByText('鑫隆').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');

  await eventually(() => page.evaluate(() => localStorage.getItem('ringsight.draft') !== null)).toBe(true);
  await page.goto(`${explorer.url}/?lang=zh`);
  await page.getByRole('button', { name: /从上次离开处继续/ }).click();
  await settled(page);
  await eventually(() => counts(page)).toEqual(before);
  await page.getByTestId('finding').waitFor();
});

it('says so when there is no such workspace', async () => {
  await page.goto(`${explorer.url}/?lang=en&workspace=none`);
  await page.getByText('It is not in the data.').waitFor();
});
