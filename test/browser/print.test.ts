/** On paper: white, without what is only for the screen, with a head that says of what and when. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { colorsAt, counts, keepPicture, settled } from './screen.ts';
import { serveExplorer } from './served.ts';

const explorer = serveExplorer();
let page: Page;

beforeEach(() => {
  page = explorer.page;
});

/** Width of A4 between its margins, in CSS pixels. */
const PAPER = { width: 703, height: 1010 };

/** Prints to a file, and shows what is on paper until `screen` is called. */
async function print(name: string): Promise<{ readonly sheets: number; readonly picture: Buffer }> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  writeFileSync(join('test-output', `${name}.pdf`), pdf);
  // Someone who works in the dark prints on white paper, too.
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize(PAPER);
  await page.locator('.paper-head').waitFor();
  const picture = await keepPicture(page, name);
  return { sheets: pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0, picture };
}

const screen = () => page.emulateMedia({ media: null, colorScheme: 'light' });

/** What is visible of some elements that are only for the screen. */
async function chrome(): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const part of ['.top-bar', '.queue', '.toolbar', '.stage-canvas', '.acts', '.verdicts', '.icon-button'])
    for (const element of await page.locator(part).all()) if (await element.isVisible()) seen.push(part);
  return seen;
}

/** Wide content that would be cut at the right edge of the paper. */
const overflowing = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('.details *, .page *, .paper-head *, .paper-scene *')]
      .filter((element) => element.getClientRects().length > 0 && element.closest('svg, .visually-hidden') === null)
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((element) => `${element.tagName} ${element.className} ${element.textContent}`),
  );

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  it('a finding goes on paper with its picture and every row of the table', async () => {
    await page.goto(`${explorer.url}/?lang=${language}`);
    await page.locator('.queue-row[data-finding^="duplicate-collateral:"]').first().click();
    await page.getByTestId('finding').waitFor();
    await settled(page);
    await page.keyboard.press('b');
    await page.getByTestId('table').waitFor();
    const { nodes, edges } = await counts(page);
    const address = page.url();

    const { sheets, picture } = await print(`print-finding-${language}`);
    expect(sheets).toBeGreaterThanOrEqual(2);
    expect(await colorsAt(explorer.browser, picture, [{ x: 1, y: 1 }])).toEqual(['#ffffff']);
    expect(await chrome()).toEqual([]);
    expect(await overflowing()).toEqual([]);
    const head = await page.locator('.paper-head').textContent();
    expect(head).toContain(address);
    expect(head).toMatch(language === 'en' ? /As of 20\d\d-\d\d-\d\d · Printed/ : /20\d\d-\d\d-\d\d.* · 打印于/);
    const scene = page.locator('.paper-scene');
    expect(await scene.locator('svg title').count()).toBe(nodes + edges);
    expect(await scene.locator('table').first().locator('tbody tr').count()).toBe(nodes);
    expect(await scene.locator('table').last().locator('tbody tr').count()).toBe(edges);
    for (const row of [scene.locator('tbody tr'), page.locator('.evidence > li')])
      expect(await row.first().evaluate((element) => getComputedStyle(element).breakInside)).toBe('avoid');
    // Whose numbers the parties bear is on the paper, too.
    const party = page.getByTestId('finding').locator('.chips .entity-link').first();
    expect(await party.evaluate((element) => getComputedStyle(element, '::after').content)).toMatch(
      /Collateral:|Enterprise:/,
    );

    await screen();
    await page.locator('.paper-head').waitFor({ state: 'detached' });
    expect(await scene.count()).toBe(0);
  });

  it('the page of an entity and the portfolio do', async () => {
    await page.goto(`${explorer.url}/?lang=${language}&page=portfolio`);
    await page.getByTestId('borrowers').locator('tbody tr').first().waitFor();
    const portfolio = await print(`print-portfolio-${language}`);
    expect(portfolio.sheets).toBeGreaterThanOrEqual(2);
    expect(await chrome()).toEqual([]);
    expect(await overflowing()).toEqual([]);
    expect(await page.locator('.details').isVisible()).toBe(false);
    expect(await page.locator('.paper-scene').count()).toBe(0);
    await screen();
    await page.setViewportSize({ width: 1440, height: 900 });

    await page.goto(`${explorer.url}/?lang=${language}&page=portfolio`);
    await page.getByTestId('borrowers').locator('tbody tr').first().getByRole('button').first().click();
    await page.getByTestId('waterfall').waitFor();
    await page.locator('.events').waitFor();
    const profile = await print(`print-profile-${language}`);
    expect(profile.sheets).toBeGreaterThanOrEqual(2);
    expect(await chrome()).toEqual([]);
    expect(await overflowing()).toEqual([]);
    await page.getByTestId('waterfall').waitFor();
    await screen();
  });
});
