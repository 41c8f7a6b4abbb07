/** Files that the explorer makes: pictures, tables, a graph for Gephi, and the page that proves a finding. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { counts, keepPicture, openPage, settled } from './screen.ts';
import { serveExplorer } from './served.ts';

const explorer = serveExplorer();
let page: Page;

beforeEach(() => {
  page = explorer.page;
});

beforeAll(() => {
  mkdirSync('test-output', { recursive: true });
});

/** Opens the finding whose parties bear hostile names. */
async function openFinding(language: 'en' | 'zh' = 'en'): Promise<void> {
  const response = await fetch(`${explorer.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ findings(filter: { subject: "Enterprise:hostile/0" }) { nodes { id } } }' }),
  });
  const { data } = (await response.json()) as { data: { findings: { nodes: { id: string }[] } } };
  await page.goto(`${explorer.url}/?lang=${language}&finding=${data.findings.nodes[0]?.id}`);
  await page.getByTestId('finding').waitFor();
  await settled(page);
}

/** Chooses an entry of the menu by the keyboard's way to it, and reads the file that comes. */
async function exported(name: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.keyboard.press('Shift+X');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#export-menu .node-menu').getByRole('button', { name }).click(),
  ]);
  const file = download.suggestedFilename();
  const path = join('test-output', file);
  await download.saveAs(path);
  return { name: file, bytes: readFileSync(path) };
}

describe('what is drawn', () => {
  it('is saved as tables, as a graph and as pictures, whole and without a formula or markup', async () => {
    await openFinding();
    const { nodes, edges } = await counts(page);
    await page.keyboard.press('Shift+X');
    await page.locator('#export-menu .node-menu').waitFor();
    await keepPicture(page, 'export-menu-en');
    await page.keyboard.press('Escape');

    const entities = (await exported('Entities, CSV')).bytes.toString('utf8');
    expect(entities.trimEnd().split('\r\n')).toHaveLength(nodes + 1);
    expect(entities).toContain('"<img src=x onerror=""document.title=1"">"');
    const relations = (await exported('Relations, CSV')).bytes.toString('utf8');
    expect(relations.trimEnd().split('\r\n')).toHaveLength(edges + 1);
    expect(relations).toMatch(/guarantees,Guarantees,Enterprise:hostile\/0,/);

    const gexf = (await exported('Graph, GEXF')).bytes.toString('utf8');
    expect(gexf.match(/<node /g)).toHaveLength(nodes);
    expect(gexf.match(/<edge /g)).toHaveLength(edges);
    expect(gexf).not.toMatch(/<img|<script/);

    const svg = (await exported('Picture, SVG')).bytes.toString('utf8');
    expect(svg.match(/<title>/g)).toHaveLength(nodes + edges);
    expect(svg).not.toMatch(/<img|<script/);
    const png = (await exported('Picture, PNG')).bytes;
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    // The width of the picture is twice that of the drawing.
    expect(png.readUInt32BE(16)).toBe(Math.ceil(2 * Math.round(Number(/ width="([\d.]+)"/.exec(svg)?.[1]))));
    expect(await page.title()).not.toMatch(/^\d$/);
  });
});

describe.each([
  ['en', 'Evidence page, HTML'],
  ['zh', '证据页 HTML'],
] as const)('the evidence page in %s', (language, entry) => {
  it('stands alone, proves the finding to the source row, bears its checksum, and is the same each time', async () => {
    await openFinding(language);
    const first = await exported(entry);
    const html = first.bytes.toString('utf8');
    const [, main = ''] = /<main>(.*)<\/main>/s.exec(html) ?? [];
    expect(html).toContain(createHash('sha256').update(main).digest('hex'));
    expect(html).toMatch(/guarantees\.csv:\d+/);
    expect(html).toContain('<svg ');
    const scores = html.slice(html.indexOf(language === 'en' ? 'Risk scores of the subjects' : '主体的风险分'));
    expect(scores.match(/<h3>.*? \/ 1000 · (?:Grade [A-E]|[A-E] 级)/g)).toHaveLength(3);
    expect(scores).toContain(language === 'en' ? '<th>Points</th>' : '<th>贡献值</th>');
    expect(html).not.toMatch(/<script|<img|<link|href=|src=x onerror="|url\(/);
    await openFinding(language);
    await page.mouse.wheel(0, 300);
    expect((await exported(entry)).bytes.equals(first.bytes)).toBe(true);

    const reader = await openPage(explorer.browser, { width: 1280, height: 900 });
    try {
      await reader.page.goto(`file://${join(process.cwd(), 'test-output', first.name)}`);
      expect(await reader.page.locator('h1').textContent()).toBe(language === 'en' ? 'Guarantee circle' : '担保圈');
      expect(await reader.page.locator('tbody').first().locator('tr').count()).toBe(3);
      expect(await reader.page.title()).not.toMatch(/^\d$/);
      expect(reader.errors).toEqual([]);
      await keepPicture(reader.page, `evidence-page-${language}`);
    } finally {
      await reader.page.close();
    }
  });
});
