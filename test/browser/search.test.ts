/** Finding: one box, whatever is typed, and what comes back without typing. */
import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { keepPicture } from './screen.ts';
import { serveExplorer } from './served.ts';

const explorer = serveExplorer();
let page: Page;

beforeEach(() => {
  page = explorer.page;
});

const open = async (language: 'zh' | 'en'): Promise<void> => {
  await page.goto(`${explorer.url}/?lang=${language}`);
  await page.locator('.queue-row').first().waitFor();
};
const type = async (text: string): Promise<void> => {
  await page.keyboard.press('/');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
};
const first = () => page.locator('.search-hit').first();

it('finds a name by its initials, its syllables and in spite of a mistake, and says why', async () => {
  await open('en');
  for (const [text, why] of [
    ['xljx', 'spelled so'],
    ['xinlongji', 'spelled so'],
    ['鑫龙机械有限公司', 'nearly so'],
    ['鑫隆机械', 'part of the name'],
    ['云津鑫隆', 'name begins so'],
  ]) {
    await type(text);
    await expect.poll(() => first().locator('.search-why').textContent(), { timeout: 20_000 }).toBe(why);
    expect(await first().locator('.search-name').textContent()).toContain('鑫隆机械有限公司');
  }
  await keepPicture(page, 'search-en');
});

it('brings back what was opened and what was pinned, in another visit too', async () => {
  await open('zh');
  await type('鑫隆机械');
  await first().waitFor();
  await page.keyboard.press('Enter');
  const profile = page.getByTestId('entity');
  await profile.waitFor();
  await type('林德海');
  await first().waitFor();
  await page.keyboard.press('Enter');
  await profile.getByRole('heading', { name: '林德海' }).waitFor();
  await profile.getByRole('button', { name: '固定 林德海' }).click();

  await page.goto(`${explorer.url}/?lang=zh`);
  await page.locator('.queue-row').first().waitFor();
  await page.keyboard.press('/');
  const shelf = page.getByTestId('shelf');
  expect(await shelf.locator('section').first().locator('.shelf-open').allTextContents()).toEqual(['林德海']);
  expect(await shelf.locator('section').last().locator('.shelf-open').allTextContents()).toEqual([
    '云津鑫隆机械有限公司',
  ]);
  await keepPicture(page, 'shelf-zh');
  // From the keyboard alone: into the list, and open the first.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await profile.getByRole('heading', { name: '林德海' }).waitFor();
  expect(await shelf.count()).toBe(0);
});
