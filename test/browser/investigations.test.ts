/** The three investigations of README.md, each walked to its end, in both languages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { counts, keepPicture, openPage, settled } from './screen.ts';
import { servePortfolio } from './served.ts';

const explorer = servePortfolio();
let page: Page;
let errors: string[];

afterEach(async () => {
  await page.close();
  expect(errors).toEqual([]);
});

const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000 });

const words = {
  en: {
    majority: 'majority of votes',
    circle: 'The circle has 3 members; 3 are shown.',
    evidence: 'Evidence page, HTML',
    duplicate: /secures 2 loans .* for ¥13,000,000 in all, more than its value of ¥10,000,000/,
    back: /¥4,000,000 left 云津鑫隆机械有限公司 .* 95% of it was back after 3 transfers .*: 2 times/,
    step: (at: number): string => `Step ${at} of 15`,
    confirmed: 'Confirmed',
    work: 'Name',
  },
  zh: {
    majority: '过半表决权',
    circle: '该担保圈有 3 个成员，显示 3 个。',
    evidence: '证据页 HTML',
    duplicate: /五轴加工中心同时担保2笔贷款.*合计¥1300万，超过价值¥1000万/,
    back: /云津鑫隆机械有限公司于2025-03-11转出¥400万，经3次转账，2025-03-14回流95%.*再次发生2次/,
    step: (at: number): string => `第 ${at} / 15 步`,
    confirmed: '确认',
    work: '名称',
  },
} as const;

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  const word = words[language];
  const start = async (): Promise<void> => {
    ({ page, errors } = await openPage(explorer.browser));
    await page.goto(`${explorer.url}/?lang=${language}`);
    await page.locator('.queue-row').first().waitFor();
  };
  const panel = () => page.getByTestId('finding');
  /** Waits until what was asked for is on the canvas: keys act on what is drawn. */
  const drawn = async (): Promise<void> => {
    await eventually(async () => (await counts(page)).nodes).toBeGreaterThan(1);
    await settled(page);
  };
  const openRow = async (detector: string): Promise<void> => {
    await page.locator(`.queue-row[data-finding^="${detector}:"]`).filter({ hasText: '云津鑫隆' }).first().click();
    await panel().waitFor();
    await drawn();
  };

  it('who really controls this borrower', async () => {
    await start();
    // The borrower by the initials of its name, and who stands behind it.
    await page.keyboard.press('/');
    await page.keyboard.type('ruifeng');
    await page.locator('.search-hit').filter({ hasText: '云津瑞丰金属有限公司' }).first().click();
    const ownership = page.getByTestId('ownership');
    await ownership.waitFor();
    await drawn();
    expect(await ownership.locator('.controller .entity-link').textContent()).toBe('林德海');
    expect(await ownership.locator('.path li').allTextContents()).toEqual([
      expect.stringMatching(new RegExp(`林德海 .*${word.majority}.*云津海岚投资有限公司`)),
      expect.stringMatching(new RegExp(`云津海岚投资有限公司 .*${word.majority}.*云津瑞丰金属有限公司`)),
    ]);
    // Layer by layer, with the shares.
    await page.keyboard.press('o');
    const tree = page.getByTestId('tree');
    await tree.waitFor();
    const layers = await tree.locator('li').allTextContents();
    expect(layers[0]).toBe('云津瑞丰金属有限公司');
    expect(layers.slice(1).sort()).toEqual(
      [
        expect.stringMatching(/^云津海岚投资有限公司70%/),
        expect.stringMatching(/^林德海100%.*70%/),
        expect.stringMatching(/^林永康30%/),
      ].sort(),
    );
    await settled(page);
    await keepPicture(page, `controller-${language}`);
    // What else he holds: the other borrower, directly.
    await tree.getByRole('button', { name: '林德海' }).click();
    await page.keyboard.press('Escape');
    await page.getByTestId('entity').waitFor();
    await page.keyboard.press('Shift+E');
    await eventually(async () => (await counts(page)).nodes).toBeGreaterThan(4);
    await page.keyboard.press('b');
    await page.getByTestId('table').getByText('云津鑫隆机械有限公司').first().waitFor();
    await keepPicture(page, `controller-holds-${language}`);
  });

  it('a guarantee ring with a doubly pledged machine', async () => {
    await start();
    await openRow('duplicate-collateral');
    expect(await panel().locator('.sentence').textContent()).toMatch(word.duplicate);
    await keepPicture(page, `machine-${language}`);
    // The borrower of the first loan stands in a circle of guarantees with that of the second.
    await panel().locator('.chips').getByRole('button', { name: '云津鑫隆机械有限公司' }).click();
    await page.getByTestId('entity').waitFor();
    await page.keyboard.press('w');
    await page.getByText(word.circle).waitFor();
    await settled(page);
    await keepPicture(page, `ring-${language}`);
    // The decision, and the proof as one page.
    await openRow('guarantee-circle');
    expect((await counts(page)).nodes).toBe(3);
    await page.keyboard.press('Shift+C');
    await eventually(() => page.getByTestId('reviews').locator('li').first().textContent()).toContain(word.confirmed);
    await page.keyboard.press('Shift+X');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#export-menu .node-menu').getByRole('button', { name: word.evidence }).click(),
    ]);
    const path = join('test-output', `ring-${language}.html`);
    await download.saveAs(path);
    expect(readFileSync(path, 'utf8')).toMatch(/guarantees\.csv:\d+[\s\S]*<footer>.*[0-9a-f]{64}/);
  });

  it('money that comes back', async () => {
    await start();
    await openRow('circular-flow');
    expect(await panel().locator('.sentence').textContent()).toMatch(word.back);
    // The money goes round in the first three steps; then whose accounts they are, and the two later rounds.
    await page.keyboard.press('.');
    const playback = page.getByTestId('playback');
    await playback.getByText(word.step(1)).waitFor();
    for (const at of [2, 3]) {
      await page.keyboard.press('.');
      await playback.getByText(word.step(at)).waitFor();
    }
    await keepPicture(page, `money-${language}`);
    for (let at = 4; at <= 15; at++) await page.keyboard.press('.');
    await playback.getByText(word.step(15)).waitFor();
    const sources = await panel().locator('.evidence code').allTextContents();
    expect(sources).toHaveLength(15);
    expect(sources.slice(0, 3)).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^transfers\.csv:\d+$/)));
    expect(sources.filter((source) => source.startsWith('transfers.csv:'))).toHaveLength(9);
    // Kept under a name, for whoever goes on with it.
    await page.keyboard.press('Shift+W');
    await page.locator('dialog[open]').getByLabel(word.work).fill('鑫隆 2025');
    await page.keyboard.press('Enter');
    expect(await page.locator('dialog[open]').getByTestId('link').inputValue()).toContain('?workspace=');
    await keepPicture(page, `money-kept-${language}`);
  });
});
