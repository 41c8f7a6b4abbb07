/** The explorer in a real browser, on the real server, over a real store. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { nodeKinds } from '../../graph/schema/kinds.ts';
import { hostileNames } from './portfolio.ts';
import { canvas, colorsAt, counts, keepPicture, settled, spotOf, spots } from './screen.ts';
import { eventually, serveExplorer } from './served.ts';

const explorer = serveExplorer();
let page: Page;

beforeEach(() => {
  page = explorer.page;
});

const open = async (query = '?lang=en'): Promise<void> => {
  await page.goto(`${explorer.url}/${query}`);
  await page.locator('.queue-row').first().waitFor();
};
const rows = () => page.locator('.queue-row');
const chooseDetector = async (detector: string): Promise<void> => {
  await page.getByLabel('Detector').selectOption(detector);
  await eventually(() => rows().first().getAttribute('data-finding')).toMatch(new RegExp(`^${detector}:`));
};
const openFinding = async (detector: string): Promise<string> => {
  await open();
  await chooseDetector(detector);
  await rows().first().click();
  await page.getByTestId('finding').waitFor();
  await settled(page);
  return (await rows().first().getAttribute('data-finding')) ?? '';
};
const search = async (text: string): Promise<void> => {
  await page.keyboard.press('/');
  await page.keyboard.type(text);
  await page.locator('.search-hit').first().waitFor();
};
const flagship = '鑫隆机械有限公司';

describe('a finding', () => {
  it('is followed to its evidence, which the canvas draws', async () => {
    await openFinding('guarantee-circle');
    const drawn = await spots(page);
    const { nodes, edges } = await counts(page);
    expect(nodes).toBe(drawn.length);
    expect(nodes).toBeGreaterThanOrEqual(2);
    expect(edges).toBeGreaterThanOrEqual(2);

    // Around the middle, where the sign is, a node shows the colour of its kind.
    const picture = await keepPicture(page, 'finding-en-light');
    const around = [-10, -6, 6, 10].flatMap((dx) => [-10, -6, 6, 10].map((dy) => [dx, dy] as const));
    const expected = drawn.map(({ id }) => nodeKinds[id.slice(0, id.indexOf(':')) as keyof typeof nodeKinds].color);
    for (const [i, { x, y }] of drawn.entries()) {
      const places = around.map(([dx, dy]) => ({ x: x + dx, y: y + dy }));
      expect(await colorsAt(explorer.browser, picture, places)).toContain(expected[i]);
    }
    // Between the nodes the canvas is bare.
    const box = await canvas(page).boundingBox();
    const corner = { x: (box?.x ?? 0) + 4, y: (box?.y ?? 0) + 4 };
    const [bare] = await colorsAt(explorer.browser, picture, [corner]);
    expect(expected).not.toContain(bare);
    expect(bare).toBe('#fafbfc');
  });

  it('explains itself: sentence, evidence down to the source row, parameters, next step', async () => {
    await openFinding('guarantee-circle');
    const panel = page.getByTestId('finding');
    expect(await panel.locator('.sentence').textContent()).toMatch(/guarantee|circle/i);
    expect(await panel.locator('.evidence li').count()).toBeGreaterThanOrEqual(2);
    expect(await panel.locator('.evidence code').allTextContents()).toContainEqual(
      expect.stringMatching(/guarantees\.csv:\d+$/),
    );
    expect(await panel.locator('.parameters li').count()).toBeGreaterThan(0);
    expect(await panel.locator('.next-step').textContent()).toMatch(/Next step \S+/);
  });

  it('shows a line’s records when one is chosen', async () => {
    await openFinding('circular-flow');
    await page.locator('.evidence button').first().click();
    const edge = page.getByTestId('edge');
    await edge.waitFor();
    await edge.locator('.evidence li').first().waitFor();
    expect(await edge.locator('.evidence code').first().textContent()).toMatch(/\.csv:\d+$/);
    await page.keyboard.press('Escape');
    await page.getByTestId('finding').waitFor();
  });

  it('takes a decision, which is there after a reload', async () => {
    const id = await openFinding('guarantee-chain');
    await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
    expect(await page.locator('.field-error').textContent()).toBe('A dismissal needs a reason.');
    await page.getByRole('textbox', { name: 'Reason' }).fill('The chain is covered by cash <b>deposits</b>.');
    await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
    await page.getByTestId('reviews').waitFor();
    await eventually(() => rows().first().locator('.badge').textContent()).toBe('Dismissed');

    await page.reload();
    await page.getByTestId('reviews').waitFor();
    expect(new URL(page.url()).searchParams.get('finding')).toBe(id);
    expect(await page.getByTestId('reviews').textContent()).toContain('covered by cash <b>deposits</b>.');
    expect(await page.getByRole('button', { name: 'Dismiss', exact: true }).getAttribute('aria-pressed')).toBe('true');
  });
});

describe('the queue', () => {
  it('narrows by detector, severity, decision and text, and says when nothing is left', async () => {
    await open();
    const all = await page.getByTestId('queue-count').textContent();
    await chooseDetector('circular-flow');
    for (const id of await rows().evaluateAll((list) => list.map((row) => (row as HTMLElement).dataset.finding)))
      expect(id).toMatch(/^circular-flow:/);
    await page.getByLabel('Filter the sentences').fill('no finding says this');
    await page.getByText('No finding passes these filters.').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await eventually(() => page.getByTestId('queue-count').textContent()).toBe(all);
    await page.getByLabel('Severity', { exact: true }).selectOption('high');
    await eventually(() => page.getByTestId('queue-count').textContent()).not.toBe(all);
    expect(await page.locator('.queue-row .meter-low, .queue-row .meter-medium').count()).toBe(0);
  });

  it('is walked with the keyboard', async () => {
    await open();
    const ids = await rows().evaluateAll((list) => list.slice(0, 3).map((row) => (row as HTMLElement).dataset.finding));
    const current = () => page.locator('.queue-row[aria-current=true]').getAttribute('data-finding');
    await page.keyboard.press('j');
    await eventually(current).toBe(ids[0]);
    await page.keyboard.press('j');
    await eventually(current).toBe(ids[1]);
    await page.keyboard.press('k');
    await eventually(current).toBe(ids[0]);
    await rows().first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await eventually(current).toBe(ids[2]);
  });
});

describe('an entity', () => {
  it('is found by name, with the reason, and shows its neighbourhood', async () => {
    await open();
    await search(flagship);
    const option = page.locator('.search-hit').first();
    expect(await option.textContent()).toContain(flagship);
    expect(await option.locator('.search-why').textContent()).toMatch(/name/);
    await page.keyboard.press('Enter');
    await page.getByTestId('entity').waitFor();
    expect((await counts(page)).nodes).toBeGreaterThan(3);
    expect(await page.getByTestId('entity').locator('h2').textContent()).toContain(flagship);
    await page.getByTestId('score').waitFor();
    expect(await page.locator('.contributions li').count()).toBeGreaterThan(0);
    await page.getByTestId('ownership').waitFor();
    expect(await page.getByTestId('ownership').locator('.controller').textContent()).toContain('林德海');
    await keepPicture(page, 'entity-en-light');
  });

  it('grows by a double click, without moving what stands; undo and redo walk the log', async () => {
    await openFinding('duplicate-collateral');
    const before = await counts(page);
    const [first] = await spots(page);
    const ids = new Set((await spots(page)).map(({ id }) => id));
    const enterprise = (await spots(page)).find(({ id }) => id.startsWith('Enterprise:')) ?? first;
    await page.mouse.dblclick(enterprise?.x ?? 0, enterprise?.y ?? 0);
    await page.getByTestId('choices').first().waitFor();
    await page.keyboard.press('Enter');
    await eventually(async () => (await counts(page)).nodes).toBeGreaterThan(before.nodes);
    const after = await counts(page);
    expect(after.edges).toBeGreaterThan(before.edges);
    expect((await spots(page)).filter(({ id }) => ids.has(id))).toHaveLength(before.nodes);
    await keepPicture(page, 'expanded-en-light');

    await page.keyboard.press('Control+z');
    await eventually(() => counts(page)).toEqual(before);
    await page.keyboard.press('Control+Shift+Z');
    await eventually(() => counts(page)).toEqual(after);
    await page.keyboard.press('h');
    await eventually(async () => (await counts(page)).nodes).toBe(after.nodes - 1);
    await page.keyboard.press('Control+z');
    await eventually(() => counts(page)).toEqual(after);
  });

  it('opens where it is clicked, and Back closes it', async () => {
    await openFinding('duplicate-collateral');
    const enterprise = (await spots(page)).find(({ id }) => id.startsWith('Enterprise:'));
    await page.mouse.click(enterprise?.x ?? 0, enterprise?.y ?? 0);
    await page.getByTestId('entity').waitFor();
    expect(new URL(page.url()).searchParams.get('entity')).toBe(enterprise?.id);
    await page.goBack();
    await page.getByTestId('finding').waitFor();
    await page.goForward();
    await page.getByTestId('entity').waitFor();
  });

  it('is dragged, and stays', async () => {
    await openFinding('duplicate-collateral');
    const [node] = await spots(page);
    await page.mouse.move(node?.x ?? 0, node?.y ?? 0);
    await page.mouse.down();
    await page.mouse.move((node?.x ?? 0) + 40, (node?.y ?? 0) + 60, { steps: 6 });
    await page.mouse.up();
    const moved = await spotOf(page, node?.id ?? '');
    expect(Math.abs(moved.x - (node?.x ?? 0) - 40)).toBeLessThanOrEqual(3);
    expect(Math.abs(moved.y - (node?.y ?? 0) - 60)).toBeLessThanOrEqual(3);
    await page.keyboard.press('Control+z');
    await eventually(async () => Math.abs((await spotOf(page, node?.id ?? '')).y - (node?.y ?? 0))).toBeLessThanOrEqual(
      3,
    );
  });

  it('is reached without a mouse: canvas, arrows, expand, table', async () => {
    await openFinding('guarantee-circle');
    const before = await counts(page);
    await canvas(page).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByTestId('entity').waitFor();
    const first = new URL(page.url()).searchParams.get('entity');
    expect((await spots(page)).map(({ id }) => id)).toContain(first);
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
    expect(new URL(page.url()).searchParams.get('entity')).not.toBeNull();
    await page.keyboard.press('Shift+E');
    await eventually(async () => (await counts(page)).nodes).toBeGreaterThan(before.nodes);
    await page.keyboard.press('b');
    const table = page.getByTestId('table');
    await table.getByRole('button', { name: 'Kind' }).click();
    await table.getByRole('grid').focus();
    await page.keyboard.press('Space');
    await eventually(() => table.locator('tr[aria-selected=true]').count()).toBeGreaterThan(0);
    await table.getByRole('tab', { name: /Relations/ }).click();
    expect(await table.locator('tr[aria-selected]').count()).toBeGreaterThan(1);
  });
});

describe('a link', () => {
  it('opens the same finding, entity, date and language', async () => {
    const id = await openFinding('guarantee-circle');
    const [node] = await spots(page);
    const query = new URLSearchParams({ finding: id, entity: node?.id ?? '', asOf: '2025-06-30', lang: 'zh' });
    await open(`?${query}`);
    await page.getByTestId('entity').waitFor();
    await settled(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await page.locator('.as-of input').inputValue()).toBe('2025-06-30');
    expect((await counts(page)).nodes).toBeGreaterThanOrEqual(2);
    expect(await rows().and(page.locator('[aria-current=true]')).getAttribute('data-finding')).toBe(id);
  });

  it('to nothing says so', async () => {
    await open('?lang=en&finding=guarantee-circle:0000000000000000');
    await page.getByText('There is no finding with this id.').waitFor();
    await open('?lang=en&entity=Enterprise:nobody');
    await page.getByText('There is no entity with this id.').waitFor();
    explorer.forgive();
  });
});

describe('the language', () => {
  it('changes everything that is read, and stays in the address', async () => {
    await openFinding('guarantee-circle');
    const english = await page.locator('.sentence').textContent();
    await page.getByRole('button', { name: '中文' }).click();
    await eventually(() => page.locator('.sentence').textContent()).not.toBe(english);
    expect(await page.locator('.queue h2').textContent()).toBe('风险发现');
    expect(await page.locator('.details .panel-head h2').textContent()).toBe('担保圈');
    expect(new URL(page.url()).searchParams.get('lang')).toBe('zh');
    await settled(page);
    await keepPicture(page, 'finding-zh-light');
  });
});

describe('a hostile name', () => {
  it('is text everywhere it is shown', async () => {
    await open();
    await page.getByLabel('Filter the sentences').fill('<img');
    await eventually(() => rows().count()).toBe(1);
    await rows().first().click();
    await page.getByTestId('finding').waitFor();
    for (const name of hostileNames) expect(await page.locator('.entity-link').allTextContents()).toContain(name);
    await page.locator('.entity-link').first().click();
    await page.getByTestId('entity').waitFor();
    await page.keyboard.press('b');
    await search('<img');
    await settled(page);
    await keepPicture(page, 'hostile-name');
    expect(await page.locator('img[src=x], script:not([src])').count()).toBe(0);
    expect(await page.title()).toBe('Ringsight');
  });
});
