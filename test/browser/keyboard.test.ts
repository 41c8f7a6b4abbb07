/** Without a mouse: everything is reached, the focus is seen, goes back where it was, and is never caught. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { canvas, counts, settled, spotOf } from './screen.ts';
import { eventually, serveExplorer } from './served.ts';

const explorer = serveExplorer();
let page: Page;

beforeEach(() => {
  page = explorer.page;
});

const press = (keys: string): Promise<void> => page.keyboard.press(keys);

async function openFinding(language = 'en'): Promise<void> {
  await page.goto(`${explorer.url}/?lang=${language}`);
  await page.locator('.queue-row[data-finding^="duplicate-collateral:"]').first().click();
  await page.getByTestId('finding').waitFor();
  await settled(page);
  await canvas(page).focus();
}

/** Opens the details of a borrower of the finding. */
async function openBorrower(): Promise<void> {
  const chips = page.getByTestId('finding').locator('.chips');
  await chips.getByRole('button', { name: '云津鑫隆机械有限公司' }).press('Enter');
  await page.getByTestId('entity').waitFor();
  await canvas(page).focus();
}

/** What has the focus, in a word. */
const focused = (): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? element?.tagName ?? '';
  });

/** Stops inside of a date beyond its first. */
const DATE_FIELDS = 8;

/** What should be reached but is not by Tab, and where the focus cannot be seen; both as a word for each. */
async function walk(): Promise<{ readonly missed: readonly string[]; readonly unseen: readonly string[] }> {
  const count = await page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      'a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex="0"]',
    );
    const reachable = [...all].filter((element) => element.checkVisibility() && element.closest('[inert]') === null);
    // Of a group of tabs one has the focus for all.
    const stops = reachable.filter((element) => element.tabIndex >= 0);
    for (const element of stops)
      element.dataset.stop = element.getAttribute('aria-label') ?? element.textContent ?? '?';
    document.body.tabIndex = -1;
    document.body.focus();
    return stops.length;
  });
  const unseen: string[] = [];
  for (let i = 0; i < count + DATE_FIELDS; i++) {
    await press('Tab');
    const hidden = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (element === null || element === document.body) return null;
      const { stop } = element.dataset;
      // The fields inside a date have rings of their own.
      if (stop === undefined && element.matches('[type=date]')) return null;
      delete element.dataset.stop;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const ringed = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
      const { left, top, width, height } = element.getBoundingClientRect();
      const inSight = left + width > 0 && top + height > 0 && left < innerWidth && top < innerHeight;
      return ringed && inSight ? null : `${stop ?? element.tagName}: ${ringed ? 'out of sight' : 'no ring'}`;
    });
    if (hidden !== null) unseen.push(hidden);
  }
  const missed = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-stop]')].map((element) => {
      const { stop = '' } = element.dataset;
      delete element.dataset.stop;
      return stop;
    }),
  );
  return { missed, unseen };
}

const nothing = { missed: [], unseen: [] };

describe('Tab', () => {
  it('reaches everything there is, and the focus is seen on each', async () => {
    await page.goto(`${explorer.url}/?lang=en`);
    await page.locator('.queue-row').first().waitFor();
    await page.getByTestId('overview').waitFor();
    expect(await walk()).toEqual(nothing);

    await openFinding();
    await press('t');
    await page.getByTestId('brush').waitFor();
    await page.getByTestId('time-bar').getByRole('button').nth(2).press('Enter');
    await press('b');
    await page.getByTestId('table').waitFor();
    expect(await walk()).toEqual(nothing);
    await press('b');
    await press('t');

    await openBorrower();
    await page.getByTestId('ownership').waitFor();
    expect(await walk()).toEqual(nothing);

    await page.goto(`${explorer.url}/?lang=en&page=portfolio`);
    await page.getByTestId('borrowers').locator('tbody tr').first().waitFor();
    expect(await walk()).toEqual(nothing);
    await page.getByTestId('borrowers').locator('tbody tr').first().getByRole('button').first().press('Enter');
    await page.getByTestId('waterfall').waitFor();
    await page.locator('.events').waitFor();
    expect(await walk()).toEqual(nothing);
  });
});

