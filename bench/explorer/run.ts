/** Measures the explorer in a real browser on a real server. See README.md. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildExplorer } from '../../scripts/start/explorer.ts';
import { launchChromium } from '../../test/services/chromium.ts';
import { startServer } from '../../test/services/ringsight-server.ts';
import type { Explorer } from './explorer.ts';
import { type Figure, type Measured, print } from './figure.ts';
import { measureExpand } from './measures/expand.ts';
import { measureLoad } from './measures/load.ts';
import { measureSearch } from './measures/search.ts';
import { measureWhole } from './measures/whole.ts';
import { givenStore, type PreparedStore, prepareStore, type StoreName, sizes } from './stores.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    stores: { type: 'string', default: Object.keys(sizes).join() },
    store: { type: 'string' },
    measures: { type: 'string', default: 'load,search,expand,whole' },
    runs: { type: 'string', default: '3' },
    prepare: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const runs = Number(values.runs);
const measures: Readonly<Record<string, (explorer: Explorer) => Promise<readonly Figure[]>>> = {
  load: (explorer) => measureLoad(explorer, runs),
  search: measureSearch,
  expand: (explorer) => measureExpand(explorer, runs),
  whole: measureWhole,
};

async function storesIn(folder: string): Promise<readonly PreparedStore[]> {
  if (values.store !== undefined) return [givenStore(values.store)];
  const stores: PreparedStore[] = [];
  for (const name of values.stores.split(',')) stores.push(await prepareStore(folder, name as StoreName));
  return stores;
}

async function measure({ name, path }: PreparedStore): Promise<Measured> {
  const server = await startServer({ store: path, timeoutMs: 180_000 });
  const browser = await launchChromium();
  try {
    const figures: Figure[] = [];
    for (const one of values.measures.split(',')) {
      const measured = (await measures[one]?.({ browser, url: server.url })) ?? [];
      figures.push(...measured);
      if (!values.json) print(measured);
    }
    return { store: name, figures };
  } finally {
    await browser.close();
    await server.stop();
  }
}

const folder = values.data ?? (await mkdtemp(join(tmpdir(), 'ringsight-bench-explorer-')));
try {
  await buildExplorer(fileURLToPath(new URL('../..', import.meta.url)));
  const all: Measured[] = [];
  const stores = await storesIn(folder);
  for (const store of values.prepare ? [] : stores) {
    if (!values.json) console.log(`\n${store.name}`);
    all.push(await measure(store));
  }
  if (values.json) console.log(JSON.stringify(all, null, 2));
} finally {
  if (values.data === undefined) await rm(folder, { recursive: true, force: true });
}
