/** Expanding a hub: from the key to the frame that shows its neighbours. */
import { ask, atRest, type Explorer, newPage } from '../explorer.ts';
import { type Figure, median } from '../figure.ts';

const NEW = 200;
/** The opened hub brings the first hundred by itself. */
const ENOUGH = NEW + 100;
const LOOKED_AT = 200;

/** The entity with the fewest neighbours that are enough; where none has so many, the one with the most. */
async function hubOf(explorer: Explorer): Promise<string> {
  const { overview } = await ask<{ overview: { ids: readonly string[] } }>(
    explorer,
    `{ overview(limit: ${LOOKED_AT}, kinds: [Enterprise, Person, Account, Loan, Identifier]) { ids } }`,
  );
  const found: { readonly id: string; readonly neighbors: number }[] = [];
  for (const id of overview.ids) {
    const query = 'query ($id: ID!) { connections(id: $id) { neighbors } }';
    const { connections } = await ask<{ connections: { neighbors: number } }>(explorer, query, { id });
    found.push({ id, neighbors: connections.neighbors });
  }
  const ranked = found.toSorted((a, b) => a.neighbors - b.neighbors);
  return (ranked.find(({ neighbors }) => neighbors >= ENOUGH) ?? ranked.at(-1))?.id ?? '';
}

interface Expansion {
  readonly milliseconds: number;
  readonly nodes: number;
}

/** From the key that expands the hub, which stands with its nearest, to the frame that shows the new nodes. */
async function expansion(explorer: Explorer, hub: string): Promise<Expansion> {
  const page = await newPage(explorer);
  await page.goto(`${explorer.url}/?lang=en&entity=${encodeURIComponent(hub)}`);
  await page.getByTestId('entity').waitFor();
  await atRest(page);
  const canvas = page.getByTestId('canvas');
  const before = Number(await canvas.getAttribute('data-node-count'));
  await canvas.focus();
  const milliseconds = await canvas.evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        const startedAt = performance.now();
        const observer = new MutationObserver(() => {
          if ((element as HTMLElement).dataset.moving !== 'true') return;
          observer.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - startedAt)));
        });
        observer.observe(element, { attributes: true, attributeFilter: ['data-moving'] });
        element.dispatchEvent(new KeyboardEvent('keydown', { key: 'E', shiftKey: true, bubbles: true }));
      }),
  );
  await atRest(page);
  const nodes = Number(await canvas.getAttribute('data-node-count')) - before;
  await page.close();
  return { milliseconds, nodes };
}

export async function measureExpand(explorer: Explorer, runs: number): Promise<readonly Figure[]> {
  const hub = await hubOf(explorer);
  const all: Expansion[] = [];
  for (let i = 0; i < runs; i++) all.push(await expansion(explorer, hub));
  const value = median(all.map(({ milliseconds }) => milliseconds));
  return [
    { name: 'expand', value, unit: 'ms', bar: 300, note: `${median(all.map(({ nodes }) => nodes))} new entities` },
  ];
}
