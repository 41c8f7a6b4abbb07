/** Working on the canvas: every act with its undo, by mouse and by keyboard. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { canvas, counts, keepPicture, settled, spotOf, spots } from './screen.ts';
import { eventually, serveExplorer } from './served.ts';

const explorer = serveExplorer();
let page: Page;

beforeEach(() => {
  page = explorer.page;
});

const nodeCount = async (): Promise<number> => (await counts(page)).nodes;

/** Opens the first finding of a detector. */
async function openFinding(detector: string): Promise<void> {
  await page.goto(`${explorer.url}/?lang=en`);
  await page.locator('.queue-row').first().waitFor();
  await page.getByLabel('Detector').selectOption(detector);
  await page.locator(`.queue-row[data-finding^="${detector}:"]`).first().click();
  await page.getByTestId('finding').waitFor();
  await settled(page);
}

async function firstOf(kind: string): Promise<{ id: string; x: number; y: number }> {
  const spot = (await spots(page)).find(({ id }) => id.startsWith(`${kind}:`));
  if (spot === undefined) throw new Error(`no ${kind} on the canvas`);
  return spot;
}

/** Nothing moved: each node that was there is where it was, give or take a pixel. */
const moved = (before: Awaited<ReturnType<typeof spots>>, after: Awaited<ReturnType<typeof spots>>) =>
  before.filter(({ id, x, y }) => !after.some((now) => now.id === id && Math.hypot(now.x - x, now.y - y) <= 2));

describe('expanding', () => {
  it('asks first, with the counts of each kind, and brings the kind that is chosen', async () => {
    await openFinding('guarantee-circle');
    const before = await counts(page);
    const enterprise = await firstOf('Enterprise');
    await page.mouse.dblclick(enterprise.x, enterprise.y);
    const choices = page.locator('.node-menu').getByTestId('choices');
    await choices.waitFor();
    expect(await counts(page)).toEqual(before);
    expect(await choices.getByRole('button').first().locator('b').textContent()).toMatch(/^\d+$/);
    const accounts = choices.getByRole('button', { name: /Has account/ });
    const count = Number(await accounts.locator('b').textContent());
    expect(count).toBeGreaterThan(0);
    await keepPicture(page, 'expansion-choices-en');
    await accounts.click();
    await eventually(nodeCount).toBe(before.nodes + count);
    await page.keyboard.press('Control+z');
    await eventually(() => counts(page)).toEqual(before);
  });

  it('tells how risky the worst of those is who would come', async () => {
    await openFinding('duplicate-collateral');
    const enterprise = await firstOf('Enterprise');
    await page.mouse.click(enterprise.x, enterprise.y);
    await page.getByTestId('entity').waitFor();
    await page.keyboard.press('e');
    const choices = page.locator('.node-menu').getByTestId('choices');
    const worst = choices.getByRole('button', { name: /Guarantees/ }).locator('.risk-tag');
    expect(await worst.getAttribute('title')).toMatch(/^Most risk: 云津.*有限公司 High$/);
    expect(await choices.getByRole('button').first().locator('.risk-tag').textContent()).toContain('High');
    await keepPicture(page, 'expansion-risk-en');
  });

  it('moves nothing that stands, and collapsing takes the growth back', async () => {
    await openFinding('duplicate-collateral');
    const before = await spots(page);
    const enterprise = await firstOf('Enterprise');
    await page.mouse.click(enterprise.x, enterprise.y);
    await page.keyboard.press('Shift+E');
    await eventually(nodeCount).toBeGreaterThan(before.length);
    const grown = await nodeCount();
    // The camera may step back to show all; relative to each other they stand as they stood.
    const now = await spots(page);
    const [a, b] = [before[0], before.at(-1)].map((spot) => spot?.id ?? '');
    const vector = (all: typeof before) => {
      const [from, to] = [a, b].map((id) => all.find((spot) => spot.id === id));
      return Math.atan2((to?.y ?? 0) - (from?.y ?? 0), (to?.x ?? 0) - (from?.x ?? 0));
    };
    expect(vector(now)).toBeCloseTo(vector(before), 1);
    await page.keyboard.press('c');
    await eventually(nodeCount).toBeLessThan(grown);
    await page.keyboard.press('Control+z');
    await eventually(nodeCount).toBe(grown);
  });
});

