/** WCAG A and AA by axe on what opens over the screens: sheets, menus, questions, notices, and what is empty or has failed. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { canvas, keepPicture, openPage, settled } from './screen.ts';
import { servePortfolio } from './served.ts';

const explorer = servePortfolio();

/** Looks at a page again and again, and says of each barrier where it was met. */
function inspector(page: Page) {
  const found: string[] = [];
  return {
    found,
    inspect: async (where: string): Promise<void> => {
      found.push(...(await violations(page)).map((barrier) => `${where}: ${barrier}`));
    },
  };
}

async function openFinding(page: Page, language: string): Promise<void> {
  await page.goto(`${explorer.url}/?lang=${language}`);
  await page.locator('.queue-row[data-finding^="duplicate-collateral:"]').first().click();
  await page.getByTestId('finding').waitFor();
  await settled(page);
  await canvas(page).focus();
}

describe.each([
  ['en', 'light'],
  ['en', 'dark'],
  ['zh', 'light'],
  ['zh', 'dark'],
] as const)('in %s, %s', (language, scheme) => {
  it('has no barrier in any sheet, menu, question or notice', async () => {
    const { page, errors } = await openPage(explorer.browser, { width: 1280, height: 720, scheme });
    const { found, inspect } = inspector(page);
    const keep = (name: string) => keepPicture(page, `${name}-${language}-${scheme}-1280`);
    const press = (keys: string) => page.keyboard.press(keys);
    const popup = page.locator('.node-menu');
    try {
      await openFinding(page, language);
      // A dismissal without its reason is an error that says what is missing.
      await press('Shift+D');
      await page.getByRole('alert').waitFor();
      await inspect('a dismissal without a reason');
      await press('Escape');

      await press('t');
      await page.getByTestId('brush').waitFor();
      await page.getByTestId('time-bar').getByRole('button').nth(2).click();
      await inspect('time bar');
      await keep('time-bar');
      await press('t');

      for (const [keys, name] of [
        ['Shift+X', 'export menu'],
        ['Shift+L', 'layout menu'],
      ] as const) {
        await press(keys);
        await popup.waitFor();
        await inspect(name);
        await press('Escape');
        await popup.waitFor({ state: 'detached' });
      }

      await canvas(page).focus();
      await press('ArrowRight');
      await page.getByTestId('entity').waitFor();
      await press('m');
      await popup.getByTestId('choices').waitFor();
      await inspect('menu of a node');
      await keep('node-menu');
      await press('Escape');
      await popup.waitFor({ state: 'detached' });

      await press('Control+a');
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await inspect('selection');
      await press('p');
      await page.getByTestId('paths').locator('li').first().waitFor();
      await inspect('paths');
      await keep('paths');
      await press('Escape');
      await press('d');
      await page.getByTestId('compare-after').waitFor();
      await inspect('comparison');
      await press('Escape');
      await page.getByTestId('compare').waitFor({ state: 'detached' });
      await press('n');
      await page.getByTestId('cut').waitFor();
      await inspect('notice');
      await press('Escape');

      await press('b');
      await page.getByTestId('table').waitFor();
      await inspect('table');
      await press('b');

      await press('Shift+W');
      await page.locator('dialog[open]').waitFor();
      await inspect('work sheet');
      await keep('work-sheet');
      await press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });

      await page.goto(`${explorer.url}/?lang=${language}&entity=${encodeURIComponent('Enterprise:hostile/0')}`);
      await page.getByTestId('entity').waitFor();
      await settled(page);
      await canvas(page).focus();
      await press('w');
      await page.getByTestId('cut').waitFor();
      await inspect('circle');

      await openFinding(page, language);
      const chips = page.getByTestId('finding').locator('.chips');
      await chips.getByRole('button', { name: '云津鑫隆机械有限公司' }).press('Enter');
      await page.getByTestId('ownership').waitFor();
      await press('o');
      await page.getByTestId('tree').waitFor();
      await inspect('tree');
      await press('Escape');

      expect(found).toEqual([]);
      expect(errors).toEqual([]);
    } finally {
      await page.close();
    }
  });

  it('has none where nothing is found, nothing is there, or the server is away', async () => {
    const { page } = await openPage(explorer.browser, { width: 1280, height: 720, scheme });
    const { found, inspect } = inspector(page);
    try {
      await page.goto(`${explorer.url}/?lang=${language}`);
      await page.locator('.queue-row').first().waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('zzzzqqqq');
      await page.locator('.search-none').waitFor();
      await inspect('no hits');
      await page.keyboard.press('Escape');

      await page.goto(`${explorer.url}/?lang=${language}&entity=Enterprise:nobody`);
      await page.locator('.failure').first().waitFor();
      await inspect('an entity that is not there');

      await page.goto(`${explorer.url}/?lang=${language}`);
      await page.locator('.queue-row').first().waitFor();
      await page.context().setOffline(true);
      await page.locator('.queue-row').first().click();
      await page.locator('.failure').first().waitFor();
      await inspect('the server away');
      await keepPicture(page, `away-${language}-${scheme}-1280`);
      expect(found).toEqual([]);
    } finally {
      await page.close();
    }
  });
});
