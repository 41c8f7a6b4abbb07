/** The pages over the canvas: the whole profile of a party, and the portfolio whose numbers lead on. */
import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { keepPicture } from './screen.ts';
import { serveExplorer } from './served.ts';

const explorer = serveExplorer();
let page: Page;

beforeEach(() => {
  page = explorer.page;
});

const open = async (query: string): Promise<void> => {
  await page.goto(`${explorer.url}/${query}`);
  await page.locator('.queue-row').first().waitFor();
};

it('shows a party whole, and leads on to those it is tied to', async () => {
  await open('?lang=en');
  await page.keyboard.press('/');
  await page.keyboard.type('云津鑫隆机械');
  await page.locator('.search-hit').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Full profile' }).click();
  const profile = page.getByTestId('profile');
  await profile.getByRole('heading', { name: 'Money in and out' }).waitFor();
  await profile.getByTestId('waterfall').waitFor();
  await keepPicture(page, 'profile-en');
  // The parts of the score are all of it.
  const portions = await profile.locator('.waterfall-row b').allTextContents();
  const numbers = portions.map((text) => Number.parseFloat(text));
  expect(Math.abs(numbers.slice(0, -1).reduce((sum, part) => sum + part, 0) - 100)).toBeLessThan(1);
  expect(numbers.at(-1)).toBe(100);

  await page.getByRole('button', { name: '中文' }).click();
  await profile.getByRole('heading', { name: '资金收支' }).waitFor();
  await keepPicture(page, 'profile-zh');

  await profile.getByRole('button', { name: '林德海' }).first().click();
  await profile.getByRole('heading', { level: 2, name: '林德海' }).waitFor();
  await page.getByRole('button', { name: '关闭页面' }).click();
  expect(await page.getByTestId('page').count()).toBe(0);
});

it('adds up the book, and every number leads to what it counts', async () => {
  await open('?lang=zh');
  await page.getByRole('button', { name: '组合概览' }).click();
  const board = page.getByTestId('portfolio');
  const borrowers = board.getByTestId('borrowers');
  await borrowers.locator('tbody tr').first().waitFor();
  await keepPicture(page, 'portfolio-zh');
  await page.getByRole('button', { name: 'English' }).click();
  await keepPicture(page, 'portfolio-en');

  const grade = board.getByRole('button', { name: /^Grade A/ });
  const count = Number((await grade.locator('.bar-caption').textContent())?.split('·')[1]);
  await grade.click();
  const section = board.locator('section', { has: page.getByTestId('borrowers') });
  await expect.poll(() => section.locator('h3').textContent(), { timeout: 20_000 }).toBe(`Grade A${count}`);

  await board.getByRole('button', { name: /^Guarantee circle/ }).click();
  await expect
    .poll(() => page.locator('.queue-row').first().getAttribute('data-finding'), { timeout: 20_000 })
    .toMatch(/^guarantee-circle:/);

  const first = borrowers.locator('tbody tr').first().getByRole('button');
  const name = (await first.textContent()) ?? '';
  await first.click();
  await page.getByTestId('profile').getByRole('heading', { level: 2, name }).waitFor();
  await page.goBack();
  await board.waitFor();
});
