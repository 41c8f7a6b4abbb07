/** Search as you type: every key, from the key to the frame that shows its hits. */

import { pinyin } from 'pinyin-pro';
import type { Page } from 'playwright-core';
import { ask, type Explorer, newPage } from '../explorer.ts';
import { type Figure, quantile } from '../figure.ts';

const TEXTS_A_SORT = 5;
const LONGEST_NAME = 8;

interface Sort {
  readonly name: string;
  readonly texts: readonly string[];
}

/** What is typed: taken from names and numbers of the store, spread over it. */
async function textsOf(explorer: Explorer): Promise<readonly Sort[]> {
  const query = 'query ($kind: NodeKind!) { overview(limit: 2000, kinds: [$kind]) { ids names } }';
  const some = async (kind: string) => {
    const { overview } = await ask<{ overview: { ids: string[]; names: string[] } }>(explorer, query, { kind });
    const step = Math.max(1, Math.floor(overview.ids.length / TEXTS_A_SORT));
    const places = Array.from({ length: TEXTS_A_SORT }, (_, i) => i * step);
    return {
      keys: places.map((place) => (overview.ids[place] ?? '').slice(kind.length + 1)),
      names: places.map((place) => overview.names[place] ?? ''),
    };
  };
  const [enterprises, people, accounts] = [await some('Enterprise'), await some('Person'), await some('Account')];
  const initials = (name: string): string => pinyin(name, { pattern: 'first', toneType: 'none', separator: '' });
  return [
    { name: 'Chinese name', texts: enterprises.names.map((name) => name.slice(0, LONGEST_NAME)) },
    { name: 'person', texts: people.names },
    { name: 'pinyin initials', texts: enterprises.names.map((name) => initials(name.slice(0, LONGEST_NAME))) },
    { name: 'mistyped name', texts: enterprises.names.map(mistyped) },
    { name: 'credit code', texts: enterprises.keys },
    { name: 'account number', texts: accounts.keys },
  ];
}

/** One character in the middle is another: nothing is just so, what is similar is looked for. */
const mistyped = (name: string): string => `${name.slice(0, 3)}錯${name.slice(4, LONGEST_NAME)}`;

/** Waits for one key and its hits. As text, because what runs in the page must not be touched by the compiler of this file. */
const WATCH = `window.keyToHits = new Promise((resolve) => {
  document.getElementById('search').addEventListener('input', () => {
    const startedAt = performance.now();
    const list = document.querySelector('.search [role=listbox]');
    const afterFrame = () => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - startedAt);
      port2.postMessage(null);
    });
    new MutationObserver((_, observer) => {
      if (list.getAttribute('aria-busy') === 'true') return;
      observer.disconnect();
      afterFrame();
    }).observe(list, { attributes: true, attributeFilter: ['aria-busy'] });
  }, { capture: true, once: true });
}); 0`;

/** Milliseconds from each key to the frame after its hits are on the screen. */
async function typed(page: Page, text: string): Promise<readonly number[]> {
  await page.locator('#search').fill('');
  const times: number[] = [];
  for (const character of text) {
    await page.evaluate(WATCH);
    await page.keyboard.insertText(character);
    times.push(Number(await page.evaluate('window.keyToHits')));
  }
  return times;
}

export async function measureSearch(explorer: Explorer): Promise<readonly Figure[]> {
  const page = await newPage(explorer);
  await page.goto(`${explorer.url}/?lang=en`);
  await page.locator('.queue-row').first().waitFor();
  await page.locator('#search').focus();
  await typed(page, 'ab');
  const all: number[] = [];
  const figures: Figure[] = [];
  for (const { name, texts } of await textsOf(explorer)) {
    const times: number[] = [];
    for (const text of texts) times.push(...(await typed(page, text)));
    all.push(...times);
    figures.push({ name: `search, ${name}`, value: quantile(times, 0.5), unit: 'ms', bar: null, note: noteOf(times) });
  }
  await page.close();
  const whole = {
    name: 'search, any, p95',
    value: quantile(all, 0.95),
    unit: 'ms',
    bar: 100,
    note: noteOf(all),
  } as const;
  return [whole, ...figures];
}

const noteOf = (times: readonly number[]): string =>
  `p50 ${quantile(times, 0.5).toFixed(0)}, p95 ${quantile(times, 0.95).toFixed(0)}, most ${quantile(times, 1).toFixed(0)} ms of ${times.length} keys`;