describe('choosing several', () => {
  it('by a box with Shift, by a lasso, all, and the others', async () => {
    await openFinding('duplicate-collateral');
    const all = await spots(page);
    const box = await canvas(page).boundingBox();
    if (box === null) throw new Error('no canvas');
    const [left, top] = [Math.min(...all.map(({ x }) => x)) - 30, Math.min(...all.map(({ y }) => y)) - 30];
    const [right, bottom] = [Math.max(...all.map(({ x }) => x)) + 30, Math.max(...all.map(({ y }) => y)) + 30];
    await page.keyboard.down('Shift');
    await page.mouse.move(left, top);
    await page.mouse.down();
    await page.mouse.move(right, bottom, { steps: 8 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await page.getByText(`${all.length} entities selected`).first().waitFor();

    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    const target = await firstOf('Collateral');
    await page.mouse.move(target.x - 22, target.y - 22);
    await page.mouse.down();
    for (const [dx, dy] of [
      [22, -22],
      [22, 22],
      [-22, 22],
      [-22, -22],
    ] as const)
      await page.mouse.move(target.x + dx, target.y + dy, { steps: 5 });
    await page.mouse.up();
    await page.getByTestId('entity').waitFor();
    expect(new URL(page.url()).searchParams.get('entity')).toBe(target.id);
    await page.keyboard.press('Escape');

    await canvas(page).focus();
    await page.keyboard.press('Control+Alt+a');
    await page
      .getByText(`${all.length - 1} entities selected`)
      .first()
      .waitFor();
    await page.keyboard.press('Control+a');
    await page.getByText(`${all.length} entities selected`).first().waitFor();
  });
});

describe('folding', () => {
  it('makes one node of several and several of one, as steps of the log', async () => {
    await openFinding('duplicate-collateral');
    const before = await counts(page);
    const standing = await spots(page);
    await canvas(page).focus();
    const loans = standing.filter(({ id }) => id.startsWith('Loan:'));
    expect(loans.length).toBeGreaterThanOrEqual(2);
    await page.mouse.click(loans[0]?.x ?? 0, loans[0]?.y ?? 0);
    await page.keyboard.down('Shift');
    for (const { x, y } of loans.slice(1)) await page.mouse.click(x, y);
    await page.keyboard.up('Shift');
    await page.keyboard.press('g');
    await eventually(nodeCount).toBe(before.nodes - loans.length + 1);
    await page.getByText(`${loans.length} entities folded into one`).waitFor();
    await keepPicture(page, 'folded-en');
    await page.keyboard.press('g');
    await eventually(() => counts(page)).toEqual(before);
    expect(moved(standing, await spots(page))).toEqual([]);
    await page.keyboard.press('Control+z');
    await eventually(nodeCount).toBe(before.nodes - loans.length + 1);
    await page.keyboard.press('Control+z');
    await eventually(() => counts(page)).toEqual(before);
  });
});

describe('hiding and pinning', () => {
  it('says how many are hidden and brings them back', async () => {
    await openFinding('duplicate-collateral');
    const before = await counts(page);
    const { x, y } = await firstOf('Collateral');
    await page.mouse.click(x, y);
    await page.keyboard.press('h');
    await eventually(nodeCount).toBe(before.nodes - 1);
    await page.locator('.legend').getByText('1 hidden').waitFor();
    await page.locator('.legend').getByRole('button', { name: 'Show' }).last().click();
    await eventually(() => counts(page)).toEqual(before);
  });

  it('keeps a pinned node where it is when everything is laid out anew, which is undone like anything else', async () => {
    await openFinding('duplicate-collateral');
    const node = await firstOf('Collateral');
    await page.mouse.move(node.x, node.y);
    await page.mouse.down();
    await page.mouse.move(node.x + 60, node.y - 50, { steps: 6 });
    await page.mouse.up();
    // The camera follows a new layout, and stays where it is when that is undone: what counts is how nodes stand to each other.
    const aroundIt = async () => {
      const all = await spots(page);
      const { x, y } = all.find(({ id }) => id === node.id)!;
      return all.map((spot) => ({ id: spot.id, x: spot.x - x, y: spot.y - y }));
    };
    const dragged = await aroundIt();
    await page.mouse.move(5, 500);
    await page.keyboard.press('l');
    await page.getByRole('status').getByText('New layout').waitFor({ state: 'attached' });
    await settled(page);
    await page.keyboard.press('Control+z');
    await eventually(async () => moved(dragged, await aroundIt()).length).toBe(0);
  });
});

describe('a line', () => {
  it('of many relations is drawn as its rows, and as one again', async () => {
    await openFinding('circular-flow');
    // A pair with many transfers: from the table, sorted by count.
    await page.keyboard.press('b');
    const table = page.getByTestId('table');
    await table.getByRole('tab', { name: /Relations/ }).click();
    await table.getByRole('button', { name: 'Count', exact: true }).click();
    await table.getByRole('button', { name: 'Count', exact: true }).click();
    const rows = Number(await table.locator('tr[aria-selected]').first().locator('td').nth(3).textContent());
    expect(rows).toBeGreaterThan(1);
    await table.locator('tr[aria-selected]').first().click();
    const before = await counts(page);
    await page
      .getByTestId('edge')
      .getByRole('button', { name: /^Draw as \d+ lines/ })
      .click();
    await eventually(async () => (await counts(page)).edges).toBeGreaterThan(before.edges);
    await keepPicture(page, 'rows-en');
    await page.keyboard.press('Control+z');
    await eventually(() => counts(page)).toEqual(before);
  });

  it('is switched off with its kind by a digit, by the legend, and comes back by undo', async () => {
    await openFinding('duplicate-collateral');
    const before = await counts(page);
    await page.keyboard.press('1');
    await eventually(async () => (await counts(page)).edges).toBeLessThan(before.edges);
    await page.keyboard.press('1');
    await eventually(() => counts(page)).toEqual(before);
    await page.locator('.legend button').first().click();
    await eventually(nodeCount).toBeLessThan(before.nodes);
    await page.keyboard.press('Control+z');
    await eventually(() => counts(page)).toEqual(before);
  });
});

describe('the menu of a node', () => {
  it('opens by the right button and by a key, is walked with the arrows, and closes with Esc', async () => {
    await openFinding('guarantee-circle');
    const enterprise = await firstOf('Enterprise');
    await page.mouse.click(enterprise.x, enterprise.y, { button: 'right' });
    const menu = page.locator('.node-menu');
    await menu.getByTestId('choices').waitFor();
    expect(await menu.getByRole('button', { name: 'Pin', exact: true }).count()).toBe(1);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    await page.mouse.click(enterprise.x, enterprise.y);
    await page.keyboard.press('m');
    await menu.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await menu.locator(':focus').textContent()).toBe('Expand');
    await page.keyboard.press('Escape');
    expect(await spotOf(page, enterprise.id)).toBeDefined();
  });
});

describe('time', () => {
  it('is brushed, moved with the keyboard, bounded by amount, and undone as one step', async () => {
    await openFinding('circular-flow');
    const before = await counts(page);
    await page.keyboard.press('t');
    const brush = page.getByTestId('brush');
    await brush.waitFor();
    const window = page.getByTestId('time-window');
    expect(await window.textContent()).toBe('All time');
    const box = await brush.boundingBox();
    if (box === null) throw new Error('no brush');
    await page.mouse.move(box.x + 2, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.2, box.y + 20, { steps: 6 });
    await page.mouse.up();
    await eventually(() => window.textContent()).toMatch(/^\d{4}-\d\d-\d\d – \d{4}-\d\d-\d\d$/);
    const brushed = await window.textContent();
    await eventually(async () => (await counts(page)).edges).toBeLessThan(before.edges);
    await keepPicture(page, 'time-en');

    await page.getByLabel('End of the window').focus();
    await page.keyboard.press('ArrowRight');
    await eventually(() => window.textContent()).not.toBe(brushed);
    await canvas(page).focus();
    await page.keyboard.press('Control+z');
    await eventually(() => window.textContent()).toBe(brushed);
    await page.keyboard.press('Control+z');
    await eventually(() => window.textContent()).toBe('All time');
    await eventually(() => counts(page)).toEqual(before);

    await page.getByLabel('At least ¥').fill('99999999999');
    await page.keyboard.press('Enter');
    await eventually(async () => (await counts(page)).edges).toBeLessThan(before.edges);
    await page.getByLabel('At least ¥').fill('');
    await page.keyboard.press('Enter');
    await eventually(() => counts(page)).toEqual(before);
  });

  it('plays, and a play is one step', async () => {
    await openFinding('circular-flow');
    await page.keyboard.press('t');
    await page.getByTestId('brush').waitFor();
    await canvas(page).focus();
    await page.keyboard.press('Space');
    const window = page.getByTestId('time-window');
    await eventually(() => window.textContent()).not.toBe('All time');
    const first = await window.textContent();
    await eventually(() => window.textContent()).not.toBe(first);
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+z');
    await eventually(() => window.textContent()).toBe('All time');
  });
});
