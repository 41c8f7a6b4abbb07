/** WCAG A and AA by axe, in both languages, light and dark, on every screen that an investigator meets. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { keepPicture, openPage, settled } from './screen.ts';
import { servePortfolio } from './served.ts';

const explorer = servePortfolio();

/** The riskiest enterprise. */
const partyOf = async (page: Page): Promise<string> =>
  (await page
    .locator('.queue-row')
    .first()
    .evaluate(async () => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ riskRanking(filter: { kinds: [Enterprise] }, first: 1) { nodes { id } } }' }),
      });
      return (await response.json()).data.riskRanking.nodes[0].id as string;
    })) as string;

describe.each([
  ['en', 'light'],
  ['en', 'dark'],
  ['zh', 'light'],
  ['zh', 'dark'],
] as const)('in %s, %s', (language, scheme) => {
  it('has no barrier on any screen', async () => {
    const { page, errors } = await openPage(explorer.browser, { width: 1280, height: 720, scheme });
    const found: string[] = [];
    const inspect = async (): Promise<void> => {
      found.push(...(await violations(page)));
    };
    try {
      await page.goto(`${explorer.url}/?lang=${language}`);
      await page.locator('.queue-row').first().waitFor();
      await page.getByTestId('overview').waitFor();
      await inspect();

      await page.locator('.queue-row').first().click();
      await page.getByTestId('finding').waitFor();
      await settled(page);
      await page.keyboard.press('b');
      await inspect();
      await keepPicture(page, `finding-${language}-${scheme}-1280`);

      await page.locator('.entity-link').nth(1).click();
      await page.getByTestId('entity').waitFor();
      await page.getByTestId('ownership').waitFor();
      await inspect();
      await keepPicture(page, `entity-${language}-${scheme}-1280`);

      await page.goto(
        `${explorer.url}/?lang=${language}&page=profile&entity=${encodeURIComponent(await partyOf(page))}`,
      );
      await page.getByTestId('waterfall').waitFor();
      await page.locator('.events').waitFor();
      await inspect();
      await page.goto(`${explorer.url}/?lang=${language}&page=portfolio`);
      await page.getByTestId('borrowers').locator('tbody tr').first().waitFor();
      await inspect();
      await page.goto(`${explorer.url}/?lang=${language}`);
      await page.locator('.queue-row').first().waitFor();
      await page.locator('.queue-mark').first().click();
      await page.getByTestId('marked').waitFor();
      await inspect();

      await page.keyboard.press('/');
      await page.keyboard.type('鑫');
      await page.locator('.search-hit').first().waitFor();
      await inspect();
      await page.keyboard.press('Escape');

      await page.keyboard.press('?');
      await page.locator('dialog[open]').waitFor();
      await inspect();
      await keepPicture(page, `help-${language}-${scheme}-1280`);
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(found).toEqual([]);
      expect(errors).toEqual([]);
    } finally {
      await page.close();
    }
  });
});