describe('the focus', () => {
  it('goes back from sheets and menus to where it was', async () => {
    await openFinding();
    const name = await focused();
    for (const keys of ['?', 'Shift+W', 'Shift+X', 'Shift+L', '/']) {
      await press(keys);
      expect([keys, await eventuallyElsewhere(name)]).toEqual([keys, true]);
      await press('Escape');
      await eventually(focused).toBe(name);
    }
    const help = page.getByRole('button', { name: 'Help' });
    await help.focus();
    await press('Enter');
    await page.locator('dialog[open]').waitFor();
    await press('Escape');
    await eventually(() => help.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('goes to the canvas when a hit is chosen, and back from a page to what opened it', async () => {
    await openFinding();
    const name = await focused();
    await press('/');
    await page.keyboard.type('鑫隆机械');
    await page.locator('.search-hit').first().waitFor();
    await press('Enter');
    await page.getByTestId('entity').waitFor();
    await eventually(focused).toBe(name);
    const opener = page.getByTestId('entity').getByRole('button', { name: 'Full profile' });
    await opener.press('Enter');
    await page.getByTestId('waterfall').waitFor();
    // What the page covers is not walked through.
    expect(await page.locator('main').evaluate((element) => (element as HTMLElement).inert)).toBe(true);
    await press('Escape');
    await page.getByTestId('page').waitFor({ state: 'detached' });
    await eventually(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

/** Whether the focus leaves a place soon. */
async function eventuallyElsewhere(name: string): Promise<boolean> {
  await eventually(async () => (await focused()) !== name).toBe(true);
  return true;
}

describe('on the canvas', () => {
  it('arrows walk, take in and move, and a row of moves is one step', async () => {
    await openFinding();
    await press('ArrowRight');
    await page.getByTestId('entity').waitFor();
    const chosen = (): Promise<readonly string[]> =>
      page.evaluate(() => [...document.querySelectorAll('.details h2')].map((element) => element.textContent ?? ''));
    const [first] = await chosen();
    for (const key of ['Shift+ArrowDown', 'Shift+ArrowUp', 'Shift+ArrowLeft', 'Shift+ArrowRight']) await press(key);
    await page
      .getByText(/^[2-5] entities selected$/)
      .first()
      .waitFor();
    await press('p');
    await page.getByTestId('paths').locator('li').first().waitFor();
    await press('Escape');
    await page.getByTestId('ask').waitFor({ state: 'detached' });

    await openFinding();
    await press('ArrowRight');
    await page.getByTestId('entity').waitFor();
    expect(await chosen()).toEqual([first]);
    const id = new URL(page.url()).searchParams.get('entity') ?? '';
    const before = await spotOf(page, id);
    for (let i = 0; i < 3; i++) await press('Control+ArrowUp');
    await eventually(async () => (await spotOf(page, id)).y).toBeLessThan(before.y - 20);
    await press('Control+z');
    await eventually(async () => Math.abs((await spotOf(page, id)).y - before.y)).toBeLessThan(3);
  });

  it('nothing moves where the user wants it so', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openFinding();
    const before = await counts(page);
    await page.evaluate(() => {
      const stage = document.querySelector('[data-testid=canvas]');
      new MutationObserver(() => document.body.setAttribute('data-moved', 'true')).observe(stage ?? document.body, {
        attributeFilter: ['data-moving'],
      });
    });
    await openBorrower();
    await press('Shift+E');
    await eventually(async () => (await counts(page)).nodes).toBeGreaterThan(before.nodes);
    expect(await page.locator('body[data-moved]').count()).toBe(0);
  });
});
