/** Notes on the canvas: written, moved, changed, undone, kept, played again, exported, and read without seeing them. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { canvas, counts, keepPicture, openPage, settled, spotOf, spots } from './screen.ts';
import { eventually, serveExplorer } from './served.ts';

const explorer = serveExplorer();
let page: Page;
beforeEach(() => {
  page = explorer.page;
});

const hostile = '<img src=x onerror="document.title=\'hit\'"> 五轴加工中心重复抵押，需现场核实';
const cards = () => page.getByTestId('notes').locator('article');
const textsOf = async (): Promise<readonly string[]> => {
  await settled(page);
  return cards().locator('p').allTextContents();
};

async function openPledge(language: 'en' | 'zh'): Promise<void> {
  await page.goto(`${explorer.url}/?lang=${language}`);
  await page.locator('.queue-row[data-finding^="duplicate-collateral:"]').first().click();
  await page.getByTestId('finding').waitFor();
  await spots(page);
}

/** Selects a subject of the open finding, and gives its id. */
async function select(name: string): Promise<string> {
  await page.getByTestId('finding').locator('.chips').getByRole('button', { name }).click();
  await page.getByTestId('entity').waitFor();
  return new URL(page.url()).searchParams.get('entity') ?? '';
}

it('are written, moved, changed and erased by the keyboard alone, and each is a step of the log', async () => {
  await openPledge('zh');
  const id = await select('五轴加工中心');
  await canvas(page).focus();
  await page.keyboard.press('a');
  await page.getByRole('textbox', { name: '批注内容' }).waitFor();
  await page.keyboard.type(hostile);
  await page.keyboard.press('Control+Enter');
  await eventually(textsOf).toEqual([hostile]);
  expect(await page.title()).not.toBe('hit');
  expect(await page.locator('.notes-layer img').count()).toBe(0);
  const card = page.getByRole('article', { name: '批注：五轴加工中心' });
  const grip = card.getByRole('button', { name: /^移动批注/ });
  // The focus is on the note that was written.
  expect(await grip.evaluate((element) => element === document.activeElement)).toBe(true);
  const spot = await spotOf(page, id);
  const before = (await card.boundingBox()) ?? { x: 0, y: 0 };
  expect(Math.hypot(before.x - spot.x, before.y - spot.y)).toBeLessThan(300);
  for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key);
  await eventually(() => card.boundingBox()).toMatchObject({ x: before.x + 20, y: before.y + 50 });
  await keepPicture(page, 'note-zh');

  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '批注内容' }).fill('已核实');
  await page.keyboard.press('Control+Enter');
  await eventually(textsOf).toEqual(['已核实']);
  await page.keyboard.press('Control+z');
  await eventually(textsOf).toEqual([hostile]);
  // The three strokes were one move.
  await page.keyboard.press('Control+z');
  await eventually(() => card.boundingBox()).toMatchObject({ x: before.x, y: before.y });
  await page.keyboard.press('Control+z');
  await eventually(() => cards().count()).toBe(0);
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+Shift+z');
  await eventually(textsOf).toEqual(['已核实']);
  await grip.focus();
  await page.keyboard.press('Delete');
  await eventually(() => cards().count()).toBe(0);
});

it('stand free where the canvas was double-clicked, follow the camera, and go where they are dragged', async () => {
  await openPledge('en');
  const box = (await canvas(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [box.x + 60, box.y + box.height - 170];
  await page.mouse.dblclick(x, y);
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('Ask the branch');
  await page.getByRole('combobox', { name: 'About' }).selectOption({ label: 'Finding: Duplicate collateral' });
  await keepPicture(page, 'note-editor-en');
  await page.getByRole('button', { name: 'Keep' }).click();
  const card = page.getByRole('article', { name: 'Note: Finding: Duplicate collateral' });
  await card.waitFor();
  const at = (await card.boundingBox()) ?? { x: 0, y: 0 };
  expect(Math.hypot(at.x - x, at.y - y)).toBeLessThan(3);
  await card.locator('p').hover();
  await page.mouse.down();
  await page.mouse.move(at.x + 160, at.y - 40, { steps: 4 });
  await page.mouse.up();
  await eventually(async () => Math.round(((await card.boundingBox())?.y ?? 0) - at.y)).toBeLessThan(-20);
  await canvas(page).focus();
  await page.keyboard.press('+');
  await settled(page);
  await page.keyboard.press('f');
  await settled(page);
  // What is left by clicking elsewhere is kept.
  await page.keyboard.press('a');
  await page.keyboard.type('Second');
  await page.getByRole('searchbox').or(page.locator('.search input')).first().focus();
  await eventually(textsOf).toEqual(['Ask the branch', 'Second']);
});

it('go with the work to a colleague, are played again, and leave in every export', async () => {
  await openPledge('en');
  await select('五轴加工中心');
  await canvas(page).focus();
  await page.keyboard.press('a');
  await page.keyboard.type(hostile);
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+W');
  const sheet = page.locator('dialog[open]');
  await sheet.getByLabel('Name').fill('Noted');
  await page.keyboard.press('Enter');
  const link = await sheet.getByTestId('link').inputValue();
  await page.keyboard.press('Escape');

  const save = async (name: string): Promise<string> => {
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return readFile((await download.path()) ?? '', 'utf8');
  };
  expect(await save('Picture, SVG')).toContain('&lt;img src=x');
  const evidence = await save('Evidence page, HTML');
  expect(evidence).toContain('<h2>Notes</h2>');
  expect(evidence).toContain('&lt;img src=x');
  expect(evidence).not.toContain('<img');

  const other = await openPage(explorer.browser, { scheme: 'dark' });
  const mine = page;
  page = other.page;
  try {
    await page.goto(`${link}&lang=zh`);
    await eventually(textsOf).toEqual([hostile]);
    await keepPicture(page, 'note-opened-zh-dark');
    expect(await violations(page)).toEqual([]);
    const { nodes } = await counts(page);
    await page.keyboard.press('Shift+W');
    await page.locator('dialog[open]').getByRole('button', { name: /^回放/ }).click();
    await eventually(() => cards().count()).toBe(0);
    await eventually(textsOf).toEqual([hostile]);
    expect((await counts(page)).nodes).toBe(nodes);
    expect(other.errors).toEqual([]);
  } finally {
    await page.close();
    page = mine;
  }
});
